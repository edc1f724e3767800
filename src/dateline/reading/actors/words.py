"""The words that make a party: role nouns, titles, head words of organisations, verbs that tell who acts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from spacy.tokens import Token

from dateline.lexicon import load
from dateline.model.vocabulary import ActorKind, Sector


@dataclass(frozen=True, slots=True)
class RoleNoun:
    """Nouns that name a party by its role; the lexicon explains the fields."""

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
class Title:
    """Words before a person's name."""

    id: str
    words: tuple[str, ...]
    gender: str | None = None


@dataclass(frozen=True, slots=True)
class OrganisationWord:
    """Words that make a capitalised name a body's; `open` ones may be a state's body or an armed group's."""

    id: str
    words: tuple[str, ...]
    kind: ActorKind
    sector: Sector | None = None
    open: bool = False


@dataclass(frozen=True, slots=True)
class VerbClass:
    """Verbs or nouns of one class."""

    id: str
    words: tuple[str, ...]


@cache
def role_nouns() -> dict[str, RoleNoun]:
    """Role nouns by lemma, one or two words."""
    table: dict[str, RoleNoun] = {}
    for entry in load("role-nouns", RoleNoun):
        for word in entry.words:
            table.setdefault(word, entry)
    return table


@cache
def titles() -> dict[str, Title]:
    """Titles by lower-case word without full stop."""
    return {word: entry for entry in load("person-titles", Title) for word in entry.words}


@cache
def organisation_words() -> dict[str, OrganisationWord]:
    """Head words of organisation names in lower case; the first entry that has a word decides."""
    table: dict[str, OrganisationWord] = {}
    for entry in load("organisation-words", OrganisationWord):
        for word in entry.words:
            table.setdefault(word, entry)
    return table


@cache
def verb_class(name: str) -> frozenset[str]:
    """Lemmas of one class of the lexicon of verbs."""
    return next(frozenset(entry.words) for entry in load("actor-verbs", VerbClass) if entry.id == name)


def bare(token: Token) -> str:
    """A token in lower case without full stops: "Gen." is "gen"."""
    return token.lower_.rstrip(".")


def is_title(token: Token) -> bool:
    """Whether a capitalised word may be a title before a name."""
    role = singular_role(token)
    return bare(token) in titles() or (role is not None and (role.office or role.kind == "government"))


def singular_role(token: Token) -> RoleNoun | None:
    """The role of a noun for one person, as written in the singular."""
    role = role_nouns().get(bare(token))
    return role if role is not None and role.form == "person" else None


def role_of(token: Token) -> tuple[RoleNoun, str] | None:
    """The role noun at a token and its lemma; two words ("aid agencies") before one."""
    lemma = noun_lemma(token)
    before = token.nbor(-1) if token.i > 0 else None
    if before is not None and before.dep_ in {"compound", "amod", "nmod"}:
        pair = f"{before.lower_} {lemma}"
        if pair in role_nouns():
            return role_nouns()[pair], pair
    role = role_nouns().get(lemma)
    return (role, lemma) if role is not None else None


def noun_lemma(token: Token) -> str:
    """The singular of a noun in lower case, also of one that the tagger took for a name."""
    word = token.lower_
    table = role_nouns()
    if word in table:
        return word
    if token.lemma_.lower() in table:
        return token.lemma_.lower()
    if word.endswith("ies") and word[:-3] + "y" in table:
        return word[:-3] + "y"
    if word.endswith("men") and word[:-3] + "man" in table:
        return word[:-3] + "man"
    return word[:-1] if word.endswith("s") and word[:-1] in table else token.lemma_.lower()


def is_plural(token: Token) -> bool:
    """Whether a noun stands in the plural."""
    return token.tag_ in {"NNS", "NNPS"}
