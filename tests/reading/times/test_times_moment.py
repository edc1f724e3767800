"""Moments: their TIMEX3 value and the days they cover."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.reading.times.distance import shift, truncate
from dateline.reading.times.moment import Moment, of_date, of_week, third, with_time


@pytest.mark.parametrize(
    ("moment", "value"),
    [
        (Moment(year=2019, month=6, day=19), "2019-06-19"),
        (Moment(year=2019, month=6), "2019-06"),
        (Moment(year=2019), "2019"),
        (Moment(month=4), "XXXX-04"),
        (Moment(weekday=3), "XXXX-WXX-3"),
        (Moment(weekday=3, part="NI"), "XXXX-WXX-3TNI"),
        (Moment(part="NI"), "XXXX-XX-XXTNI"),
        (Moment(year=1980, month=9, part="MO"), "1980-09-XXTMO"),
        (Moment(year=1980, month=0, day=0), "1980-XX-XX"),
        (Moment(day=19), "XXXX-XX-19"),
        (Moment(decade=198), "198X"),
        (Moment(century=19), "19"),
        (Moment(era="BC", year=490), "BC0490"),
        (Moment(era="BC", decade=48), "BC048"),
        (Moment(year=2018, half=2), "2018-H2"),
        (Moment(year=2018, quarter=3), "2018-Q3"),
        (Moment(year=2018, quarter=0), "2018-QX"),
        (Moment(year=2018, season="WI"), "2018-WI"),
        (Moment(year=2019, week=3), "2019-W03"),
        (Moment(year=2019, week=3, weekend=True), "2019-W03-WE"),
        (Moment(weekend=True), "XXXX-WXX-WE"),
        (Moment(year=2019, week=3, weekday=5), "2019-W03-5"),
        (Moment(year=2019, month=6, day=19, clock="10:35"), "2019-06-19T10:35"),
        (Moment(), "XXXX"),
    ],
)
def test_value(moment: Moment, value: str) -> None:
    assert moment.value == value


@pytest.mark.parametrize(
    ("moment", "first", "last"),
    [
        (Moment(year=2020, month=2), "2020-02-01", "2020-02-29"),
        (Moment(year=2020, month=2, day=3, part="NI"), "2020-02-03", "2020-02-03"),
        (Moment(year=2020, mod="END"), "2020-09-01", "2020-12-31"),
        (Moment(year=2019, month=6, mod="START"), "2019-06-01", "2019-06-10"),
        (Moment(year=2019, month=6, mod="MID"), "2019-06-11", "2019-06-20"),
        (Moment(decade=198, mod="END"), "1987-01-01", "1989-12-31"),
        (Moment(decade=198), "1980-01-01", "1989-12-31"),
        (Moment(century=19), "1900-01-01", "1999-12-31"),
        (Moment(year=2018, half=2), "2018-07-01", "2018-12-31"),
        (Moment(year=2018, quarter=2), "2018-04-01", "2018-06-30"),
        (Moment(year=2019, week=25), "2019-06-17", "2019-06-23"),
        (Moment(year=2019, week=25, weekend=True), "2019-06-22", "2019-06-23"),
        (Moment(year=2019, week=25, weekday=3), "2019-06-19", "2019-06-19"),
    ],
)
def test_interval(moment: Moment, first: str, last: str) -> None:
    assert moment.interval() == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "moment",
    [
        Moment(),
        Moment(month=4),
        Moment(weekday=2),
        Moment(year=2018, season="SU"),
        Moment(era="BC", year=490),
        Moment(year=2018, quarter=0),
        Moment(year=1980, month=0, day=0),
        Moment(year=1980, month=9, part="NI"),
        Moment(year=2019, month=2, day=30),
        Moment(year=99999),
        Moment(century=120),
        Moment(year=2019, part="NI"),
        Moment(year=2019, month=14),
    ],
)
def test_interval_is_open_where_underspecified(moment: Moment) -> None:
    assert moment.interval() is None


def test_third_of_one_day_is_that_day() -> None:
    day = date(2019, 6, 1)
    assert third((day, day), "END") == (day, day)


def test_known_day_needs_a_real_day() -> None:
    assert Moment(year=2019, month=2, day=30).known_day is None
    assert Moment(era="BC", year=44, month=3, day=15).known_day is None
    assert of_date(date(2019, 6, 20)).known_day == date(2019, 6, 20)


def test_with_time_keeps_the_day() -> None:
    assert with_time(of_date(date(2019, 6, 20)), Moment(part="EV", mod="START")).value == "2019-06-20TEV"


BASE = Moment(year=2019, month=6, day=20)


@pytest.mark.parametrize(
    ("moment", "unit", "amount", "value"),
    [
        (BASE, "D", -2, "2019-06-18"),
        (BASE, "W", 1, "2019-W26"),
        (BASE, "M", -6, "2018-12"),
        (BASE, "M", 1.5, "2019-08-05"),
        (BASE, "Q", -2, "2018-Q4"),
        (BASE, "Y", -1, "2018"),
        (BASE, "DE", -10, "200X"),
        (BASE, "CE", -100, "19"),
        (BASE, "TH", 5, "2019-06-20"),
        (BASE, "D", None, "2019-06-20"),
        (BASE, "D", 10**9, "XXXX"),
        (Moment(year=1980, month=4), "D", 3, "1980-04-XX"),
        (Moment(year=1980), "D", 0, "1980-XX-XX"),
        (Moment(year=1980), "M", 2, "1980-XX"),
        (Moment(year=1980), "W", 2, "1980-WXX"),
        (Moment(year=1980, week=3, weekday=1), "D", 1, "1980-01-15"),
        (Moment(era="BC", year=490), "Y", 2, "BC0488"),
        (Moment(era="BC", year=1), "Y", 5, "BCXXXX"),
        (Moment(decade=198), "DE", 10, "199X"),
        (Moment(decade=198), "D", 1, "XXXX-XX-XX"),
        (Moment(year=2018, quarter=1), "Q", -1, "2017-Q4"),
        (None, "D", 1, "XXXX-XX-XX"),
        (None, "W", 1, "XXXX-WXX"),
        (None, "M", 1, "XXXX-XX"),
        (None, "Q", 1, "XXXX-QX"),
        (None, "Y", 1, "XXXX"),
        (Moment(year=9999, month=12), "M", 1, "XXXX"),
    ],
)
def test_shift(moment: Moment | None, unit: str, amount: float | None, value: str) -> None:
    assert shift(moment, unit, amount).value == value


def test_shift_keeping_the_day() -> None:
    assert shift(Moment(year=2019, month=8, day=31), "M", -2, keep=True).value == "2019-06-30"
    assert shift(BASE, "Y", -100_000, keep=True).value == "XXXX"


def test_truncate_to_week_needs_the_day() -> None:
    assert truncate(Moment(year=2019), "W").value == "2019-WXX"
    assert truncate(BASE, "W") == of_week(date(2019, 6, 20))
