"""Blame: whom a claim names for an act, and whether two names stand for one side."""

from __future__ import annotations

from typing import Final, NamedTuple

from dateline.model.statement import ActorRow, EventRow
from dateline.model.vocabulary import QUAD
from dateline.resolve.names import same_party
from dateline.views.parties import Parties, Party, is_particular
from dateline.views.said import TRUE

STATE: Final = frozenset({"COP", "GOV", "JUD", "LEG", "MIL", "SPY"})
"""Sectors of a state: "Sudan" and "the Sudanese army" are one side of a blame."""


class Blamed(NamedTuple):
    """Somebody who is named for an act; `state` is the country whose state acts, None for everybody else."""

    party: Party
    state: str | None


def blamed(event: EventRow, parties: Parties) -> tuple[Blamed, ...]:
    """Whom an event that is said to be so names for an act of force; "gunmen" or "fighters" are nobody in particular."""
    if event.status not in TRUE or QUAD[event.type] != "material conflict":
        return ()
    rows = ((name, parties.row(event.report, name)) for name in event.actors)
    return tuple(
        _blamed(name, row, parties)
        for name, row in rows
        if is_particular(name) and (row is None or row.sector != "UAF")
    )


def same_side(first: Blamed, second: Blamed) -> bool:
    """Whether two names may stand for one side: the same party, names that agree, or two arms of one state."""
    return (
        first.party.key == second.party.key
        or same_party(first.party.name, second.party.name)
        or (first.state is not None and first.state == second.state)
    )


def _blamed(name: str, row: ActorRow | None, parties: Parties) -> Blamed:
    state = row.country if row is not None and row.sector in STATE else None
    return Blamed(parties.of(row.id if row is not None else None, name), state)
