"""Anchoring: which day, month or year is meant, from the day of publication or from what the text told before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from dateline.reading.times.chronicle import Chronicle, place_in_year
from dateline.reading.times.distance import days_away, shift, truncate
from dateline.reading.times.meaning import Every, Length, Meaning, Point, Reference, Shift
from dateline.reading.times.moment import Moment, of_date, of_week, with_time
from dateline.reading.times.news import Tense, news_year


@dataclass(frozen=True, slots=True)
class Setting:
    """Where an expression stands: the tense of its verb, the number of its sentence, whether it opens the sentence,
    and whether it is the end of something ("until May 1945"), which does not move the story."""

    tense: Tense = "past"
    sentence: int = 0
    leads: bool = True
    endpoint: bool = False


@dataclass(frozen=True, slots=True)
class Resolved:
    """A time with its TIMEX3 type and value, the days it covers as far as known, and its moment if it is one."""

    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    days: tuple[date, date] | None = None
    moment: Moment | None = None


class Anchor:
    """What relative expressions are counted from; `told` follows the text.

    `now` is the day of publication, None where it is unknown. In a narrative (a history, told long after) days and months
    without year belong to the year told last, and "now" is not the day of publication.
    """

    def __init__(self, now: date | None, narrative: bool = False, told: date | None = None) -> None:
        self.now = now
        self.narrative = narrative
        self.told: Moment | None = of_date(told) if told else None
        self.era = ""
        self._chronicle = Chronicle()
        self._quarter_told: Moment | None = None
        self._setting = Setting()

    def resolve(self, meaning: Meaning, setting: Setting = Setting()) -> Resolved:  # frozen
        """What is meant here; dates become the new `told`."""
        self._setting = setting
        if isinstance(meaning, Reference):
            return Resolved("DATE", meaning.value)
        if isinstance(meaning, Every):
            return Resolved("SET", meaning.value)
        if isinstance(meaning, Length):
            return Resolved("DURATION", meaning.value, self._stretch(meaning, setting.tense))
        moment = self._shifted(meaning) if isinstance(meaning, Shift) else self._placed(meaning, setting.tense)
        if moment is not None and isinstance(meaning, Point) and meaning.week:
            moment = truncate(moment, "W")
        if moment is None:
            return Resolved("DATE", "PRESENT_REF")
        self._remember(moment, meaning)
        return Resolved("TIME" if moment.is_time else "DATE", moment.value, moment.interval(), moment)

    def _remember(self, moment: Moment, meaning: Meaning) -> None:
        if moment.century is not None:
            return
        if moment.year is None:
            if moment.decade is not None or moment.weekday:
                self.told = moment
            return
        self.era = moment.era
        if isinstance(meaning, Shift) and (
            meaning.compared or (self.narrative and abs(meaning.amount or 0) > 1 and meaning.unit == "Y")
        ):
            return  # a look back does not move the story
        self.told = moment
        compared = isinstance(meaning, Point) and meaning.moment.quarter == 0
        if moment.quarter and not compared:
            self._quarter_told = moment
        if not self._setting.endpoint:
            self._chronicle.note(moment, self._setting.sentence, self._setting.leads)

    @property
    def _base(self) -> Moment | None:
        """What "now" is: the day of publication, in a narrative the time told last."""
        if self.narrative:
            return self.told
        return of_date(self.now) if self.now else None

    def _shifted(self, meaning: Shift) -> Moment | None:
        if (
            meaning.unit == "D"
            and meaning.amount == 0
            and meaning.base == "now"
            and self.narrative
            and not meaning.inner.is_time
        ):
            return None
        if meaning.unit == "Q" and meaning.base == "told" and meaning.amount == 0 and not self.narrative:
            return self._quarter()
        base = (self.told or self._base) if meaning.base == "told" else self._base
        if meaning.base == "told" and self.told is None and self._far(meaning):
            base = None
        if meaning.unit in {"D", "W"} and meaning.base == "told" and not self.narrative and base and not base.day:
            base = None  # a year named in passing is no day to count from
        if meaning.unit in {"D", "W"} and base is not None and base is self.told and self._chronicle.dated is not None:
            base = self._chronicle.dated
        if meaning.unit == "Y" and meaning.amount == -1 and meaning.compared and self._quarter_told is not None:
            return replace(self._quarter_told, year=(self._quarter_told.year or 1) - 1)
        return with_time(shift(base, meaning.unit, meaning.amount), meaning.inner)

    @staticmethod
    def _far(meaning: Shift) -> bool:
        """Whether nothing told leaves open when it is: "two days later"; results "a year earlier" are compared with now's."""
        return bool(meaning.amount) and ((meaning.amount or 0) > 0 or meaning.unit != "Y")

    def _quarter(self) -> Moment:
        """ "The quarter" of a report on results: the one told, else the last that was over on the day of publication."""
        if self._quarter_told is not None:
            return self._quarter_told
        return shift(of_date(self.now) if self.now else None, "Q", -1)

    def _stretch(self, meaning: Length, tense: Tense) -> tuple[date, date] | None:
        """The days of "the past three days": they end, or begin, with the anchor."""
        if meaning.toward > 0 and tense == "past":
            return None  # "the next two decades" of something told
        if not meaning.toward or self.narrative or self.now is None or "X" in meaning.value or "." in meaning.value:
            return None
        unit = meaning.value[-1]
        number = "".join(ch for ch in meaning.value if ch.isdigit())
        if meaning.value.startswith("PT") or not number or not meaning.value[1:-1].isdigit():
            return None
        count = int(number) * (7 if unit == "W" else 1)
        other = shift(of_date(self.now), "D" if unit == "W" else unit, meaning.toward * count, keep=True).known_day
        return None if other is None else (min(self.now, other), max(self.now, other))

    def _placed(self, meaning: Point, tense: Tense) -> Moment:
        moment = meaning.moment
        if meaning.generic:
            return replace(moment, era=self.era)
        if meaning.within is not None:
            return self._inside(moment, meaning.within)
        if moment.quarter == 0:
            return replace(moment, quarter=self._quarter().quarter)
        if moment.year is not None or moment.decade is not None or moment.century is not None:
            return self._with_era(moment)
        if moment.weekday and not moment.day:
            return self._weekday(meaning, tense)
        if moment.weekend:
            return self._weekend(meaning, tense)
        if moment.month is None and moment.day is None and moment.is_time and moment.season is None:
            return self._time_of_day(moment)
        if moment.month is None and moment.day:
            return self._day_of_month(moment, tense)
        return self._yearless(meaning, tense)

    def _with_era(self, moment: Moment) -> Moment:
        if moment.year is not None and moment.year < 1000 and not moment.era and self.era:
            return replace(moment, era=self.era)
        return moment

    def _inside(self, moment: Moment, within: Shift) -> Moment:
        outer = self._shifted(within) or Moment()
        if moment.weekday:
            return replace(moment, year=outer.year, week=outer.week)
        return replace(moment, year=outer.year, era=outer.era)

    def _time_of_day(self, moment: Moment) -> Moment:
        base = self.told if self.told is not None and (self.told.day or self.narrative) else self._base
        if self.told is not None and self.told.weekday and not self.told.year:
            return with_time(replace(self.told, part=None, clock=None, mod=None), moment)
        if base is None or base.decade is not None:
            return moment
        return with_time(truncate(base, "D"), moment)

    def _day_of_month(self, moment: Moment, tense: Tense) -> Moment:
        base = self.told if self.told is not None and self.told.month else self._base
        if base is None or not base.month:
            return moment
        return with_time(replace(truncate(base, "M"), day=moment.day), moment)

    def _weekday(self, meaning: Point, tense: Tense) -> Moment:
        moment = meaning.moment
        base = (self.told if meaning.base == "told" else None) or self._base
        if base is None or base.known_day is None:
            return moment
        back = (base.known_day.isoweekday() - (moment.weekday or 1)) % 7
        forward = (7 - back) % 7
        which = meaning.which
        if which == -1:
            offset = -(back or 7)
        elif which == 1 or (which is None and (tense != "past" or self.narrative)):
            offset = forward or (7 if which == 1 else 0)
        else:
            offset = -back
        there = days_away(base.known_day, offset)
        return moment if there is None else with_time(of_date(there), moment)

    def _weekend(self, meaning: Point, tense: Tense) -> Moment:
        base = (self.told if meaning.base == "told" else None) or self._base
        if base is None or base.known_day is None:
            return meaning.moment
        day = base.known_day
        which = meaning.which
        if which is None:
            which = 0 if tense == "future" or day.isoweekday() >= 6 else -1
        there = days_away(day, 7 * which)
        return meaning.moment if there is None else replace(of_week(there), weekend=True)

    def _yearless(self, meaning: Point, tense: Tense) -> Moment:
        moment = meaning.moment
        if self.narrative:
            return self._narrated(meaning)
        if self.now is None:
            return moment
        return replace(moment, year=news_year(moment, meaning.which, tense, self.now))

    def _narrated(self, meaning: Point) -> Moment:
        """The year of a month or day in a history."""
        year, era = self._chronicle.year_for(meaning.until or meaning.moment, self._setting.sentence)
        if meaning.until is not None and year is not None:
            year -= 1
        if year is not None and meaning.which:
            told = self.told
            if told is not None and told.year is not None:
                year = _beside(told, meaning.moment, meaning.which)
        return replace(meaning.moment, year=year, era=era or meaning.moment.era)


def _beside(told: Moment, moment: Moment, which: int) -> int:
    """The year of the next, or the last, such month after what was told."""
    here, there = place_in_year(told), place_in_year(moment)
    year = told.year or 0
    if which > 0:
        return year if there > here else year + 1
    return year if there < here else year - 1
