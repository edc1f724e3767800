"""ACLED's sub-event of an event, by a table in ACLED's own order of decision."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from dateline.lexicon import load

_STATE = frozenset({"GOV", "MIL", "COP", "SPY", "PRM"})
_ARMED = _STATE | {"REB", "UAF", "CRM"}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the decision: a sub-event and what an event has to be for it. Empty lists ask for nothing."""

    id: str
    sub_event: str
    types: tuple[str, ...]
    modes: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """What the decision looks at; `sides` of actors and recipients are among state, armed, civilian, unknown, two-armed."""

    type: str
    mode: str | None
    status: str
    actors: frozenset[str]
    recipients: frozenset[str]
    contexts: frozenset[str]
    rule: str


def sub_event(facts: Facts) -> str | None:
    """The sub-event of the first row that fits, or None: ACLED has no place for the event.

    >>> sub_event(Facts("ASSAULT", "drone", "occurred", frozenset(), frozenset(), frozenset(), ""))
    'AIR_STRIKE'
    """
    for row in load("acled", Row):
        if _fits(row, facts):
            return row.sub_event or None
    return None


@dataclass(frozen=True, slots=True)
class Open:
    """The sub-events that a type may be."""

    id: str
    type: str
    sub_events: tuple[str, ...]


@cache
def _open() -> dict[str, frozenset[str]]:
    return {entry.type: frozenset(entry.sub_events) for entry in load("acled-types", Open)}


def told_sub_event(told: str | None, facts: Facts) -> str | None:
    """The sub-event that the encoder tells, where the type and the standing allow it, else that of the table.

    What is announced, threatened, denied or only possible has none; what was attempted only as a weapon disrupted.
    """
    ruled = sub_event(facts)
    if told not in _open().get(facts.type, frozenset()):
        return ruled
    if facts.status == "attempted":
        return told if told == "DISR_WEAP" else ruled
    return told if facts.status in {"occurred", "ongoing"} else ruled


def _fits(row: Row, facts: Facts) -> bool:
    return (
        facts.type in row.types
        and (not row.modes or (facts.mode or "none") in row.modes)
        and (not row.statuses or facts.status in row.statuses)
        and (not row.actors or not facts.actors.isdisjoint(row.actors))
        and (not row.recipients or not facts.recipients.isdisjoint(row.recipients))
        and (not row.contexts or not facts.contexts.isdisjoint(row.contexts))
        and (not row.rules or facts.rule in row.rules)
    )


def sides(sectors: Iterable[str | None]) -> frozenset[str]:
    """The sides that PLOVER sectors stand for: state, armed, civilian or unknown; two-armed where two armed ones meet."""
    found: list[str] = []
    armed = 0
    for sector in sectors:
        if sector in _ARMED:
            armed += 1
            found += ["armed", "state"] if sector in _STATE else ["armed", "non-state"]
        else:
            found.append("unknown" if sector is None else "civilian")
    return frozenset([*found, *(["two-armed"] if armed > 1 else [])])
