"""In which sense a name of a place is used: for the place itself, or for its government."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Final

from spacy.tokens import Doc, Token

from dateline.lexicon.gazetteer_tables import words
from dateline.model.vocabulary import Sense
from dateline.reading.places.spots import Spot

Features = dict[str, float]

_WHERE: Final = frozenset(
    "in at near from outside around across inside into throughout via through under over off along of within".split()
) - {"of"}
_TOLD: Final = frozenset("with between against toward towards by to for of on about and among".split())


@cache
def weights() -> dict[str, float]:
    """The weights of the features, as trained."""
    text = resources.files("dateline.reading.places").joinpath("weights.json").read_text(encoding="utf-8")
    loaded: dict[str, float] = json.loads(text)["senses"]
    return loaded


def sense(doc: Doc, spot: Spot, *, holds: bool = False) -> tuple[Sense, str]:
    """The sense of a name, and the rule that told it: the feature that spoke loudest.

    `holds` tells that the name only says where the place before it lies: "Derna, Libya".
    """
    if holds:
        return "literal", "places.holds"
    features = describe(doc, spot)
    if features is None:
        return "literal", "places.literal"
    table = weights()
    parts = {name: table.get(name, 0.0) * value for name, value in features.items()}
    if probability(parts) < 0.5:
        return "literal", "places.literal"
    loudest = max(sorted(parts), key=lambda name: parts[name])
    return "metonym", f"places.metonym: {loudest}"


def probability(parts: Mapping[str, float]) -> float:
    """How likely the weighed features are those of a name that stands for a government."""
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, sum(parts.values())))))


def describe(doc: Doc, spot: Spot) -> Features | None:
    """The features of a use, or None where it can only be literal: datelines, states behind a comma, seas and streets."""
    tail = doc[spot.last].lower_.rstrip(".")
    features = words("street-words") | words("feature-words")
    if spot.behind_comma or (spot.last > spot.first and tail in features):
        return None
    head = doc[spot.first : spot.last + 1].root
    top = _first_conjunct(head)
    kind = spot.chosen.kind if spot.chosen is not None else "unknown"
    out: Features = {"always": 1.0, f"kind {kind}": 1.0}
    if spot.chosen is not None and spot.chosen.capital:
        out["capital"] = 1.0
    if top.dep_ in {"nsubj", "nsubjpass"}:
        out[_subject(top)] = 1.0
    elif top.dep_ == "pobj":
        out.update(_behind_preposition(top))
    elif top.dep_ in {"poss", "compound", "nmod", "amod"} and top.head.i > top.i:
        out[_modifier(top)] = 1.0
    else:
        out[f"as {top.dep_}" if top.dep_ in {"dobj", "appos", "npadvmod", "ROOT", "dative"} else "as other"] = 1.0
    return out


def _subject(top: Token) -> str:
    verb = top.head.lemma_.lower()
    if top.dep_ == "nsubjpass":
        return "subject of a passive"
    if verb in words("government-verbs"):
        return "subject of a government verb"
    return "subject of be" if verb in {"be", "become", "remain", "have", "see", "lie"} else "subject of another verb"


def _behind_preposition(top: Token) -> Features:
    preposition = top.head.lower_
    if preposition in _WHERE:
        return {"behind where": 1.0}
    out = {f"behind {preposition}" if preposition in _TOLD else "behind another preposition": 1.0}
    governor = top.head.head
    if governor.lemma_.lower() in words("dealing-nouns"):
        out["dealt with"] = 1.0
    if preposition == "of":
        out[f"of: {_noun_class(governor)}"] = 1.0
    elif governor.pos_ == "VERB" and preposition in {"to", "with", "by", "against", "for"}:
        out["verb dealing" if governor.lemma_.lower() in words("government-verbs") else "other verb"] = 1.0
    return out


def _modifier(top: Token) -> str:
    way = "owner" if top.dep_ == "poss" else "before"
    return f"{way} of {_noun_class(top.head)}"


def _noun_class(noun: Token) -> str:
    lemma = noun.lemma_.lower()
    if lemma in words("government-nouns") or noun.lower_ in words("government-nouns"):
        return "government"
    if lemma in words("person-words") or lemma in words("person-nouns"):
        return "person"
    if lemma in words("institution-words"):
        return "institution"
    if lemma in words("settlement-words") | words("region-words") | words("feature-words") | words("place-nouns"):
        return "place"
    return "name" if noun.pos_ == "PROPN" else "other noun"


def _first_conjunct(token: Token) -> Token:
    steps = 0
    while token.dep_ == "conj" and token.head is not token and steps < 8:
        token, steps = token.head, steps + 1
    return token
