"""Whether two events of different reports are one happening: rules that can be read, each with its reason."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from dateline.model.statement import EventRow, PlaceRef
from dateline.resolve.names import share_party

FAMILIES: Final[dict[str, str]] = {
    "CONSULT": "talks",
    "AGREE": "agreement",
    "CONCEDE": "yielding",
    "RETREAT": "yielding",
    "AID": "help",
    "COOPERATE": "help",
}
"""Types that one happening may be told under; every other type is a family of its own."""

MODES_APART: Final = frozenset(
    {"abduct", "torture", "sexual", "arrest", "deport", "curfew", "censor", "cyber", "resign"}
)
"""Modes that name another act than the rest of their type: never joined with a different mode."""

PROSPECTIVE: Final = frozenset({"announced", "threatened", "hypothetical"})

NEAR_KM: Final = 20.0
"""Settlements at most this far apart may be one place of events: a town and its suburb."""

PUBLISHED_WINDOW: Final = timedelta(days=3)
"""An undated event is looked for in the days before its report; this is a window for joining, never the event's date."""

LOOSE: Final = timedelta(days=1)
"""Reports of one night's happening differ by a day."""

EARTH_RADIUS_KM: Final = 6371.0

PRECISE: Final = frozenset({"point", "settlement"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """An event with the days on which it may have happened; `exact` where its own words fix a day or two."""

    event: EventRow
    first: date | None
    last: date | None
    exact: bool


def candidate(event: EventRow, published: str | None) -> Candidate:
    """The event with its window: its own days, else the days before its report, else none."""
    if event.start:
        first = date.fromisoformat(event.start)
        last = date.fromisoformat(event.end) if event.end else first
        return Candidate(event, first, max(first, last), last - first <= LOOSE)
    if published:
        day = date.fromisoformat(published[:10])
        return Candidate(event, day - PUBLISHED_WINDOW, day, False)
    return Candidate(event, None, None, False)


def why_one(a: Candidate, b: Candidate, copied: bool = False) -> str | None:
    """The reason to take two events for one happening, or None to keep them apart; `copied` if their reports are copies."""
    if not _same_kind(a.event, b.event):
        return None
    if copied and _same_words(a.event, b.event):
        return "the same words in copies of one text"
    if not _same_days(a, b):
        return None
    place = _places(a.event.place, b.event.place)
    if place == "apart":
        return None
    parties = _parties(a.event, b.event)
    days = "the same day" if a.exact and b.exact else "overlapping days"
    if place == "same" and (parties or (a.exact and b.exact) or a.event.type in {"ASSAULT", "PROTEST"}):
        return f"same place, {days}" + (", shared party" if parties else "")
    if parties and (place == "within" or _both_sides(a.event, b.event)):
        return f"shared party, {days}" + (", place of one within that of the other" if place == "within" else "")
    return None


def _same_kind(a: EventRow, b: EventRow) -> bool:
    if FAMILIES.get(a.type, a.type) != FAMILIES.get(b.type, b.type):
        return False
    if (a.status in PROSPECTIVE) != (b.status in PROSPECTIVE):
        return False
    return a.mode == b.mode or not ({a.mode, b.mode} & MODES_APART)


def _same_words(a: EventRow, b: EventRow) -> bool:
    told = ((e.type, e.mode, e.status, e.quote.casefold(), e.actors, e.recipients) for e in (a, b))
    return next(told) == next(told)


def _same_days(a: Candidate, b: Candidate) -> bool:
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return False
    return a.first <= b.last + LOOSE and b.first <= a.last + LOOSE


def _places(a: PlaceRef | None, b: PlaceRef | None) -> str:
    """ "same", "within" (one may lie in the other), "apart", or "unknown"."""
    if a is None or b is None:
        return "unknown"
    if a.geonames and a.geonames == b.geonames:
        return "same" if a.precision in PRECISE or a.precision == "district" else "within"
    if a.country and b.country and a.country != b.country:
        return "apart"
    if a.precision in PRECISE and b.precision in PRECISE:
        if None in (a.latitude, a.longitude, b.latitude, b.longitude):
            return "same" if a.name.casefold() == b.name.casefold() else "apart"
        return "same" if distance_km(a, b) <= NEAR_KM else "apart"
    if not a.geonames and not b.geonames:
        return "same" if a.name.casefold() == b.name.casefold() else "unknown"
    return "within" if a.country and a.country == b.country else "unknown"


def distance_km(a: PlaceRef, b: PlaceRef) -> float:
    """Great-circle distance in kilometres (haversine); infinite where a place has no coordinates."""
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return math.inf
    lat1, lat2 = math.radians(a.latitude), math.radians(b.latitude)
    half = math.sin((lat2 - lat1) / 2) ** 2
    half += math.cos(lat1) * math.cos(lat2) * math.sin(math.radians(b.longitude - a.longitude) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(half)))


def _parties(a: EventRow, b: EventRow) -> bool:
    return share_party(a.actors + a.recipients, b.actors + b.recipients)


def _both_sides(a: EventRow, b: EventRow) -> bool:
    """Whether the doers agree, and the recipients do too where both reports name them."""
    doers = share_party(a.actors, b.actors)
    return doers and (not a.recipients or not b.recipients or share_party(a.recipients, b.recipients))
