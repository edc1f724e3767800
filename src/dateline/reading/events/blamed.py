"""Whom an accusation makes the doer of an act: "blamed the rebels for the attack". The accuser never is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from spacy.tokens import Token

from dateline.lexicon import load
from dateline.model.spans import Span
from dateline.reading.draft import Draft
from dateline.reading.events.arguments import parties_of
from dateline.reading.events.candidate import Candidate
from dateline.reading.events.tree import agents, direct_objects, is_passive, joined, resolve, surface_subject
from dateline.reading.events.words import lemma
from dateline.reading.tree import children, noun_phrase

_STEPS: Final = 4
"""How far above an act its accusation may stand: "for a series of attacks"."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Verbs of accusation; `act` and `party` are "object", "subject" or prepositions, `word` has to stand with the verb."""

    id: str
    verbs: tuple[str, ...]
    act: tuple[str, ...]
    party: tuple[str, ...]
    word: tuple[str, ...] = ()


@cache
def frames() -> dict[str, tuple[Frame, ...]]:
    """The frames of each verb."""
    index: dict[str, tuple[Frame, ...]] = {}
    for frame in load("blame-frames", Frame):
        for verb in frame.verbs:
            index[verb] = (*index.get(verb, ()), frame)
    return index


def lay_blame(draft: Draft, found: Candidate) -> None:
    """Make those the doers whom an accusation around the act names, and take out who accuses."""
    for verb, slot in _accusations(found):
        for frame in frames().get(lemma(verb), ()):
            if slot in frame.act and _has_word(verb, frame):
                _apply(draft, found, verb, frame)
                return


def _accusations(found: Candidate) -> Iterator[tuple[Token, str]]:
    """Verbs of which the act, or what it hangs on, is the object or stands behind a preposition."""
    if found.noun:
        for clause in found.token.children:
            if clause.dep_ in {"acl", "relcl"}:
                yield clause, _slot_of_relative(clause)
    yield from _above(found.token)
    if found.verb is not None and found.verb.i != found.token.i:
        yield from _above(found.verb)


def _above(act: Token) -> Iterator[tuple[Token, str]]:
    """Verbs over a word, with what the word, or a phrase around it, is to them."""
    for _ in range(_STEPS):
        above = act.head
        if above.i == act.i:
            return
        if act.dep_ in {"dobj", "nsubjpass"}:
            yield above, "object"
            return
        if act.dep_ in {"pobj", "pcomp"}:
            governor = above.head
            if governor.pos_ in {"ADJ", "VERB", "AUX"}:
                yield _verb_of(governor), above.lower_
                if governor.pos_ != "ADJ":
                    return
            elif governor.dep_ in {"dobj", "nsubjpass"} and above.lower_ != "of":
                yield governor.head, above.lower_
            elif governor.dep_ == "pobj" and governor.head.dep_ == "agent":
                yield governor.head.head, above.lower_
        act = above


def _verb_of(governor: Token) -> Token:
    """The verb that an adjective completes: "held ... responsible for"."""
    above = governor
    for _ in range(2):
        if above.pos_ in {"VERB", "AUX"}:
            break
        above = above.head
    return above


def _slot_of_relative(clause: Token) -> str:
    """What the act is to a clause that hangs on it: "the raid, for which ... blamed", "the attack blamed on"."""
    for preposition in children(clause, "prep"):
        if any(t.tag_ in {"WDT", "WP"} for t in preposition.children):
            return preposition.lower_
    own = [t for t in clause.children if t.dep_ in {"dobj", "nsubjpass"} and t.tag_ in {"WDT", "WP", "IN"}]
    return "object" if own or (clause.tag_ == "VBN" and clause.dep_ == "acl") else ""


def _has_word(verb: Token, frame: Frame) -> bool:
    return not frame.word or any(t.lower_ in frame.word for t in verb.subtree if abs(t.i - verb.i) < 12)


def _apply(draft: Draft, found: Candidate, verb: Token, frame: Frame) -> None:
    own = {found.token.i, verb.i}
    accused = [
        party
        for head in _in_slot(verb, frame, found)
        for party in parties_of(draft, head, found.type, doer=True)
        if party.i not in own
    ]
    accuser = agents(verb) if is_passive(verb) else surface_subject(verb)
    kept = {t.i for t in accused}
    others = {t.i for t in accuser if "subject" not in frame.party} - kept
    found.phrases |= {party.i: _bare(party) for party in accused if found.token in party.subtree}
    found.actors = accused or [t for t in found.actors if t.i not in others]
    found.recipients = [t for t in found.recipients if t.i not in kept | others]


def _bare(party: Token) -> Span:
    """The noun phrase of a party up to its head: "the Tigers" of "the Tigers responsible for the attack"."""
    return Span(noun_phrase(party).start, party.idx + len(party))


def _in_slot(verb: Token, frame: Frame, found: Candidate) -> list[Token]:
    """Heads of what stands where a frame has the accused."""
    if frame.party == ("subject",):
        return agents(verb) if is_passive(verb) else []
    if frame.party == ("object",):
        return [t for t in direct_objects(verb) if t.i != found.token.i]
    around = [*children(verb, "prep"), *(p for t in direct_objects(verb) for p in children(t, "prep"))]
    return joined(resolve(t) for p in around if p.lower_ in frame.party for t in children(p, "pobj"))
