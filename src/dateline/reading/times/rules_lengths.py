"""Rules for durations and repetitions, and for the fixed phrases of the lexicon."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from dateline.reading.times.amounts import amount, duration
from dateline.reading.times.grammar import Groups, Rule
from dateline.reading.times.meaning import Every, Length, Meaning, Point, Reference
from dateline.reading.times.moment import Moment
from dateline.reading.times.pieces import pieces
from dateline.reading.times.words import Phrase, phrases


def _length(groups: Groups) -> Meaning | None:
    unit = groups["u"][0].entry("UNIT")
    if unit is None:
        return None
    if not groups.get("n") and not (groups.get("r") or groups["u"][0].entry("UNITS")):
        return None
    if groups.get("n") and groups["n"][-1].atom == "Y4" and not groups["u"][0].entry("UNITS"):
        return None  # "the 2018 quarter"
    count = amount(groups["n"]) if groups.get("n") else None
    if groups.get("r") and not groups.get("n") and not groups["u"][0].entry("UNITS"):
        count = amount([])
    if groups.get("half"):
        count = (count or Fraction(0)) + Fraction(1, 2)
    return Length(duration(count, unit), _toward(groups))


def _recent(groups: Groups) -> Meaning | None:
    unit = groups["u"][0].entry("UNIT")
    return Length(duration(None, unit), -1) if unit else None


def _edge_unit(groups: Groups) -> Meaning | None:
    """ "The last month of the war": how long, since nothing here says when the war was."""
    unit = groups["u"][0].entry("UNIT")
    return Length(duration(Fraction(1), unit)) if unit else None


def _toward(groups: Groups) -> int:
    which = next((w for piece in groups.get("r") or () if (w := piece.entry("WHICH"))), None)
    return which.number if which else 0


def _every(groups: Groups) -> Meaning | None:
    for piece in groups["u"]:
        weekday, month = piece.entry("WEEKDAY"), piece.entry("MONTH")
        season, part, unit = piece.entry("SEASON"), piece.entry("PART"), piece.entry("UNIT")
        if weekday:
            night = next((p.entry("PART") for p in groups["u"] if p.entry("PART")), None)
            return Every(f"XXXX-WXX-{weekday.number}" + (f"T{night.code}" if night else ""))
        if month:
            return Every(f"XXXX-{month.number:02d}")
        if season:
            return Every(f"XXXX-{season.code}")
        if part:
            return Every(f"XXXX-XX-XXT{part.code}")
        if unit:
            count = amount(groups["n"]) if groups.get("n") else amount([])
            return Every(duration(count, unit))
        if piece.entry("WEEKEND"):
            return Every("XXXX-WXX-WE")
    return None


def _fixed(entry: Phrase) -> Meaning:
    if entry.kind == "REFERENCE":
        return Reference(entry.code)
    if entry.kind == "FREQUENCY":
        return Every(entry.code)
    return Point(Moment(month=entry.month, day=entry.day))


def _holiday(groups: Groups, entry: Phrase) -> Meaning:
    year = groups["y"][0].number if groups.get("y") else None
    return Point(Moment(month=entry.month, day=entry.day, year=year))


def fixed_rules() -> Iterator[Rule]:
    """One rule for each entry of fixed phrases; its id is that of the entry."""
    for entry in phrases():
        ways = "|".join(" ".join(piece.lower for piece in pieces(phrase)) for phrase in entry.phrases)
        if entry.kind == "HOLIDAY":
            yield Rule(entry.id, f"({ways}) (,? y=YEAR)?", lambda groups, entry=entry: _holiday(groups, entry))  # type: ignore[misc]
        else:
            yield Rule(entry.id, f"({ways})", lambda _, entry=entry: _fixed(entry))  # type: ignore[misc]


_N = "n=(COUNT)"
_ONLY = "EXACTLY?"

RULES: tuple[Rule, ...] = (
    Rule("amount", f"{_ONLY} the? {_ONLY} {_N} FILLER? FILLER? -? u=UNIT half=(and a half)?", _length),
    Rule(
        "past-unit",
        "the r=(past|last|coming) u=(month|year|week|decade|century|months|years|weeks|days|decades|hours)",
        _length,
    ),
    Rule(
        "which-amount",
        "EXACTLY? the? r=(past|last|next|coming|previous|following|preceding|first|final) EXACTLY? n=COUNT FILLER? FILLER? u=UNIT",
        _length,
    ),
    Rule("units", "u=UNITS (or UNITS)?", _length),
    Rule("edge-unit", "the n=(last|first|final) u=(year|month|week|decade) >(of)", _edge_unit),
    Rule("recent-units", "n=(recent) u=(months|weeks|days|quarters|hours)", _recent),
    Rule("amount-range", f"{_ONLY} (the? (next|past|last))? NUM (to|or) NUM -? u=UNIT", _recent),
    Rule("units-long", "u=UNITS - long", _length),
    Rule("every", "EVERY n=((other|CARD|INT)?) u=(WEEKDAY PART?|MONTH|SEASON|PART|UNIT|WEEKEND)", _every),
    Rule("plural-weekday", "u=(WEEKDAYS PART?|WEEKDAY nights|WEEKDAY mornings)", _every),
)
