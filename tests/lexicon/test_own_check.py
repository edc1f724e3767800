"""The checker of own lists: counts, warnings that tell what changes, and which list a file is."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.lexicon.own_check import check_file, kind_of


def warnings(path: Path, text: str) -> list[tuple[int | None, str]]:
    path.write_text(text, encoding="utf-8")
    found = check_file(path)
    assert found.errors == ()
    return [(note.line, note.message) for note in found.warnings]


def test_names_of_packaged_actors_are_told(tmp_path: Path) -> None:
    told = warnings(
        tmp_path / "own.csv",
        "name,kind,aliases,surnames,id,context\n"
        "Timba Front,group,LNA,,,own-nobody\n"
        "Hezbollah,group,,,,own-timba-front\n"
        "Adam Haftar,person,,Haftar,,\n"
        "Somebody,group,,,lby-gna,\n"
        "Other Front,group,Timba Front,,,\n",
    )
    assert told == [
        (2, "'LNA' is also a name of the packaged lby-lna (Libyan National Army): yours wins"),
        (2, "context 'own-nobody' is the id of no actor: it changes nothing"),
        (3, "'Hezbollah' takes the place of the packaged lbn-hezbollah (Hezbollah)"),
        (4, "surname 'Haftar' is also that of lby-khalifa-haftar (Khalifa Haftar): alone it names neither"),
        (5, "takes the place of the packaged lby-gna (Government of National Accord)"),
        (6, "'Timba Front' is a name of line 2 too: a report that says just this names nobody"),
    ]


def test_places_that_hide_others_or_lie_far_off_are_told(tmp_path: Path) -> None:
    told = warnings(
        tmp_path / "own.csv",
        "name,lat,lon,country\nTobruk,32.08,23.96,LBY\nQasr Nowhere,13.2,32.8,LBY\nHill 9,32.8,13.2,LBY\nHill 9,32,14,\n",
    )
    assert [line for line, _ in told] == [2, 3, 5]
    assert "hides" in told[0][1] and "LBY" in told[0][1]
    assert "are lat and lon swapped" in told[1][1]
    assert told[2][1] == "'Hill 9' is a name of line 4 too: the report decides which is meant"


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("a.toml", "", "actors"),
        ("a.geojson", "", "places"),
        ("a.csv", "name,kind\n", "actors"),
        ("a.csv", "name,lat\n", "places"),
    ],
)
def test_which_list_a_file_is(tmp_path: Path, name: str, text: str, kind: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert kind_of(tmp_path / name) == kind


def test_counts(tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text("name,lat,lon,aliases\nHill 9,1,2,Height 9\nHill 8,1,x,\n", encoding="utf-8")
    found = check_file(tmp_path / "own.csv")
    assert (found.rows, found.names, [note.line for note in found.errors]) == (1, 2, [3])
