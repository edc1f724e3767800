"""Spans: where in a report's text something stands."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """A half-open stretch `[start, end)` of `report.text`, in Unicode code points.

    >>> Span(0, 5).of("Derna is quiet.")
    'Derna'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that the span covers: the quote that every value can be checked against."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


Spans = tuple[Span, ...]
"""A span list: one or more spans in order, discontinuous content among them."""


def hull(spans: Spans) -> Span:
    """The smallest span that covers all of `spans`; raises ValueError where there are none."""
    return Span(min(s.start for s in spans), max(s.end for s in spans))


def trim(text: str, span: Span, extra: str = "") -> Span:
    """The span without white space (and characters of `extra`) at its edges; may become empty.

    >>> trim(' "no" ', Span(0, 6), extra='"')
    Span(start=2, end=4)
    """
    start, end = span
    while start < end and (text[start].isspace() or text[start] in extra):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in extra):
        end -= 1
    return Span(start, end)
