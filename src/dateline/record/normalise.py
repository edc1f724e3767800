"""The normalised shadow of a text: what search looks at, with the way back to the original.

Names are written in many ways: with and without diacritics, with Arabic hamza or bare alef, in scripts that put no spaces.
The shadow evens these out; `Shadow.original` maps every stretch of it back to the text that people see. Pure functions.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from dateline.model.spans import Span

_STROKES: Final = str.maketrans({
    "đ": "d", "ð": "d", "ɖ": "d", "ł": "l", "ƚ": "l", "ø": "o", "ɵ": "o", "ħ": "h", "ŧ": "t", "ƀ": "b", "ɨ": "i", "ʉ": "u",
    "ı": "i", "ŋ": "n", "ɲ": "n", "æ": "ae", "œ": "oe", "þ": "th", "ə": "a", "ɛ": "e", "ɔ": "o", "ɓ": "b", "ɗ": "d",
    "ƙ": "k", "ƴ": "y", "ĸ": "k",
    # Arabic: alef wasla, alef maqsura, Farsi yeh, ta marbuta, keheh, heh goal, heh doachashmee, yeh barree
    "ٱ": "ا", "ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك", "ہ": "ه", "ھ": "ه", "ے": "ي", "ۀ": "ه", "ە": "ه",
    # Quotation marks and dashes that NFKC leaves alone
    "’": "'", "‘": "'", "“": '"', "”": '"', "‐": "-", "–": "-", "—": "-",
})  # fmt: skip

_DROPPED_MARKS: Final = (
    (0x0300, 0x036F),  # accents
    (0x0483, 0x0487),  # Cyrillic titlo
    (0x0591, 0x05C7),  # Hebrew points
    (0x0610, 0x061A), (0x064B, 0x065F), (0x0670, 0x0670), (0x06D6, 0x06DC), (0x06DF, 0x06E4), (0x06E7, 0x06E8),
    (0x06EA, 0x06ED),  # Arabic vowel signs, hamza above and below
    (0x0640, 0x0640),  # tatweel
    (0x02B9, 0x02BF),  # apostrophe letters of transliteration: ʻ ʼ ʾ ʿ
    (0x00AD, 0x00AD), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x2069), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF),
    (0x1DC0, 0x1DFF), (0x20D0, 0x20F0), (0xFE20, 0xFE2F),
)  # fmt: skip
_DROPPED: Final = {code: None for low, high in _DROPPED_MARKS for code in range(low, high + 1)}

_UNSPACED: Final = (
    (0x3005, 0x3007), (0x3041, 0x3096), (0x309D, 0x309F), (0x30A1, 0x30FA), (0x30FC, 0x30FF), (0x3105, 0x312F),
    (0x31A0, 0x31BF), (0x31F0, 0x31FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xAC00, 0xD7A3), (0xF900, 0xFAFF),
    (0x20000, 0x3FFFD),
)  # fmt: skip

Piece = tuple[str, int, int]
"""A character of the shadow, and the stretch of the original that it stands for."""


@dataclass(frozen=True, slots=True)
class Shadow:
    """A normalised text; `starts[i]` and `ends[i]` say which stretch of the original its character `i` stands for."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def original(self, start: int, end: int) -> Span:
        """The stretch of the original behind `text[start:end]`, which must not be empty."""
        return Span(min(self.starts[start:end]), max(self.ends[start:end]))


def shadow(text: str, *, last_alone: bool = True) -> Shadow:
    """The shadow of a text. Runs of Chinese, Japanese and Korean become overlapping pairs of characters.

    `last_alone` adds the last character of such a run as a word of its own, so that every character begins a word and a
    search for one character finds it as a beginning; queries are made without it.

    >>> shadow("Đinđić of Łódź").text
    'dindic of lodz'
    """
    if text.isascii():
        return Shadow(_plain(text.lower()), range(len(text)), range(1, len(text) + 1))
    pieces = list(_in_pairs(list(_folded(text)), last_alone))
    return Shadow("".join(p[0] for p in pieces), [p[1] for p in pieces], [p[2] for p in pieces])


@lru_cache(maxsize=65536)
def fold(cluster: str) -> str:
    """A character with its marks in its plainest form: compatibility forms, case, diacritics and strokes evened out.

    >>> fold("Ø"), fold("أ"), fold("ﬁ"), fold("é")
    ('o', 'ا', 'fi', 'e')
    """
    bare = unicodedata.normalize("NFKD", cluster).translate(_DROPPED)
    folded = unicodedata.normalize("NFKD", bare.casefold()).translate(_DROPPED).translate(_STROKES)
    plain = unicodedata.normalize("NFKC", folded)
    return _plain("".join(str(unicodedata.digit(c)) if unicodedata.category(c) == "Nd" else c for c in plain))


def is_unspaced(character: str) -> bool:
    """Whether a character belongs to a script that is searched by pairs: Chinese, Japanese, Korean."""
    code = ord(character)
    return code >= 0x3005 and any(low <= code <= high for low, high in _UNSPACED)


_CONTROLS: Final = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), " ")


def _plain(text: str) -> str:
    """Control characters become spaces: search marks its hits with them."""
    return text.translate(_CONTROLS)


def _folded(text: str) -> Iterator[Piece]:
    for start, end in _clusters(text):
        for character in fold(text[start:end]):
            yield character, start, end


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of a character and the marks that go with it."""
    start = 0
    for index in range(1, len(text)):
        if not _continues(text[index]):
            yield start, index
            start = index
    if text:
        yield start, len(text)


def _continues(character: str) -> bool:
    if character < "\u0300":
        return False
    return (
        unicodedata.category(character)[0] == "M"
        or "\u1160" <= character <= "\u11ff"  # vowels and finals of decomposed Korean
        or character in "\uff9e\uff9f"  # voicing marks of half-width Japanese
    )


def _in_pairs(pieces: list[Piece], last_alone: bool) -> Iterator[Piece]:
    index = 0
    while index < len(pieces):
        stop = index
        while stop < len(pieces) and is_unspaced(pieces[stop][0]):
            stop += 1
        if stop == index:
            yield pieces[index]
            index += 1
            continue
        yield (" ", pieces[index][1], pieces[index][1])
        yield from _pairs(pieces[index:stop], last_alone)
        yield (" ", pieces[stop - 1][2], pieces[stop - 1][2])
        index = stop


def _pairs(run: list[Piece], last_alone: bool) -> Iterator[Piece]:
    for first, second in pairwise(run):
        yield first
        yield second
        yield (" ", second[1], second[1])
    if last_alone or len(run) == 1:
        yield run[-1]
