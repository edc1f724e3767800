"""Text to pieces: the words and numbers of a text, each with the symbol by which the grammar knows it.

The parser's tokens keep "mid-June", "10-year" or "5p.m." together or apart as it pleases; the grammar needs them apart.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from dateline.reading.times.words import Word, entries, words


class Piece(NamedTuple):
    """A word, number or mark at `[start, end)`; `atom` names its shape or form, `number` is set for numbers in digits."""

    text: str
    start: int
    end: int
    atom: str
    number: int | None = None

    @property
    def lower(self) -> str:
        return self.text.lower()

    def entry(self, *kinds: str) -> Word | None:
        """What the word means as one of the kinds, or None."""
        found = entries(self.text)
        return next((found[kind] for kind in kinds if kind in found), None)


SHAPES = (
    "ISO", "SLASHED", "MONTHDAY", "CLOCK", "DECADE", "ORD31", "ORDMORE", "GROUPED", "DECIMAL", "FRACTION",
    "N0", "N12", "N24", "N31", "N59", "N99", "N3", "Y4", "HHMM", "BIG",
)  # fmt: skip
"""Atoms of pieces that hold digits: N12 is a number from 1 to 12 in one or two digits, N24 one from 13 to 24, and so on."""


@cache
def _token() -> re.Pattern[str]:
    dotted = sorted({re.escape(w) for w in words() if w.endswith(".") and w.count(".") == 1}, key=len, reverse=True)
    return re.compile(
        rf"""
        (?P<LOW>(?<!\w)(?:[A-Z]?[a-z]+)(?![\w.]))
      | (?P<PARA>\n\s*\n)
      | (?P<ISO>(?<![\d-])\d{{4}}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\d-]))
      | (?P<SLASHED>(?<![\d/])\d{{1,2}}/\d{{1,2}}/(?:\d{{4}}|\d\d)(?![\d/]))
      | (?P<CLOCK>(?<!\d)(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?!\d))
      | (?P<DECADE>(?<!\w)(?:\d{{3}}0'?s|'?\d{{1,2}}0'?s)(?!\w))
      | (?P<ORD>(?<!\w)\d{{1,3}}(?:st|nd|rd|th|ST|ND|RD|TH)(?!\w))
      | (?P<GROUPED>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?)
      | (?P<DECIMAL>\d+\.\d+)
      | (?P<FRACTION>(?<![\d/])[1-9]/[2-9](?![\d/]))
      | (?P<MONTHDAY>(?<![\d/])\d\d?/\d\d?(?![\d/]))
      | (?P<INT>\d+)
      | (?P<DOTTED>(?<![^\W\d_])(?:[A-Za-z]\.){{2,}}|(?<![^\W\d_])[apAP]\.[mM](?!\w)|(?<!\w)B\.C(?!\w)
          |(?<!\w)(?i:{"|".join(dotted)}))
      | (?P<WORD>'s(?!\w)|[^\W\d_]+)
      | (?P<MARK>[^\w\s])
        """,
        re.VERBOSE,
    )


def pieces(text: str) -> list[Piece]:
    """The pieces of a text, in order; an empty line is a piece of its own, which no expression crosses."""
    out = []
    for match in _token().finditer(text):
        shape, word = match.lastgroup or "", match.group()
        atom, number = _atom(shape, word)
        out.append(Piece(word, match.start(), match.end(), atom, number))
    return out


@lru_cache(maxsize=65536)
def _atom(shape: str, word: str) -> tuple[str, int | None]:
    if shape == "INT":
        return _integer(word)
    if shape == "ORD":
        number = int(word[:-2])
        return ("ORD31" if 1 <= number <= 31 else "ORDMORE"), number
    if shape in {"LOW", "WORD", "DOTTED"}:
        return (word if word in words() else word.lower()), None
    if shape == "MARK":
        return ("-" if word in "-–‑" else word), None
    return shape, None


def _integer(word: str) -> tuple[str, int | None]:
    """The atom of an integer by length and value; more than nine digits are no number that anybody means."""
    if len(word) > 9:
        return "BIG", None
    number = int(word)
    if len(word) <= 2:
        bounds = ((0, "N0"), (12, "N12"), (24, "N24"), (31, "N31"), (59, "N59"), (99, "N99"))
        return next(atom for bound, atom in bounds if number <= bound), number
    if len(word) == 3:
        return ("HHMM" if word[0] == "0" else "N3"), number
    if len(word) == 4:
        if word[0] == "0":
            return "HHMM", number
        return ("Y4" if 1000 <= number <= 2199 else "BIG"), number
    return "BIG", number
