"""Ties: who arms, backs, leads, belongs to or fights whom, as stated."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from dateline.lexicon.tables import load
from dateline.model.annotation import Actor, Claim, Event, Participant, Place, Tie, Time
from dateline.model.spans import Span
from dateline.reading.draft import Draft
from dateline.reading.ties import STEP, find_ties
from dateline.reading.ties.words import TieNoun, TieRole, TieVerb

Make = Callable[..., Draft]

KINDS = {
    "Ordania": "government",
    "Veltria": "government",
    "Harbek Brigades": "group",
    "National Army": "group",
    "River Front": "group",
    "rebels": "group",
    "militias": "group",
    "council": "organisation",
    "World League": "organisation",
    "League coalition": "organisation",
    "3rd Company": "group",
    "21st Battalion": "group",
    "Salem Dahan": "person",
    "Dahan": "person",
    "villagers": "population",
}


def _draft(make: Make, text: str, extra: dict[str, str] | None = None) -> Draft:
    """A draft in which the names of KINDS that stand in the text are actors, each by its own name as id."""
    made = make(text)
    taken: list[Span] = []
    actors = []
    for name, kind in sorted({**KINDS, **(extra or {})}.items(), key=lambda item: -len(item[0])):
        found = [Span(m.start(), m.end()) for m in re.finditer(rf"\b{re.escape(name)}\b", text)]
        free = tuple(span for span in found if not any(span.overlaps(other) for other in taken))
        taken += free
        if free:
            country = "SDN" if kind == "government" else None
            actors.append(Actor(name, name, kind, free, country=country))  # type: ignore[arg-type]  # kinds from the table above
    made.add(actors)
    return made


def _ties(draft: Draft) -> set[tuple[str | None, str, str | None, str]]:
    return {(t.subject, t.tie, t.object, t.status) for t in find_ties(draft)}


STATED = [
    ("Ordania has armed the rebels.", ("Ordania", "arms", "rebels", "current")),
    ("The rebels are armed by Ordania.", ("Ordania", "arms", "rebels", "current")),
    ("Ordania funds the Harbek Brigades.", ("Ordania", "funds", "Harbek Brigades", "current")),
    ("Ordania is training the National Army.", ("Ordania", "trains", "National Army", "current")),
    ("The National Army is backed by Ordania.", ("Ordania", "backs", "National Army", "current")),
    ("Ordania backed the rebels in 1980.", ("Ordania", "backs", "rebels", "past")),
    ("Ordania does not support the rebels.", ("Ordania", "backs", "rebels", "denied")),
    ("The rebels have received weapons from Ordania.", ("Ordania", "arms", "rebels", "current")),
    ("Ordania provides the rebels with weapons.", ("Ordania", "arms", "rebels", "current")),
    ("Ordania sends supplies to the rebels.", ("Ordania", "supplies", "rebels", "current")),
    ("The rebels receive money from Veltria.", ("Veltria", "funds", "rebels", "current")),
    ("Ordania-backed rebels took the bridge.", ("Ordania", "backs", "rebels", "current")),
    ("The World League-recognised council met.", ("World League", "recognises", "council", "current")),
    ("Veltria recognises the council.", ("Veltria", "recognises", "council", "current")),
    ("Veltria reiterated its support for the council.", ("Veltria", "backs", "council", "current")),
    ("Salem Dahan, commander of the River Front, smiled.", ("Salem Dahan", "leads", "River Front", "current")),
    ("River Front commander Salem Dahan smiled.", ("Salem Dahan", "leads", "River Front", "current")),
    ("The River Front is led by Salem Dahan.", ("Salem Dahan", "leads", "River Front", "current")),
    ("Salem Dahan is the leader of the River Front.", ("Salem Dahan", "leads", "River Front", "current")),
    ("Salem Dahan was a general in the National Army.", ("Salem Dahan", "member_of", "National Army", "past")),
    ("River Front spokesman Salem Dahan smiled.", ("Salem Dahan", "member_of", "River Front", "current")),
    ("Former River Front commander Salem Dahan smiled.", ("Salem Dahan", "leads", "River Front", "past")),
    ("Foreign Minister Salem Dahan of Ordania left.", ("Salem Dahan", "member_of", "Ordania", "current")),
    ("Salem Dahan joined the River Front.", ("Salem Dahan", "member_of", "River Front", "current")),
    ("Salem Dahan of the River Front left.", ("Salem Dahan", "member_of", "River Front", "current")),
    ("Salem Dahan was appointed as commander of the River Front.", ("Salem Dahan", "leads", "River Front", "current")),
    (
        "The Harbek Brigades, the armed wing of the River Front, left.",
        ("Harbek Brigades", "part_of", "River Front", "current"),
    ),
    ("Men of 3rd Company, 21st Battalion marched.", ("3rd Company", "part_of", "21st Battalion", "current")),
    (
        "The League coalition including Ordania and Veltria met.",
        ("Veltria", "part_of", "League coalition", "current"),
    ),
    ("The militias allied with the council took the port.", ("militias", "allied_with", "council", "current")),
    (
        "The National Army fought alongside the Harbek Brigades.",
        ("National Army", "allied_with", "Harbek Brigades", "current"),
    ),
    ("The Harbek Brigades clashed with the National Army.", ("Harbek Brigades", "fights", "National Army", "current")),
    ("The war between Ordania and Veltria goes on.", ("Ordania", "fights", "Veltria", "current")),
    ("Ordania launched an offensive against the rebels.", ("Ordania", "fights", "rebels", "current")),
    (
        "Ordania is helping the National Army to defeat the rebels.",
        ("National Army", "fights", "rebels", "current"),
    ),
    ("Veltria praised Ordania in its fight against the rebels.", ("Ordania", "fights", "rebels", "current")),
    ("Ordania announced a plan to defeat the rebels.", ("Ordania", "fights", "rebels", "current")),
    ("The rebels deny cooperating with the militias.", ("rebels", "allied_with", "militias", "denied")),
    ("Aides accused the council of arming the rebels.", ("council", "arms", "rebels", "current")),
    (
        "Salem Dahan, deputy commander of the River Front, smiled.",
        ("Salem Dahan", "member_of", "River Front", "current"),
    ),
    ("Salem Dahan, commander, River Front, smiled.", ("Salem Dahan", "leads", "River Front", "current")),
    ("The rebels received arms supplies from Ordania.", ("Ordania", "arms", "rebels", "past")),
    ("Ordania used artillery against the rebels.", ("Ordania", "fights", "rebels", "current")),
    ("Ordania remains committed to carrying out raids against the rebels.", ("Ordania", "fights", "rebels", "current")),
    (
        "Veltria, together with the National Army, held the port.",
        ("Veltria", "allied_with", "National Army", "current"),
    ),
    ("Veltria flew raids in support of the National Army.", ("Veltria", "backs", "National Army", "past")),
    ("Operation Dawn is meant to help Ordania, Veltria's ally.", ("Ordania", "allied_with", "Veltria", "current")),
    ("Gunmen of the rebels attacked National Army positions.", ("rebels", "fights", "National Army", "current")),
]


@pytest.mark.parametrize(("text", "tie"), STATED)
def test_stated_ties_are_read(draft: Make, text: str, tie: tuple[str, str, str, str]) -> None:
    assert tie in _ties(_draft(draft, text))


@pytest.mark.parametrize(
    "text",
    [
        "Ordania would arm the rebels.",
        "Ordania may fund the rebels.",
        "Ordania met the rebels.",
        "The rebels left Ordania.",
        "The National Army attacked villagers.",
        "Salem Dahan, envoy for Ordania, spoke.",
        "Ordania supported the match.",
        "If Ordania arms the rebels, the war will go on.",
        "Veltria urged Ordania to arm the rebels.",
        "Ordania refused to recognise the council.",
        "Ordania threatened strikes against the rebels.",
        "Republican-led council members voted.",
        "Dahan addressed his council.",
    ],
)
def test_what_is_not_stated_is_no_tie(draft: Make, text: str) -> None:
    assert _ties(_draft(draft, text)) == set()


def test_two_suppliers_are_two_ties(draft: Make) -> None:
    found = _ties(_draft(draft, "The rebels have received supplies from Ordania and Veltria."))
    assert {(s, o) for s, tie, o, _ in found if tie == "supplies"} == {("Ordania", "rebels"), ("Veltria", "rebels")}


def test_backing_of_an_endeavour_has_no_object(draft: Make) -> None:
    text = "Ordania gave its backing to several attempts to unseat him."
    assert ("Ordania", "backs", None, "past") in _ties(_draft(draft, text))


def test_a_backer_who_is_no_party_leaves_the_subject_open(draft: Make) -> None:
    assert (None, "backs", "rebels", "current") in _ties(_draft(draft, "Western-backed rebels took the bridge."))


def test_forces_of_a_person_are_led_by_him(draft: Make) -> None:
    text = "Dahan's self-styled National Army crossed the river."
    assert ("Dahan", "leads", "National Army", "current") in _ties(_draft(draft, text))


def test_an_army_of_a_state_is_part_of_it(draft: Make) -> None:
    text = "Ordania's National Army crossed the river."
    assert ("National Army", "part_of", "Ordania", "current") in _ties(_draft(draft, text))


@pytest.mark.parametrize(
    "text", ["The Harbek Brigades, which are based in Tolmin, left.", "The Tolmin-based Harbek Brigades left."]
)
def test_a_base_is_a_place(draft: Make, text: str) -> None:
    made = _draft(draft, text)
    start = text.index("Tolmin")
    made.add([Place("p1", Span(start, start + 6), "Tolmin")])
    assert ("Harbek Brigades", "based_in", "p1", "current") in _ties(made)


def test_span_time_and_claim_of_a_tie(draft: Make) -> None:
    text = "Aides said Ordania has armed the rebels since April."
    made = _draft(draft, text)
    made.add(
        [
            Time("t1", Span(text.index("April"), text.index("April") + 5), "DATE", "XXXX-04"),
            Claim("c1", (Span(11, len(text) - 1),), (Span(6, 10),), (Span(0, 5),), None, "indirect", "neutral", ()),
        ]
    )
    (tie,) = find_ties(made)
    assert tie.span.of(text) == "Ordania has armed the rebels"
    assert (tie.time, tie.claim, tie.id) == ("t1", "c1", "r1")
    assert tie.rule == "ties.verb.arm"
    assert tie.score is not None
    assert 0 < tie.score <= 1


def test_a_denied_claim_denies_its_tie(draft: Make) -> None:
    text = "Ordania denied that it funds the rebels."
    made = _draft(draft, text, {"it": "government"})
    made.add([Claim("c1", (Span(20, 39),), (Span(8, 14),), (Span(0, 7),), "Ordania", "indirect", "denying", ())])
    assert [t.status for t in find_ties(made)] == ["denied"]


def test_each_pair_and_kind_is_told_once_whatever_its_order(draft: Make) -> None:
    text = "The Harbek Brigades clashed with the National Army. The National Army clashed with the Harbek Brigades."
    assert len(list(find_ties(_draft(draft, text)))) == 1


def _assault(text: str, word: str, sides: list[str], others: list[str], status: str = "occurred") -> Event:
    start = text.index(word)
    return Event(
        "e1",
        "ASSAULT",
        None,
        (),
        Span(start, start + len(word)),
        tuple(Participant(name, None) for name in sides),
        tuple(Participant(name, None) for name in others),
        None,
        None,
        status,  # type: ignore[arg-type]  # from the parameters below
        None,
    )


@pytest.mark.parametrize(
    ("sides", "others", "status", "expected"),
    [
        (["rebels"], ["National Army"], "occurred", {("rebels", "fights", "National Army", "current")}),
        (["rebels", "National Army"], [], "ongoing", {("rebels", "fights", "National Army", "current")}),
        (["rebels"], ["National Army"], "threatened", set()),
        (["rebels"], ["villagers"], "occurred", set()),
    ],
)
def test_an_assault_between_armed_sides_is_a_fight(
    draft: Make, sides: list[str], others: list[str], status: str, expected: set[tuple[str, str, str, str]]
) -> None:
    text = "Shots rang out near the rebels, the National Army and the villagers."
    made = _draft(draft, text)
    made.add([_assault(text, "Shots", sides, others, status)])
    assert _ties(made) == expected


def test_ties_come_in_the_order_of_the_text(draft: Make) -> None:
    text = "Ordania has armed the rebels. Veltria trains the militias. The River Front is led by Salem Dahan."
    ties = list(find_ties(_draft(draft, text)))
    assert [t.id for t in ties] == ["r1", "r2", "r3"]
    assert [t.tie for t in ties] == ["arms", "trains", "leads"]


@pytest.mark.parametrize("text", [" . ", "🙂", "backed - backed -", "of of , , alongside", "- based", "X " * 300])
def test_any_text_is_read_without_raising(draft: Make, text: str) -> None:
    list(find_ties(draft(text)))


def test_scores_of_the_lexicons_are_shares() -> None:
    entries = [*load("ties-verbs", TieVerb), *load("ties-nouns", TieNoun), *load("ties-roles", TieRole)]
    assert all(0 < entry.score <= 1 for entry in entries)


def test_step_declares_what_it_gives() -> None:
    assert STEP.gives == (Tie,)
    assert Actor in STEP.needs
