"""Rules for times told by their distance from the day of publication or from what was told before."""

from __future__ import annotations

from dateline.reading.times.amounts import amount, duration
from dateline.reading.times.grammar import Groups, Rule
from dateline.reading.times.meaning import Base, Length, Meaning, Point, Reference, Shift
from dateline.reading.times.moment import Moment
from dateline.reading.times.pieces import Piece
from dateline.reading.times.rules_dates import mod_of
from dateline.reading.times.words import Word


def _unit(pieces: list[Piece]) -> Word | None:
    return next((entry for piece in pieces if (entry := piece.entry("UNIT"))), None)


def _dayword(groups: Groups) -> Meaning | None:
    entry = groups["t"][0].entry("DAYWORD")
    part = groups["p"][0].entry("PART") if groups.get("p") else None
    if entry is None:
        return None
    return Shift("D", entry.number, "now", Moment(part=part.code if part else None, mod=mod_of(groups.get("x"))))


def _which_unit(groups: Groups) -> Meaning | None:
    """ "Last year", "the next day", "that month". "The next day" follows what was told, "next month" the publication."""
    unit, which = _unit(groups["u"]), next((w for piece in groups["r"] if (w := piece.entry("WHICH"))), None)
    if unit is None or which is None or unit.code.startswith("T"):
        return None
    if groups["u"][0].entry("UNITS"):
        return Length(duration(None, unit), which.number if which.code == "N" else 0)
    word = next(piece.lower for piece in groups["r"] if piece.entry("WHICH"))
    if word in {"past", "coming"} or (word == "present" and unit.code != "D"):
        return None
    base: Base = "told" if which.code == "T" or (word == "next" and groups["r"][0].lower == "the") else "now"
    number = which.number * (unit.number or 1)
    inner = Moment(mod=mod_of(groups.get("x")))
    return Shift(_code(unit), number, base, inner)


def _code(unit: Word) -> str:
    return {10: "DE", 100: "CE"}.get(unit.number, unit.code) if unit.code == "Y" else unit.code


def _the_unit(groups: Groups) -> Meaning | None:
    """ "The end of the year", "later in the month": in the news that of publication, in a history that told last."""
    unit = _unit(groups["u"])
    if unit is None or unit.code.startswith("T"):
        return None
    base: Base = "told" if unit.code in {"Q", "D"} else "now"
    return Shift(unit.code, 0, base, Moment(mod=mod_of(groups.get("x"))))


def _year_ended(groups: Groups) -> Meaning | None:
    """ "The year ended March 31": a year of accounts."""
    return Length("P1Y")


def _distance(groups: Groups) -> Meaning | None:
    """ "Two days ago", "a week later", "years before"."""
    unit = _unit(groups["u"])
    entry = groups["k"][0].entry("SHIFT")
    if unit is None or entry is None:
        return None
    count = amount(groups["n"]) if groups.get("n") else None
    if count is None:
        return Reference("PAST_REF" if entry.number < 0 else "FUTURE_REF")
    number = float(count) * entry.number * (unit.number or 1)
    return Shift(unit.code, number, "now" if entry.code == "N" else "told", compared=unit.code == "Y" and number == -1)


def _from_now(groups: Groups) -> Meaning | None:
    unit, count = _unit(groups["u"]), amount(groups["n"])
    if unit is None or count is None:
        return Reference("FUTURE_REF")
    return Shift(unit.code, float(count) * (unit.number or 1), "now")


def _day_before(groups: Groups) -> Meaning | None:
    """ "The day before", "the week after": one unit from what was told."""
    unit, entry = _unit(groups["u"]), groups["k"][0].entry("SHIFT")
    if unit is None or entry is None:
        return None
    return Shift(unit.code, entry.number, "told")


def _latest_period(groups: Groups) -> Meaning | None:
    return Shift("Q", 0, "told")


def _two_days_off(groups: Groups) -> Meaning | None:
    return Shift("D", -2 if groups["t"][0].lower == "yesterday" else 2, "now")


def _weekend(groups: Groups) -> Meaning | None:
    which = next((w for piece in groups.get("r") or () if (w := piece.entry("WHICH"))), None)
    if which is None:
        return Point(Moment(weekend=True))
    return Point(Moment(weekend=True), which.number, base="told" if which.code == "T" else "now")


def _year_end(groups: Groups) -> Meaning | None:
    return Shift("Y", 0, "now", Moment(mod="END"))


def _ago_quarter(groups: Groups) -> Meaning | None:
    return Shift("Y", -1, "told", compared=True)


_N = "n=(EXACTLY? the? COUNT FILLER?)"
_X = "x=(the? (very|latter|early)? EDGE of|COMPARE (on|in)?|MOD -? (in|on)?|sometime|some time)"

RULES: tuple[Rule, ...] = (
    Rule("day-after-tomorrow", "the day (after|before) t=(yesterday|tomorrow)", _two_days_off),
    Rule("dayword", "x=((COMPARE|MOD) -?)? t=DAYWORD p=PART?", _dayword),
    Rule("which-unit", f"{_X}? r=(WHICHONE) FILLER? u=UNIT", _which_unit),
    Rule(
        "the-unit",
        "x=(COMPARE in|the? (very|latter)? EDGE of|MOD in|the (MOD|latter) (part|half) of) the u=UNIT",
        _the_unit,
    ),
    Rule("year-ended", "the? fiscal? year >((ended|ending) (MONTH|DAYWORD))", _year_ended),
    Rule("bare-unit", "the (full|whole|entire|fiscal)? u=(year|month|week)", _the_unit),
    Rule(
        "distance",
        f"{_N}? u=UNIT k=(ago|earlier|later|previously|prior|afterwards|afterward|thereafter) on?",
        _distance,
    ),
    Rule("distance-from-that", f"{_N}? u=UNIT k=(before|after) that >(,|.|;|and|the)", _distance),
    Rule("distance-closed", f"{_N}? u=UNIT k=(before|after) >(,|.|;)", _distance),
    Rule("quarter-told", "(the|THE) (latest|most recent|fiscal|same|comparable)? u=(quarter)", _the_unit),
    Rule("period-told", "the latest period", _latest_period),
    Rule("from-now", f"{_N} u=UNIT from now", _from_now),
    Rule("in-time", "n=(COUNT) u=UNIT ('|'s) time", _from_now),
    Rule("day-before", "the u=(day|night|week|month|year) k=(before|after)", _day_before),
    Rule("weekend", "the? r=WHICH? WEEKEND", _weekend),
    Rule("year-end", "the? year ('s)? -? end", _year_end),
    Rule("year-ago", "(the|a)? year - (ago|earlier) (quarter|period|third quarter|month)?", _ago_quarter),
)
