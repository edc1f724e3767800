"""The news: what its usual phrases mean, which days they cover, and what stays open."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.model.annotation import Time
from dateline.reading.draft import Draft
from dateline.reading.times import STEP

MakeDraft = Callable[..., Draft]
PUBLISHED = "2019-06-20"


def times(made: Draft) -> list[Time]:
    return list(STEP.run(made))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Prices fell in the year.", [("the year", "2019")]),
        ("The fiscal year was bad.", [("The fiscal year", "2019")]),
        ("Sales rose in the year ended March 31.", [("the year", "P1Y"), ("March 31", "2019-03-31")]),
        ("Losses grew in the second quarter. In the 2017 quarter they were small.",
         [("the second quarter", "2019-Q2"), ("the 2017 quarter", "2017-Q2")]),
        ("They spoke of the 14-day truce.", [("14-day", "P14D")]),
        ("He condemned the June 3 attack.", [("June 3", "2019-06-03")]),
        ("It will go on over the next couple of years.", [("the next couple of years", "P2Y")]),
        ("He said that last week a bomb went off.", [("last week", "2019-W24")]),
        ("The army has a plan to leave by March.", [("March", "2020-03")]),
        ("He fled some 50 years ago.", [("some 50 years ago", "1969")]),
        ("He fled on 29 February.", [("29 February", "2016-02-29")]),
        ("Profit rose from a year earlier.", [("a year earlier", "2018")]),
    ],
)  # fmt: skip
def test_phrases(draft: MakeDraft, text: str, found: list[tuple[str, str]]) -> None:
    made = draft(text, published=PUBLISHED)
    assert [(time.span.of(text), time.value) for time in times(made)] == found


@pytest.mark.parametrize(
    "text",
    [
        "The daily Granma printed it.",
        "Jan Kubis met the colonel.",
        "They joined the March of Return.",
    ],
)
def test_names_are_no_times(draft: MakeDraft, text: str) -> None:
    assert times(draft(text, published=PUBLISHED)) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Shells fell on 3 June. Two days later the army left.", ["2019-06-03", "2019-06-05"]),
        ("Shells fell on 3 June. The next morning it was calm.", ["2019-06-03", "2019-06-04TMO"]),
        ("A revolt began in January 2011. Three months later the town fell.", ["2011-01", "2011-04"]),
        ("A revolt began in 2011. The following year it was over.", ["2011", "2012"]),
        ("He was shot on Tuesday; three days earlier his house was burnt.", ["2019-06-18", "2019-06-15"]),
        ("Rebels seized the port last month; the day before they had shelled it.", ["2019-05", "XXXX-XX-XX"]),
    ],
)
def test_counted_from_what_was_told(draft: MakeDraft, text: str, values: list[str]) -> None:
    assert [time.value for time in times(draft(text, published=PUBLISHED))] == values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Two days later the army left.", "XXXX-XX-XX"),
        ("The next morning it was calm.", "XXXX-XX-XXTMO"),
        ("A week later they met.", "XXXX-WXX"),
        ("Three days earlier a house was burnt.", "XXXX-XX-XX"),
        ("The day after the attack, the mayor fled.", "XXXX-XX-XX"),
    ],
)
def test_nothing_told_nothing_counted_from(draft: MakeDraft, text: str, value: str) -> None:
    found = times(draft(text, published=PUBLISHED))
    assert [(time.value, time.start, time.end) for time in found] == [(value, None, None)]


@pytest.mark.parametrize(
    ("text", "value", "start", "end"),
    [
        ("It was bombed last week.", "2019-W24", "2019-06-10", "2019-06-16"),
        ("The week of 6 May was calm.", "2019-W19", "2019-05-06", "2019-05-12"),
        ("It was calm in the week of January 1, 2020.", "2020-W01", "2019-12-30", "2020-01-05"),
        ("It was bombed last weekend.", "2019-W24-WE", "2019-06-15", "2019-06-16"),
        ("Prices rose in the first quarter.", "2019-Q1", "2019-01-01", "2019-03-31"),
        ("Prices rose in the second half of 2018.", "2018-H2", "2018-07-01", "2018-12-31"),
        ("It was quiet in February 2020.", "2020-02", "2020-02-01", "2020-02-29"),
        ("It was quiet in early June.", "2019-06", "2019-06-01", "2019-06-10"),
        ("It was quiet in the spring of 2018.", "2018-SP", None, None),
        ("It was quiet in the 1990s.", "199X", "1990-01-01", "1999-12-31"),
        ("It was quiet in the early 1990s.", "199X", "1990-01-01", "1993-12-31"),
        ("It was quiet in the 19th century.", "18", "1800-01-01", "1899-12-31"),
        ("It has been quiet for the past three weeks.", "P3W", "2019-05-30", "2019-06-20"),
        ("It has been quiet for the past two years.", "P2Y", "2017-06-20", "2019-06-20"),
        ("They march every Friday.", "XXXX-WXX-5", None, None),
        ("It was shelled on Tuesday night.", "2019-06-18TNI", "2019-06-18", "2019-06-18"),
    ],
)
def test_days_covered(draft: MakeDraft, text: str, value: str, start: str | None, end: str | None) -> None:
    found = times(draft(text, published=PUBLISHED))
    assert [(time.value, time.start, time.end) for time in found] == [(value, start, end)]


def test_the_two_ends_of_a_range(draft: MakeDraft) -> None:
    found = times(draft("They fought from 3 to 7 June 2018, and between March and May 2017.", published=PUBLISHED))
    assert [time.value for time in found] == ["2018-06-03", "2018-06-07", "2017-03", "2017-05"]
    assert [time.end for time in found] == ["2018-06-03", "2018-06-07", "2017-03-31", "2017-05-31"]
