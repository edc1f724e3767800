"""Rules for dates that name a day, month, season, quarter, year, decade or century."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dateline.reading.times.amounts import year_in_words
from dateline.reading.times.grammar import Groups, Rule
from dateline.reading.times.meaning import Meaning, Point, Shift
from dateline.reading.times.moment import Moment
from dateline.reading.times.pieces import Piece


def mod_of(pieces: list[Piece] | None) -> str | None:
    """START, MID or END as the words before a date say."""
    for piece in pieces or ():
        entry = piece.entry("EDGE") or piece.entry("MOD") or piece.entry("COMPARE")
        if entry:
            return entry.code
        if piece.lower in {"latter", "second"}:
            return "END"
        if piece.lower == "first":
            return "START"
    return None


def one(groups: Groups, name: str) -> Piece | None:
    """The first piece of a group, or None where the group did not take part."""
    return groups[name][0] if groups.get(name) else None


def era_of(groups: Groups) -> str:
    """BC, or nothing."""
    piece = one(groups, "e")
    entry = piece.entry("ERA") if piece else None
    return entry.code if entry else ""


def year_of(groups: Groups) -> int | None:
    """The year in digits or words; two digits after a month belong to the nearest century that news is about."""
    found = groups.get("y")
    if not found:
        return None
    if found[0].number is None:
        return year_in_words(found)
    year = found[0].number
    if len(found[0].text) == 2 and not groups.get("e"):
        return 1900 + year if year >= 30 else 2000 + year
    return year


def _which(groups: Groups) -> tuple[int | None, str]:
    for piece in groups.get("r") or ():
        entry = piece.entry("WHICH")
        if entry:
            return entry.number, entry.code
    return None, ""


def _within(groups: Groups) -> Shift | None:
    """The year meant by "last year", "that year", "this year" after a month or season."""
    which, base = _which(groups)
    if which is None:
        return None
    return Shift("Y", which, "told" if base == "T" else "now")


def point(groups: Groups, moment: Moment) -> Point:
    """A point with what stands around it: its mod, era, year, "last" or "next", and the year it lies in."""
    moment = replace(moment, mod=mod_of(groups.get("x")), era=era_of(groups), year=year_of(groups))
    if groups.get("yr"):
        return Point(moment, within=_within(groups))
    which, base = _which(groups)
    return Point(moment, which, base="told" if base == "T" else "now")


def _month(groups: Groups) -> int:
    piece = one(groups, "m")
    entry = piece.entry("MONTH") if piece else None
    return entry.number if entry else 0


def day_of_month(groups: Groups, name: str = "d") -> int:
    piece = one(groups, name)
    if piece is None:
        return 0
    if piece.number is not None:
        return piece.number
    return sum(entry.number for p in groups[name] if (entry := p.entry("ORDINAL", "CARD")))


def _month_day(groups: Groups) -> Meaning | None:
    day, word = day_of_month(groups), groups["d"][0]
    if word.number is None and word.text[:1].isupper() and not word.text.isupper():
        return None  # "in May the Second Army"
    return point(groups, Moment(month=_month(groups), day=day)) if 1 <= day <= 31 else None


def _week_of(groups: Groups) -> Meaning | None:
    meaning = _month_day(groups)
    return replace(meaning, week=True) if isinstance(meaning, Point) else None


def _days_month(groups: Groups) -> Meaning | None:
    """ "The night of 9/10 May": nights belong to the day they begin on."""
    first, second = (int(part) for part in groups["i"][0].text.split("/"))
    return point(groups, Moment(month=_month(groups), day=first)) if 1 <= first < second <= 31 else None


def _month_only(groups: Groups) -> Meaning | None:
    return point(groups, Moment(month=_month(groups)))


def _season(groups: Groups) -> Meaning | None:
    piece = one(groups, "s")
    entry = piece.entry("SEASON") if piece else None
    return point(groups, Moment(season=entry.code)) if entry else None


def _weekday(groups: Groups) -> Meaning | None:
    piece = one(groups, "w")
    entry = piece.entry("WEEKDAY") if piece else None
    if entry is None:
        return None
    if groups.get("wk"):
        which, base = _which(groups)
        return Point(Moment(weekday=entry.number), within=Shift("W", which or 0, "told" if base == "T" else "now"))
    return point(groups, Moment(weekday=entry.number))


def _iso(groups: Groups) -> Meaning | None:
    text = groups["i"][0].text
    try:
        day = date.fromisoformat(text[:10])
    except ValueError:
        return None
    return Point(Moment(year=day.year, month=day.month, day=day.day, clock=text[11:16] or None))


def _slashed(groups: Groups) -> Meaning | None:
    """12/05/2019: read only where one of the two numbers can be no month, or both are the same."""
    first, second, year = (int(part) for part in groups["i"][0].text.split("/"))
    if first > 12 or first == second:
        first, second = second, first
    elif second <= 12:
        return None
    if not (1 <= first <= 12 and 1 <= second <= 31):
        return None
    if year < 100:
        year += 1900 if year >= 30 else 2000
    return Point(Moment(year=year, month=first, day=second))


def _slashed_day(groups: Groups) -> Meaning | None:
    """12/25 or 25/12: read only where one of the two numbers can be no month; "9/11" has a year of its own."""
    first, second = (int(part) for part in groups["i"][0].text.split("/"))
    if (first, second) == (9, 11):
        return Point(Moment(year=2001, month=9, day=11))
    day, month = max(first, second), min(first, second)
    known = 12 < day <= 31 and month >= 1
    return Point(Moment(month=month, day=day)) if known or first == second else None


def _day_alone(groups: Groups) -> Meaning | None:
    return Point(Moment(day=day_of_month(groups), month=None))


X = "x=EDGEOF? the?"
IN_YEAR = "(,? of? yr=(the? r=(WHICH WHICH?) year))"
YEAR_TAIL = "(,? (of|in)? the? (year)? y=(YEAR|WORDNUM))"
ABOUT = "(about|around|circa|ca.|c.|ca|HEDGE)?"

LAST_OR_NEXT = "(last|next|this|past|coming|previous|preceding|following|same)"

RULES: tuple[Rule, ...] = (
    Rule("iso-date", "i=ISO", _iso),
    Rule("slashed-date", "i=SLASHED", _slashed),
    Rule("slashed-day", "i=MONTHDAY", _slashed_day),
    Rule(
        "weekday-month-day",
        "r=(this|next|last)? coming? WEEKDAY ,? the? m=MONTH the? d=(DAY|ORDINAL) (,? y=YEAR)?",
        _month_day,
    ),
    Rule("weekday-day-month", "WEEKDAY ,? the? d=DAY of? m=MONTH (,? y=YEAR)?", _month_day),
    Rule("week-of", "the? week (of|starting|beginning) (on)? m=MONTH the? d=DAY (,? y=YEAR)?", _week_of),
    Rule("week-of-day", "the? week (of|starting|beginning) (on)? the? d=DAY of? m=MONTH (,? y=YEAR)?", _week_of),
    Rule("month-day-year", f"{X} m=MONTH the? d=DAY ,? (in|of)? y=YEAR e=ERA?", _month_day),
    Rule("which-month-day", f"r={LAST_OR_NEXT} m=MONTH d=DAY", _month_day),
    Rule("month-day-in-year", f"m=MONTH the? d=DAY {IN_YEAR}", _month_day),
    Rule(
        "month-day-range", f"{X} m=MONTH the? d=DAY >((-|to|and|until|till|through|or) the? DAY ,? y=YEAR)", _month_day
    ),
    Rule("month-day", f"{ABOUT} {X} m=MONTH the? d=(DAY|ORDINAL)", _month_day),
    Rule("day-month-year", "the? d=DAY -? (day)? of? m=MONTH ,? -? of? y=YEAR e=ERA?", _month_day),
    Rule("day-month-short-year", "d=CARDDAY m=MONTH y=YY", _month_day),
    Rule("day-month-hyphens", "d=CARDDAY - m=MONTH - y=(YY|YEAR)", _month_day),
    Rule("day-month-in-year", f"the? d=DAY of? m=MONTH {IN_YEAR}", _month_day),
    Rule(
        "day-month-range",
        "the? d=DAY >((-|to|and|until|till|through|or) the? DAY of? m=MONTH (,? of? y=YEAR)?)",
        _month_day,
    ),
    Rule("days-month", "i=MONTHDAY m=MONTH (,? y=YEAR)?", _days_month),
    Rule("day-month", "the? d=(DAY|ORDINAL) of? m=MONTH", _month_day),
    Rule("month-year", f"{ABOUT} {X} m=MONTH -? {YEAR_TAIL}", _month_only),
    Rule("month-old-year", f"{X} m=MONTH ,? of? y=OLDYEAR e=ERA", _month_only),
    Rule("month-in-year", f"{X} m=MONTH {IN_YEAR}", _month_only),
    Rule("which-month", f"r={LAST_OR_NEXT} m=MONTH", _month_only),
    Rule("month", f"{ABOUT} {X} m=MONTH", _month_only),
    Rule("season-year", f"{X} s=SEASON (of)? y=(YEAR|WORDNUM)", _season),
    Rule("season-old-year", f"{X} s=SEASON ,? of? y=OLDYEAR e=ERA", _season),
    Rule("year-season", f"{X} y=YEAR s=SEASON", _season),
    Rule("season-in-year", f"{X} s=SEASON {IN_YEAR}", _season),
    Rule("which-season", f"{X} r=(WHICH WHICH?) s=SEASON", _season),
    Rule("season", f"{X} s=SEASON", _season),
    Rule("weekday", "x=MOD? w=WEEKDAY", _weekday),
    Rule("which-weekday", f"the? r=({LAST_OR_NEXT} coming?) w=WEEKDAY", _weekday),
    Rule("weekday-week", "w=WEEKDAY (of)? wk=(the? r=WHICH week)", _weekday),
    Rule("day-alone", "the d=ORD31", _day_alone),
)
