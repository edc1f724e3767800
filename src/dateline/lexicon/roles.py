"""Words that say what somebody is: titles before a name, nouns for an office or a kind of body."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from dateline.lexicon.tables import load
from dateline.model.vocabulary import ActorKind, Sector

MANNERS: Final = frozenset({"mister", "missis", "learned", "faith-woman"})
"""Entries of `person-titles` that tell no role: forms of address, degrees, kin."""

UNFINISHED: Final = frozenset(
    "field staff first warrant petty rear vice retired acting former senior interim supreme crown prime private".split()
)
"""Titles that only stand before another: none alone says what somebody is."""

_NO_ROLE: Final = frozenset({"civilians", "women", "men", "dissident", "protesters", "loaded"})
"""Entries of `role-nouns` that say who suffers, marches or is called names, not what somebody is."""


@dataclass(frozen=True, slots=True)
class _Noun:
    """An entry of `role-nouns`."""

    id: str
    words: tuple[str, ...]
    form: Literal["person", "body"]
    kind: ActorKind
    sector: Sector | None = None
    office: bool = False
    crowd: bool = False
    generic: bool = False
    gender: str | None = None


@dataclass(frozen=True, slots=True)
class _Title:
    """An entry of `person-titles`."""

    id: str
    words: tuple[str, ...]
    gender: str | None = None


@cache
def heads(form: Literal["person", "body"]) -> frozenset[str]:
    """Nouns, lower case and singular, that say what a person or a body is; those of two words by their last one.

    >>> "mayor" in heads("person"), "militia" in heads("body"), "traitor" in heads("person")
    (True, True, False)
    """
    entries = (entry for entry in load("role-nouns", _Noun) if entry.form == form and entry.id not in _NO_ROLE)
    return frozenset(word.split()[-1] for entry in entries for word in entry.words) - UNFINISHED


@cache
def titles() -> frozenset[str]:
    """Titles and ranks that may stand right before a person's name, lower case, without the full stop."""
    return _all_titles() - UNFINISHED


@cache
def modifiers(form: Literal["person", "body"] | None = None) -> frozenset[str]:
    """Words that may stand before a role in its own phrase: titles and the parts of nouns, of one form where it is given."""
    nouns = (words for e in load("role-nouns", _Noun) if form in {None, e.form} for words in e.words)
    return _all_titles() | frozenset(word for words in nouns for word in words.split())


def _all_titles() -> frozenset[str]:
    return frozenset(word for entry in load("person-titles", _Title) if entry.id not in MANNERS for word in entry.words)
