"""Words and word pieces as the encoder reads them: BERT's uncased pieces, with the case of each word kept beside them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from dateline.model.spans import Span

_WORD = re.compile(r"[^\W_]+|[^\w\s]|_")
_LONGEST: Final = 100

LOWER, CAPITALISED, CAPITALS = 0, 1, 2
"""The case of a word, given to the encoder in the place of BERT's segment ids."""


def words(text: str, within: Span) -> list[Span]:
    """Runs of letters and digits, and every other mark by itself, inside a stretch of a text.

    >>> [span.of("He said: “no”.") for span in words("He said: “no”.", Span(0, 14))]
    ['He', 'said', ':', '“', 'no', '”', '.']
    """
    return [Span(match.start(), match.end()) for match in _WORD.finditer(text, within.start, within.end)]


def case_of(word: str) -> int:
    """Whether a word is in capitals, begins with one, or neither; a single capital letter counts as a beginning."""
    if not word[:1].isupper():
        return LOWER
    return CAPITALS if len(word) > 1 and word.isupper() else CAPITALISED


class WordPiece:
    """Words to numbers of pieces: lower case, accents off, longest known piece first (Wu et al. 2016, as in BERT)."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self._ids = {piece: number for number, piece in enumerate(vocabulary)}
        self.begin, self.end = self._ids["[CLS]"], self._ids["[SEP]"]
        self._unknown = self._ids["[UNK]"]
        self.pieces = lru_cache(maxsize=100_000)(self._pieces)

    def _pieces(self, word: str) -> tuple[int, ...]:
        plain = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")
        if not plain or len(plain) > _LONGEST:
            return (self._unknown,)
        out, start = [], 0
        while start < len(plain):
            end = len(plain)
            while (piece := ("##" if start else "") + plain[start:end]) not in self._ids:
                end -= 1
                if end == start:
                    return (self._unknown,)
            out.append(self._ids[piece])
            start = end
        return tuple(out)
