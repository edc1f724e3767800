"""Whom an event names for an act, and which names stand for one side."""

from __future__ import annotations

from typing import Any

import pytest
from rows import Rows

from dateline.views.blame import blamed, same_side
from dateline.views.parties import Parties


def names(kind: Any, status: Any, *actors: str) -> list[str]:
    rows = Rows()
    event = rows.event(rows.claim("a", "Medics", "they shelled Sokna"), "shelled", kind, status, *actors)
    return [name.party.name for name in blamed(rows.events[event], Parties(rows.snapshot()))]


@pytest.mark.parametrize(
    "kind, status, actors, found",
    [
        ("ASSAULT", "occurred", ("Black Dune Front",), ["Black Dune Front"]),
        ("ASSAULT", "ongoing", ("Front", "gunmen"), ["Front"]),
        ("ASSAULT", "denied", ("Black Dune Front",), []),
        ("ASSAULT", "occurred", ("Fighters", "a convoy"), []),
        ("CONSULT", "occurred", ("Black Dune Front",), []),
    ],
)
def test_blame_is_for_force_that_is_said_to_be_so(
    kind: str, status: str, actors: tuple[str, ...], found: list[str]
) -> None:
    assert names(kind, status, *actors) == found


def test_the_unidentified_are_nobody() -> None:
    rows = Rows()
    claim = rows.claim("a", "Medics", "Attackers shelled Sokna")
    rows.actor(claim, "Attackers", sector="UAF")
    event = rows.event(claim, "shelled", "ASSAULT", "occurred", "Attackers")
    assert blamed(rows.events[event], Parties(rows.snapshot())) == ()


def test_two_arms_of_a_state_are_one_side_and_a_rebel_group_is_not() -> None:
    rows = Rows()
    claim = rows.claim("a", "Medics", "Sudan, the Army Staff and the Acacia Movement fought")
    rows.actor(claim, "Sudan", sector="GOV", country="SDN")
    rows.actor(claim, "Army Staff", sector="MIL", country="SDN")
    rows.actor(claim, "Acacia Movement", sector="REB", country="SDN")
    event = rows.event(claim, "fought", "ASSAULT", "occurred", "Sudan", "Army Staff", "Acacia Movement", "Acacia")
    state, army, movement, short = blamed(rows.events[event], Parties(rows.snapshot()))
    assert same_side(state, army) and same_side(movement, short)
    assert not same_side(state, movement) and not same_side(army, movement)
