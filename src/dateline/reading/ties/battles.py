"""Who fights whom, from the events: an ASSAULT between two armed sides."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.model.annotation import Actor, Event, Participant
from dateline.model.spans import Span
from dateline.reading.draft import Draft

Battle = tuple[Actor, Actor, Span, str | None, str | None, float | None]
"""First side, other side, the words, time, claim, score."""

_ARMED_KINDS = frozenset({"group", "government"})
_ARMED_SECTORS = frozenset({"MIL", "REB", "PRM", "UAF", "GOV", "COP", "CRM", "SPY", None})


def from_events(draft: Draft) -> Iterator[Battle]:
    """The pairs of armed sides of each ASSAULT that took place."""
    actors = {actor.id: actor for actor in draft.of(Actor)}
    for event in draft.of(Event):
        if event.type != "ASSAULT" or event.status not in {"occurred", "ongoing", "attempted"}:
            continue
        first = _armed(event.actors, actors)
        second = _armed(event.recipients, actors)
        pairs = [(a, b) for a in first for b in second] or _among(first)
        for one, other in pairs:
            if one is not other:
                yield one, other, event.trigger, event.time, event.claim, event.score


def _among(sides: list[Actor]) -> list[tuple[Actor, Actor]]:
    return [(a, b) for position, a in enumerate(sides) for b in sides[position + 1 :]]


def _armed(participants: tuple[Participant, ...], actors: dict[str, Actor]) -> list[Actor]:
    found = [actors[p.actor] for p in participants if p.actor in actors]
    return [a for a in dict.fromkeys(found) if a.kind in _ARMED_KINDS and a.sector in _ARMED_SECTORS]
