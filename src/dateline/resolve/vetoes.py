"""What keeps two mentions of persons apart although their names agree: gender, office, time, and what the registry knows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from dateline.lexicon.offices import office_of
from dateline.lexicon.registry import may_hold, registry
from dateline.lexicon.spelling import name_parts
from dateline.model.statement import ActorRow

BARE_DAYS: Final = 730
"""Days between two reports that both give a last name only, at most."""
OFFICE_DAYS: Final = 400
"""The same where both give the same office with it: "President Lee"."""
CHANGE_DAYS: Final = 60
"""Within these two different offices are two men, where one report gives the last name only."""

_GENDERS: Final = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}


@dataclass(frozen=True, slots=True)
class Told:
    """What a report tells of a person beside the name: gender ("m", "f" or None), offices (ids), whether a last name only."""

    gender: str | None
    offices: frozenset[str]
    bare: bool


@lru_cache(maxsize=65536)
def told(row: ActorRow) -> Told:
    """What a report tells of one of its persons."""
    genders = {g for m in row.mentions if (g := _GENDERS.get(m.quote.lower()))}
    offices = frozenset(office for role in row.roles if (office := office_of(role.quote)))
    return Told(genders.pop() if len(genders) == 1 else None, offices, len(name_parts(row.name)) < 2)


def apart(one: ActorRow, other: ActorRow, days: tuple[str | None, str | None]) -> bool:
    """Whether two persons of like names cannot be one; `days` are those on which their reports were published (ISO)."""
    a, b = told(one), told(other)
    if a.gender and b.gender and a.gender != b.gender:
        return True
    if _misfits(one.entity, b, days[1]) or _misfits(other.entity, a, days[0]):
        return True
    if not (a.bare or b.bare):
        return False
    if one.entity != other.entity and _one_of_several(one if a.bare else other) and not a.offices & b.offices:
        return True
    far = _between(*days)
    disjoint = bool(a.offices and b.offices) and a.offices.isdisjoint(b.offices)
    if a.bare and b.bare:
        limit = OFFICE_DAYS if a.offices & b.offices else BARE_DAYS
        return disjoint or (far is not None and far > limit)
    return disjoint and (far is None or far <= CHANGE_DAYS)


def _one_of_several(bare: ActorRow) -> bool:
    """Whether a last name is that of several known persons, of whom the reading did not choose this one."""
    return bare.entity is None and len(registry().surnamed(bare.name)) > 1


def _misfits(entity: str | None, of: Told, day: str | None) -> bool:
    """Whether a known person is not who a last name and an office mean on a day."""
    known = registry().identities.get(entity) if entity is not None and of.bare else None
    return known is not None and not may_hold(known, of.offices, day)


def _between(one: str | None, other: str | None) -> int | None:
    if one is None or other is None:
        return None
    return abs((date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])).days)
