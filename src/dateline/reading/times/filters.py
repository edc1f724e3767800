"""Filters: matches that only look like times."""

from __future__ import annotations

from dateline.model.vocabulary import UNREAD_ROLES, Role
from dateline.reading.times.context import Context, is_count
from dateline.reading.times.grammar import Match
from dateline.reading.times.pieces import Piece

_LEADS = frozenset(
    "in of since until till by from to through during before after between last next this each every early mid late and or - ( for".split()
)


def acceptable(match: Match, pieces: list[Piece], context: Context, role: Role) -> bool:
    """Whether a match stays: it is read, and its neighbours and the parser do not speak against it."""
    if role in UNREAD_ROLES or role == "byline":
        return False
    check = _CHECKS.get(match.rule)
    return check is None or check(match, pieces, context)


def _before(match: Match, pieces: list[Piece]) -> str:
    return pieces[match.first - 1].lower if match.first else ""


def _after(match: Match, pieces: list[Piece]) -> str:
    return pieces[match.last].lower if match.last < len(pieces) else ""


def _year(match: Match, pieces: list[Piece], context: Context) -> bool:
    number = next(p for p in reversed(pieces[match.first : match.last]) if p.number is not None)
    if match.last - match.first > 1 and pieces[match.first].lower not in {
        "about",
        "around",
        "some",
        "over",
        "nearly",
        "almost",
        "under",
    }:
        return not is_count(pieces, match.first, match.last) or _before(match, pieces) in {"in", "since"}
    if is_count(pieces, match.first, match.last):
        return False
    token = context.token(number.start)
    return not (
        token.dep_ == "nummod" and token.head.tag_ == "NNS" and _before(match, pieces) not in {"the", "a", "'s"}
    )


def _month(match: Match, pieces: list[Piece], context: Context) -> bool:
    month = pieces[match.last - 1]
    if match.last - match.first > 1 or _before(match, pieces) in _LEADS:
        return True
    if context.is_name(month.start):
        return False
    if month.text in {"May", "March", "Mar", "Dec", "Jan", "Jun"}:
        return (
            context.tag(month.start) in {"NNP", "NN"}
            and match.first > 0
            and pieces[match.first - 1].text not in {".", '"'}
        )
    return True


def _season(match: Match, pieces: list[Piece], context: Context) -> bool:
    season = pieces[match.last - 1]
    if season.lower == "fall":
        return (
            _after(match, pieces) != "of"
            and context.tag(season.start) in {"NN", "NNP"}
            and _before(match, pieces) in _LEADS | {"the"}
        )
    if season.lower == "spring":
        return context.tag(season.start) in {"NN", "NNP"} and not (
            match.first and match.last - match.first == 1 and pieces[match.first - 1].text[:1].isupper()
        )
    return True


def _day_alone(match: Match, pieces: list[Piece], context: Context) -> bool:
    if _before(match, pieces) not in {
        "on",
        "until",
        "till",
        "by",
        "since",
        "from",
        "to",
        "of",
        "before",
        "after",
        "between",
        "and",
    }:
        return False
    token = context.token(pieces[match.last - 1].start)
    return token.dep_ == "pobj" and _after(match, pieces) not in {"of"}


def _units(match: Match, pieces: list[Piece], context: Context) -> bool:
    return _before(match, pieces) in {
        "for",
        "in",
        "within",
        "of",
        "after",
        "over",
        "took",
        "last",
        "lasted",
        "during",
        "takes",
        "take",
        "spent",
    }


def _amount(match: Match, pieces: list[Piece], context: Context) -> bool:
    after = _after(match, pieces)
    if after in {"old", "olds"} or (
        after == "-" and match.last + 1 < len(pieces) and pieces[match.last + 1].lower in {"old", "olds"}
    ):
        return False
    if after == "of" and match.last + 1 < len(pieces) and pieces[match.last + 1].lower == "age":
        return False
    return _before(match, pieces) not in {"aged", "age"}


def _reference(match: Match, pieces: list[Piece], context: Context) -> bool:
    return True


_CHECKS = {
    "year": _year,
    "month": _month,
    "season": _season,
    "day-alone": _day_alone,
    "units": _units,
    "amount": _amount,
}
