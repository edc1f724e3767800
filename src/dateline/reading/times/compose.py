"""Neighbours that are one expression: "9 a.m. Tuesday", "the night of 8 February", "Friday night"."""

from __future__ import annotations

from dataclasses import replace

from dateline.reading.times.grammar import Match
from dateline.reading.times.meaning import Meaning, Point, Shift
from dateline.reading.times.moment import Moment, with_time
from dateline.reading.times.pieces import Piece

_TIME_LINKS = {"", ",", "on", "of", "on the", "of the", "hours of", "hours on"}


def compose(matches: list[Match], pieces: list[Piece]) -> list[Match]:
    """The matches, with a time of the day and the day beside it made one."""
    out: list[Match] = []
    for match in matches:
        joined = _joined(out[-1], match, pieces) if out else None
        if joined is None:
            out.append(match)
        else:
            out[-1] = joined
    return out


def _joined(left: Match, right: Match, pieces: list[Piece]) -> Match | None:
    if right.first - left.last > 2:
        return None
    between = pieces[left.last : right.first]
    link = " ".join(piece.lower for piece in between)
    meaning: Meaning | None = None
    if _time_only(left.meaning) and _day_only(right.meaning) and link in _TIME_LINKS:
        meaning = _timed(right.meaning, left.meaning)
    elif _day_only(left.meaning) and _time_only(right.meaning) and link == "" and not _opens(right, pieces):
        meaning = _timed(left.meaning, right.meaning)
    return Match(left.first, right.last, left.rule, meaning) if meaning is not None else None


def _opens(match: Match, pieces: list[Piece]) -> bool:
    return pieces[match.first].lower == "the"


def _time_only(meaning: Meaning) -> bool:
    """Whether it is a time of the day without a day."""
    if not isinstance(meaning, Point):
        return False
    moment = meaning.moment
    return moment.is_time and replace(moment, part=None, clock=None, mod=None) == Moment()


def _day_only(meaning: Meaning) -> bool:
    """Whether it is a day without a time of the day."""
    if isinstance(meaning, Shift):
        return meaning.unit == "D" and meaning.amount is not None and not meaning.inner.is_time
    if not isinstance(meaning, Point) or meaning.moment.is_time:
        return False
    return bool(meaning.moment.day or meaning.moment.weekday)


def _timed(day: Meaning, time: Meaning) -> Meaning | None:
    if not isinstance(time, Point):
        return None
    if isinstance(day, Shift):
        return replace(day, inner=with_time(day.inner, time.moment))
    if isinstance(day, Point):
        return replace(day, moment=with_time(day.moment, time.moment))
    return None
