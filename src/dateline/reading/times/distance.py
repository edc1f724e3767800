"""Moving a moment by an amount of a unit, as exactly as the moment is known."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

from dateline.reading.times.moment import Moment, of_date, of_week

_MONTHS = {"M": 1, "Q": 3}
_YEARS = {"Y": 1, "DE": 10, "CE": 100}


def truncate(moment: Moment, unit: str) -> Moment:
    """The day, week, month, quarter or year that holds a moment; what is not known of it stays open (XX).

    >>> truncate(Moment(year=1980, month=9, day=22), "M").value
    '1980-09'
    """
    if moment.decade is not None and unit not in {"DE", "CE"}:
        return Moment(era=moment.era)
    kept = Moment(era=moment.era, year=moment.year)
    day = _known_day(moment)
    if unit.startswith("T") or unit == "D":
        return of_date(day) if day else replace(kept, month=_month(moment) or 0, day=moment.day or 0)
    if unit == "W":
        return of_week(day) if day else replace(kept, week=moment.week or 0)
    if unit == "M":
        return replace(kept, month=_month(moment) or 0)
    if unit == "Q":
        month = _month(moment)
        quarter = (month + 2) // 3 if month else moment.quarter or 0
        return replace(kept, quarter=quarter)
    if unit == "DE" and (moment.year is not None or moment.decade is not None):
        return Moment(era=moment.era, decade=moment.decade if moment.decade is not None else (moment.year or 0) // 10)
    if unit == "CE" and moment.year is not None:
        return Moment(era=moment.era, century=moment.year // 100)
    return kept


def _known_day(moment: Moment) -> date | None:
    if moment.known_day:
        return moment.known_day
    if moment.week and moment.weekday and moment.year and not moment.era:
        return date.fromisocalendar(moment.year, moment.week, moment.weekday)
    return None


def _month(moment: Moment) -> int | None:
    if moment.month:
        return moment.month
    return None


def shift(moment: Moment | None, unit: str, amount: float | None, keep: bool = False) -> Moment:
    """The day, week, month ... that lies `amount` units from a moment; without a moment, one with X for all of it.

    `keep` keeps the day when moving by months or years ("a year ago to the day").
    """
    if moment is None or (moment.year is None and moment.decade is None):
        return _unknown(unit, moment)
    if amount is None:
        return truncate(moment, unit)
    if unit in _MONTHS and amount != int(amount):
        return shift(moment, "D", round(amount * 30.4 * _MONTHS[unit]))
    if keep and (unit in _MONTHS or unit in _YEARS) and moment.known_day:
        return _same_day(moment.known_day, int(amount) * (_MONTHS.get(unit) or 12 * _YEARS[unit]))
    here = truncate(moment, unit)
    day = _known_day(moment)
    if unit in {"D", "W"} and day:
        return _by_days(day, unit, amount)
    if unit.startswith("T"):
        return here
    if unit in _MONTHS and (here.month or here.quarter):
        return _by_months(here, unit, int(amount))
    if unit in _YEARS:
        return _by_years(here, unit, int(amount))
    return _opened(here, unit) if amount else here


def _unknown(unit: str, moment: Moment | None) -> Moment:
    era = moment.era if moment else ""
    shapes = {"D": Moment(era=era, month=0, day=0), "W": Moment(era=era, week=0), "M": Moment(era=era, month=0)}
    return shapes.get(unit, Moment(era=era, quarter=0) if unit == "Q" else Moment(era=era))


def _opened(here: Moment, unit: str) -> Moment:
    """A moment moved by less than is known of it: the month or year stays, the rest is open."""
    if unit == "D":
        return replace(here, day=0)
    return here


def _by_days(day: date, unit: str, amount: float) -> Moment:
    there = days_away(day, round(amount * (7 if unit == "W" else 1)))
    if there is None:
        return Moment()
    return of_week(there) if unit == "W" else of_date(there)


def days_away(day: date, days: int) -> date | None:
    """The day so many days later (or earlier), or None beyond the years 1 to 9999."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def _by_months(here: Moment, unit: str, amount: int) -> Moment:
    size = _MONTHS[unit]
    number = (here.month or here.quarter or 1) - 1
    per_year = 12 // size
    years, rest = divmod(number + amount, per_year)
    year = (here.year or 0) + (-years if here.era else years)
    if not 0 < year <= 9999:
        return Moment(era=here.era)
    return replace(here, year=year, month=rest + 1) if unit == "M" else replace(here, year=year, quarter=rest + 1)


def _by_years(here: Moment, unit: str, amount: int) -> Moment:
    amount = -amount if here.era else amount
    if unit == "DE" and here.decade is not None:
        return replace(here, decade=max(here.decade + amount // 10, 0))
    if unit == "CE" and here.century is not None:
        return replace(here, century=max(here.century + amount // 100, 0))
    year = (here.year or 0) + amount
    return replace(here, year=year) if 0 < year <= 9999 else Moment(era=here.era)


def _same_day(day: date, months: int) -> Moment:
    number = day.year * 12 + day.month - 1 + months
    year, month = divmod(number, 12)
    if not 1 <= year <= 9999:
        return Moment()
    return Moment(year=year, month=month + 1, day=min(day.day, monthrange(year, month + 1)[1]))
