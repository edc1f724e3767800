"""The chronicle of a history: which year its story has reached, so that "in March" finds its year."""

from __future__ import annotations

from typing import Final

from dateline.reading.times.moment import Moment

_SEASON_DAY: Final = {"SP": 105, "SU": 197, "FA": 288, "WI": 15}
_BACKWARD: Final = 1.5
"""A history goes forward: a step back in time costs so much more than a step ahead."""

_OTHER_YEAR: Final = 45
"""Days that the change of year costs on top: most dates without a year keep to the year told last."""

_NAMED: Final = 300
_SAME: Final = 200
"""Days by which a year named since (each time it is named), and one named in the same sentence, is preferred."""


class Chronicle:
    """The last date with a month or season, and the year named alone after it, if any.

    A year that opens its sentence is where the story has got to. One named in passing ("the accord of 1976") is preferred
    only as far as it fits the dates before it.
    """

    def __init__(self) -> None:
        self.dated: Moment | None = None
        self._year: Moment | None = None
        self._sentence = -1
        self._leads = False
        self._times_named = 0

    def note(self, moment: Moment, sentence: int, leads: bool) -> None:
        """Take in a date that the text told."""
        if moment.year is None or moment.decade is not None:
            return
        if moment.month or moment.season or moment.quarter or moment.week:
            self.dated, self._year = moment, None
        elif leads or self._year is None or not self._leads or abs(moment.year - (self._year.year or 0)) <= 1:
            again = self._year is not None and self._year.year == moment.year
            self._times_named = self._times_named + 1 if again else 1
            self._year, self._sentence, self._leads = moment, sentence, leads

    def year_for(self, moment: Moment, sentence: int) -> tuple[int | None, str]:
        """The year (and era) that a month, day or season without one belongs to; None where nothing was told."""
        year, dated = self._year, self.dated
        if year is not None and (self._leads or dated is None):
            return year.year, year.era
        if dated is None or dated.year is None:
            return None, ""
        if dated.era:
            return dated.year, dated.era
        bonus: dict[int, int] = {}
        if year is not None and year.year is not None:
            bonus[year.year] = _NAMED * self._times_named + (_SAME if self._sentence == sentence else 0)
        candidates = sorted({dated.year, dated.year + 1, dated.year - 1, *bonus})
        return min(candidates, key=lambda y: self._cost(dated, moment, y) - bonus.get(y, 0)), ""

    @staticmethod
    def _cost(dated: Moment, moment: Moment, year: int) -> float:
        distance = (year - (dated.year or 0)) * 365 + place_in_year(moment) - place_in_year(dated)
        cost = distance if distance >= 0 else -distance * _BACKWARD
        return cost + (_OTHER_YEAR if year != dated.year else 0)


def place_in_year(moment: Moment) -> int:
    """About which day of the year a moment is, from 1 to 366."""
    if moment.season:
        return _SEASON_DAY[moment.season]
    if moment.quarter:
        return 91 * moment.quarter - 45
    if moment.half:
        return 182 * moment.half - 91
    if moment.week:
        return 7 * moment.week
    return round(((moment.month or 1) - 1) * 30.4 + (moment.day or 15))
