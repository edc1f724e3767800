"""The user's own list: what is read, and what is refused with its line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.lexicon.gazetteer_user import read_user_gazetteer
from dateline.model.errors import InputError

HEADER = "name,aliases,lat,lon,kind,country,source\n"


def test_csv_rows_are_read_and_cited(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(
        HEADER + "Ain Qasr,Ein Qasr;Ayn Qasr,31.5,12.25,base,lby,field notes\nNew Camp,,1,2,,,\n", encoding="utf-8"
    )
    first, second = read_user_gazetteer(path)
    assert (first.name, first.aliases, first.latitude, first.longitude) == (
        "Ain Qasr",
        ("Ein Qasr", "Ayn Qasr"),
        31.5,
        12.25,
    )
    assert (first.precision, first.country, first.source, first.cited) == (
        "point",
        "LBY",
        "field notes",
        "user:mine.csv:2",
    )
    assert (second.precision, second.country, second.cited) == ("settlement", None, "user:mine.csv:3")


def test_geojson_points_are_read(tmp_path: Path) -> None:
    path = tmp_path / "mine.geojson"
    feature = {
        "type": "Feature",
        "properties": {"name": "Hill 12", "aliases": ["Height 12"], "kind": "point"},
        "geometry": {"type": "Point", "coordinates": [36.5, 34.25]},
    }
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), encoding="utf-8")
    (place,) = read_user_gazetteer(path)
    assert (place.latitude, place.longitude, place.aliases) == (34.25, 36.5, ("Height 12",))


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (",,1,2,,,", "line 2: the name is empty"),
        ("A,,x,2,,,", "line 2: lat 'x'"),
        ("A,,1,200,,,", "line 2: lon 200.0"),
        ("A,,1,2,castle,,", "line 2: kind 'castle'"),
    ],
)
def test_a_wrong_row_is_named(tmp_path: Path, row: str, says: str) -> None:
    path = tmp_path / "bad.csv"
    path.write_text(HEADER + row + "\n", encoding="utf-8")
    with pytest.raises(InputError, match=says):
        read_user_gazetteer(path)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.csv", "name,lat\nA,1\n", "no column 'lon'"),
        ("a.json", "{}", "not a GeoJSON"),
        ("a.geojson", '{"features":[{"properties":{"name":"A"},"geometry":{"type":"Polygon"}}]}', "feature 1"),
        ("missing.csv", None, "cannot be read"),
    ],
)
def test_a_wrong_file_is_refused(tmp_path: Path, name: str, content: str | None, says: str) -> None:
    if content is not None:
        (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=says):
        read_user_gazetteer(tmp_path / name)
