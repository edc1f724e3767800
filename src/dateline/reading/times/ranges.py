"""Ranges: the second half of "April 6-7" and "1957-60" takes what the first half says and it leaves out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dateline.reading.times.chronicle import place_in_year
from dateline.reading.times.grammar import Match
from dateline.reading.times.meaning import Point
from dateline.reading.times.pieces import Piece

_JOINTS = frozenset({"-", "/", "to", "and", "until", "till", "through", "or", "&"})

_UP_TO = frozenset({"-", "to", "until", "till", "through"})


def continued(matches: list[Match], pieces: list[Piece]) -> list[Match]:
    """The matches with those of second halves put in, in order."""
    taken = {match.first for match in matches}
    out: list[Match] = []
    for match in matches:
        if out and match.first < out[-1].last:
            continue  # the year of "June 3-5, 2018" belongs to its second half
        out.append(match)
        rest = _second_half(match, pieces)
        if rest is not None and rest.first not in taken:
            out.append(rest)
    return out


def borrowed(matches: list[Match], pieces: list[Piece]) -> list[Match]:
    """The matches, where the first of two months or seasons takes its year from the second: "from May to July 2018"."""
    out = list(matches)
    for index in range(len(out) - 2, -1, -1):
        left, right = out[index], out[index + 1]
        if _turns(left, right, pieces) and isinstance(left.meaning, Point) and isinstance(right.meaning, Point):
            out[index] = replace(left, meaning=replace(left.meaning, until=right.meaning.moment))
        year = _year_of_second(left, right, pieces)
        if year is not None and isinstance(left.meaning, Point):
            out[index] = replace(left, meaning=replace(left.meaning, moment=replace(left.meaning.moment, **year)))
    return out


def _turns(left: Match, right: Match, pieces: list[Piece]) -> bool:
    """Whether the year turns between two months without year: "from October to March"."""
    if not isinstance(left.meaning, Point) or not isinstance(right.meaning, Point) or right.first - left.last != 1:
        return False
    first, second = left.meaning.moment, right.meaning.moment
    if first.year or second.year or not first.month or not second.month or pieces[left.last].lower not in _UP_TO:
        return False
    return place_in_year(first) > place_in_year(second)


def _year_of_second(left: Match, right: Match, pieces: list[Piece]) -> dict[str, Any] | None:
    if (
        not isinstance(left.meaning, Point)
        or not isinstance(right.meaning, Point)
        or not 1 <= right.first - left.last <= 2
    ):
        return None
    first, second = left.meaning.moment, right.meaning.moment
    between = [piece.lower for piece in pieces[left.last : right.first]]
    if (
        between[0] not in _JOINTS
        or first.year
        or not second.year
        or left.meaning.which is not None
        or left.meaning.within
    ):
        return None
    if not (first.month or first.season) or not (second.month or second.season):
        return None
    turned = place_in_year(first) > place_in_year(second) and not second.era
    return {"year": second.year - turned, "era": second.era}


def _second_half(match: Match, pieces: list[Piece]) -> Match | None:
    if match.last + 1 >= len(pieces) or not isinstance(match.meaning, Point):
        return None
    joint, piece = pieces[match.last], pieces[match.last + 1]
    if joint.lower not in _JOINTS or piece.number is None:
        return None
    after = pieces[match.last + 2] if match.last + 2 < len(pieces) else None
    moment = match.meaning.moment
    if moment.day and moment.month and not moment.is_time:
        fits = piece.atom in {"N12", "N24", "N31", "ORD31"} and piece.number > moment.day and _closes(after)
        meaning = replace(match.meaning, moment=replace(moment, day=piece.number))
    elif moment.year and moment.year >= 1000 and not (moment.month or moment.mod or moment.season or moment.era):
        fits = len(piece.text) == 2 and joint.lower in {"-", "/"} and piece.number > moment.year % 100
        meaning = replace(match.meaning, moment=replace(moment, year=moment.year // 100 * 100 + piece.number))
    else:
        return None
    last = match.last + 2 + (_year_pieces(pieces, match.last + 2) if match.rule == "month-day-range" else 0)
    return Match(match.last + 1, last, f"{match.rule}-to", meaning) if fits else None


def _year_pieces(pieces: list[Piece], start: int) -> int:
    """How many pieces from `start` on are the year that the first half has already taken: ", 2018"."""
    for length in (1, 2):
        if start + length <= len(pieces) and pieces[start + length - 1].atom == "Y4":
            return length
    return 0


def _closes(after: Piece | None) -> bool:
    """Whether nothing that a number could count follows."""
    return (
        after is None
        or not after.text[:1].isalpha()
        or after.lower in {"in", "at", "and", "but", "when", "as", "on", "by", "with", "that", "after"}
    )
