"""Rules for clock times and parts of the day."""

from __future__ import annotations

from dateline.reading.times.grammar import Groups, Rule
from dateline.reading.times.meaning import Meaning, Point, Shift
from dateline.reading.times.moment import Moment
from dateline.reading.times.pieces import Piece
from dateline.reading.times.rules_dates import mod_of


def _hour(piece: Piece) -> tuple[int, int] | None:
    """Hour and minute of "5", "5:30", "5.30" or "0530"."""
    if piece.atom in {"HHMM", "Y4"}:
        hour, minute = int(piece.text) // 100, int(piece.text) % 100
    elif piece.atom in {"CLOCK", "DECIMAL"}:
        head, tail = piece.text.replace(".", ":").split(":")[:2]
        hour, minute = int(head), int(tail) if len(tail) == 2 else 60
    elif piece.number is not None:
        hour, minute = piece.number, 0
    else:
        entry = piece.entry("CARD")
        hour, minute = (entry.number if entry else 99), 0
    return (hour, minute) if hour <= 24 and minute < 60 else None


def _clock(groups: Groups) -> Meaning | None:
    found = _hour(groups["h"][0])
    if found is None:
        return None
    hour, minute = found
    half = groups["a"][0].entry("AMPM") if groups.get("a") else None
    part = groups["p"][0].entry("PART") if groups.get("p") else None
    if half and hour > 12:
        return None
    if half and (hour % 12 != hour or half.number):
        hour = hour % 12 + half.number
    elif part and part.code in {"AF", "EV", "NI"} and 1 <= hour < 12 and not (part.code == "NI" and hour < 6):
        hour += 12
    return Point(Moment(clock=f"{hour:02d}:{minute:02d}"))


def _noon(groups: Groups) -> Meaning | None:
    entry = groups["n"][0].entry("NOON")
    return Point(Moment(clock=entry.code)) if entry else None


def _part(groups: Groups) -> Meaning | None:
    entry = groups["p"][0].entry("PART", "TWILIGHT", "DAYPART")
    return Point(Moment(part=entry.code, mod=mod_of(groups.get("x")))) if entry else None


def _which_part(groups: Groups) -> Meaning | None:
    """ "This morning", "that night", "the next morning": the day decides; "last night" is the night before."""
    entry = groups["p"][0].entry("PART")
    which = next((w for piece in groups["r"] if (w := piece.entry("WHICH"))), None)
    if entry is None or which is None:
        return None
    told = which.code == "T" or (groups["r"][0].lower == "the" and which.number == 1)
    inner = Moment(part=entry.code, mod=mod_of(groups.get("x")))
    return Shift("D", which.number, "told" if told else "now", inner)


def _tonight(groups: Groups) -> Meaning | None:
    return Shift("D", 0, "now", Moment(part="NI"))


def _overnight(groups: Groups) -> Meaning | None:
    return Shift("D", -1, "now", Moment(part="NI"))


_ZONE = "(ZONE|local time|local)?"
_HEDGED = "(around|about|shortly before|shortly after)?"

RULES: tuple[Rule, ...] = (
    Rule("clock-half", f"{_HEDGED} h=(HOUR|CLOCK|DECIMAL|CARD) a=AMPM {_ZONE}", _clock),
    Rule("clock-oclock", "h=(HOUR|CARD) o ' ? clock (in the p=PART)?", _clock),
    Rule("clock-in-part", "h=(HOUR|CARD|CLOCK) in the p=(morning|afternoon|evening)", _clock),
    Rule("clock-at-night", "h=(HOUR|CARD|CLOCK) at p=night", _clock),
    Rule("clock", f"h=CLOCK (hours|hrs|hr|h)? {_ZONE}", _clock),
    Rule("clock-military", "h=MILITARY (hours|hrs|hr|ZONE|local time)", _clock),
    Rule("clock-digits", "h=HHMM", _clock),
    Rule("noon", "h=(n=NOON)", _noon),
    Rule("which-part", "x=((COMPARE|MOD)?) r=(the? WHICH) p=PART", _which_part),
    Rule("tonight", "tonight", _tonight),
    Rule("overnight", "overnight", _overnight),
    Rule("part", "the? x=((MOD -?)?) p=(PART|TWILIGHT|DAYPART) hours?", _part),
)
