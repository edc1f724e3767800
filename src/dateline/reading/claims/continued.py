"""Quotations without a cue of their own: they go on with the words of whoever was quoted last."""

from __future__ import annotations

import bisect
from dataclasses import replace
from typing import NamedTuple

from dateline.model.spans import Span, Spans
from dateline.reading.claims.finding import Finding
from dateline.reading.claims.lines import Line
from dateline.reading.claims.quotes import Quotation, Quoted

_MIN_WORDS = 4
_SENTENCE_ENDS = frozenset(".!?")


class Held(NamedTuple):
    """A part of a finding's content, with the first span of its cue and its number."""

    content: Span
    cue: Span
    finding: int


def with_continuations(findings: list[Finding], lines: list[Line], quoted: Quoted, text: str) -> list[Finding]:
    """The findings, with each free quotation added to the content of the quotation that it goes on from.

    In the same line it goes on from the quotation before it. In a new line it has to open the line, and the line before
    has to hold a quotation that was attributed; a line of prose in between ends the speech.
    """
    out = list(findings)
    held_in = _held_by_line(out, lines)
    previous: int | None = None
    for line, held in zip(lines, held_in, strict=True):
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
            current = holder if holder is not None else current
        previous = current
    return out


def _held_by_line(findings: list[Finding], lines: list[Line]) -> list[list[Held]]:
    """For each line, the contents that reach into it, with the number of their finding."""
    starts = [line.span.start for line in lines]
    held: list[list[Held]] = [[] for _ in lines]
    for number, finding in enumerate(findings):
        for span in finding.content:
            first = max(0, bisect.bisect_right(starts, span.start) - 1)
            for at in range(first, bisect.bisect_left(starts, span.end)):
                held[at].append(Held(span, finding.cue[0], number))
    return held


def _holder(held: list[Held], quotation: Quotation) -> int | None:
    for item in held:
        inside = quotation.span.contains(item.cue)
        if not inside and 2 * _shared(item.content, quotation.span) >= quotation.span.end - quotation.span.start:
            return item.finding
    return None


def _shared(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _free(quotation: Quotation, text: str, held: list[Held]) -> bool:
    """Whether nobody says the quotation yet; what is told inside it does not count."""
    ends = quotation.span.of(text).rstrip("”\"'`’ ")[-1:] in _SENTENCE_ENDS
    taken = any(h.content.overlaps(quotation.span) and not quotation.span.contains(h.cue) for h in held)
    return (ends or quotation.words(text) >= _MIN_WORDS) and not taken


def _continues(quotation: Quotation, text: str, opens: bool) -> bool:
    """A sentence of its own: it begins after a sentence end (or line start) with a capital, or ends like one."""
    inner = quotation.span.of(text).strip("“”\"'`‘’ ")
    before = text[max(0, quotation.span.start - 4) : quotation.span.start].rstrip()[-1:]
    starts = opens or before in ".!?:,;”\"'—–…"
    return starts and bool(inner) and (inner[0].isupper() or not inner[0].isalpha() or before == ",")


def _extended(finding: Finding, span: Span) -> Finding:
    return replace(finding, content=_merged((*finding.content, span)))


def _merged(spans: Spans) -> Spans:
    return tuple(sorted(set(spans)))
