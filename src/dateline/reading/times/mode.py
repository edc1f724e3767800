"""News or history: whether dates without a year belong to the day of publication or to the year the text has reached."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from statistics import median

from dateline.reading.times.meaning import Meaning, Point, Shift

MANY = 4
"""So many full dates (month with year) far from the day of publication make a text a history."""

NEWSY = 3
"""More expressions than this that only the news uses make it news."""

FAR = 2
"""Years from the publication that are far."""


def is_narrative(meanings: Iterable[Meaning], now: date | None) -> bool:
    """Whether a text is a history: its dates with month and year are many, and most lie far from the day of publication."""
    meanings = list(meanings)
    if sum(map(_of_the_day, meanings)) > NEWSY:
        return False
    years = [
        (-1 if meaning.moment.era else 1) * meaning.moment.year
        for meaning in meanings
        if isinstance(meaning, Point)
        and meaning.moment.year is not None
        and (meaning.moment.month or meaning.moment.era)
    ]
    if len(years) < MANY:
        return False
    if now is None:
        return True
    return median(abs(now.year - year) for year in years) >= FAR


def _of_the_day(meaning: Meaning) -> bool:
    """Whether only the news says so: "yesterday", "last week", a weekday without a date."""
    if isinstance(meaning, Shift):
        return meaning.base == "now" and meaning.unit in {"D", "W", "M"} and meaning.amount in {-1, 1}
    return isinstance(meaning, Point) and meaning.moment.weekday is not None and meaning.which is None
