"""The news: in which year a month or day without one lies, counted from the day of publication."""

from __future__ import annotations

from calendar import isleap
from datetime import date
from typing import Final, Literal

from dateline.reading.times.chronicle import place_in_year
from dateline.reading.times.moment import Moment

Tense = Literal["past", "future", "present"]

_SLACK: Final = 45
"""Days by which a date may lie on the other side than its verb says: "shares paid on 1 July were bought" in June."""


def news_year(moment: Moment, which: int | None, tense: Tense, now: date) -> int:
    """The year of a month or day in the news: the nearest, on the side that the words and the verb say."""
    year = _news_year(moment, which, tense, now)
    if moment.month == 2 and moment.day == 29:
        while not isleap(year):
            year += 1 if tense == "future" else -1
    return year


def _news_year(moment: Moment, which: int | None, tense: Tense, now: date) -> int:
    middle = place_in_year(moment)
    today = now.timetuple().tm_yday
    if moment.month and not moment.day:
        ahead = moment.month > now.month
        behind = moment.month < now.month
    else:
        ahead, behind = middle > today, middle < today
    if which == -1:
        return now.year if behind else now.year - 1
    if which == 1:
        return now.year if ahead else now.year + 1
    if which == 0:
        return now.year
    if moment.quarter or moment.half:
        far_ahead = middle - today > (137 if moment.quarter else 274)
        return now.year - 1 if far_ahead and tense != "future" else now.year
    if tense == "future":
        return now.year + 1 if behind and today - middle > _SLACK else now.year
    if tense == "past":
        return now.year - 1 if ahead and middle - today > _SLACK else now.year
    return now.year + _nearest(middle - today)


def _nearest(distance: int) -> int:
    """The year (-1, 0 or 1 from now) that brings a day so many days ahead nearest."""
    return -1 if distance > 183 else (1 if distance < -183 else 0)
