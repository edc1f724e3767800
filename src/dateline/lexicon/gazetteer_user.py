"""The user's own gazetteer: a CSV or GeoJSON list of places that wins over every other source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final, get_args

from dateline.lexicon.own_file import (
    NOTE,
    Checked,
    OwnFileError,
    Record,
    checked,
    country_code,
    csv_records,
    listed,
    own_text,
    unknown,
    whole,
)
from dateline.lexicon.own_geojson import Feature, features
from dateline.model.vocabulary import Precision

COLUMNS: Final = ("name", "lat", "lon", "aliases", "kind", "country", "geonames", "source", NOTE)
NEEDED: Final = COLUMNS[:3]
GEOJSON_ENDINGS: Final = frozenset({".json", ".geojson"})

_PRECISIONS: Final[tuple[str, ...]] = get_args(Precision)
_KINDS: Final[dict[str, Precision]] = {
    "": "settlement", "city": "settlement", "town": "settlement", "village": "settlement",
    "base": "point", "airport": "point", "camp": "point", "crossing": "point", "checkpoint": "point", "building": "point",
    "neighbourhood": "settlement", "neighborhood": "settlement", "province": "region", "state": "region",
    "governorate": "region", "county": "district",
}  # fmt: skip
KINDS: Final = (*_PRECISIONS, *(word for word in _KINDS if word))
"""What the column `kind` may be: a precision of the annotation format, or a word that stands for one."""


@dataclass(frozen=True, slots=True)
class UserPlace:
    """A row of the user's list; degrees are WGS 84, `line` is where the row starts.

    `cited` names the row, as readings state it ("user:places.csv:3").
    """

    name: str
    aliases: tuple[str, ...]
    latitude: float
    longitude: float
    precision: Precision
    country: str | None
    geonames: str | None
    source: str | None
    line: int
    cited: str


def read_user_gazetteer(path: Path) -> tuple[UserPlace, ...]:
    """The places of a user's list: GeoJSON points where the name ends in .json or .geojson, else CSV with a header.

    Columns or properties: name, lat, lon (degrees; in GeoJSON the geometry), and optionally aliases (parted by ";"), kind
    (KINDS), country (ISO alpha-3), geonames, source, note. Raises InputError, naming file, line and remedy, for what cannot
    be read.
    """
    return whole(path, user_places(path))


def user_places(path: Path) -> Checked[UserPlace]:
    """The same with all faults instead of an error; properties of GeoJSON that are unknown are passed over."""
    try:
        text = own_text(path)
        if path.suffix.lower() in GEOJSON_ENDINGS:
            return _from_geojson(text, path)
        return checked(csv_records(text, COLUMNS, NEEDED), partial(_from_record, path))
    except OwnFileError as fault:
        return Checked((), (fault,))


def _from_record(path: Path, record: Record) -> UserPlace:
    if record.wrong:
        raise OwnFileError(record.line, record.wrong)
    return _place(record.cells, record.line, f"user:{path.name}:{record.line}")


def _from_geojson(text: str, path: Path) -> Checked[UserPlace]:
    found = features(text)
    on_line = Counter(feature.line for feature in found)

    def make(feature: Feature) -> UserPlace:
        number = f"#{feature.number}" if on_line[feature.line] > 1 else ""
        return _place(_properties(feature), feature.line, f"user:{path.name}:{feature.line}{number}")

    return checked(found, make)


def _properties(feature: Feature) -> dict[str, str]:
    """A feature as the cells of a row."""
    value = feature.value if isinstance(feature.value, dict) else {}
    geometry, properties = value.get("geometry"), value.get("properties")
    if not isinstance(properties, dict):
        raise OwnFileError(feature.line, f"feature {feature.number} has no properties: it needs at least a name")
    point = geometry if isinstance(geometry, dict) and geometry.get("type") == "Point" else {}
    coordinates = point.get("coordinates")
    if not isinstance(coordinates, list) or len(coordinates) < 2:
        raise OwnFileError(
            feature.line, f"feature {feature.number}: its geometry is no Point with two coordinates (lon, lat)"
        )
    cells = {str(key).lower(): _cell(held) for key, held in properties.items() if held is not None}
    cells["lon"], cells["lat"] = (str(number) for number in coordinates[:2])
    return cells


def _cell(value: Any) -> str:
    return ";".join(map(str, value)) if isinstance(value, list) else str(value).strip()


def _place(row: Mapping[str, str], line: int, cited: str) -> UserPlace:
    name = row.get("name", "")
    if not name:
        raise OwnFileError(line, "the name is empty: give the place its most usual name")
    geonames = row.get("geonames") or None
    if geonames is not None and not (geonames.isascii() and geonames.isdigit()):
        raise OwnFileError(line, f"geonames {geonames!r} is no GeoNames id: write its digits, or leave it empty")
    return UserPlace(
        name,
        listed(row.get("aliases", "").replace("|", ";")),
        _degrees(row, "lat", 90, line),
        _degrees(row, "lon", 180, line),
        _precision(row.get("kind", "").lower(), line),
        country_code(row.get("country", ""), line),
        geonames,
        row.get("source") or None,
        line,
        cited,
    )


def _precision(kind: str, line: int) -> Precision:
    for precision in get_args(Precision):
        if kind == precision:
            return precision  # type: ignore[no-any-return]  # get_args gives the values of the literal
    if kind not in _KINDS:
        raise OwnFileError(line, unknown("kind", kind, KINDS))
    return _KINDS[kind]


def _degrees(row: Mapping[str, str], column: str, limit: int, line: int) -> float:
    given = row.get(column, "")
    try:
        value = float(given)
    except ValueError:
        raise OwnFileError(line, f"{column} {given!r} is no number of degrees: write it like 32.85") from None
    if not -limit <= value <= limit:
        raise OwnFileError(
            line, f"{column} {given} is not from -{limit} to {limit}: give degrees, latitude in lat, longitude in lon"
        )
    return value
