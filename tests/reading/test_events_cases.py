"""Events read from sentences whose words mislead: verbs of speaking, acts told as background, acts that end."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.model.annotation import Event, Participant
from dateline.reading.draft import Draft
from dateline.reading.events import find_events

Make = Callable[..., Draft]


def read(draft: Make, text: str) -> tuple[Draft, list[Event]]:
    made = draft(text)
    return made, [item for item in find_events(made) if isinstance(item, Event)]


def named(made: Draft, parties: tuple[Participant, ...]) -> list[str]:
    return [party.span.of(made.text) for party in parties if party.span is not None]


@pytest.mark.parametrize(
    "text",
    [
        "A baker told reporters that the bridge was closed.",
        "The officer asked not to be named.",
        "The clerk was not authorised to speak to the press.",
        "The governor gave no evidence for the claim.",
        "A merchant delivered 40 mortar rounds to the depot.",
        "Cranes stood still in the harbour.",
    ],
)
def test_words_beside_an_act_are_no_event(draft: Make, text: str) -> None:
    _, events = read(draft, text)
    assert [event.type for event in events if event.status != "denied"] == []


def test_shells_that_hit_a_market_are_an_attack_on_those_who_died(draft: Make) -> None:
    made, events = read(draft, "Nine people were killed when shells hit the market of Keth on Monday.")
    assert [(event.type, event.mode) for event in events] == [("ASSAULT", "heavy-weapons")]
    assert "Nine people" in named(made, events[0].recipients)


def test_a_ranked_noun_tells_of_the_act_before_it(draft: Make) -> None:
    text = "Rockets hit the camp at Keth on Tuesday in the deadliest attack on the region since May."
    _, events = read(draft, text)
    assert [event.type for event in events] == ["ASSAULT"]


def test_a_promise_to_stop_an_act_is_a_truce(draft: Make) -> None:
    _, events = read(draft, "The two groups agreed on Friday to stop fighting for a month.")
    assert ("CONCEDE", "announced") in {(event.type, event.status) for event in events}
    assert not [event for event in events if event.type == "THREATEN"]


def test_a_warning_to_do_something_is_a_threat_to_those_warned(draft: Make) -> None:
    made, events = read(draft, "The Front warned the Keth Brigade to lay down its weapons.")
    assert [(event.type, event.status) for event in events] == [("THREATEN", "threatened")]
    assert named(made, events[0].recipients) == ["the Keth Brigade"]


def test_who_frees_is_who_held(draft: Make) -> None:
    made, events = read(draft, "Rebels held 60 passengers for two days before freeing them.")
    freed = next(event for event in events if event.mode == "release")
    assert named(made, freed.actors) == ["Rebels"]


def test_troops_withdraw_without_saying_from_where(draft: Make) -> None:
    _, events = read(draft, "The troops withdrew to the railway overnight.")
    assert [(event.type, event.mode) for event in events] == [("RETREAT", "withdraw")]


def test_what_the_doer_owns_is_no_recipient(draft: Make) -> None:
    made, events = read(draft, "The Keth Brigade stormed the barracks and raised its flag.")
    assert "its" not in named(made, events[0].recipients)
