"""Moments: points of the calendar that may be partly unknown, with their TIMEX3 value and the days they cover."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

_QUARTER_MONTHS: Final = 3


@dataclass(frozen=True, slots=True)
class Moment:
    """A year, month, day ... as far as it is known; 0 for a month or day that exists but is not told (1980-XX-XX).

    `century` 19 is the years from 1900, `decade` 198 those from 1980. `weekday` 1 is Monday. `part` is MO, AF, EV, NI or DT,
    `clock` HH:MM; `mod` START, MID or END narrows the days covered.
    """

    era: str = ""
    century: int | None = None
    decade: int | None = None
    year: int | None = None
    half: int | None = None
    quarter: int | None = None
    season: str | None = None
    month: int | None = None
    week: int | None = None
    weekend: bool = False
    weekday: int | None = None
    day: int | None = None
    part: str | None = None
    clock: str | None = None
    mod: str | None = None

    @property
    def known_day(self) -> date | None:
        """The day, where it is known to the day and of this era."""
        if self.era or not (self.year and self.month and self.day):
            return None
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None

    @property
    def is_time(self) -> bool:
        """Whether it is a time of the day."""
        return self.part is not None or self.clock is not None

    @property
    def value(self) -> str:
        """The TIMEX3 value, with X for what is not known."""
        return self._day_value() + self._time_value()

    def _time_value(self) -> str:
        return f"T{self.clock or self.part}" if self.is_time else ""

    def _day_value(self) -> str:
        if self.century is not None:
            return f"{self.era}{self.century:02d}"
        if self.decade is not None:
            return f"{self.era}{self.decade:03d}X" if not self.era else f"{self.era}{self.decade:03d}"
        year = f"{self.era}{self.year:04d}" if self.year is not None else f"{self.era}XXXX"
        if self.half:
            return f"{year}-H{self.half}"
        if self.quarter is not None:
            return f"{year}-Q{self.quarter or 'X'}"
        if self.season:
            return f"{year}-{self.season}"
        if self.week is not None or self.weekend or (self.weekday and not self.day):
            return self._week_value(year)
        return self._month_value(year)

    def _week_value(self, year: str) -> str:
        week = f"{year}-W{self.week:02d}" if self.week else f"{year}-WXX"
        if self.weekend:
            return f"{week}-WE"
        if self.weekday:
            return f"{week}-{self.weekday}"
        return f"{week}-X" if self.is_time else week

    def _month_value(self, year: str) -> str:
        month = f"{self.month:02d}" if self.month else "XX"
        if self.day is not None or self.is_time:
            return f"{year}-{month}-{self.day:02d}" if self.day else f"{year}-{month}-XX"
        return f"{year}-{month}" if self.month is not None else year

    def interval(self) -> tuple[date, date] | None:
        """The first and last day covered, narrowed by `mod`; None where underspecified, for seasons and years BC."""
        whole = self._whole()
        if whole is None or self.mod is None or self.is_time or self.known_day:
            return whole
        if self.decade is not None:
            return _third_of_decade(self.decade, self.mod)
        return third(whole, self.mod)

    def _whole(self) -> tuple[date, date] | None:
        if self.era or self.season:
            return None
        if self.century is not None:
            return _years(self.century * 100, self.century * 100 + 99)
        if self.decade is not None:
            return _years(self.decade * 10, self.decade * 10 + 9)
        if self.year is None or not 1 <= self.year <= 9999:
            return None
        if self.half:
            return _months(self.year, 6 * self.half - 5, 6 * self.half)
        if self.quarter is not None:
            last = _QUARTER_MONTHS * self.quarter
            return _months(self.year, last - 2, last) if self.quarter else None
        if self.week is not None or self.weekend or (self.weekday and not self.day):
            return self._week_days()
        if self.month is None:
            return None if self.day is not None or self.is_time else _years(self.year, self.year)
        if self.month == 0 or self.day == 0 or (self.is_time and not self.day):
            return None
        day = self.known_day
        return _months(self.year, self.month, self.month) if self.day is None else ((day, day) if day else None)

    def _week_days(self) -> tuple[date, date] | None:
        if not self.week or not self.year or self.year >= 9999:
            return None
        monday = date.fromisocalendar(self.year, self.week, 1)
        if self.weekend:
            return monday + timedelta(5), monday + timedelta(6)
        if self.weekday:
            day = monday + timedelta(self.weekday - 1)
            return day, day
        return monday, monday + timedelta(6)


def _years(first: int, last: int) -> tuple[date, date] | None:
    return (date(first, 1, 1), date(last, 12, 31)) if first >= 1 and last <= 9999 else None


def _months(year: int, first: int, last: int) -> tuple[date, date] | None:
    if not (1 <= year <= 9999 and 1 <= first <= last <= 12):
        return None
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _third_of_decade(decade: int, mod: str) -> tuple[date, date] | None:
    first, last = {"START": (0, 3), "MID": (4, 6), "END": (7, 9)}[mod]
    return _years(decade * 10 + first, decade * 10 + last)


def third(whole: tuple[date, date], mod: str) -> tuple[date, date]:
    """The first, middle or last third of some days: "early June" is 1 to 10 June.

    >>> third((date(2019, 6, 1), date(2019, 6, 30)), "MID")
    (datetime.date(2019, 6, 11), datetime.date(2019, 6, 20))
    """
    first, last = whole
    if first == last:
        return whole
    days = (last - first).days + 1
    one, two = first + timedelta(days // 3), first + timedelta(2 * days // 3)
    return {"START": (first, one - timedelta(1)), "MID": (one, two - timedelta(1)), "END": (two, last)}[mod]


def of_date(day: date) -> Moment:
    """The moment of a day."""
    return Moment(year=day.year, month=day.month, day=day.day)


def of_week(day: date) -> Moment:
    """The moment of the ISO week that holds a day."""
    year, week, _ = day.isocalendar()
    return Moment(year=year, week=week)


def with_time(moment: Moment, inner: Moment) -> Moment:
    """A moment with the part of the day, the clock time and the mod of another."""
    return replace(
        moment,
        part=inner.part or moment.part,
        clock=inner.clock or moment.clock,
        mod=inner.mod or moment.mod,
    )
