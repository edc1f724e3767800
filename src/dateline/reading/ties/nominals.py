"""Ties stated by a noun: "gave their backing to", "received supplies from", "its war against", "fighting between X and Y"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span as Phrase
from spacy.tokens import Token

from dateline.reading.ties.link import Link, Parties, Side, doers, is_armed, is_real, status_of
from dateline.reading.ties.words import TieNoun, in_frame, nouns_of
from dateline.reading.tree import agents, children, is_passive, with_conjuncts


def from_nouns(sentence: Phrase, parties: Parties) -> Iterator[Link]:
    """The ties that the nouns of a sentence state."""
    for token in sentence:
        if token.pos_ not in {"NOUN", "PROPN", "VERB"}:
            continue
        for entry in nouns_of(token):
            if token.pos_ == "VERB" and token.dep_ not in {"pobj", "dobj", "nsubj", "conj"}:
                continue
            yield from _given(token, entry, parties) if entry.given else _mutual(token, entry, parties)


def _given(noun: Token, entry: TieNoun, parties: Parties) -> Iterator[Link]:
    """What one side gives the other, by the verb around it or by the noun phrase alone."""
    verb = _holder(noun)
    givers = parties.sides([*children(noun, "poss"), *_in_preps(noun, ("from", "by"))])
    aiding = noun.dep_ == "pobj" and noun.head.lower_ == "in"  # "flew in support of the army"
    found = _in_preps(noun, tuple(p for p in entry.to if p != "of" or aiding or children(noun, "poss")))
    if verb is not None and not is_real(verb):
        return
    if verb is not None and in_frame(verb, "giving"):
        givers = givers or parties.sides(agents(verb) if is_passive(verb) else doers(verb, parties))
        found = found or _in_preps(verb, ("to", "for", "behind")) or children(verb, "dative") or _dative(verb)
        if noun.dep_ == "pobj" and noun.head.lower_ == "with":
            found = doers(verb, parties) if is_passive(verb) else children(verb, "dobj")
    elif verb is not None and in_frame(verb, "receiving") and (givers or _in_preps(verb, ("from",))):
        givers = givers or parties.sides(_in_preps(verb, ("from",)))
        found = doers(verb, parties)
    elif verb is not None and aiding and not givers:
        givers = parties.sides(doers(verb, parties))
    takers = parties.sides(found, through=True)
    if givers and not takers and entry.tie == "backs":
        takers = [Side(None, token) for token in found if in_frame(token, "endeavour")]
    tie = "arms" if entry.tie == "supplies" and _of_weapons(noun) else entry.tie
    status = status_of(noun, past_tense=verb is None or not in_frame(verb, "upholding"))
    for giver in givers:
        for taker in takers:
            yield Link(tie, giver, taker, noun, status, entry.score, f"ties.noun.{entry.id}")


def _of_weapons(noun: Token) -> bool:
    """Whether what is supplied are weapons: "arms supplies", "shipments of rockets"."""
    inside = [*children(noun, "compound"), *_in_preps(noun, ("of",))]
    return any(entry.tie == "arms" for token in inside for entry in nouns_of(token))


def _mutual(noun: Token, entry: TieNoun, parties: Parties) -> Iterator[Link]:
    """Fighting and alliances: one side holds the noun, the other stands in its preposition, or both after "between"."""
    status = status_of(noun, past_tense=False)
    rule = f"ties.noun.{entry.id}"
    both = parties.sides(_in_preps(noun, ("between", "among")), through=True)
    for position, first in enumerate(both):
        for second in both[position + 1 :]:
            yield Link(entry.tie, first, second, noun, status, entry.score, rule)
    verb = _holder(noun)
    if verb is not None and in_frame(verb, "asking"):
        return
    found = _in_preps(noun, entry.to)
    if verb is not None and not found and in_frame(verb, "waging"):
        found = _in_preps(verb, entry.to)
    targets = _armed(parties.sides(found, through=True), entry)
    if not targets:
        return
    holders = parties.sides(_joined(noun), through=True)
    holders = holders or parties.sides([*children(noun, "poss"), *_in_preps(noun, ("by", "of", "from"))], through=True)
    if not holders and verb is not None and is_real(verb):
        holders = parties.sides(agents(verb) if is_passive(verb) else doers(verb, parties), through=True)
    if not holders:
        holders = parties.sides(children(noun, "compound", "amod", "nmod"))
    for holder in _armed(holders, entry):
        for target in targets:
            yield Link(entry.tie, holder, target, noun, status, entry.score, rule)


def _joined(noun: Token) -> list[Token]:
    """Who stands right before "in their fight": "support for the army and the tribes in their fight against Y"."""
    prep = noun.head
    start = min((t.i for t in noun.lefts), default=noun.i)
    if noun.dep_ != "pobj" or prep.lower_ != "in" or prep.i != start - 1 or prep.i == noun.sent.start:
        return []
    before = prep.nbor(-1)
    if before.pos_ not in {"NOUN", "PROPN"}:
        return []
    first = before
    while first.dep_ == "conj" and first.head.i < first.i:
        first = first.head
    return with_conjuncts([first])


def _armed(sides: list[Side], entry: TieNoun) -> list[Side]:
    if entry.tie != "fights":
        return sides
    return [side for side in sides if is_armed(side)]


def _holder(noun: Token) -> Token | None:
    """The verb that the noun is object of, also through "in" and "with": "provided them with weapons", "is in battle"."""
    head = noun.head
    for _ in range(4):
        if head.pos_ in {"VERB", "AUX"}:
            return head
        if head.dep_ in {"prep", "conj", "pobj", "dobj", "compound"} and head.head != head:
            head = head.head
            continue
        return None
    return None


def _in_preps(token: Token, preps: tuple[str, ...]) -> list[Token]:
    """The nouns in the prepositions of a token, with those of nested prepositions ("against both X and Y")."""
    return with_conjuncts(
        noun
        for prep in token.children
        if prep.lower_ in preps and prep.dep_ in {"prep", "agent", "dative"}
        for noun in children(prep, "pobj")
    )


def _dative(verb: Token) -> list[Token]:
    return [noun for to in children(verb, "dative") for noun in children(to, "pobj")]
