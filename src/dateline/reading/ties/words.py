"""The lexicons of ties: verbs, nouns, roles and frames."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from dateline.lexicon.tables import load
from dateline.model.vocabulary import TieKind


@dataclass(frozen=True, slots=True)
class TieVerb:
    """One entry of `ties-verbs`: the file explains the keys."""

    id: str
    tie: TieKind
    verbs: tuple[str, ...]
    preps: tuple[str, ...] = ()
    reverse: bool = False
    past: bool = False
    score: float = 0.8


@dataclass(frozen=True, slots=True)
class TieNoun:
    """One entry of `ties-nouns`; `given` marks what one side gives to the other."""

    id: str
    tie: TieKind
    nouns: tuple[str, ...]
    to: tuple[str, ...]
    given: bool = False
    score: float = 0.8


@dataclass(frozen=True, slots=True)
class TieRole:
    """One entry of `ties-roles`; `before` asks for one of these words right before the role ("prime" minister)."""

    id: str
    tie: TieKind
    nouns: tuple[str, ...]
    before: tuple[str, ...] = ()
    score: float = 0.8


@dataclass(frozen=True, slots=True)
class Frame:
    """One entry of `ties-frames`: a set of words with a use."""

    id: str
    words: tuple[str, ...]


def verbs_of(token: Token) -> tuple[TieVerb, ...]:
    """The entries that a verb is a form of."""
    return _verbs().get(token.lemma_.lower(), ())


def nouns_of(token: Token) -> tuple[TieNoun, ...]:
    """The entries that a noun is a form of."""
    return _nouns().get(token.lemma_.lower()) or _nouns().get(token.lower_, ())


def role_of(token: Token) -> TieRole | None:
    """The role that a noun names: "prime minister" leads, another minister is a member."""
    before = token.nbor(-1).lower_ if token.i else ""
    for word in (token.lemma_.lower(), token.lower_):
        for entry in _roles().get(word, ()):
            if not entry.before or before in entry.before:
                return entry
    return None


def in_frame(token: Token, name: str) -> bool:
    """Whether lemma or form of a token is among the words of a frame."""
    words = _frames()[name]
    return token.lemma_.lower() in words or token.lower_ in words


@cache
def _verbs() -> dict[str, tuple[TieVerb, ...]]:
    table: dict[str, tuple[TieVerb, ...]] = {}
    for entry in load("ties-verbs", TieVerb):
        for word in entry.verbs:
            table[word] = (*table.get(word, ()), entry)
    return table


@cache
def _nouns() -> dict[str, tuple[TieNoun, ...]]:
    table: dict[str, tuple[TieNoun, ...]] = {}
    for entry in load("ties-nouns", TieNoun):
        for word in entry.nouns:
            table[word] = (*table.get(word, ()), entry)
    return table


@cache
def _roles() -> dict[str, tuple[TieRole, ...]]:
    table: dict[str, tuple[TieRole, ...]] = {}
    for entry in load("ties-roles", TieRole):
        for word in entry.nouns:
            # entries that ask for a word before go first
            have = table.get(word, ())
            table[word] = (entry, *have) if entry.before else (*have, entry)
    return table


@cache
def _frames() -> dict[str, frozenset[str]]:
    return {entry.id: frozenset(entry.words) for entry in load("ties-frames", Frame)}
