"""Keys of place names: what two spellings of one name have in common."""

from __future__ import annotations

import unicodedata
from typing import Final

ARTICLES: Final = frozenset("al el ar as ash az ad adh an at ath ed en er es ez il ul".split())
"""Transliterations of the Arabic article, which newspapers write, join with a hyphen or leave out."""

_SHORT_FIRST: Final = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "pt": "point"}
_LETTERS: Final = str.maketrans({
    "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ħ": "h", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th", "ð": "d", "ə": "a",
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ة": "ه", "ى": "ي", "ی": "ي", "ک": "ك", "ؤ": "و", "ئ": "ي",
})  # fmt: skip
_DROPPED: Final = frozenset(".'’‘`´ʻʼʽʾʿˈ′ـ")
_GAPS: Final = frozenset('-‐‑‒–—―/,;_()[]"“”')


class _Folds(dict[int, str]):
    """What each character becomes in a key, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        ch = chr(code)
        if ch in _DROPPED:
            folded = ""
        elif ch in _GAPS or ch.isspace():
            folded = " "
        elif ch == "&":
            folded = " and "
        else:
            plain = unicodedata.normalize("NFKD", ch.casefold().translate(_LETTERS))
            folded = "".join(c for c in plain if not unicodedata.combining(c)).translate(_LETTERS)
        self[code] = folded
        return folded


_FOLDS: Final = _Folds()
_DIGRAPHS: Final = (
    ("tch", "c"), ("sch", "s"), ("dj", "j"), ("kh", "k"), ("gh", "g"), ("sh", "s"), ("ch", "s"), ("th", "t"),
    ("dh", "d"), ("zh", "z"), ("ph", "f"), ("ck", "k"), ("ou", "u"), ("x", "ks"), ("q", "k"), ("c", "k"), ("v", "w"),
)  # fmt: skip
_VOWELS: Final = frozenset("aeiouyw")


def key(name: str) -> str:
    """The key under which a name is filed: lower case, plain letters, words parted by one space.

    Case, diacritics, apostrophes, dots and hyphens do not count; "the" at the start is dropped, "St." is "saint" and "&" is
    "and". Arabic letters that newspapers confuse are one letter. An empty string where nothing is left.

    >>> key("Az-Zāwiyah"), key("St. Louis"), key("W.Va.")
    ('az zawiyah', 'saint louis', 'wva')
    """
    words = name.translate(_FOLDS).split()
    if len(words) > 1:
        words[0] = _SHORT_FIRST.get(words[0], words[0])
        if words[0] == "the":
            del words[0]
    return " ".join(words)


def without_article(filed: str) -> str | None:
    """A key without the Arabic article at its start, or None where it has none.

    >>> without_article("az zawiyah"), without_article("الزنتان"), without_article("derna")
    ('zawiyah', 'زنتان', None)
    """
    first, _, rest = filed.partition(" ")
    if rest and first in ARTICLES and len(rest) > 2:
        return rest
    return filed[2:] if filed.startswith("ال") and len(filed) > 4 else None


def skeleton(name: str) -> str | None:
    """What is left of a name in Latin letters when vowels and doubtful letters go; None where it is too little to tell.

    Spellings of one Arabic, Persian or Cyrillic name agree in it. An initial vowel stays, as "a".

    >>> skeleton("Misrata"), skeleton("Mişrātah"), skeleton("Oea")
    ('msrt', 'msrt', None)
    """
    words = [word for word in key(name).split() if word not in ARTICLES]
    joined = "".join(words)
    if not joined.isascii() or not joined.isalpha():
        return None
    for long, short in _DIGRAPHS:
        joined = joined.replace(long, short)
    if joined.endswith("h"):
        joined = joined[:-1]
    out = "a" if joined[:1] in _VOWELS and joined[:1] not in {"y", "w"} else joined[:1]
    for letter in joined[1:]:
        if letter not in _VOWELS and out[-1:] != letter:
            out += letter
    return out if len(out) >= 3 else None
