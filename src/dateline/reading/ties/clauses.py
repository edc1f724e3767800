"""Ties stated by a verb: "Y has armed X", "X is backed by Y", "militias allied with X", "X clashed with Y"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span as Phrase
from spacy.tokens import Token

from dateline.reading.ties.link import Link, Parties, Side, doers, is_armed, is_real, objects, status_of
from dateline.reading.ties.words import TieVerb, in_frame, verbs_of
from dateline.reading.tree import agents, children, is_passive

_ARMED = frozenset({"group", "government", "organisation"})
_BODIES = frozenset({"group", "government", "organisation", "outlet"})


def from_verbs(sentence: Phrase, parties: Parties) -> Iterator[Link]:
    """The ties that the verbs of a sentence state."""
    for token in sentence:
        if token.pos_ not in {"VERB", "ADJ", "AUX"} or not is_real(token):
            continue
        for entry in verbs_of(token):
            yield from _link(token, entry, parties)


def _link(verb: Token, entry: TieVerb, parties: Parties) -> Iterator[Link]:
    subjects, targets = _ends(verb, entry, parties)
    if entry.tie == "fights":
        targets = [side for side in targets if is_armed(side)]
        subjects = [side for side in subjects if side.actor is not None and side.actor.kind in _ARMED | {"person"}]
    if entry.tie in {"member_of", "part_of", "leads"}:
        targets = [side for side in targets if side.actor is not None and side.actor.kind in _BODIES]
    if entry.tie == "part_of":
        subjects = [side for side in subjects if side.actor is not None and side.actor.kind in _BODIES]
    status = status_of(verb, past_tense=entry.past)
    for subject in subjects:
        for target in targets:
            yield Link(entry.tie, subject, target, verb, status, entry.score, f"ties.verb.{entry.id}")


def _ends(verb: Token, entry: TieVerb, parties: Parties) -> tuple[list[Side], list[Side]]:
    """Subjects and objects of the tie, in active, passive and participle clauses."""
    through = entry.tie in {"fights", "part_of"}
    participle = verb.dep_ in {"acl", "amod", "advcl"} and verb.tag_ == "VBN"
    passive = is_passive(verb) or (participle and not children(verb, "nsubj"))
    first_side = doers(verb, parties)
    if entry.preps:
        first = parties.sides(first_side, through=through)
        second = parties.sides(list(objects(verb, entry.preps)), through=through)
        return (second, first) if entry.reverse else (first, second)
    if passive:
        givers = parties.sides(agents(verb), through=through)
        takers = parties.sides(first_side, through=through)
    else:
        givers = parties.sides(first_side, through=through)
        found = list(objects(verb, ()))
        takers = parties.sides(found, through=through)
        if not takers and givers and entry.tie == "backs":
            takers = [Side(None, token) for token in found if in_frame(token, "endeavour")]
    return (takers, givers) if entry.reverse else (givers, takers)
