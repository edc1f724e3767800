"""Which words are names, for casing text that was written in capitals."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Final

from dateline.lexicon.gazetteer import gazetteer
from dateline.lexicon.registry import Registry, is_acronym, registry
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


def known_words() -> frozenset[str]:
    """Proper words, and lower-case words of the names of persons in the registry and of the user's places.

    Ordinary English words are left out.
    """
    return _known_words(registry(), gazetteer().own_words())


@lru_cache(maxsize=4)
def _known_words(known: Registry, places: frozenset[str]) -> frozenset[str]:
    persons = [item for item in known.identities.values() if item.kind == "person"]
    parts = {part.casefold() for item in persons for name in item.names() for part in name.replace("-", " ").split()}
    ordinary = _words("ordinary") | _words("no-acronyms")
    return proper_words() | {p for p in (parts | places) - ordinary if p.isalpha() and len(p) >= SHORTEST_NAME}


def acronyms() -> frozenset[str]:
    """Acronyms in capitals by which the registry knows somebody; those that spell an English word are left out."""
    return _acronyms(registry())


@lru_cache(maxsize=4)
def _acronyms(known: Registry) -> frozenset[str]:
    names = {name for item in known.identities.values() for name in item.names() if is_acronym(name)}
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
