"""The user's own gazetteer: a CSV or GeoJSON list of places that wins over every other source."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, get_args

from dateline.model.errors import InputError
from dateline.model.vocabulary import Precision

_PRECISIONS: Final[tuple[str, ...]] = get_args(Precision)
_KINDS: Final[dict[str, Precision]] = {
    "": "settlement", "city": "settlement", "town": "settlement", "village": "settlement",
    "base": "point", "airport": "point", "camp": "point", "crossing": "point", "checkpoint": "point", "building": "point",
    "neighbourhood": "settlement", "neighborhood": "settlement", "province": "region", "state": "region",
    "governorate": "region", "county": "district",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class UserPlace:
    """A row of the user's list; `cited` names the row, as readings state it ("user:places.csv:3")."""

    name: str
    aliases: tuple[str, ...]
    latitude: float
    longitude: float
    precision: Precision
    country: str | None
    geonames: str | None
    source: str | None
    cited: str


def read_user_gazetteer(path: Path) -> tuple[UserPlace, ...]:
    """The places of a user's list: GeoJSON points where the name ends in .json or .geojson, else CSV with a header.

    Columns or properties: name, lat, lon (degrees; in GeoJSON the geometry), and optionally aliases (parted by ";"), kind
    (a precision of the annotation format or a usual word such as "base"), country (ISO alpha-3), geonames, source. Raises
    InputError, naming file and row, for what cannot be read.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        raise InputError(f"gazetteer {path}: cannot be read: {problem}") from None
    if path.suffix.lower() in {".json", ".geojson"}:
        return tuple(_from_geojson(text, path))
    reader = csv.DictReader(text.splitlines())
    missing = {"name", "lat", "lon"} - {(column or "").strip().lower() for column in reader.fieldnames or ()}
    if missing:
        raise InputError(f"gazetteer {path}: line 1: no column {sorted(missing)[0]!r}; needed are name, lat, lon")
    rows = []
    for row in reader:
        plain = {(k or "").strip().lower(): v.strip() for k, v in row.items() if isinstance(v, str)}
        rows.append(_place(plain, f"{path.name}:{reader.line_num}", f"gazetteer {path}: line {reader.line_num}"))
    return tuple(rows)


def _from_geojson(text: str, path: Path) -> list[UserPlace]:
    try:
        features = json.loads(text)["features"]
        rows = [(dict(f["properties"]), f["geometry"]) for f in features]
    except (ValueError, KeyError, TypeError) as problem:
        raise InputError(f"gazetteer {path}: not a GeoJSON FeatureCollection: {problem!r}") from None
    out = []
    for number, (properties, geometry) in enumerate(rows, 1):
        where = f"gazetteer {path}: feature {number}"
        if (
            not isinstance(geometry, dict)
            or geometry.get("type") != "Point"
            or len(geometry.get("coordinates", ())) < 2
        ):
            raise InputError(f"{where}: its geometry is no Point with two coordinates")
        row = {str(k).lower(): _text(v) for k, v in properties.items() if v is not None}
        row["lon"], row["lat"] = (str(number) for number in geometry["coordinates"][:2])
        out.append(_place(row, f"{path.name}:{number}", where))
    return out


def _text(value: Any) -> str:
    return ";".join(map(str, value)) if isinstance(value, list) else str(value).strip()


def _place(row: dict[str, str], cited: str, where: str) -> UserPlace:
    name = row.get("name", "")
    if not name:
        raise InputError(f"{where}: the name is empty")
    kind = row.get("kind", "").lower()
    precision = kind if kind in _PRECISIONS else _KINDS.get(kind)
    if precision is None:
        raise InputError(f"{where}: kind {kind!r} is unknown; use one of {', '.join(_PRECISIONS)}")
    return UserPlace(
        name,
        tuple(alias.strip() for alias in row.get("aliases", "").replace("|", ";").split(";") if alias.strip()),
        _degrees(row, "lat", 90.0, where),
        _degrees(row, "lon", 180.0, where),
        precision,  # type: ignore[arg-type]  # checked against the vocabulary above
        row.get("country", "").upper() or None,
        row.get("geonames") or None,
        row.get("source") or None,
        f"user:{cited}",
    )


def _degrees(row: dict[str, str], column: str, limit: float, where: str) -> float:
    try:
        value = float(row.get(column, ""))
    except ValueError:
        raise InputError(f"{where}: {column} {row.get(column, '')!r} is no number of degrees") from None
    if not -limit <= value <= limit:
        raise InputError(f"{where}: {column} {value} is not from {-limit:g} to {limit:g}")
    return value
