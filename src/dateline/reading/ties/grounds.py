"""Where a body is based: "which is based in eastern X", "the X-based group"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span as Phrase
from spacy.tokens import Token

from dateline.model.annotation import Actor, Place
from dateline.model.vocabulary import TieStatus
from dateline.reading.draft import Draft
from dateline.reading.ties.link import Parties, doers, status_of
from dateline.reading.ties.words import in_frame
from dateline.reading.tree import children, noun_phrase

Ground = tuple[Actor, Token, Place, Token, TieStatus]
"""The body, its token, the place, the word that states it, and the status."""

_PREPS = frozenset({"in", "at", "near", "outside", "around"})


def from_grounds(sentence: Phrase, parties: Parties) -> Iterator[Ground]:
    """The bases that a sentence states."""
    for token in sentence:
        if not in_frame(token, "based"):
            continue
        if token.i > 1 and token.nbor(-1).text == "-":
            yield from _adjective(token, parties)
        elif token.tag_ in {"VBN", "VBD"}:
            yield from _clause(token, parties)


def _clause(verb: Token, parties: Parties) -> Iterator[Ground]:
    holder = next(iter(doers(verb, parties)), None)
    actor = parties.at(holder) if holder is not None else None
    if actor is None or holder is None:
        return
    for prep in children(verb, "prep"):
        for noun in children(prep, "pobj") if prep.lower_ in _PREPS else ():
            for place in parties.draft.places_in(noun_phrase(noun))[:1]:
                yield actor, holder, place, verb, status_of(verb, past_tense=False)
    for there in children(verb, "advmod"):
        here = _place_at(parties.draft, there)
        if here is not None:
            yield actor, holder, here, verb, status_of(verb, past_tense=False)


def _adjective(token: Token, parties: Parties) -> Iterator[Ground]:
    head = token.head if token.dep_ in {"amod", "compound"} and token.head.i > token.i else None
    actor = parties.at(head) if head is not None else None
    place = _place_at(parties.draft, token.nbor(-2))
    if head is not None and actor is not None and place is not None:
        yield actor, head, place, token, "current"


def _place_at(draft: Draft, token: Token) -> Place | None:
    return next((place for place in draft.of(Place) if place.span.start <= token.idx < place.span.end), None)
