"""Build the packaged basemap from Natural Earth layers (public domain).

    python tools/build_basemap.py FOLDER

FOLDER holds the GeoJSON layers `ne_50m_land`, `ne_50m_lakes`, `ne_50m_admin_0_boundary_lines_land`,
`ne_50m_admin_0_boundary_lines_disputed_areas`, `ne_10m_admin_0_disputed_areas` and `ne_50m_populated_places_simple`
(Natural Earth 5, www.naturalearthdata.com). Lines are simplified by Douglas and Peucker's method to 0.02 degrees (about two
kilometres) and written as `src/dateline/views/basemap/world.json`; the same input gives the same bytes.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

TOLERANCE = 0.02
"""Degrees by which a simplified line may stray."""

SMALLEST = 0.05
"""Degrees: rings smaller than this in both directions are left out."""

OUT = Path(__file__).parents[1] / "src" / "dateline" / "views" / "basemap" / "world.json"

Point = list[float]


def main() -> None:
    folder = Path(sys.argv[1])
    world = {
        "source": "Natural Earth 5 (public domain), 2024",
        "land": [ring for shape in _features(folder, "ne_50m_land") for ring in _rings(shape)],
        "lakes": [ring for shape in _features(folder, "ne_50m_lakes") for ring in _rings(shape)],
        "borders": [],
        "disputed": [],
        "areas": [],
        "towns": [],
    }
    for shape in _features(folder, "ne_50m_admin_0_boundary_lines_land"):
        settled = shape["properties"].get("featurecla") == "International boundary (verify)"
        world["borders" if settled else "disputed"] += list(_lines(shape))
    for shape in _features(folder, "ne_50m_admin_0_boundary_lines_disputed_areas"):
        world["disputed"] += list(_lines(shape))
    for shape in _features(folder, "ne_10m_admin_0_disputed_areas"):
        facts = {key.lower(): value for key, value in shape["properties"].items()}
        rings = list(_rings(shape))
        if rings:
            world["areas"].append({"name": facts.get("brk_name"), "note": facts.get("note_brk"), "rings": rings})
    for shape in _features(folder, "ne_50m_populated_places_simple"):
        facts, (x, y) = shape["properties"], shape["geometry"]["coordinates"][:2]
        world["towns"].append([facts["name"], round(x, 2), round(y, 2), facts.get("scalerank", 9)])
    world["towns"].sort(key=lambda town: (town[3], town[0]))
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(json.dumps(world, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{OUT}: {OUT.stat().st_size / 1e6:.2f} MB")


def _features(folder: Path, layer: str) -> list[Any]:
    return json.loads((folder / f"{layer}.geojson").read_text(encoding="utf-8"))["features"]


def _rings(shape: Any) -> Iterator[list[Point]]:
    geometry = shape["geometry"]
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    for polygon in polygons:
        for ring in polygon:
            kept = _simplify(ring)
            if len(kept) >= 4 and _extent(kept) >= SMALLEST:
                yield kept


def _lines(shape: Any) -> Iterator[list[Point]]:
    geometry = shape["geometry"]
    lines = [geometry["coordinates"]] if geometry["type"] == "LineString" else geometry["coordinates"]
    for line in lines:
        kept = _simplify(line)
        if len(kept) >= 2:
            yield kept


def _extent(points: list[Point]) -> float:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return max(max(xs) - min(xs), max(ys) - min(ys))


def _simplify(points: list[Point]) -> list[Point]:
    """Douglas and Peucker (1973), without recursion; coordinates rounded to 0.01 degrees."""
    keep = {0, len(points) - 1}
    stack = [(0, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        far, where = 0.0, None
        for i in range(first + 1, last):
            away = _away(points[i], points[first], points[last])
            if away > far:
                far, where = away, i
        if where is not None and far > TOLERANCE:
            keep.add(where)
            stack += [(first, where), (where, last)]
    out: list[Point] = []
    for i in sorted(keep):
        point = [round(points[i][0], 2), round(points[i][1], 2)]
        if not out or point != out[-1]:
            out.append(point)
    return out


def _away(point: Point, a: Point, b: Point) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    if not length:
        return math.dist(point[:2], a[:2])
    t = max(0.0, min(1.0, ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / length))
    return math.dist(point[:2], (a[0] + t * dx, a[1] + t * dy))


if __name__ == "__main__":
    main()
