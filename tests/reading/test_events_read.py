"""Events read from whole sentences: type, mode, parties and what is no event at all."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.model.annotation import Event, Issue, Participant
from dateline.reading.draft import Draft
from dateline.reading.events import STEP, find_events

Make = Callable[..., Draft]


def read(draft: Make, text: str) -> tuple[Draft, list[Event]]:
    made = draft(text)
    return made, [item for item in find_events(made) if isinstance(item, Event)]


def named(made: Draft, parties: tuple[Participant, ...]) -> list[str]:
    return [party.span.of(made.text) for party in parties if party.span is not None]


@pytest.mark.parametrize(
    ("text", "kind", "mode"),
    [
        ("Rebels of the Northern Front attacked the village of Keth on Monday.", "ASSAULT", None),
        ("Government troops shelled the port of Sarn for two days.", "ASSAULT", "heavy-weapons"),
        ("A drone strike hit a bakery in Keth, residents said.", "ASSAULT", "drone"),
        ("Two teachers were kidnapped by gunmen near the lake.", "ASSAULT", "abduct"),
        ("The convoy came under fire from militiamen outside Sarn.", "ASSAULT", None),
        ("Police fired tear gas at the demonstrators in the square.", "ASSAULT", "crowd-control"),
        ("Soldiers arrested nine students in Keth on Friday.", "COERCE", "arrest"),
        ("The government imposed a curfew on the city of Sarn.", "COERCE", "curfew"),
        ("The president declared a state of emergency in Sarn.", "COERCE", "martial-law"),
        ("Police raided the offices of the newspaper in Keth.", "COERCE", "seize"),
        ("The army deployed 300 soldiers to the border on Sunday.", "MOBILIZE", "troops"),
        ("Thousands of workers took to the streets of Sarn on Friday.", "PROTEST", "demo"),
        ("Miners went on strike in Keth on Tuesday.", "PROTEST", "strike"),
        ("Villagers blocked the highway near Keth on Tuesday.", "PROTEST", "obstruct"),
        ("A court convicted the former governor on Monday.", "SANCTION", "convict"),
        ("Veria suspended aid to its neighbour after the vote.", "SANCTION", "discontinue"),
        ("The foreign minister condemned the Northern Front for the raid.", "ACCUSE", "disapprove"),
        ("Prosecutors opened an investigation into the governor.", "ACCUSE", "investigate"),
        ("The opposition rejected the proposal of the mediators.", "REJECT", None),
        ("The president met the rebel leader in Sarn on Monday.", "CONSULT", None),
        ("The two ministers held talks in Sarn on Monday.", "CONSULT", None),
        ("The prime minister praised the mediators on Thursday.", "SUPPORT", None),
        ("The junta lifted the ban on the party on Thursday.", "CONCEDE", None),
        ("The armies of Veria and Ostan held joint exercises in May.", "COOPERATE", None),
        ("Ostan provided emergency food aid to refugees in Keth.", "AID", None),
        ("The rebels released twelve prisoners on Sunday.", "RETREAT", "release"),
        ("The interior minister resigned on Wednesday.", "RETREAT", "resign"),
    ],
)
def test_type_and_mode_of_a_plain_sentence(draft: Make, text: str, kind: str, mode: str | None) -> None:
    _, events = read(draft, text)
    assert (kind, mode) in {(event.type, event.mode) for event in events}


@pytest.mark.parametrize(
    "text",
    [
        "The director shot the film in twelve days.",
        "The two firms struck a deal after long nights.",
        "The old man suffered a heart attack at home.",
        "The striker scored twice in the second half.",
        "The factory fired forty workers in March.",
        "The minister said the economy would grow.",
        "Doctors are fighting the disease with a new drug.",
        "The rains destroyed dozens of homes.",
        "It has been raining since March 3.",
        "The plan has met resistance in the capital.",
    ],
)
def test_other_senses_are_no_assaults_protests_or_meetings(draft: Make, text: str) -> None:
    _, events = read(draft, text)
    assert not {event.type for event in events} & {"ASSAULT", "PROTEST", "CONSULT"}


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("Rebels attacked soldiers near Keth.", "ASSAULT", ["Rebels"], ["soldiers"]),
        ("The soldiers were attacked by rebels near Keth.", "ASSAULT", ["rebels"], ["The soldiers"]),
        (
            "The shelling of villagers by government troops went on in Keth.",
            "ASSAULT",
            ["government troops"],
            ["villagers"],
        ),
        ("Rebels launched an offensive against the army on Monday.", "ASSAULT", ["Rebels"], ["the army"]),
        ("Rebels who attacked the police fled across the river.", "ASSAULT", ["Rebels"], ["the police"]),
        (
            "The police and the army arrested two reporters and a lawyer.",
            "COERCE",
            ["The police", "the army"],
            ["two reporters", "a lawyer"],
        ),
        ("Soldiers clashed with rebels near Keth on Monday.", "ASSAULT", ["Soldiers", "rebels"], []),
        (
            "The president held talks with the rebel leader in Sarn.",
            "CONSULT",
            ["The president", "the rebel leader in Sarn"],
            [],
        ),
    ],
)
def test_parties_come_from_the_tree(
    draft: Make, text: str, kind: str, actors: list[str], recipients: list[str]
) -> None:
    made, events = read(draft, text)
    event = next(event for event in events if event.type == kind)
    assert named(made, event.actors) == actors
    assert named(made, event.recipients) == recipients


def test_a_result_joins_its_act_and_brings_its_victims(draft: Make) -> None:
    made, events = read(draft, "A car bombing killed twelve shoppers in the market of Sarn.")
    assert [event.type for event in events] == ["ASSAULT"]
    assert events[0].mode == "explosives"
    assert named(made, events[0].recipients) == ["twelve shoppers"]


def test_the_first_statement_outside_the_headline_is_kept(draft: Make) -> None:
    text = (
        "Rebels storm army base near Keth\n\n"
        "Rebels of the Northern Front attacked an army base near Keth on Monday, the army said.\n\n"
        "The attack lasted two hours. Soldiers later searched the woods around the base for the men.\n"
    )
    made, events = read(draft, text)
    attacks = [event for event in events if event.type == "ASSAULT"]
    assert [event.trigger.of(made.text) for event in attacks] == ["attacked"]


def test_two_acts_joined_by_and_stay_two(draft: Make) -> None:
    _, events = read(draft, "Guerrillas killed a farmer in Keth and burned a truck near the river.")
    assert len([event for event in events if event.type == "ASSAULT"]) == 2


def test_a_joint_exercise_is_cooperation_and_a_lone_one_a_move(draft: Make) -> None:
    _, together = read(draft, "Veria and Ostan began military exercises near the border on Monday.")
    _, alone = read(draft, "The army of Ostan began military exercises near the border on Monday.")
    assert "COOPERATE" in {event.type for event in together}
    assert "MOBILIZE" in {event.type for event in alone}


@pytest.mark.parametrize(
    "text", ["", "Peace.", "\U0001f525 \U0001f4a5!!", '"' * 40, "ATTACK " * 60, "Rebels, rebels: attack of of of by by"]
)
def test_odd_texts_do_not_raise(draft: Make, text: str) -> None:
    if text.strip():
        read(draft, text)


def test_capitals_are_read_too(draft: Make) -> None:
    _, events = read(
        draft,
        "GUERRILLAS ATTACKED A POLICE STATION IN THE TOWN LAST NIGHT AND KIDNAPPED THE MAYOR, THE ARMY SAID TODAY.",
    )
    assert {"ASSAULT"} == {event.type for event in events}
    assert {None, "abduct"} == {event.mode for event in events}


def test_ids_follow_the_text_and_quotes_match(draft: Make) -> None:
    made, events = read(
        draft, "Rebels attacked Keth. Police arrested two men on Friday. The minister resigned on Monday."
    )
    assert [event.id for event in events] == [f"e{number}" for number in range(1, len(events) + 1)]
    assert [event.trigger.start for event in events] == sorted(event.trigger.start for event in events)
    assert all(0 <= event.score <= 1 for event in events if event.score is not None)
    assert STEP.name == "events"
    assert made.text[slice(*events[0].trigger)] == "attacked"


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("The army ordered troops to raid the offices of the newspaper.", "REQUEST", ["The army"], ["troops"]),
        ("The minister dismissed a proposal by the mediators.", "REJECT", ["The minister"], ["the mediators"]),
        ("The king was ready to send food to the refugees.", "AGREE", ["The king"], ["the refugees"]),
        (
            "The UN and aid agencies criticised the general on Monday.",
            "ACCUSE",
            ["UN", "aid agencies"],
            ["the general"],
        ),
        ("A court in Sarn found the mayor guilty on Monday.", "SANCTION", ["A court in Sarn"], ["the mayor"]),
        (
            "Dozens of protesters were beaten by policemen on Friday.",
            "ASSAULT",
            ["policemen"],
            ["Dozens of protesters"],
        ),
        (
            "The rebels said the police were responsible for the attack on the school.",
            "ASSAULT",
            ["the police"],
            ["the school"],
        ),
    ],
)
def test_parties_of_harder_shapes(draft: Make, text: str, kind: str, actors: list[str], recipients: list[str]) -> None:
    made, events = read(draft, text)
    event = next(event for event in events if event.type == kind)
    assert (named(made, event.actors), named(made, event.recipients)) == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "kind", "mode"),
    [
        ("Ostan deployed 40 peacekeepers to Keth on Monday.", "AID", None),
        ("The president called the prime minister to congratulate him.", "CONSULT", "phone"),
        ("Rebels used villagers as human shields in Keth.", "ASSAULT", "abduct"),
        ("The police were placed on alert in Sarn on Monday.", "MOBILIZE", "police"),
        ("The ceasefire took effect on Monday.", "RETREAT", "ceasefire"),
        ("Rebels claimed responsibility for the bombing of the bridge.", "ASSAULT", "explosives"),
        ("Fighting broke out between soldiers and rebels in Keth.", "ASSAULT", None),
        ("The chairman described the decree as illegal.", "ACCUSE", "disapprove"),
    ],
)
def test_narrow_senses(draft: Make, text: str, kind: str, mode: str | None) -> None:
    _, events = read(draft, text)
    assert (kind, mode) in {(event.type, event.mode) for event in events}


def test_the_doer_of_a_result_is_not_who_criticised_it(draft: Make) -> None:
    _, events = read(draft, "The campaign, criticised by the UN and aid agencies, has killed hundreds.")
    assert {event.type for event in events} == {"ACCUSE"}


def test_what_a_fight_is_for_is_not_a_second_act(draft: Make) -> None:
    made, events = read(draft, "Rebels are fighting the army to capture the town of Keth.")
    assert [event.trigger.of(made.text) for event in events] == ["fighting"]


def test_a_sentence_too_long_is_an_issue(draft: Make) -> None:
    text = "rebels and " * 420 + "soldiers clashed."
    found = list(find_events(draft(text)))
    assert [getattr(item, "code", None) for item in found if isinstance(item, Issue)] in ([], ["long-sentence"])


def test_competing_statements_stay_apart(draft: Make) -> None:
    text = "Rebels attacked the village of Keth on Monday. Soldiers attacked the village of Sarn on Tuesday."
    _, events = read(draft, text)
    assert len(events) == 2


def test_a_headline_alone_still_yields_its_event(draft: Make) -> None:
    text = "Rebels storm army base near Keth\n\nThe weather was mild in the valley, and shops were open all day.\n"
    _, events = read(draft, text)
    assert len(events) <= 1
