"""Events of the encoder and of the rules as one list: what each contributes, and what is dropped."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, cast

import pytest

from dateline.model.annotation import Event
from dateline.model.spans import Span
from dateline.reading.draft import Draft
from dateline.reading.encoder.reading import Arguments, Encoded, TriggerFrame
from dateline.reading.events.acled import Facts, told_sub_event
from dateline.reading.events.candidate import Candidate
from dateline.reading.events.place_time import Finder
from dateline.reading.events.tagged import TaggedEvents, default_sense
from dateline.reading.events.triggers import walk
from dateline.reading.events.write import write

Make = Callable[..., Draft]
TEXT = "Rebels shelled the market in Keth on Monday."


class Told:
    """An encoder that says what the test wants."""

    def __init__(self, *frames: TriggerFrame, belief: float = 1.0, arguments: Arguments | None = None) -> None:
        self.frames, self.belief, self.hanging = frames, belief, arguments or Arguments()

    def triggers(self, sentences: Iterable[Span]) -> list[TriggerFrame]:
        return list(self.frames)

    def belief_in_trigger(self, span: Span) -> float:
        return self.belief

    def status_at(self, span: Span) -> str:
        return "occurred"

    def arguments(self, spans: Iterable[Span]) -> list[Arguments]:
        return [self.hanging for _ in spans]


def frame(text: str, word: str, kind: Any, status: Any = "occurred", score: float = 0.99) -> TriggerFrame:
    start = text.index(word)
    return TriggerFrame(Span(start, start + len(word)), kind, None, status, score, None)


def joined(made: Draft, told: Told, ruled: list[Candidate]) -> list[Event]:
    found = TaggedEvents(made, cast(Encoded, told), Finder(made)).join(ruled, ruled)
    return list(write(made, found))


def test_the_encoder_names_type_and_standing_where_both_ways_meet(draft: Make) -> None:
    made = draft(TEXT)
    [event] = joined(made, Told(frame(TEXT, "shelled", "ASSAULT", "denied")), list(walk(made)))
    assert (event.type, event.status, event.trigger.of(TEXT)) == ("ASSAULT", "denied", "shelled")


def test_a_trigger_that_only_the_encoder_sees_is_an_event_with_parties(draft: Make) -> None:
    text = "Rebels torched the market in Keth on Monday."
    made = draft(text)
    actors = Arguments(actors=(Span(0, 6),), recipients=(Span(15, 25),))
    [event] = joined(made, Told(frame(text, "torched", "ASSAULT"), arguments=actors), [])
    assert [p.span.of(text) for p in event.actors if p.span] == ["Rebels"]
    assert [p.span.of(text) for p in event.recipients if p.span] == ["the market"]
    assert event.rule == "assault.torch"


@pytest.mark.parametrize(("belief", "kept"), [(0.9, 1), (0.0, 0)])
def test_what_only_the_rules_see_stands_unless_the_encoder_does_not_believe_it(
    draft: Make, belief: float, kept: int
) -> None:
    made = draft(TEXT)
    assert len(joined(made, Told(belief=belief), list(walk(made)))) == kept


def test_every_type_has_a_sense_for_unknown_words() -> None:
    assert {default_sense(kind).type for kind in ("AGREE", "ASSAULT", "SUPPORT", "RETREAT")} == {
        "AGREE", "ASSAULT", "SUPPORT", "RETREAT",
    }  # fmt: skip


def facts(kind: str, status: str, mode: str | None = None) -> Facts:
    return Facts(kind, mode, status, frozenset(), frozenset(), frozenset(), "")


@pytest.mark.parametrize(
    ("told", "given", "wanted"),
    [
        ("GRENADE", facts("ASSAULT", "occurred"), "GRENADE"),
        ("GRENADE", facts("ASSAULT", "denied"), None),
        ("GRENADE", facts("PROTEST", "occurred"), "PEACE_PROTEST"),
        ("DISR_WEAP", facts("ASSAULT", "attempted", "explosives"), "DISR_WEAP"),
        (None, facts("ASSAULT", "occurred", "drone"), "AIR_STRIKE"),
    ],
)
def test_the_encoders_sub_event_stands_only_where_type_and_standing_allow_it(
    told: str | None, given: Facts, wanted: str | None
) -> None:
    assert told_sub_event(told, given) == wanted
