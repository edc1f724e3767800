"""What kind of thing a noun phrase names: a person, a party, a place, or a word of a class of the lexicon."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Final
from weakref import WeakKeyDictionary

from spacy.tokens import Token

from dateline.model.annotation import Place
from dateline.reading.draft import Draft
from dateline.reading.events.lexicon import word_class

PRONOUNS: Final = frozenset(
    {"he", "she", "they", "him", "her", "them", "we", "us", "i", "me", "you", "who", "whom", "themselves"}
)
_PARTY_ENTITIES: Final = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_MODIFIERS: Final = frozenset({"compound", "amod", "nmod"})
_PLACE_ENTITIES: Final = frozenset({"GPE", "LOC", "FAC"})


def lemma(token: Token) -> str:
    """The lower-case lemma of a token; names keep their form."""
    return token.lemma_.lower() if token.lemma_ != "-PRON-" else token.lower_


def is_people(draft: Draft, token: Token) -> bool:
    """Whether a head names persons: a person's name, a people, a role noun, a personal pronoun."""
    if token.ent_type_ in {"PERSON", "NORP"} or token.lower_ in PRONOUNS:
        return True
    if lemma(token) in word_class("people"):
        return True
    actor = draft.actor_at(token)
    return actor is not None and actor.kind in {"person", "population", "group"}


def is_party(draft: Draft, token: Token) -> bool:
    """Whether a head names somebody who can act: persons, bodies, states, peoples."""
    if is_people(draft, token) or token.ent_type_ in _PARTY_ENTITIES or lemma(token) in word_class("groups"):
        return True
    return draft.actor_at(token) is not None


def is_a(draft: Draft, token: Token, words: Iterable[str]) -> bool:
    """Whether a noun phrase's head is one of some words, classes ("@people") or kinds ("~party").

    A head that only counts or bundles ("dozens of protesters", "a package of aid") lets its "of" speak; a compound speaks
    for its head ("food aid convoy").
    """
    plain, kinds = _compiled(tuple(words))
    for speaker in _speakers(token):
        if plain and not _names(speaker).isdisjoint(plain):
            return True
        if kinds and speaker.dep_ not in _MODIFIERS and any(_is_kind(draft, speaker, kind) for kind in kinds):
            return True
    return False


@cache
def _compiled(words: tuple[str, ...]) -> tuple[frozenset[str], tuple[str, ...]]:
    plain = {word for word in words if word[0] not in "@~"}
    for word in words:
        if word[0] == "@":
            plain |= word_class(word[1:])
    return frozenset(plain), tuple(word[1:] for word in words if word[0] == "~")


def _speakers(token: Token) -> list[Token]:
    found = [token, *(child for child in token.children if child.dep_ in _MODIFIERS)]
    if lemma(token) in word_class("partitives") or lemma(token) == "state" or token.pos_ == "NUM":
        found += [
            noun for prep in token.children if prep.lower_ == "of" for noun in prep.children if noun.dep_ == "pobj"
        ]
    return found


def _is_kind(draft: Draft, token: Token, kind: str) -> bool:
    if kind == "people":
        return is_people(draft, token)
    if kind == "party":
        return is_party(draft, token)
    if kind == "place":
        return token.ent_type_ in _PLACE_ENTITIES or token.i in _place_tokens(draft)
    if kind == "official":
        return token.ent_type_ == "PERSON" or lemma(token) in word_class("officials")
    if kind == "money":
        return token.ent_type_ == "MONEY" or any(t.is_currency for t in token.subtree)
    return kind == "any" or token.ent_type_ == {"gpe": "GPE", "person": "PERSON", "org": "ORG"}.get(kind)


_PLACES: WeakKeyDictionary[Draft, frozenset[int]] = WeakKeyDictionary()


def _place_tokens(draft: Draft) -> frozenset[int]:
    """The tokens under the places of a report, worked out once for each draft."""
    if draft not in _PLACES:
        phrases = (draft.doc.char_span(*place.span, alignment_mode="expand") for place in draft.of(Place))
        _PLACES[draft] = frozenset(token.i for phrase in phrases if phrase is not None for token in phrase)
    return _PLACES[draft]


def _names(token: Token) -> set[str]:
    """The forms under which a word class may hold a token: lemma, form, and both after the word before."""
    names = {lemma(token), token.lower_}
    if token.i > 0:
        before = token.nbor(-1).lower_
        names |= {f"{before} {name}" for name in names}
    return names
