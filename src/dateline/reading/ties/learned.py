"""Ties by the encoder: every pair of parties of a sentence is weighed; the rules' ties stand beside its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from spacy.tokens import Span as Phrase

from dateline.model.annotation import Actor, Tie
from dateline.model.spans import Span
from dateline.reading.draft import Draft
from dateline.reading.encoder.reading import Encoded

LEAST: Final = 0.5
"""From which belief on a tie of the encoder is kept. Chosen on ties/dev."""
_MOST: Final = 28
"""Pairs of a sentence, at most: lists of parties beyond that are read by the rules alone."""
_FAR: Final = 300
"""Characters between two parties, at most."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two parties of a sentence with their mentions, the earlier first."""

    one: Actor
    other: Actor
    first: Span
    second: Span


def pairs(draft: Draft, sentence: Phrase) -> list[Pair]:
    """The pairs of parties of a sentence, each party by its first mention in it; empty where there are too many."""
    bounds = Span(sentence.start_char, sentence.end_char)
    firsts: dict[str, tuple[Span, Actor]] = {}
    for actor in draft.of(Actor):
        inside = [mention for mention in actor.mentions if bounds.contains(mention)]
        if inside and actor.kind != "outlet":
            firsts[actor.id] = (min(inside), actor)
    ordered = sorted(firsts.values(), key=lambda pair: pair[0])
    found = [
        Pair(one, other, first, second)
        for (first, one), (second, other) in combinations(ordered, 2)
        if not first.overlaps(second) and second.start - first.end <= _FAR
    ]
    return found if len(found) <= _MOST else []


def learned(draft: Draft, encoded: Encoded) -> Iterator[Tie]:
    """The ties that the encoder sees between the parties of each sentence."""
    asked = [pair for sentence in draft.sentences() for pair in pairs(draft, sentence)]
    for pair, frame in zip(asked, encoded.ties([(p.first, p.second) for p in asked]), strict=True):
        if frame is not None and frame.kind is not None and frame.score >= LEAST:
            span = Span(pair.first.start, pair.second.end)
            claim = draft.claim_at(span.start)
            ends = (pair.other.id, pair.one.id) if frame.backwards else (pair.one.id, pair.other.id)
            carried = claim.id if claim is not None else None
            rule = f"encoder:{frame.score:.2f}"
            yield Tie("", span, *ends, frame.kind, frame.status, None, carried, round(frame.score, 2), rule)
