"""Quotations without a cue of their own: they go on with the words of whoever was quoted last."""

from __future__ import annotations

from dataclasses import replace

from dateline.model.spans import Span, Spans
from dateline.reading.claims.finding import Finding
from dateline.reading.claims.lines import Line
from dateline.reading.claims.quotes import Quotation, Quoted

_MIN_WORDS = 4


def with_continuations(findings: list[Finding], lines: list[Line], quoted: Quoted, text: str) -> list[Finding]:
    """The findings, with each free quotation added to the content of the quotation that it goes on from.

    In the same line it goes on from the quotation before it. In a new line it has to open the line, and the line before
    has to hold a quotation that was attributed; a line of prose in between ends the speech.
    """
    out = list(findings)
    held = _holders(out)
    previous: int | None = None
    for line in lines:
        current: int | None = None
        for quotation in quoted.within(line.span):
            if quotation.single or quotation.span.start < line.span.start:
                continue
            holder = _holder(held, quotation)
            if holder is None and _free(quotation, text, held):
                opens = quotation.span.start - line.span.start <= 1
                holder = current if current is not None else (previous if opens else None)
                if holder is not None and _continues(quotation, text, opens):
                    out[holder] = _extended(out[holder], quotation.span)
                    held.append((quotation.span, holder))
            current = holder if holder is not None else current
        previous = current
    return out


def _holders(findings: list[Finding]) -> list[tuple[Span, int]]:
    return [(span, number) for number, finding in enumerate(findings) for span in finding.content]


def _holder(held: list[tuple[Span, int]], quotation: Quotation) -> int | None:
    for span, number in held:
        if (
            span.overlaps(quotation.span)
            and _shared(span, quotation.span) * 2 >= quotation.span.end - quotation.span.start
        ):
            return number
    return None


def _shared(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _free(quotation: Quotation, text: str, held: list[tuple[Span, int]]) -> bool:
    return quotation.words(text) >= _MIN_WORDS and not any(span.overlaps(quotation.span) for span, _ in held)


def _continues(quotation: Quotation, text: str, opens: bool) -> bool:
    """A sentence of its own: it begins after a sentence end (or line start) with a capital, or ends like one."""
    inner = quotation.span.of(text).strip("“”\"'`‘’ ")
    before = text[: quotation.span.start].rstrip()[-1:]
    starts = opens or before in ".!?:,;”\"'—–…"
    return starts and bool(inner) and (inner[0].isupper() or not inner[0].isalpha() or before == ",")


def _extended(finding: Finding, span: Span) -> Finding:
    return replace(finding, content=_merged((*finding.content, span)))


def _merged(spans: Spans) -> Spans:
    return tuple(sorted(set(spans)))
