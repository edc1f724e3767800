"""In which sense a name of a place is used: for the place, for its government, or as an adjective."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Doc, Token

from dateline.lexicon.gazetteer_tables import words
from dateline.model.vocabulary import Sense
from dateline.reading.places.spots import Spot

_DEALING: Final = frozenset({"with", "between", "to", "from", "against", "by", "on", "and"})
_POLITICAL: Final = frozenset({"country", "region", "district", "settlement", "wider", "point"})


def sense(doc: Doc, spot: Spot) -> tuple[Sense, str]:
    """The sense of a name and the rule that told it; "literal" where nothing speaks against it."""
    head = doc[spot.first : spot.last + 1].root
    if spot.behind_comma or (spot.chosen is not None and spot.chosen.kind not in _POLITICAL):
        return "literal", "places.literal"
    if _says_or_decides(head):
        return "metonym", "places.subject-of-government-verb"
    if _before_government_noun(doc, spot, head):
        return "metonym", "places.before-government-noun"
    if _dealt_with(head):
        return "metonym", "places.dealt-with"
    if head.dep_ == "agent" or (head.dep_ == "pobj" and head.head.dep_ == "agent"):
        return "metonym", "places.agent-of-passive"
    return "literal", "places.literal"


def _says_or_decides(head: Token) -> bool:
    """Subject of a verb that takes a government: "Moscow said"."""
    top = _first_conjunct(head)
    return top.dep_ == "nsubj" and top.head.lemma_.lower() in words("government-verbs")


def _before_government_noun(doc: Doc, spot: Spot, head: Token) -> bool:
    """Modifier or owner of a noun for a government or its people: "the Tripoli government", "Ankara's troops"."""
    if head.dep_ in {"compound", "nmod", "poss", "amod"} and head.head.i > head.i:
        return head.head.lower_ in words("government-nouns") or head.head.lemma_.lower() in words("government-nouns")
    following = doc[spot.last + 1] if spot.last + 1 < len(doc) else None
    return following is not None and following.lower_ in {"government", "regime", "authorities"}


def _dealt_with(head: Token) -> bool:
    """One side of dealings: "relations with Ankara", "talks between Tripoli and Cairo"."""
    top = _first_conjunct(head)
    if top.dep_ != "pobj" or top.head.lower_ not in _DEALING:
        return False
    governor = top.head.head
    return governor.lemma_.lower() in words("dealing-nouns") and top.head.lower_ in {"with", "between", "against"}


def _first_conjunct(token: Token) -> Token:
    steps = 0
    while token.dep_ == "conj" and token.head is not token and steps < 8:
        token, steps = token.head, steps + 1
    return token
