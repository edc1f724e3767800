"""The map: where incidents happened, as exactly as it is known, on a ground that takes no side.

Land in one tone and no filled countries; undisputed borders as lines, disputed ones dashed; disputed areas hatched and named
with the source's own words on the claims. A settlement is a dot, a district or region a dashed ring; what is known only by
country is not on the map but counted beside it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from dateline.views.pictures.basemap import world
from dateline.views.pictures.svg import MUTED, element, figure, path, text

WIDTH: Final = 760.0
LARGEST: Final = 620.0
PADDING: Final = 1.2
"""Degrees around the outermost places, at least."""

MARGIN: Final = 0.12
"""Share of what is between the outermost places that is shown around them, so that their names have room."""

SMALLEST: Final = 5.0
"""Degrees: a map shows at least this much, so that one town has a country around it."""

NAMED_FROM: Final = 34.0
"""Units: a disputed area narrower than this is hatched but not lettered; its tooltip names it."""

FAR: Final = 4
"""From the fifth side on lettering stands away from its sign, and a line leads back to it."""

Box = tuple[float, float, float, float]
"""Left, top, breadth and height of lettering or a sign, in units."""

RINGS_KM: Final = {"district": 30.0, "region": 90.0}
"""Radius of the ring for a place known only by its district or region: a sign of vagueness, not a border."""

KM_PER_DEGREE: Final = 111.2


@dataclass(frozen=True, slots=True)
class Marker:
    """Incidents at one place; `numbers` are theirs in the list beside the map."""

    name: str
    latitude: float
    longitude: float
    precision: str
    numbers: tuple[int, ...]
    colour: str


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of the world that is shown, and how degrees become units: equirectangular, true to scale at mid-height."""

    west: float
    south: float
    east: float
    north: float

    @property
    def scale(self) -> float:
        """Units per degree of longitude."""
        return WIDTH / (self.east - self.west)

    @property
    def stretch(self) -> float:
        """How much longer a degree of latitude is than one of longitude at mid-height."""
        return 1 / max(0.2, math.cos(math.radians((self.south + self.north) / 2)))

    @property
    def height(self) -> float:
        """Units from south to north."""
        return (self.north - self.south) * self.scale * self.stretch

    def xy(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Where a point of the earth is drawn."""
        return (longitude - self.west) * self.scale, (self.north - latitude) * self.scale * self.stretch

    def touches(self, points: Sequence[Sequence[float]]) -> bool:
        """Whether the box around some points meets the frame."""
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        return min(xs) < self.east and max(xs) > self.west and min(ys) < self.north and max(ys) > self.south


def draw_map(markers: Sequence[Marker], unplaced: int) -> str:
    """The map as SVG; an empty string where there is nothing to place."""
    if not markers:
        return ""
    frame = frame_around(markers)
    clip = element("clipPath", element("rect", width=WIDTH, height=frame.height), id="ground")
    letters, taken = _lettering(frame, markers)
    parts = [
        element("defs", clip + _hatch()),
        element("rect", width=WIDTH, height=frame.height, fill="#e8eef3"),
        element(
            "g", "".join([*_ground(frame), *_areas(frame), *_towns(frame, markers, taken)]), clip_path="url(#ground)"
        ),
        *(_marker(marker, frame) for marker in markers),
        *letters,
        *_notes(frame, unplaced),
    ]
    places = "; ".join(f"{m.name}: {', '.join(map(str, m.numbers))}" for m in markers)
    return figure(WIDTH, frame.height + 34, "Where it happened", f"Numbers are those of the list. {places}", parts)


def frame_around(markers: Iterable[Marker]) -> Frame:
    """The frame that holds all markers with some ground around them, not taller than the page allows."""
    points = list(markers)
    south, north = _around([m.latitude for m in points])
    west, east = _around([m.longitude for m in points])
    south, north = _widen(south, north, SMALLEST * 0.7)
    stretch = 1 / max(0.2, math.cos(math.radians((south + north) / 2)))
    west, east = _widen(west, east, max(SMALLEST, (north - south) * stretch * WIDTH / LARGEST))
    return Frame(west, max(-89.0, south), east, min(89.0, north))


def _around(degrees: Sequence[float]) -> tuple[float, float]:
    low, high = min(degrees), max(degrees)
    room = max(PADDING, MARGIN * (high - low))
    return low - room, high + room


def _widen(low: float, high: float, least: float) -> tuple[float, float]:
    spare = max(0.0, least - (high - low)) / 2
    return low - spare, high + spare


def _ground(frame: Frame) -> list[str]:
    data = world()
    out = []
    for name, fill in (("land", "#f7f5ef"), ("lakes", "#e8eef3")):
        rings = data["land"] if name == "land" else data["lakes"]
        d = "".join(path((frame.xy(*p) for p in ring), closed=True) for ring in rings if frame.touches(ring))
        out.append(element("path", d=d, fill=fill, fill_rule="evenodd", stroke="#c3ccd4", stroke_width=0.5))
    settled = "".join(path(frame.xy(*p) for p in line) for line in data["borders"] if frame.touches(line))
    open_ = "".join(path(frame.xy(*p) for p in line) for line in data["disputed"] if frame.touches(line))
    out.append(element("path", d=settled, fill="none", stroke="#98a4ae", stroke_width=0.9))
    out.append(element("path", d=open_, fill="none", stroke="#98a4ae", stroke_width=0.9, stroke_dasharray="4 3"))
    return out


def _areas(frame: Frame) -> list[str]:
    """Disputed areas in view: hatched, with the name; the claims stand in the tooltip and the note."""
    out = []
    for area in world()["areas"]:
        rings = [ring for ring in area["rings"] if frame.touches(ring)]
        if not rings:
            continue
        d = "".join(path((frame.xy(*p) for p in ring), closed=True) for ring in rings)
        words = f"{area['name'] or 'Disputed area'}. {area['note'] or ''}".strip()
        out.append(element("path", element("title", _plain(words)), d=d, fill="url(#hatch)"))
        biggest = max(rings, key=len)
        if _breadth(biggest) * frame.scale < NAMED_FROM:
            continue
        x, y = frame.xy(sum(p[0] for p in biggest) / len(biggest), sum(p[1] for p in biggest) / len(biggest))
        if 30 < x < WIDTH - 30 and 10 < y < frame.height - 10:
            out.append(text(area["name"] or "", x, y, class_="m s", text_anchor="middle", font_style="italic"))
    return out


def _breadth(ring: Sequence[Sequence[float]]) -> float:
    """Degrees from the western to the eastern end of a ring."""
    return max(p[0] for p in ring) - min(p[0] for p in ring)


def _towns(frame: Frame, markers: Sequence[Marker], letters: Sequence[Box]) -> list[str]:
    """The largest towns in view, for orientation, kept clear of markers, of their lettering and of each other."""
    taken = [frame.xy(m.longitude, m.latitude) for m in markers]
    out: list[str] = []
    for name, longitude, latitude, _ in world()["towns"]:
        x, y = frame.xy(longitude, latitude)
        box = (x - 4, y - 8, 12 + 5.6 * len(name), 16.0)
        clear = all(abs(x - a) > 70 or abs(y - b) > 16 for a, b in taken) and not any(_meet(box, b) for b in letters)
        if 40 < x < WIDTH - 60 and 12 < y < frame.height - 12 and clear and len(out) < 24:
            taken.append((x, y))
            out.append(element("circle", cx=x, cy=y, r=1.4, fill=MUTED) + text(name, x + 4, y + 3, class_="m s"))
    return out


def _marker(marker: Marker, frame: Frame) -> str:
    """The sign of a place, with a tooltip."""
    x, y = frame.xy(marker.longitude, marker.latitude)
    words = element("title", _plain(f"{marker.name} ({marker.precision}): {', '.join(map(str, marker.numbers))}"))
    if marker.precision in RINGS_KM:
        ring = RINGS_KM[marker.precision] / KM_PER_DEGREE * frame.scale * frame.stretch
        dash = {"fill": marker.colour, "fill_opacity": 0.08, "stroke": marker.colour, "stroke_dasharray": "3 3"}
        return element("circle", words, cx=x, cy=y, r=max(ring, _radius(marker) + 3), **dash)
    return element("circle", words, cx=x, cy=y, r=_radius(marker), fill=marker.colour, fill_opacity=0.85, stroke="#fff")


def _radius(marker: Marker) -> float:
    return 5.0 + 2.2 * math.sqrt(len(marker.numbers) - 1)


def _lettering(frame: Frame, markers: Sequence[Marker]) -> tuple[list[str], list[Box]]:
    """Name and numbers of each place, where they cover no other lettering, and the boxes they fill; the biggest first."""
    taken: list[Box] = []
    dots = {marker: _dot(marker, frame) for marker in markers}
    out = []
    for marker in sorted(markers, key=lambda m: (-len(m.numbers), m.name)):
        x, y = frame.xy(marker.longitude, marker.latitude)
        numbers = ", ".join(map(str, marker.numbers[:6])) + (" …" if len(marker.numbers) > 6 else "")
        breadth, away = 6.9 * max(len(marker.name), 0.85 * len(numbers)), _radius(marker) + 3
        sides = (
            ("start", x + away, y - 1),
            ("end", x - away, y - 1),
            ("middle", x, y + away + 9),
            ("middle", x, y - away - 12),
            ("start", x + away, y + 24),
            ("start", x + away, y - 26),
            ("end", x - away, y + 24),
            ("end", x - away, y - 26),
            ("middle", x, y + away + 34),
            ("middle", x, y - away - 37),
        )
        boxes = [(_left(anchor, at, breadth), top - 10, breadth, 23.0) for anchor, at, top in sides]
        others = [dot for other, dot in dots.items() if other != marker]
        side = _clear_side(boxes, [*taken, *others], frame) or _clear_side(boxes, taken, frame) or 0
        taken.append(boxes[side])
        anchor, at, top = sides[side]
        halo = {"text_anchor": anchor, "stroke": "#f7f5ef", "stroke_width": 3, "paint_order": "stroke"}
        if side >= FAR:
            out.append(
                element("path", d=path([(x, y), (at, top + (12 if top < y else -9))]), stroke=MUTED, stroke_width=0.7)
            )
        out.append(text(marker.name, at, top, class_="w", **halo) + text(numbers, at, top + 11, class_="s", **halo))
    return out, taken


def _clear_side(boxes: Sequence[Box], taken: Sequence[Box], frame: Frame) -> int | None:
    """The first box inside the frame that meets none of the others; None where there is none."""
    clear = (n for n, box in enumerate(boxes) if _inside(box, frame) and not any(_meet(box, other) for other in taken))
    return next(clear, None)


def _dot(marker: Marker, frame: Frame) -> Box:
    x, y = frame.xy(marker.longitude, marker.latitude)
    return x - _radius(marker), y - _radius(marker), 2 * _radius(marker), 2 * _radius(marker)


def _left(anchor: str, x: float, breadth: float) -> float:
    return x if anchor == "start" else x - breadth if anchor == "end" else x - breadth / 2


def _inside(box: Box, frame: Frame) -> bool:
    return box[0] > 0 and box[0] + box[2] < WIDTH and box[1] > 0 and box[1] + box[3] < frame.height


def _meet(a: Box, b: Box) -> bool:
    return a[0] < b[0] + b[2] and b[0] < a[0] + a[2] and a[1] < b[1] + b[3] and b[1] < a[1] + a[3]


def _notes(frame: Frame, unplaced: int) -> list[str]:
    beside = f"{unplaced} more not on the map: known only by country, or not at all. " if unplaced else ""
    rule = "Dot: settlement. Dashed ring: district or region. Dashed lines and hatching: disputed."
    return [
        text(beside + rule, 0, frame.height + 14, class_="m s"),
        text(
            f"Ground: {world()['source']}; it shows what that source says, no view of dateline.",
            0,
            frame.height + 28,
            class_="m s",
        ),
    ]


def _hatch() -> str:
    line = element("path", d="M0 6L6 0", stroke="#98a4ae", stroke_width=0.7)
    return element("pattern", line, id="hatch", width=6, height=6, patternUnits="userSpaceOnUse")


def _plain(words: str) -> str:

    return escape(words, quote=False)
