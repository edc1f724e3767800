"""Accusations: whom they make the doer of an act, and that the accuser is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.model.annotation import Event
from dateline.reading.draft import Draft
from dateline.reading.events import find_events

Make = Callable[..., Draft]


def doers(made: Draft) -> dict[str, list[str]]:
    """The last word of each doer, by type."""
    return {
        event.type: [party.span.of(made.text).split()[-1] for party in event.actors if party.span is not None]
        for event in find_events(made)
        if isinstance(event, Event)
    }


@pytest.mark.parametrize(
    "text",
    [
        "President Okello blamed the Tigers for the attack on Keth.",
        "The governor held the Tigers responsible for the bombing of the depot.",
        "Police attributed the killing of the judge to the Tigers.",
        "The attack on the barracks was blamed on the Tigers.",
        "The authorities charged the Tigers with the murder of nine peasants.",
        "The clerks pinned the massacre in Keth on the Tigers.",
        "The Tigers were held responsible for the shelling of the depot.",
        "The Tigers are accused by the union of killing nine shepherds.",
        "The raid, for which the army blamed the Tigers, left nine dead.",
        "Keth accused the Tigers of shelling the port.",
        "The bombing of the bank was claimed by the Tigers.",
        "The Tigers, who claimed the bombing of the bank, said that the manager had been warned.",
    ],
)
def test_the_accused_did_it_and_the_accuser_did_not(draft: Make, text: str) -> None:
    assert doers(draft(text))["ASSAULT"] == ["Tigers"]


def test_an_accusation_without_an_accused_leaves_the_doer_open(draft: Make) -> None:
    assert doers(draft("Police attributed the killing of the judge to greed."))["ASSAULT"] == []


def test_the_accusation_itself_keeps_its_parties(draft: Make) -> None:
    assert doers(draft("The union blamed the Tigers for the attack on Keth."))["ACCUSE"] == ["union"]
