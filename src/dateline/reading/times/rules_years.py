"""Rules for years, their halves and quarters, decades and centuries."""

from __future__ import annotations

from dateline.reading.times.grammar import Groups, Rule
from dateline.reading.times.meaning import Meaning, Point
from dateline.reading.times.moment import Moment
from dateline.reading.times.rules_dates import ABOUT, IN_YEAR, X, day_of_month, era_of, mod_of, point, year_of


def _quarter(groups: Groups) -> Meaning | None:
    number = day_of_month(groups, "q")
    return point(groups, Moment(quarter=number)) if 1 <= number <= 4 else None


def _year_period(groups: Groups) -> Meaning | None:
    """ "The 1988 quarter": that quarter which the text told last, in another year."""
    year = year_of(groups)
    return Point(Moment(year=year, quarter=0)) if year is not None else None


def _half(groups: Groups) -> Meaning | None:
    first = groups["h"][0].lower == "first"
    return point(groups, Moment(half=1 if first else 2))


def _year(groups: Groups) -> Meaning | None:
    year = year_of(groups)
    return Point(Moment(year=year, era=era_of(groups), mod=mod_of(groups.get("x")))) if year is not None else None


def _decade(groups: Groups) -> Meaning | None:
    piece = groups["c"][0]
    entry = piece.entry("DECADEWORD")
    digits = str(entry.number) if entry else "".join(ch for ch in piece.text if ch.isdigit())
    if len(digits) == 3 and not era_of(groups):
        return None
    number = int(digits) if len(digits) == 4 or era_of(groups) else 1900 + int(digits)
    if not entry and len(digits) == 2 and not era_of(groups) and int(digits) < 20:
        number += 100
    return Point(Moment(decade=number // 10, era=era_of(groups), mod=mod_of(groups.get("x"))))


def _century(groups: Groups) -> Meaning | None:
    number = day_of_month(groups, "n")
    return (
        Point(Moment(century=number - 1, era=era_of(groups), mod=mod_of(groups.get("x"))))
        if 1 <= number <= 30
        else None
    )


RULES: tuple[Rule, ...] = (
    Rule("old-year-range", "x=EDGEOF? y=OLDYEAR >((-|to|and|or|until) OLDYEAR e=ERA)", _year),
    Rule("quarter-year", "x=EDGEOF? THE? fiscal? q=ORDNUM -? fiscal? quarter of? (fiscal)? y=YEAR", _quarter),
    Rule("year-quarter", "the? y=YEAR fiscal? q=ORDNUM -? quarter", _quarter),
    Rule("quarter-in-year", f"x=EDGEOF? THE? q=ORDNUM -? quarter {IN_YEAR}", _quarter),
    Rule("years-quarter", "x=EDGEOF? yr=(r=WHICH year) 's fiscal? -? q=ORDNUM -? quarter", _quarter),
    Rule("quarter", "x=EDGEOF? THE? (fiscal -?)? q=ORDNUM -? fiscal? quarter", _quarter),
    Rule("year-period", "the y=YEAR (quarter|period)", _year_period),
    Rule("half-year", "the? h=(first|second|last|latter) half of (fiscal)? y=YEAR", _half),
    Rule("half-in-year", f"the? h=(first|second|last|latter) half {IN_YEAR}", _half),
    Rule("year", f"{ABOUT} (x=EDGEOF the?)? (the? (years|year|fiscal|calendar|fiscal year|post -))? y=YEAR", _year),
    Rule("year-era", f"{ABOUT} {X} year? y=OLDYEAR e=ERA", _year),
    Rule("era-year", "e=ERA y=OLDYEAR", _year),
    Rule("year-words", f"{X} (year)? y=WORDNUM", _year),
    Rule("decade", "x=(EDGEOF? the? MOD? -?) c=DECADE e=ERA?", _decade),
    Rule("decade-words", "x=(EDGEOF? the MOD? -?) c=DECADEWORD", _decade),
    Rule("century", "x=(EDGEOF? the? MOD? -?) n=ORDNUM -? (century|centuries) e=ERA?", _century),
)
