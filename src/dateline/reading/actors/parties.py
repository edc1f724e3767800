"""Does a noun act, speak or support in its clause, or is it only a place, a victim, a thing?"""

from __future__ import annotations

from spacy.tokens import Token

from dateline.reading.actors.words import verb_class
from dateline.reading.tree import is_passive


def anchor(token: Token) -> Token:
    """The first noun of a series that the token is joined to: "police" for "troops" in "police and troops"."""
    seen = 0
    while token.dep_ == "conj" and token.head.pos_ in {"NOUN", "PROPN", "PRON"} and seen < 8:
        token, seen = token.head, seen + 1
    return token


def acts(token: Token) -> bool:
    """Whether a noun is the subject of an active verb of doing or saying, a "by" agent, or the source of "according to"."""
    first = anchor(token)
    above = first.head
    if first.dep_ == "nsubj":
        return above.pos_ in {"VERB", "AUX"} and above.lemma_ not in verb_class("suffering") and not is_passive(above)
    if first.dep_ == "pobj":
        if above.lower_ == "by":
            return above.dep_ == "agent" or above.head.pos_ in {"NOUN", "VERB"}
        return above.lower_ == "to" and above.head.lower_ == "according"
    return first.dep_ == "poss" and first.head.lemma_ in verb_class("support")


def _is_listed(token: Token) -> bool:
    """Whether a name opens a list of the states of a circle: "nations including ...", "the coalition includes ..."."""
    above = token.head
    if token.dep_ == "dobj" and above.lemma_ == "include":
        return any(child.dep_ == "nsubj" and child.lemma_.lower() in verb_class("circle") for child in above.children)
    if token.dep_ == "pobj" and above.lower_ == "including":
        return above.head.lemma_.lower() in verb_class("circle")
    return token.dep_ == "appos" and above.lemma_.lower() in verb_class("circle")


def is_party(token: Token) -> bool:
    """Whether a country's name stands for its government: it does something, or help, arms or blame come from or go to it."""
    first = anchor(token)
    above = first.head
    if acts(token):
        return above.lemma_ not in verb_class("standing")
    if _is_listed(first):
        return True
    if first.dep_ != "pobj":
        return False
    if above.lower_ in {"from", "with", "against", "on"} and above.head.pos_ in {"NOUN", "PROPN"}:
        return above.head.lemma_ in verb_class("support")
    return above.lower_ == "from" and any(child.lemma_ in verb_class("support") for child in above.head.children)
