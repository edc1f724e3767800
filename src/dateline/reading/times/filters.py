"""Filters: matches that only look like times, by their neighbours and the parse."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import Final

from dateline.model.vocabulary import UNREAD_ROLES, Role
from dateline.reading.times.amounts import duration
from dateline.reading.times.context import Context
from dateline.reading.times.grammar import Match
from dateline.reading.times.meaning import Every, Length, Point, Shift
from dateline.reading.times.news import Tense
from dateline.reading.times.pieces import Piece
from dateline.reading.times.words import traps

_ARTICLES: Final = frozenset("the a an its their his her our".split())


def acceptable(match: Match, pieces: list[Piece], context: Context, role: Role) -> bool:
    """Whether a match stays: it is read, and its neighbours and the parser do not speak against it."""
    if role in UNREAD_ROLES or role == "byline":
        return False
    check = _CHECKS.get(match.rule)
    return check is None or check(match, pieces, context)


def in_place(match: Match, tense: Tense, narrative: bool) -> bool:
    """Whether a reference to past or future is one in this tense and kind of text."""
    if match.rule == "soon":
        return tense == "future"
    return narrative or match.rule not in {"of-the-past", "of-the-future"}


def generic(match: Match, pieces: list[Piece], context: Context) -> Match:
    """The match; "at night" and the night of "night raids" are any night."""
    single = match.last - match.first == 1
    if match.rule not in {"part", "season"} or not single or not isinstance(match.meaning, Point):
        return match
    token = context.token(pieces[match.first].start)
    if _before(match, pieces) == "at" or token.dep_ == "compound":
        return replace(match, meaning=replace(match.meaning, generic=True))
    return match


def undetermined(match: Match, pieces: list[Piece], context: Context) -> Match:
    """The match without an article that belongs to a noun behind it ("the Aug. 7 attack"), or a preposition before one."""
    if [piece.lower for piece in pieces[match.first : match.first + 2]] == ["over", "the"]:
        return replace(match, first=match.first + 1)
    first = pieces[match.first]
    if match.last - match.first < 2 or first.lower not in _ARTICLES:
        return match
    article = context.token(first.start)
    if article.head.idx < pieces[match.last - 1].end or article.head.i < article.i:
        return match
    return replace(match, first=match.first + 1)


def rate(match: Match, pieces: list[Piece], context: Context) -> Match:
    """The match; "twice a year" and "300 flights a week" are repetitions, "over the next year" is a duration."""
    if match.rule == "which-unit" and _before(match, pieces) in {"for", "over", "throughout"}:
        return _over(match, pieces)
    if match.rule != "amount" or match.last - match.first != 2 or pieces[match.first].lower not in {"a", "an"}:
        return match
    before = pieces[match.first - 1] if match.first else None
    if before is None or not isinstance(match.meaning, Length):
        return match
    counted = before.number is not None or context.tag(before.start) == "NNS" or before.lower in traps("times")
    return replace(match, meaning=Every(match.meaning.value)) if counted else match


def _over(match: Match, pieces: list[Piece]) -> Match:
    meaning, unit = match.meaning, pieces[match.last - 1].entry("UNIT")
    if (
        not isinstance(meaning, Shift)
        or meaning.inner.mod
        or unit is None
        or not meaning.amount
        or match.last - match.first != 3
    ):
        return match
    return replace(match, meaning=Length(duration(Fraction(1), unit), 1 if meaning.amount > 0 else -1))


def _before(match: Match, pieces: list[Piece]) -> str:
    return pieces[match.first - 1].lower if match.first else ""


def _after(match: Match, pieces: list[Piece], ahead: int = 0) -> str:
    return pieces[match.last + ahead].lower if match.last + ahead < len(pieces) else ""


def _in_name(match: Match, pieces: list[Piece]) -> bool:
    """Whether a word with a capital follows another in the same sentence: "Long March", "Operation Dawn"."""
    before = pieces[match.first - 1] if match.first else None
    return (
        before is not None
        and pieces[match.first].text[:1].isupper()
        and before.text[:1].isupper()
        and before.atom not in {"I", "In", "By"}
        and before.lower not in traps("month-lead")
        and before.end + 1 == pieces[match.first].start
    )


def _year(match: Match, pieces: list[Piece], context: Context) -> bool:
    number = next(p for p in reversed(pieces[match.first : match.last]) if p.number is not None)
    lead = {_before(match, pieces), *(p.lower for p in pieces[match.first : match.last - 1])} - {""}
    if _after(match, pieces) in traps("counted") or _before(match, pieces) in traps("number-of") - {"."}:
        return False
    if lead & traps("year-lead"):
        return True
    token = context.token(number.start)
    return not (token.dep_ == "nummod" and token.head.tag_ == "NNS")


def _month(match: Match, pieces: list[Piece], context: Context) -> bool:
    month = pieces[match.last - 1]
    ambiguous = month.lower in traps("ambiguous-month")
    if ambiguous and _after(match, pieces) == "of":
        return False  # "the March of Return"
    if match.last - match.first > 1 or _before(match, pieces) in traps("month-lead"):
        return True
    if context.is_name(month.start) or _in_name(match, pieces):
        return False
    if ambiguous:
        if _named(match, pieces):
            return False
        return context.tag(month.start) == "NNP" and context.dep(month.start) not in {"nsubj", "compound", "ROOT"}
    return True


def _named(match: Match, pieces: list[Piece]) -> bool:
    """Whether a name goes on behind a month: "Jan Kubis"."""
    after = pieces[match.last] if match.last < len(pieces) else None
    if after is None or after.start != pieces[match.last - 1].end + 1:
        return False
    return after.text[:1].isupper() and after.text[1:].islower()


def _bare_unit(match: Match, pieces: list[Piece], context: Context) -> bool:
    """ "The year" of the report, not one that what follows tells: "the week after the vote"."""
    return _after(match, pieces) not in traps("told-behind")


def _daily(match: Match, pieces: list[Piece], context: Context) -> bool:
    """No newspaper: "the daily Granma", "a London daily"."""
    after = pieces[match.last] if match.last < len(pieces) else None
    if match.last - match.first > 1:
        return True
    named = after is not None and after.text[:1].isupper() and after.start == pieces[match.last - 1].end + 1
    return not named and not context.tag(pieces[match.first].start).startswith("NN")


def _season(match: Match, pieces: list[Piece], context: Context) -> bool:
    season = pieces[match.last - 1]
    follower = pieces[match.last] if match.last < len(pieces) else None
    if season.text[:1].isupper() and follower is not None and follower.text[:1].isupper():
        return False
    if _in_name(match, pieces) or not context.tag(season.start).startswith("NN"):
        return False
    if season.lower == "fall":
        led = match.last - match.first > 1 or _before(match, pieces) in traps("month-lead")
        return led and _after(match, pieces) not in {"of", "in"}
    return True


def _part(match: Match, pieces: list[Piece], context: Context) -> bool:
    if _before(match, pieces) in traps("greeting"):
        return False
    return not (
        pieces[match.last - 1].text[:1].isupper()
        and match.first
        and context.dep(pieces[match.first].start) == "compound"
    ) and (not _in_name(match, pieces))


def _day_alone(match: Match, pieces: list[Piece], context: Context) -> bool:
    token = context.token(pieces[match.last - 1].start)
    return _before(match, pieces) in traps("day-lead") and token.dep_ == "pobj" and _after(match, pieces) != "of"


def _weekday(match: Match, pieces: list[Piece], context: Context) -> bool:
    """No day with a name of its own ("Black Friday") and no newspaper ("the Sunday Times")."""
    after = pieces[match.last] if match.last < len(pieces) else None
    paper = after is not None and after.text[:1].isupper() and after.lower in traps("paper")
    return not paper and not (
        _before(match, pieces) in traps("named-day") and pieces[match.first - 1].text[:1].isupper()
    )


def _no_title(match: Match, pieces: list[Piece], context: Context) -> bool:
    """No title of a programme: "This Week", "60 Minutes", "Today" in the middle of a sentence."""
    last, before = pieces[match.last - 1], pieces[match.first - 1] if match.first else None
    if not last.text[:1].isupper() or last.text.isupper():
        return True
    if match.last - match.first == 1:
        if before is not None and before.text.islower():
            return False
        return not (
            _in_name(match, pieces) or (_before(match, pieces) in {'"', "'"} and _after(match, pieces) in {'"', "'"})
        )
    return before is not None and before.text[:1].isupper()


def _holiday(match: Match, pieces: list[Piece], context: Context) -> bool:
    """No place or thing named after the day: "Christmas Island"."""
    after = pieces[match.last] if match.last < len(pieces) else None
    return match.last - match.first > 1 or after is None or not after.text[:1].isupper()


def _units(match: Match, pieces: list[Piece], context: Context) -> bool:
    if not _no_title(match, pieces, context):
        return False
    return _before(match, pieces) in traps("stretch-lead") or _after(match, pieces) in {"before", "after"}


def _amount(match: Match, pieces: list[Piece], context: Context) -> bool:
    """No age, no share ("three quarters of"), no ordinal ("a second attack")."""
    after, unit = _after(match, pieces), pieces[match.last - 1].lower
    if after == "-":
        after = _after(match, pieces, 1)
    if after in traps("age-after") or _before(match, pieces) in traps("age-before"):
        return False
    if after == "of" and (unit.startswith("quarter") or _after(match, pieces, 1) == "age"):
        return False
    if not _no_title(match, pieces, context):
        return False
    return unit != "second" and not (unit == "quarters" and pieces[match.last - 2].lower in {"-", "three"})


def _decade(match: Match, pieces: list[Piece], context: Context) -> bool:
    two_digits = len(pieces[match.last - 1].text.lstrip("'")) <= 3
    return not (two_digits and _before(match, pieces) in traps("possessive"))


def _state(match: Match, pieces: list[Piece], context: Context) -> bool:
    after = context.tag(pieces[match.last].start) if match.last < len(pieces) else ""
    return _before(match, pieces) in traps("state-lead") and after not in {"VBN", "VBD", "VBG", "JJ"}


def _reference(match: Match, pieces: list[Piece], context: Context) -> bool:
    return not (_before(match, pieces) == "as" and _after(match, pieces) == "as")


def _after_preposition(match: Match, pieces: list[Piece], context: Context) -> bool:
    """A bare "0300" or "25/12" is a time after "at", "on", "since" ... only; "9/11" everywhere."""
    return pieces[match.first].text == "9/11" or _before(match, pieces) in traps("day-lead") | traps("hour-lead")


_CHECKS: Final[dict[str, Callable[[Match, list[Piece], Context], bool]]] = {
    "year": _year,
    "month": _month,
    "season": _season,
    "part": _part,
    "noon": _part,
    "day-alone": _day_alone,
    "units": _units,
    "amount": _amount,
    "clock-digits": _after_preposition,
    "slashed-day": _after_preposition,
    "christmas": _holiday,
    "nowruz": _holiday,
    "decade": _decade,
    "weekday": _weekday,
    "which-unit": _no_title,
    "dayword": _no_title,
    "past-state": _state,
    "past": _reference,
    "soon": _reference,
    "bare-unit": _bare_unit,
    "daily": _daily,
    "weekly": _daily,
}
