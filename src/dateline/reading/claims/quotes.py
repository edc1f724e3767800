"""Where quotation marks open and close: stretches of quoted text, paragraph by paragraph, whatever the marks."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.model.spans import Span, Spans

_OPENING = frozenset({"“", "„", "«", "``"})
_CLOSING = frozenset({"”", "»"})
_MARK = re.compile(r"[“”„«»\"]|``|''")
_PARAGRAPH = re.compile(r"[^\n]+")
_SINGLE = re.compile(r"(?:(?<=^)|(?<=[\s(\[:—–-]))(?:‘|')(?=\S)(?P<words>[^‘\n]{2,400}?)(?:’|')(?![\w])")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between quotation marks, marks included.

    `closed` is False where the paragraph ends before the mark that closes it (a quotation that goes on in the next
    paragraph, or a mark that was lost). `single` says that it stands in single marks.
    """

    span: Span
    closed: bool = True
    single: bool = False

    def words(self, text: str) -> int:
        """How many words it holds."""
        return len(self.span.of(text).split())


def quotations(text: str) -> list[Quotation]:
    """All quotations of a text, in order, without those inside others.

    Marks are paired inside a line only, so that a lost mark cannot swallow the next paragraph. A straight mark opens where
    nothing is open; a curly one opens or closes as it looks; a closing mark with nothing open is passed over.
    """
    found: list[Quotation] = []
    for line in _PARAGRAPH.finditer(text):
        doubles = list(_doubles(text, line.start(), line.end()))
        found += doubles
        found += [
            q for q in _singles(text, line.start(), line.end()) if not any(q.span.overlaps(d.span) for d in doubles)
        ]
    return sorted(found, key=lambda q: q.span)


def _doubles(text: str, start: int, end: int) -> Iterator[Quotation]:
    opened: int | None = None
    for mark in _MARK.finditer(text, start, end):
        if _opens(text, mark, opened):
            opened = mark.start() if opened is None else opened
        elif opened is not None:
            if mark.start() > opened + len(mark.group()):
                yield Quotation(Span(opened, mark.end()))
            opened = None
    if opened is not None and end - opened > 2:
        yield Quotation(Span(opened, end), closed=False)


def _opens(text: str, mark: re.Match[str], opened: int | None) -> bool:
    """Whether a mark opens: by its shape, a straight one where nothing is open; “ closes what „ has opened."""
    if mark.group() == "“" and opened is not None and text[opened] == "„":
        return False
    return mark.group() in _OPENING or (opened is None and mark.group() not in _CLOSING)


def _singles(text: str, start: int, end: int) -> Iterator[Quotation]:
    for match in _SINGLE.finditer(text, start, end):
        curly = text[match.start()] == "‘"
        if curly or " " in match["words"]:
            yield Quotation(Span(match.start(), match.end()), single=True)


class Quoted:
    """The quotations of a text, ready to be asked about offsets."""

    def __init__(self, text: str) -> None:
        self.all = quotations(text)
        self._starts = [quotation.span.start for quotation in self.all]

    def at(self, offset: int) -> Quotation | None:
        """The quotation that holds an offset, or None."""
        index = bisect.bisect_right(self._starts, offset) - 1
        if index >= 0 and offset < self.all[index].span.end:
            return self.all[index]
        return None

    def within(self, span: Span) -> list[Quotation]:
        """The quotations that share a character with a span, in order."""
        first = max(0, bisect.bisect_right(self._starts, span.start) - 1)
        last = bisect.bisect_left(self._starts, span.end)
        return [quotation for quotation in self.all[first:last] if quotation.span.overlaps(span)]

    def share(self, text: str, spans: Spans) -> float:
        """Share of the words of some spans that stand inside quotation marks, 0..1; 0 where there are no words."""
        words = quoted = 0
        for span in spans:
            for word in re.finditer(r"\w[\w'’.-]*", span.of(text)):
                words += 1
                quoted += self.at(span.start + word.start()) is not None
        return quoted / words if words else 0.0
