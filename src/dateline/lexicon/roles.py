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
    """field staff first warrant petty rear vice retired acting former senior interim supreme crown prime private father
    mother sister brother""".split()
)
"""Titles that only stand before another, and kin: none alone says what somebody is."""

HEDGES: Final = frozenset(
    """suspected alleged accused purported reputed self-styled self-proclaimed self-declared so-called would-be ousted deposed
    toppled exiled outgoing incoming onetime one-time erstwhile then late caretaker""".split()
)
"""Words before a role that change what is said: they are part of it."""

_NO_ROLE: Final = frozenset({"civilians", "women", "men", "dissident", "protesters", "loaded"})
"""Entries of `role-nouns` that say who suffers, marches or is called names, not what somebody is."""


@dataclass(frozen=True, slots=True)
class _Loaded:
    """An entry of `labels`."""

    id: str
    words: tuple[str, ...]
    side: str
    form: str
    needs: str | None = None


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
    """Nouns, lower case and singular, that say what a person or a body is; those of several words by their head.

    Words that take a side are labels and not among them.

    >>> "mayor" in heads("person"), "agency" in heads("body"), "terrorist" in heads("person")
    (True, True, False)
    """
    entries = (entry for entry in load("role-nouns", _Noun) if entry.form == form and entry.id not in _NO_ROLE)
    found = (words.partition(" of ")[0].split()[-1] for entry in entries for words in entry.words)
    loaded = {words for entry in load("labels", _Loaded) if entry.form == "noun" for words in entry.words}
    return frozenset(found) - UNFINISHED - loaded


@cache
def nouns(form: Literal["person", "body"]) -> frozenset[str]:
    """The last words of all nouns for parties, lower case and singular, labels among them."""
    return frozenset(w.split()[-1] for entry in load("role-nouns", _Noun) if entry.form == form for w in entry.words)


@cache
def offices_of() -> tuple[str, ...]:
    """Nouns for a person that hold an "of" and stand before a name as they are: "secretary of state"."""
    entries = (entry for entry in load("role-nouns", _Noun) if entry.form == "person")
    return tuple(words for entry in entries for words in entry.words if " of " in words)


@cache
def titles() -> frozenset[str]:
    """Titles and ranks that may stand right before a person's name, lower case, without the full stop."""
    return _all_titles() - UNFINISHED


@cache
def modifiers(form: Literal["person", "body"] | None = None) -> frozenset[str]:
    """Words that may stand before a role in its own phrase: titles and the parts of nouns, of one form where it is given."""
    found = (words for e in load("role-nouns", _Noun) if form in {None, e.form} for words in e.words)
    return _all_titles() | HEDGES | frozenset(word for words in found for word in words.split() if word != "of")


def _all_titles() -> frozenset[str]:
    return frozenset(word for entry in load("person-titles", _Title) if entry.id not in MANNERS for word in entry.words)
