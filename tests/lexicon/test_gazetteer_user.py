"""The user's own list: what is read, and what is refused with its line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.lexicon.gazetteer_user import read_user_gazetteer, user_places
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


def test_geojson_rows_are_cited_by_their_line(tmp_path: Path) -> None:
    feature = '{{"type": "Feature", "properties": {{"name": "{}", "fid": 7}}, "geometry": {{"type": "Point", "coordinates": [1, 2]}}}}'
    lines = ['{"name": "features", "features": [', f"  {feature.format('A')},", f"  {feature.format('B')}", "]}"]
    path = tmp_path / "mine.geojson"
    path.write_text("\n".join(lines), encoding="utf-8")
    assert [place.cited for place in read_user_gazetteer(path)] == ["user:mine.geojson:2", "user:mine.geojson:3"]
    path.write_text("".join(lines), encoding="utf-8")
    assert [place.cited for place in read_user_gazetteer(path)] == ["user:mine.geojson:1#1", "user:mine.geojson:1#2"]


@pytest.mark.parametrize("separator", [";", "\t"])
def test_other_separators_of_spreadsheets_are_taken(tmp_path: Path, separator: str) -> None:
    path = tmp_path / "mine.csv"
    rows = (("name", "lat", "lon", "aliases"), ("", "", "", ""), ("A", "1.5", "2", '"B;C"'))
    path.write_text("\ufeff" + "\r\n".join(map(separator.join, rows)), encoding="utf-8")
    (place,) = read_user_gazetteer(path)
    assert (place.name, place.latitude, place.aliases, place.line) == ("A", 1.5, ("B", "C"), 3)


def test_a_cell_may_hold_a_new_line(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text('name,lat,lon,note\nA,1,2,"first\nsecond"\nB,3,4,\n', encoding="utf-8")
    assert [place.line for place in read_user_gazetteer(path)] == [2, 4]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (",,1,2,,,", "line 3: the name is empty"),
        ("A,,x,2,,,", "line 3: lat 'x' is no number"),
        ("A,,,2,,,", "line 3: lat '' is no number"),
        ("A,,1,200,,,", "line 3: lon 200 is not from -180 to 180"),
        ("A,,nan,2,,,", "line 3: lat nan is not from -90 to 90"),
        ("A,,1,2,vilage,,", "line 3: unknown kind 'vilage' .did you mean 'village'"),
        ("A,,1,2,,Libya,", "line 3: country 'Libya' is no ISO 3166-1 alpha-3 code: did you mean LBY"),
        ("A,,1,2,,QQQ,", "line 3: country 'QQQ'"),
        ("A,,1,2,,,x,y", "line 3: 8 cells where the header has 7"),
        ('"A,,1,2,,,', "line 3: broken CSV"),
    ],
)
def test_a_wrong_row_is_named_with_its_line(tmp_path: Path, row: str, says: str) -> None:
    path = tmp_path / "bad.csv"
    path.write_text(f"{HEADER}Good,,1,2,,,\n{row}\n", encoding="utf-8")
    with pytest.raises(InputError, match=f"bad.csv: {says}"):
        read_user_gazetteer(path)


def test_all_faults_are_found_at_once(tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"
    path.write_text(HEADER + "A,,x,2,,,\nB,,1,2,,,\nC,,1,2,castle,,\n", encoding="utf-8")
    found = user_places(path)
    assert [fault.line for fault in found.faults] == [2, 4] and [place.name for place in found.rows] == ["B"]
    with pytest.raises(InputError, match="1 more: `dateline check"):
        read_user_gazetteer(path)


POLYGON = '{"features":[\n{"properties":{"name":"A"},"geometry":{"type":"Polygon"}}]}'
NAMELESS = '{"features":[\n\n{"properties":{},"geometry":{"type":"Point","coordinates":[1,2]}}]}'


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.csv", b"name,lat\nA,1\n", "line 1: no column 'lon'"),
        ("a.csv", b"name,lat,lon,alias\nA,1,2,B\n", "line 1: unknown column 'alias' .did you mean 'aliases'"),
        ("a.csv", b"name,lat,lon,lat\nA,1,2,3\n", "line 1: column 'lat' occurs twice"),
        ("a.csv", b"name,lat,lon\n", "holds no row"),
        ("a.csv", b"", "holds no row"),
        ("a.csv", b"name,lat,lon\nA\xff,1,2\n", "line 2: not UTF-8"),
        ("a.json", b"{}", "line 1: not a GeoJSON"),
        ("a.json", b'{"features": [\n{"properties": \n', "line 3: broken JSON"),
        ("a.geojson", POLYGON.encode(), "line 2: feature 1: its geometry is no Point"),
        ("a.geojson", NAMELESS.encode(), "line 3: the name is empty"),
        ("a.geojson", b'{"features": [3]}', "line 1: feature 1 has no properties"),
        ("missing.csv", None, "cannot be read .*: give the path of a file that is there"),
    ],
)
def test_a_wrong_file_is_refused(tmp_path: Path, name: str, content: bytes | None, says: str) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError, match=says):
        read_user_gazetteer(tmp_path / name)
