"""Figures: which numbers count people harmed, how, and what belongs to them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.model.annotation import Claim, Event, Figure, Time
from dateline.model.spans import Span
from dateline.reading.draft import Draft
from dateline.reading.figures import STEP, find_figures

Make = Callable[..., Draft]

HARMS = [
    ("Shells killed 12 people near the depot.", [("killed", "12")]),
    ("At least 14 men were killed on the road.", [("killed", "At least 14")]),
    ("Twelve soldiers and three civilians were killed.", [("killed", "Twelve"), ("killed", "three")]),
    ("The blast left 5 dead and 10 wounded.", [("killed", "5"), ("injured", "10")]),
    ("12 killed and 30 injured in market blast", [("killed", "12"), ("injured", "30")]),
    ("Three dead, 79 hurt as blasts hit rally", [("killed", "Three"), ("injured", "79")]),
    ("10 Burnt Alive As Toll Rises", [("killed", "10")]),
    ("Two shot dead as protests turn violent", [("killed", "Two")]),
    ("Angry mob burn 35 to death in chapel", [("killed", "35")]),
    ("Raid on depot kills 37 in Harbek", [("killed", "37")]),
    ("Killed: 12. Injured: 40.", [("killed", "12"), ("injured", "40")]),
    ("The death toll rose to 32 on Monday.", [("killed", "32")]),
    ("Another body was found, bringing the toll to 45.", [("killed", "45")]),
    ("The deaths of 17 miners shocked Harbek.", [("killed", "17")]),
    ("Rescuers found the bodies of 5 men.", [("killed", "5")]),
    ("Divers recovered 12 bodies from the river.", [("killed", "12")]),
    ("The siege claimed 14 lives.", [("killed", "14")]),
    ("The bomb cost the lives of 14 men.", [("killed", "14")]),
    ("Eleven people lost their lives.", [("killed", "Eleven")]),
    ("Forty people were feared dead.", [("killed", "Forty")]),
    ("Six villagers who were killed at dawn were named.", [("killed", "Six")]),
    ("There were three deaths in the camp.", [("killed", "three")]),
    ("Twelve sailors were reported missing.", [("missing", "Twelve")]),
    ("Seven students disappeared last week.", [("missing", "Seven")]),
    ("Gunmen abducted 276 girls from a school.", [("abducted", "276")]),
    ("The abduction of 276 girls stirred anger.", [("abducted", "276")]),
    ("The rebels captured 30 soldiers.", [("abducted", "30")]),
    ("Nine nurses were taken hostage.", [("abducted", "Nine")]),
    ("They are holding 40 hostages in the mill.", [("abducted", "40")]),
    ("Police detained 20 students.", [("detained", "20")]),
    ("More than 60 people were arrested.", [("detained", "More than 60")]),
    ("Tens of thousands of villagers fled.", [("displaced", "Tens of thousands")]),
    ("He said 300,000 people had been forced from their homes.", [("displaced", "300,000")]),
    ("The war has displaced thousands of civilians.", [("displaced", "thousands")]),
    ("No one was hurt.", [("injured", "No one")]),
    ("No soldiers were killed.", [("killed", "No")]),
    ("As many as 20 people may have been killed.", [("killed", "As many as 20")]),
    ("Seven of the nine soldiers were wounded.", [("injured", "Seven")]),
    ("Two of her guards were killed.", [("killed", "Two")]),
    ("Dozens of wounded soldiers were flown out.", [("injured", "Dozens")]),
]

NO_FIGURE = [
    "A 12-year-old boy was killed.",
    "He was killed in 2011.",
    "The 14th Brigade was attacked 30 km from Harbek.",
    "The army did not kill 12 civilians.",
    "The flood could displace thousands.",
    "The group threatened to kill 12 villagers.",
    "Three hostages were freed.",
    "Twelve vehicles were destroyed and 3 houses burned.",
    "Troops seized 40 rifles and three trucks.",
    "A grocer and his wife were killed.",
    "The march 1980 murder of a bishop was recalled.",
    "Twelve gunmen killed the mayor.",
    "The raid killed the mayor and cost $12 million.",
    "The party won 12 seats.",
    "",
    '🙂 12 — "',
]


def _figures(draft: Draft) -> list[Figure]:
    return list(find_figures(draft))


@pytest.mark.parametrize(("text", "expected"), HARMS)
def test_harm_follows_what_governs_the_number(draft: Make, text: str, expected: list[tuple[str, str]]) -> None:
    assert [(f.harm, f.wording) for f in _figures(draft(text))] == expected


@pytest.mark.parametrize("text", NO_FIGURE)
def test_numbers_of_nobody_harmed_are_left_out(draft: Make, text: str) -> None:
    assert [f.wording for f in _figures(draft(text or " . ")) if f.best is not None] == []


@pytest.mark.parametrize("text", [case[0] for case in HARMS])
def test_spans_hold_the_wording(draft: Make, text: str) -> None:
    made = draft(text)
    for figure in _figures(made):
        assert figure.span.of(text) == figure.wording
        assert figure.victims in {None, figure.span} or not figure.victims.overlaps(figure.span)


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("Shells killed 12 Omarid soldiers.", "Omarid soldiers"),
        ("Dozens of civilians were killed.", "civilians"),
        ("The blast killed 12.", None),
        ("The raid wounded 30 others near Harbek.", None),
        ("The siege claimed 14 lives.", None),
        ("The blast left 5 dead.", None),
    ],
)
def test_victims_are_the_noun_phrase_without_its_number(draft: Make, text: str, victims: str | None) -> None:
    (figure,) = _figures(draft(text))
    assert (figure.victims.of(text) if figure.victims else None) == victims


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Shells killed 12 people on Monday.", "new"),
        ("The death toll rose to 32.", "cumulative"),
        ("The offensive has killed hundreds.", "cumulative"),
        ("So far 40 people were killed.", "cumulative"),
        ("Forty people were killed since April.", "cumulative"),
        ("The ministry revised its earlier toll, saying 20 people were killed.", "revised"),
    ],
)
def test_count_tells_new_cumulative_and_revised_numbers_apart(draft: Make, text: str, count: str) -> None:
    assert [f.count for f in _figures(draft(text))] == [count]


@pytest.mark.parametrize(
    "text",
    [
        "The blast killed 32 people, including three children.",
        "Police said 32 people, three of them children, were killed.",
    ],
)
def test_a_part_is_a_figure_of_its_own_and_no_count(draft: Make, text: str) -> None:
    whole, part = _figures(draft(text))
    assert (whole.best, part.best) == (32, 3)
    assert (part.harm, part.count, part.rule) == ("killed", None, "figures.part")
    assert whole.rule != "figures.part"


def test_as_of_is_the_day_that_the_text_names(draft: Make) -> None:
    text = "As of 14 June, 45 people had died."
    made = draft(text)
    made.add([Time("t1", Span(6, 13), "DATE", "2024-06-14", "2024-06-14", "2024-06-14")])
    (figure,) = _figures(made)
    assert (figure.as_of, figure.count) == ("2024-06-14", "cumulative")


def test_as_of_stays_open_where_the_day_is_not_resolved(draft: Make) -> None:
    made = draft("As of Friday, 45 people had died.")
    made.add([Time("t1", Span(6, 12), "DATE", "XXXX-WXX-5")])
    assert [f.as_of for f in _figures(made)] == [None]


def test_a_number_inside_a_time_counts_nobody(draft: Make) -> None:
    made = draft("In 48 hours 12 were killed.")
    made.add([Time("t1", Span(3, 11), "DURATION", "PT48H")])
    assert [f.wording for f in _figures(made)] == ["12"]


def _event(ident: str, trigger: Span, kind: str = "ASSAULT", status: str = "occurred") -> Event:
    return Event(ident, kind, None, (), trigger, (), (), None, None, status, None)  # type: ignore[arg-type]  # from data


def test_event_is_the_one_whose_trigger_states_the_harm(draft: Make) -> None:
    text = "Gunmen shelled the mill and killed 12 men. Later the army arrested 4 men."
    made = draft(text)
    made.add(
        [
            _event("e1", Span(7, 14)),
            _event("e2", Span(text.index("killed"), text.index("killed") + 6)),
            _event("e3", Span(text.index("arrested"), text.index("arrested") + 8), "COERCE"),
        ]
    )
    assert [f.event for f in _figures(made)] == ["e2", "e3"]


def test_event_is_the_assault_told_before_where_the_sentence_has_none(draft: Make) -> None:
    made = draft("Gunmen attacked the mill at dawn. Twelve people died.")
    made.add([_event("e1", Span(7, 15)), _event("e2", Span(7, 15), status="threatened")])
    assert [f.event for f in _figures(made)] == ["e1"]


def test_no_event_where_nothing_harmful_took_place(draft: Make) -> None:
    made = draft("Delegates met in Harbek. Twelve people died.")
    made.add([_event("e1", Span(10, 13), "CONSULT")])
    assert [f.event for f in _figures(made)] == [None]


def test_claim_is_the_innermost_that_holds_the_number(draft: Make) -> None:
    text = "Police said 12 people were killed."
    made = draft(text)
    made.add([Claim("c1", (Span(12, 33),), (Span(7, 11),), (Span(0, 6),), None, "indirect", "neutral", ())])
    assert [f.claim for f in _figures(made)] == ["c1"]


def test_capitals_are_read_too(draft: Make) -> None:
    text = "GUNMEN KILLED TWELVE FARMERS AND WOUNDED AT LEAST FOUR OTHERS NEAR THE MILL."
    assert [(f.harm, f.best) for f in _figures(draft(text))] == [("killed", 12), ("injured", 4)]


def test_appeals_yield_no_figures(draft: Make) -> None:
    text = "A shell fell on Harbek.\n\nSupport us\n\nPlease donate: 12 reporters were killed last year."
    made = draft(text)
    assert all(made.role_at(f.span.start) not in {"appeal", "furniture"} for f in _figures(made))


def test_step_declares_what_it_gives() -> None:
    assert STEP.name == "figures"
    assert STEP.gives == (Figure,)
