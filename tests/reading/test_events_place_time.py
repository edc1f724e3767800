"""Place and time of an act by the structure of its sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.model.annotation import Event, Place, Time
from dateline.model.spans import Span
from dateline.reading.draft import Draft
from dateline.reading.events import find_events

Make = Callable[..., Draft]


def located(
    draft: Make, text: str, places: tuple[str, ...] = (), times: tuple[str, ...] = ()
) -> tuple[Draft, list[Event]]:
    """A draft with places p1.. and times t1.. at the given words, and its events."""
    made = draft(text)
    found: list[Place | Time] = []
    for number, word in enumerate(places, 1):
        found.append(Place(f"p{number}", _span(text, word), word, sense="literal"))
    for number, word in enumerate(times, 1):
        found.append(Time(f"t{number}", _span(text, word), "DATE", "XXXX"))
    made.add(found)
    return made, [item for item in find_events(made) if isinstance(item, Event)]


def _span(text: str, word: str) -> Span:
    return Span(text.index(word), text.index(word) + len(word))


@pytest.mark.parametrize(
    ("text", "places", "times", "kind", "place", "time"),
    [
        ("Rebels attacked soldiers in Keth on Monday.", ("Keth",), ("Monday",), "ASSAULT", "p1", "t1"),
        ("The army said on Tuesday that rebels attacked soldiers.", (), ("Tuesday",), "ASSAULT", None, None),
        ("In Sarn, the minister said rebels attacked soldiers in Keth.", ("Sarn", "Keth"), (), "ASSAULT", "p2", None),
        ("Rebels launched an offensive in May.", (), ("May",), "ASSAULT", None, "t1"),
        ("Troops captured Keth on Monday.", ("Keth",), ("Monday",), "ASSAULT", "p1", "t1"),
        ("The 2011 uprising in Keth toppled the king.", ("Keth",), ("2011",), "PROTEST", "p1", "t1"),
    ],
)
def test_place_and_time(
    draft: Make,
    text: str,
    places: tuple[str, ...],
    times: tuple[str, ...],
    kind: str,
    place: str | None,
    time: str | None,
) -> None:
    _, events = located(draft, text, places, times)
    event = next(event for event in events if event.type == kind)
    assert (event.place, event.time) == (place, time)


def test_a_metonym_is_no_place(draft: Make) -> None:
    text = "Troops loyal to Keth attacked rebels on Monday."
    made = draft(text)
    made.add([Place("p1", _span(text, "Keth"), "Keth", sense="metonym")])
    assert [event.place for event in find_events(made) if isinstance(event, Event)] == [None]


def test_a_place_of_another_clause_is_not_borrowed(draft: Make) -> None:
    text = "The Front, which is based in Sarn, attacked soldiers on Monday."
    _, events = located(draft, text, ("Sarn",), ("Monday",))
    assert [event.place for event in events if event.type == "ASSAULT"] == [None]


def test_a_later_mention_tells_the_place_that_the_first_left_open(draft: Make) -> None:
    text = "Rebels attacked a convoy of soldiers on Monday. The attack took place near Keth."
    _, events = located(draft, text, ("Keth",), ("Monday",))
    attacks = [event for event in events if event.type == "ASSAULT"]
    assert [(event.place, event.time) for event in attacks] == [("p1", "t1")]


@pytest.mark.parametrize(
    ("text", "times", "trigger", "time"),
    [
        ("Bombs hit the camp on Monday, a day after police arrested a rebel.", ("Monday",), "arrested", None),
        ("Rebels fired rockets at the base, wounding three soldiers, early on Tuesday.", ("Tuesday",), "fired", "t1"),
        ("The president met rebels on Monday for talks about the shelling of Keth.", ("Monday",), "shelling", None),
        ("Rebels shelled Keth on Sunday and seized the port on Monday.", ("Sunday", "Monday"), "seized", "t2"),
    ],
)
def test_a_time_goes_by_structure(
    draft: Make, text: str, times: tuple[str, ...], trigger: str, time: str | None
) -> None:
    made, events = located(draft, text, ("Keth",) if "Keth" in text else (), times)
    told = [event.time for event in events if event.trigger.of(made.text).startswith(trigger)]
    assert told == [time]
