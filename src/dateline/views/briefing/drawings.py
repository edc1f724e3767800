"""The pictures of a briefing, from its content."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from dateline.model.statement import PlaceRef
from dateline.model.vocabulary import QUAD, intensity
from dateline.views.briefing.content import Briefing, IncidentLine, TollBlock
from dateline.views.escalation import HAPPENED
from dateline.views.pictures.map import Marker, draw_map
from dateline.views.pictures.svg import QUAD_COLOURS
from dateline.views.pictures.timeline import Mark, draw_timeline
from dateline.views.pictures.tolls import Bar, draw_tolls
from dateline.views.pictures.weeks import draw_weeks
from dateline.views.words import place_name

PLACED = frozenset({"point", "settlement", "district", "region"})


@dataclass(frozen=True, slots=True)
class Drawings:
    """SVG texts; empty where there is nothing to draw."""

    timeline: str
    map: str
    weeks: str
    tolls: tuple[str, ...]


def draw(briefing: Briefing) -> Drawings:
    """All pictures of a briefing."""
    return Drawings(
        draw_timeline([mark for line in briefing.incidents if (mark := _mark(line)) is not None]),
        _map(briefing),
        draw_weeks(briefing.weeks),
        tuple(draw_tolls(_bars(block)) for block in briefing.tolls),
    )


def _mark(line: IncidentLine) -> Mark | None:
    incident = line.view.incident
    if incident.start is None:
        return None
    words = f"{incident.type} {incident.mode or ''}".strip() + (f", {incident.place.name}" if incident.place else "")
    return Mark(line.number, incident.start, QUAD[incident.type], incident.status in HAPPENED, words)


def _map(briefing: Briefing) -> str:
    placed: dict[tuple[object, ...], list[IncidentLine]] = defaultdict(list)
    places: dict[tuple[object, ...], PlaceRef] = {}
    for line in briefing.incidents:
        place = line.view.incident.place
        if place is not None and place.latitude is not None and place.precision in PLACED:
            key = (place.geonames or place.name, place.precision)
            placed[key].append(line)
            places.setdefault(key, place)
    markers = [_marker(places[key], lines) for key, lines in placed.items()]
    unplaced = len(briefing.incidents) - sum(len(lines) for lines in placed.values())
    return draw_map(sorted(markers, key=lambda m: -len(m.numbers)), unplaced)


def _marker(place: PlaceRef, lines: list[IncidentLine]) -> Marker:
    """The colour is that of the hardest incident there."""
    hardest = min(lines, key=lambda line: intensity(line.view.incident.type, line.view.incident.mode))
    return Marker(
        place_name(place),
        place.latitude or 0.0,
        place.longitude or 0.0,
        place.precision or "settlement",
        tuple(line.number for line in lines),
        QUAD_COLOURS[QUAD[hardest.view.incident.type]],
    )


def _bars(block: TollBlock) -> list[Bar]:
    seen: dict[Bar, None] = {}
    for line in block.view.lines:
        toll = line.toll
        seen.setdefault(Bar(line.origin, toll.harm, toll.low, toll.best, toll.high, line.wording))
    return list(seen)
