"""ACLED's sub-event of an event, by a table in ACLED's own order of decision."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

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
