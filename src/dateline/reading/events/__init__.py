"""What happened, is threatened or was denied: the events of a report (PLOVER 2.0), each with trigger, parties, standing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from dateline.model.annotation import Actor, Claim, Event, Issue, Place, Time
from dateline.reading.draft import Draft
from dateline.reading.events.arguments import find_parties
from dateline.reading.events.blamed import lay_blame
from dateline.reading.events.candidate import Candidate
from dateline.reading.events.compose import compose
from dateline.reading.events.country import place_in_country
from dateline.reading.events.join import join, merge_effects
from dateline.reading.events.modes import find_mode
from dateline.reading.events.place_time import Finder, locate
from dateline.reading.events.score import FLOOR, weigh
from dateline.reading.events.status import find_status
from dateline.reading.events.tagged import TaggedEvents
from dateline.reading.events.triggers import LONGEST, walk
from dateline.reading.events.write import write
from dateline.reading.step import Step
from dateline.reading.tree import phrase_span


def find_events(draft: Draft) -> Iterator[Event | Issue]:
    """The events of a report, in the order of their triggers, and an issue for each sentence too long to be read."""
    for sentence in draft.sentences():
        if len(sentence) > LONGEST:
            message = f"a sentence of {len(sentence)} words was not read for events; at most {LONGEST} are"
            yield Issue("events", "long-sentence", message, phrase_span(sentence))
    finder = Finder(draft)
    seen = list(walk(draft))
    found: list[Candidate] = []
    for _, group in groupby(seen, key=_sentence):
        found += _read_sentence(draft, finder, list(group))
    encoded = draft.encoded()
    if encoded is not None:
        told = TaggedEvents(draft, encoded, finder).join(found, seen)
        found = [c for _, group in groupby(told, key=_sentence) for c in merge_effects(draft, list(group))]
    for candidate in found:
        if candidate.type != "ACCUSE":
            lay_blame(draft, candidate)
    joined = join(draft, found)
    place_in_country(draft, joined)
    yield from write(draft, joined)


def _sentence(found: Candidate) -> int:
    return found.token.sent.start


def _read_sentence(draft: Draft, finder: Finder, found: list[Candidate]) -> list[Candidate]:
    for candidate in found:
        find_parties(draft, candidate)
        candidate.status = find_status(draft, candidate)
    kept = compose(draft, found)
    for candidate in kept:
        candidate.mode = find_mode(candidate)
        locate(finder, candidate, draft.role_at(candidate.token.idx) == "lede")
    kept = merge_effects(draft, kept)
    for candidate in kept:
        candidate.score = weigh(candidate)
    return [candidate for candidate in kept if candidate.score >= FLOOR]


STEP = Step(
    "events", 1, "what happened, is planned, threatened or denied", (Actor, Place, Time, Claim), (Event,), find_events
)
