"""The grammar through `resolve`: expressions in, values out, without a parse."""

from __future__ import annotations

import time
from datetime import date

import pytest

from dateline.reading.times import resolve
from dateline.reading.times.grammar import Grammar, Rule
from dateline.reading.times.meaning import Reference
from dateline.reading.times.pieces import pieces

DAY = "2019-06-20"  # a Thursday


def values(text: str, published: str | None = DAY) -> list[str]:
    return [found.value for found in resolve(text, published)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("19 June 2019", "2019-06-19"),
        ("June 19, 2019", "2019-06-19"),
        ("Wednesday, June 19, 2019", "2019-06-19"),
        ("Wednesday 19 June 2019", "2019-06-19"),
        ("the 19th of June 2019", "2019-06-19"),
        ("4 FEB 90", "1990-02-04"),
        ("04-Feb-2018", "2018-02-04"),
        ("2019-06-20", "2019-06-20"),
        ("2019-06-20T10:15:00Z", "2019-06-20T10:15"),
        ("25/12/2018", "2018-12-25"),
        ("12/25/18", "2018-12-25"),
        ("05/05/2018", "2018-05-05"),
        ("9/11", "2001-09-11"),
        ("Sept. 3", "2018-09-03"),
        ("March eighth", "2019-03-08"),
        ("last Oct. 23", "2018-10-23"),
        ("June 3 last year", "2018-06-03"),
        ("May 2018", "2018-05"),
        ("around March 1981", "1981-03"),
        ("the end of April", "2019-04"),
        ("mid-June", "2019-06"),
        ("last November", "2018-11"),
        ("June last year", "2018-06"),
        ("the summer of 2001", "2001-SU"),
        ("1982 summer", "1982-SU"),
        ("last winter", "2019-WI"),
        ("spring of this year", "2019-SP"),
        ("the third quarter of 2018", "2018-Q3"),
        ("the 2018 third quarter", "2018-Q3"),
        ("next year's first quarter", "2020-Q1"),
        ("the first quarter", "2019-Q1"),
        ("the second half of 2018", "2018-H2"),
        ("the first half of this year", "2019-H1"),
        ("late 1948", "1948"),
        ("490 BC", "BC0490"),
        ("autumn of 481 BC", "BC0481-FA"),
        ("April 480 BC", "BC0480-04"),
        ("A.D. 70", "0070"),
        ("9/10 May 1940", "1940-05-09"),
        ("the 18th centuries", "17"),
        ("the end of the month", "2019-06"),
        ("late Wednesday", "2019-06-19"),
        ("nineteen ninety-six", "1996"),
        ("the late 1980s", "198X"),
        ("the '90s", "199X"),
        ("the mid-nineties", "199X"),
        ("the 470s BC", "BC047"),
        ("the 20th century", "19"),
        ("the nineteenth century", "18"),
        ("Christmas 2018", "2018-12-25"),
        ("New Year's Eve", "2018-12-31"),
    ],
)
def test_dates(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize("text", ["12/05/2019", "40/40/2019", "0s", "Q5 the fifth quarter", "no time at all", "150s"])
def test_what_is_no_date_or_cannot_be_told(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("10:35 a.m.", "2019-06-20T10:35"),
        ("12 a.m.", "2019-06-20T00:00"),
        ("12 p.m.", "2019-06-20T12:00"),
        ("7.15 pm", "2019-06-20T19:15"),
        ("four in the afternoon", "2019-06-20T16:00"),
        ("9 at night", "2019-06-20T21:00"),
        ("1700 GMT", "2019-06-20T17:00"),
        ("0330 hours", "2019-06-20T03:30"),
        ("midnight Friday", "2019-06-14T24:00"),
        ("noon", "2019-06-20T12:00"),
        ("9 a.m. EST Tuesday", "2019-06-18T09:00"),
        ("Sunday night", "2019-06-16TNI"),
        ("the night of 8 February 1904", "1904-02-08TNI"),
        ("the early morning hours of April 30, 1975", "1975-04-30TMO"),
        ("dawn on Monday", "2019-06-17TMO"),
        ("tonight", "2019-06-20TNI"),
        ("last night", "2019-06-19TNI"),
        ("overnight", "2019-06-19TNI"),
        ("this morning", "2019-06-20TMO"),
        ("yesterday evening", "2019-06-19TEV"),
        ("the next morning", "2019-06-21TMO"),
    ],
)
def test_times_of_day(text: str, value: str) -> None:
    found = resolve(text, DAY)
    assert [(one.type, one.value) for one in found] == [("TIME", value)]


@pytest.mark.parametrize("text", ["25 p.m.", "14 a.m.", "7.5 p.m.", "1790 GMT"])
def test_impossible_clocks(text: str) -> None:
    assert all(one.type != "TIME" for one in resolve(text, DAY))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on Wednesday", "2019-06-19"),
        ("on Thursday", "2019-06-20"),
        ("last Thursday", "2019-06-13"),
        ("next Friday", "2019-06-21"),
        ("this Friday", "2019-06-14"),
        ("Tuesday of last week", "2019-W24-2"),
        ("the weekend", "2019-W24-WE"),
        ("last weekend", "2019-W24-WE"),
        ("next weekend", "2019-W26-WE"),
        ("today", "2019-06-20"),
        ("late yesterday", "2019-06-19"),
        ("tomorrow", "2019-06-21"),
        ("the day before yesterday", "2019-06-18"),
        ("the day after tomorrow", "2019-06-22"),
        ("last week", "2019-W24"),
        ("early next week", "2019-W26"),
        ("this month", "2019-06"),
        ("last year", "2018"),
        ("this century", "20"),
        ("the following decade", "202X"),
        ("two days ago", "2019-06-18"),
        ("a year ago", "2018"),
        ("some years ago", "PAST_REF"),
        ("weeks later", "FUTURE_REF"),
        ("three weeks from now", "2019-W28"),
        ("two days' time", "2019-06-22"),
        ("several days from now", "FUTURE_REF"),
        ("the day before", "2019-06-19"),
        ("the end of the year", "2019"),
        ("year-end", "2019"),
        ("a year before that, the", "2018"),
        ("two months before.", "2019-04"),
        ("the latest period", "2019-Q1"),
        ("the year-ago quarter", "2018"),
    ],
)
def test_relative(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("three days", "P3D"),
        ("at least 72 hours", "PT72H"),
        ("several days", "PXD"),
        ("a few minutes", "PTXM"),
        ("a two-week", "P2W"),
        ("a year and a half", "P1Y6M"),
        ("two decades", "P20Y"),
        ("decades", "PXY"),
        ("a fortnight", "P2W"),
        ("the first nine months", "P9M"),
        ("weeks", "PXW"),
        ("recent weeks", "PXW"),
        ("two to three weeks", "PXW"),
        ("the past year", "P1Y"),
        ("the following days", "PXD"),
    ],
)
def test_durations(text: str, value: str) -> None:
    assert [(one.type, one.value) for one in resolve(text, DAY)] == [("DURATION", value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("every Friday", "XXXX-WXX-5"),
        ("Tuesday nights", "XXXX-WXX-2TNI"),
        ("each July", "XXXX-07"),
        ("every summer", "XXXX-SU"),
        ("every night", "XXXX-XX-XXTNI"),
        ("every weekend", "XXXX-WXX-WE"),
        ("every two days", "P2D"),
        ("each year", "P1Y"),
        ("daily", "P1D"),
        ("annually", "P1Y"),
    ],
)
def test_sets(text: str, value: str) -> None:
    assert [(one.type, one.value) for one in resolve(text, DAY)] == [("SET", value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [("now", "PRESENT_REF"), ("recently", "PAST_REF"), ("in the future", "FUTURE_REF"), ("these days", "PRESENT_REF")],
)
def test_references(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on Wednesday", "XXXX-WXX-3"),
        ("In April", "XXXX-04"),
        ("April 6", "XXXX-04-06"),
        ("yesterday", "XXXX-XX-XX"),
        ("tonight", "XXXX-XX-XXTNI"),
        ("last night", "XXXX-XX-XXTNI"),
        ("last year", "XXXX"),
        ("two weeks ago", "XXXX-WXX"),
        ("the weekend", "XXXX-WXX-WE"),
        ("this summer", "XXXX-SU"),
        ("at 10:35", "XXXX-XX-XXT10:35"),
        ("in 2011", "2011"),
        ("the quarter", "XXXX-QX"),
    ],
)
def test_without_a_day_of_publication_nothing_is_guessed(text: str, value: str) -> None:
    found = resolve(text)
    assert [one.value for one in found] == [value]
    assert (found[0].days is None) == ("X" in value)


def test_days_of_a_stretch_that_ends_now() -> None:
    assert resolve("the past three days", DAY)[0].days == (date(2019, 6, 17), date(2019, 6, 20))
    assert resolve("the next two decades", DAY)[0].days is None
    assert resolve("the last 24 hours", DAY)[0].days is None


def test_the_longest_match_wins_and_nothing_crosses_a_paragraph() -> None:
    assert values("June\n\n3, 2018") == ["2019-06", "2018"]


def test_lookahead_and_optional_items() -> None:
    rule = Rule(
        "pair", "n=(one two?) >(three)", lambda groups: Reference(" ".join(piece.text for piece in groups["n"]))
    )
    matches = Grammar([rule]).matches(pieces("one two three, one three, one two"))
    assert [(match.first, match.last, match.meaning) for match in matches] == [
        (0, 2, Reference("one two")),
        (4, 5, Reference("one")),
    ]


@pytest.mark.parametrize("text", ["twenty ", "the of ", "1 - 2 - ", "several few "])
def test_repetitive_text_takes_linear_time(text: str) -> None:
    started = time.process_time()
    resolve(text * 4000, DAY)
    assert time.process_time() - started < 5


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar(published: str) -> None:
    for text in ("last weekend", "next week", "last Monday", "next Friday", "ten years ago", "two centuries later"):
        assert all(one.days is None or one.days[0] <= one.days[1] for one in resolve(text, published))
