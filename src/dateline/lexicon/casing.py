"""Which words are names, for casing text that was written in capitals."""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def proper_words() -> frozenset[str]:
    """Lower-case forms of words that news writes with a capital.

    Countries, nationalities, towns of more than 50,000 people, months, weekdays, common first names; ordinary English words
    among them ("nice", "reading") are left out. From a packaged table that tools/make_proper_words.py writes.
    """
    text = resources.files("dateline.lexicon").joinpath("data", "proper-words.txt").read_text(encoding="utf-8")
    return frozenset(text.split())
