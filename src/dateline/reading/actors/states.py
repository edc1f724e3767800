"""Countries and capitals as parties: governments, peoples, and states that use force."""

from __future__ import annotations

from collections import defaultdict
from typing import Final, Literal

from spacy.tokens import Token

from dateline.lexicon.registry import Registry
from dateline.model.annotation import Place
from dateline.model.vocabulary import ActorKind
from dateline.reading.actors.mention import Mention
from dateline.reading.actors.parties import is_party
from dateline.reading.actors.words import (
    is_plural,
    noun_lemma,
    organisation_words,
    role_nouns,
    singular_role,
    verb_class,
)
from dateline.reading.draft import Draft

_STATE: Final = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY"})
_SETTLEMENTS: Final = frozenset({"town", "village", "city", "suburb", "hamlet", "county"})
_LOCAL: Final = frozenset({"governor", "mayor", "sheriff"})
"""Offices below the state: "Georgia's governor" is no word on Tbilisi."""
OWN_ROW: Final = "user:"
"""How the rule of a place starts that stands in the user's own gazetteer."""
MODIFYING: Final = frozenset({"compound", "amod", "nmod", "poss"})


class PlaceIndex:
    """The places of a report by the offsets of their characters, so that a name finds its own at once."""

    def __init__(self, draft: Draft) -> None:
        self._at: dict[int, list[Place]] = defaultdict(list)
        for place in draft.of(Place):
            for offset in range(place.span.start, min(place.span.end, place.span.start + 200)):
                self._at[offset].append(place)

    def around(self, start: int, end: int) -> list[Place]:
        """The places whose span holds all of a stretch of text."""
        return [place for place in self._at.get(start, ()) if place.span.end >= end]


def as_state(mention: Mention, places: list[Place], known: Registry) -> Mention | None:
    """A country or capital: its government where the name acts as a party; kind None where it is only a place.

    `places` are those over the name. None where the name is no country, place or people.
    """
    head = mention.head
    stands = known.standing_for(mention.text)
    country_wide = any(place.precision == "country" for place in places)
    listed = any((place.rule or "").startswith(OWN_ROW) for place in places)
    known_place = stands is not None or country_wide or listed or head.ent_type_ in {"GPE", "LOC", "FAC"}
    if not known_place and (not places or head.ent_type_ in {"PERSON", "ORG"}):
        return None
    mention.kind = None
    demonym = any(place.sense == "demonym" for place in places)
    if stands is not None and places and all(p.country not in {None, stands.country} for p in places):
        stands = None  # a town or province called like a country: Lebanon in Pennsylvania
    country = stands.country if stands else next((p.country for p in places if p.country), None)
    national = stands is not None or country_wide
    if (national or demonym) and head.dep_ in MODIFYING and head.head.lemma_.lower() in verb_class("might"):
        return _user_of_force(mention, country, known)
    if is_adjective(head) or demonym:
        return mention
    if is_plural(head) and head.ent_type_ == "NORP":
        return as_people(mention)
    described = _described(head)
    if described is not None:
        mention.kind, mention.known, mention.rule = described or None, (), "described"
        return mention
    metonym = any(place.sense == "metonym" for place in places)
    owns = national and head.dep_ == "poss" and _is_of_state(head.head)
    if owns or (head.dep_ not in MODIFYING and (metonym or (national and is_party(head)))):
        mention.kind, mention.sector, mention.rule = "government", "GOV", "metonym"
        mention.country = country
        mention.known = (stands,) if stands else ()
    return mention


def _described(name: Token) -> ActorKind | Literal[""] | None:
    """What the words behind a name say against a government: "person" ("Chad, an Oregon volunteer"), "" for a town."""
    for noun in (t for t in name.children if t.dep_ == "appos" and t.tag_ == "NN"):
        if singular_role(noun) is not None and noun.lower_ not in verb_class("state-role"):
            return "person"
        if noun.lower_ in _SETTLEMENTS:
            return ""
    return None


def _is_of_state(owned: Token) -> bool:
    """Whether a noun names an office or body of a state: what "Kosovo's" owns in "Kosovo's border police"."""
    role = role_nouns().get(noun_lemma(owned))
    if noun_lemma(owned) in _LOCAL:
        return False
    return owned.lower_ in organisation_words() or (role is not None and role.sector in _STATE)


def _user_of_force(mention: Mention, country: str | None, known: Registry) -> Mention:
    """The state whose name or adjective stands before its weapons and blows; no party where no government is known."""
    government = known.government_of(country) if country else None
    if government is not None:
        mention.kind, mention.sector, mention.rule = "government", "GOV", "state-of-force"
        mention.country, mention.known = country, (government,)
    return mention


def as_people(mention: Mention) -> Mention | None:
    """A people or a following named as such ("the Kurds"); adjectives are none."""
    head = mention.head
    if is_adjective(head) or head.dep_ in {"compound", "amod", "nmod"} or not is_plural(head):
        return mention if mention.known and not is_adjective(head) else None
    role = role_nouns().get(noun_lemma(head))
    mention.kind = role.kind if role else "population"
    mention.sector = role.sector if role else None
    mention.rule, mention.plural = "people", True
    return mention


def is_adjective(token: Token) -> bool:
    """Whether the tagger reads a word as an adjective."""
    return token.pos_ == "ADJ" or token.tag_ in {"JJ", "AFX"}
