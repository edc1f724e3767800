"""Plain text: the headline, outlet, byline and date that its own first lines give."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dateline.intake.blocks import classify
from dateline.intake.datelines import date_line, full_dates, opening
from dateline.intake.decode import clean, decode
from dateline.intake.head import is_byline
from dateline.intake.language import language_of
from dateline.intake.limits import Limits, read_capped
from dateline.intake.outlets import find_outlet, looks_like_outlet
from dateline.intake.pieces import Piece, empty, read
from dateline.model.arrival import Arrival
from dateline.model.report import Block, Capture, Report

_BY = re.compile(r"^\W*(?:(?:story|words|report|written|reported)\s+)?(?:by|from|par)\b[:\s]*", re.IGNORECASE)
_FRENCH_OUTLET = re.compile(r"(?:L[ea]s? |L[’'])[A-ZÀ-Þ]")
_PUBLISHED = re.compile(
    r"^\W*(?:first |originally )?(?:published|posted|issued|filed|date|publi[ée]e?)\b", re.IGNORECASE
)


def read_text(piece: Piece, limits: Limits) -> Iterator[Arrival]:
    """One arrival: the report that a plain text is."""
    content = read_capped(piece.stream, limits.document)
    text, encoding = decode(content, piece.charset)
    capture = Capture(piece.locator, content, f"text/plain; charset={encoding}")
    report = text_report(clean(text), piece.name, piece.url)
    if not report.text.strip():
        yield empty(piece.locator, "there is no text in it", capture)
    else:
        yield read(piece.locator, report, capture)


def text_report(text: str, ident: str, url: str | None = None, declared_language: str | None = None) -> Report:
    """The report of a plain text; what its first lines do not state stays None, the publication date above all."""
    blocks = classify(text)
    return Report(
        id=ident,
        text=text,
        title=_first(text, blocks, "headline"),
        outlet=outlet_line(text, blocks),
        url=url,
        language=language_of(text, declared_language),
        published=published_in(text, blocks),
        byline=byline_in(text, blocks),
        blocks=blocks,
    )


def _first(text: str, blocks: Sequence[Block], role: str) -> str | None:
    found = next((block.span.of(text) for block in blocks if block.role == role), None)
    return " ".join(found.split()) if found else None


def byline_in(text: str, blocks: Sequence[Block]) -> str | None:
    """Who wrote the report: the byline without its "By" and without the outlet behind the names."""
    for block in blocks:
        line = block.span.of(text)
        if block.role == "byline" and is_byline(line):
            return _parted(line)[0] or None
    return None


def outlet_line(text: str, blocks: Sequence[Block]) -> str | None:
    """The outlet that the head names: in a line of its own, or behind the names of the byline; else the dateline's credit.

    Other outlets print what an agency credits itself with, so that the credit decides only where nothing else does.
    """
    lines = [block.span.of(text) for block in blocks if block.role == "byline"]
    for line in lines:
        if not is_byline(line):
            return line
    return next((outlet for line in lines if (outlet := _parted(line)[1])), None) or _credit(text, blocks)


def _credit(text: str, blocks: Sequence[Block]) -> str | None:
    """The agency in the brackets of the first dateline."""
    first = next((block.span.of(text) for block in blocks if block.role == "dateline"), None)
    start = opening(f"{first} X") if first else None
    return start.agency if start else None


def _parted(byline: str) -> tuple[str, str | None]:
    """The names of a byline without its "By", and the outlet behind the last comma where what stands there is one."""
    line = _BY.sub("", byline).strip()
    names, comma, tail = line.rpartition(",")
    tail = tail.strip()
    shaped = len(tail.split()) > 1 and looks_like_outlet(tail)
    french = byline.lower().startswith("par ") and _FRENCH_OUTLET.match(tail) is not None
    if comma and (find_outlet(tail) is not None or shaped or french):
        return names.strip(), tail
    return line, None


def published_in(text: str, blocks: Sequence[Block]) -> str | None:
    """The ISO day that a "Published" line, a date line or the dateline states in full; None otherwise."""
    for block in blocks:
        words = block.span.of(text)
        if block.role == "furniture" and _PUBLISHED.match(words):
            dates = full_dates(words)
            if dates:
                return dates[0].isoformat()
    for block in blocks:
        if block.role == "dateline":
            start = opening(block.span.of(text) + " X")
            day = date_line(block.span.of(text)) or (start.day if start else None)
            return day.isoformat() if day else None
    return None
