"""Which words are names, for casing text that was written in capitals."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

from dateline.lexicon.registry import is_acronym, registry
from dateline.lexicon.tables import load

SHORTEST_NAME: Final = 4
"""Letters that a word of a known person's name has at least: shorter ones are words of English too often."""


@dataclass(frozen=True, slots=True)
class WordList:
    """A list of words of one kind."""

    id: str
    words: tuple[str, ...]


@cache
def proper_words() -> frozenset[str]:
    """Lower-case forms of words that news writes with a capital.

    Countries, nationalities, towns of more than 50,000 people, months, weekdays, common first names; ordinary English words
    among them ("nice", "reading") are left out. From a packaged table that tools/make_proper_words.py writes.
    """
    text = resources.files("dateline.lexicon").joinpath("data", "proper-words.txt").read_text(encoding="utf-8")
    return frozenset(text.split())


@cache
def known_words() -> frozenset[str]:
    """Proper words, and lower-case words of the names of persons in the registry, ordinary English words left out."""
    persons = [item for item in registry().identities.values() if item.kind == "person"]
    parts = {part.casefold() for item in persons for name in item.names() for part in name.replace("-", " ").split()}
    ordinary = _words("ordinary") | _words("no-acronyms")
    return proper_words() | {part for part in parts - ordinary if part.isalpha() and len(part) >= SHORTEST_NAME}


@cache
def acronyms() -> frozenset[str]:
    """Acronyms in capitals by which the registry knows somebody; those that spell an English word are left out."""
    names = {name for item in registry().identities.values() for name in item.names() if is_acronym(name)}
    return frozenset(names - {word.upper() for word in _words("no-acronyms")})


def spells_acronym(word: str) -> bool:
    """Whether a word in capitals is no word but an acronym: three to six consonants that are no title or unit.

    >>> spells_acronym("MNR"), spells_acronym("MRS"), spells_acronym("FRONT")
    (True, False, False)
    """
    return 3 <= len(word) <= 6 and not set(word) & set("AEIOUY") and word.lower() not in _words("no-acronyms")


@cache
def _words(ident: str) -> frozenset[str]:
    return next(frozenset(entry.words) for entry in load("capitalised-words", WordList) if entry.id == ident)
