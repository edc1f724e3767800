"""What a report tells around its actors: a name alone does not make two men one, a place or another name beside it may."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from dateline.lexicon.spelling import folded
from dateline.model.statement import ActorRow, PlaceRow
from dateline.resolve.names import common_bodies

Tokens = frozenset[str]
_SHORTEST: Final = 4
"""Letters of a word that tells a setting, at least."""


@dataclass(frozen=True, slots=True)
class Scene:
    """The setting of a report.

    `day` of publication (ISO, or None); ISO `countries`; `near`: registry ids of its actors, and the telling words in the names of
    its actors and narrower places.
    """

    day: str | None = None
    countries: Tokens = frozenset()
    near: Tokens = frozenset()


def scenes(days: Mapping[str, str | None], places: Iterable[PlaceRow], actors: Iterable[ActorRow]) -> dict[str, Scene]:
    """The scene of each report; `days` gives the day of publication of all reports."""
    countries: dict[str, set[str]] = defaultdict(set)
    near: dict[str, set[str]] = defaultdict(set)
    for place in places:
        if place.ref.country:
            countries[place.report].add(place.ref.country)
        if place.ref.precision not in {"country", "wider"}:
            near[place.report] |= words_of(place.ref.name) | words_of(place.evidence.quote)
            near[place.report] |= {place.ref.geonames} if place.ref.geonames else set()
    for actor in actors:
        if actor.country:
            countries[actor.report].add(actor.country)
        near[actor.report] |= words_of(actor.name) | ({actor.entity} if actor.entity else set())
    return {report: Scene(day, frozenset(countries[report]), frozenset(near[report])) for report, day in days.items()}


def words_of(name: str) -> Tokens:
    """The telling words of a name: capitalised, not short, not shared by many bodies."""
    words = (folded(word.removesuffix("'s").removesuffix("’s")) for word in name.split() if word[:1].isupper())
    return frozenset(word for word in words if len(word) >= _SHORTEST and word not in common_bodies())
