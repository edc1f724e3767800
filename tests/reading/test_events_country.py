"""Happenings without a place of their own: the one country that the report speaks of, or none."""

from __future__ import annotations

from collections.abc import Callable

from dateline.model.annotation import Event, Place
from dateline.reading.draft import Draft
from dateline.reading.events import find_events
from dateline.reading.places import STEP as PLACES

Make = Callable[..., Draft]


def places_of(draft: Make, text: str) -> dict[str, str | None]:
    made = draft(text)
    made.add(list(PLACES.run(made)))
    names = {place.id: place.name for place in made.of(Place)}
    events = [item for item in find_events(made) if isinstance(item, Event)]
    return {event.type: names.get(event.place or "") for event in events}


def test_a_happening_lies_in_the_only_country_of_its_report(draft: Make) -> None:
    text = "Life in Yemen is hard. Gunmen killed two clerks and kidnapped a driver. The governor condemned the attack."
    found = places_of(draft, text)
    assert found["ASSAULT"] == "Yemen"
    assert found["ACCUSE"] is None


def test_two_countries_leave_the_place_open(draft: Make) -> None:
    text = "Life in Yemen is hard. Oman is quiet. Gunmen kidnapped a driver."
    assert places_of(draft, text)["ASSAULT"] is None
