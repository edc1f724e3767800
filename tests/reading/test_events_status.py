"""The standing of acts, and the types that PLOVER gives to what is promised, threatened, asked for or refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.model.annotation import Claim, Event
from dateline.model.spans import Span
from dateline.reading.draft import Draft
from dateline.reading.events import find_events

Make = Callable[..., Draft]


def readings(draft: Make, text: str) -> set[tuple[str, str]]:
    return {(event.type, event.status) for event in find_events(draft(text)) if isinstance(event, Event)}


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Rebels attacked the base on Monday.", "ASSAULT", "occurred"),
        ("Rebels are attacking the base in Keth.", "ASSAULT", "ongoing"),
        ("Troops continued to shell the village of Keth on Monday.", "ASSAULT", "ongoing"),
        ("Troops will attack the base in Keth on Monday.", "ASSAULT", "announced"),
        ("The army plans to attack the rebels in Keth.", "ASSAULT", "announced"),
        ("The army said it would deploy soldiers to the border.", "MOBILIZE", "announced"),
        ("Rebels could attack the army in Keth.", "ASSAULT", "hypothetical"),
        ("If the rebels attack the army in Keth, the road will close.", "ASSAULT", "hypothetical"),
        ("Rebels tried to kidnap the mayor on Monday.", "ASSAULT", "attempted"),
        ("Police foiled an attack on the embassy on Monday.", "ASSAULT", "attempted"),
        ("The rebels did not attack the village.", "ASSAULT", "denied"),
        ("No attack on the village was carried out by the rebels.", "ASSAULT", "denied"),
        ("The rebels threatened to attack the army.", "THREATEN", "threatened"),
        ("The commander vowed to attack the rebels.", "THREATEN", "threatened"),
        ("The two presidents will meet in Sarn on Friday.", "AGREE", "announced"),
        ("The rebels agreed to release the prisoners.", "CONCEDE", "announced"),
        ("Ostan promised to send food aid to the refugees.", "AGREE", "announced"),
        ("The president refused to meet the rebel leader.", "REJECT", "occurred"),
        ("The minister urged the rebels to release the prisoners.", "REQUEST", "occurred"),
        ("The minister said the rebels must leave the town.", "REQUEST", "occurred"),
        ("The government will not meet the rebels.", "REJECT", "occurred"),
    ],
)
def test_status_of_a_sentence(draft: Make, text: str, kind: str, status: str) -> None:
    assert (kind, status) in readings(draft, text)


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("The rebels threatened to attack the army.", "ASSAULT"),
        ("The president refused to meet the rebel leader.", "CONSULT"),
        ("Ostan promised to send food aid to the refugees.", "AID"),
        ("The rebels agreed to release the prisoners.", "RETREAT"),
    ],
)
def test_the_content_of_an_operator_is_no_second_event(draft: Make, text: str, absent: str) -> None:
    assert absent not in {kind for kind, _ in readings(draft, text)}


@pytest.mark.parametrize(
    ("text", "kind", "mode"),
    [
        ("The rebels threatened to attack the army.", "THREATEN", "violence"),
        ("The minister urged the rebels to release the prisoners.", "REQUEST", "yield"),
        ("The opposition called for the resignation of the minister.", "REQUEST", "change"),
        ("The president refused to meet the rebel leader.", "REJECT", "meet"),
    ],
)
def test_the_content_gives_the_mode(draft: Make, text: str, kind: str, mode: str) -> None:
    assert (kind, mode) in {(event.type, event.mode) for event in find_events(draft(text)) if isinstance(event, Event)}


def test_what_a_denying_claim_holds_is_denied_and_carried_by_it(draft: Make) -> None:
    text = "The army denied that soldiers attacked the village."
    made = draft(text)
    start = text.index("soldiers")
    content = Span(start, len(text) - 1)
    made.add([Claim("c1", (content,), (Span(9, 15),), (Span(0, 8),), None, "indirect", "denying", ())])
    event = next(event for event in find_events(made) if isinstance(event, Event) and event.type == "ASSAULT")
    assert (event.status, event.claim) == ("denied", "c1")


def test_the_cue_of_a_claim_is_not_carried_by_it(draft: Make) -> None:
    text = "The minister condemned the rebels for the raid."
    made = draft(text)
    cue = Span(text.index("condemned"), text.index(" the rebels"))
    made.add([Claim("c1", (Span(cue.start, len(text) - 1),), (cue,), (Span(0, 12),), None, "indirect", "neutral", ())])
    assert [event.claim for event in find_events(made) if isinstance(event, Event) and event.type == "ACCUSE"] == [None]


def test_a_charge_is_not_the_act(draft: Make) -> None:
    kinds = {kind for kind, _ in readings(draft, "He pleaded guilty to murder in a court in Sarn.")}
    assert "ASSAULT" not in kinds


def test_fears_of_an_act_are_no_news(draft: Make) -> None:
    assert readings(draft, "There are fears of violence in the region.") == set()
