"""Windows: a line of a text, or a part of a long one, as the encoder takes it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.model.spans import Span
from dateline.reading.encoder.words import LOWER, WordPiece, case_of, words
from dateline.reading.shadow import is_capitals

MOST_PIECES = 320
_LINE = re.compile(r"[^\n]+")
_ENDS = frozenset(".!?")
_CLOSES = frozenset("”\"'’)")


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of a text: its words, the pieces and cases of all, and at which piece each word begins.

    `pieces` opens with [CLS] and closes with [SEP]; `cases` runs beside it; `first[i]` is the place in `pieces` of the first
    piece of `words[i]`.
    """

    words: tuple[Span, ...]
    pieces: tuple[int, ...]
    cases: tuple[int, ...]
    first: tuple[int, ...]


def windows(text: str, wordpiece: WordPiece) -> Iterator[Window]:
    """The lines of a text that hold a word, in order; a line of more than MOST_PIECES is parted, at sentence ends if it can be."""
    for line in _LINE.finditer(text):
        spans = words(text, Span(line.start(), line.end()))
        shouted = is_capitals(line.group())
        pieces = [wordpiece.pieces(span.of(text)) for span in spans]
        while spans:
            cut = _cut(text, spans, [len(p) for p in pieces])
            yield _window(text, spans[:cut], pieces[:cut], wordpiece, shouted)
            spans, pieces = spans[cut:], pieces[cut:]


def _cut(text: str, spans: list[Span], lengths: list[int]) -> int:
    """How many of the words fit into one window; where not all do, up to the last sentence end in its second half."""
    room = MOST_PIECES - 2
    total = fits = 0
    for length in lengths:
        total += length
        if total > room:
            break
        fits += 1
    if fits == len(spans):
        return fits
    fits = max(fits, 1)
    for at in range(fits, fits // 2, -1):
        if spans[at - 1].of(text) in _ENDS and spans[at].of(text) not in _CLOSES:
            return at
    return fits


def _window(text: str, spans: list[Span], pieces: list[tuple[int, ...]], wordpiece: WordPiece, shouted: bool) -> Window:
    """The window of some words; in a line in capitals (`shouted`) case tells nothing, and all words count as lower."""
    ids, cases, first = [wordpiece.begin], [0], []
    for span, own in zip(spans, pieces, strict=True):
        first.append(len(ids))
        ids += own
        cases += [LOWER if shouted else case_of(span.of(text))] * len(own)
    return Window(tuple(spans), (*ids, wordpiece.end), (*cases, 0), tuple(first))
