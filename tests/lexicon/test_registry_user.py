"""The user's own actors: TOML and CSV say the same, and what is wrong is named with its line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dateline.lexicon.registry_user import read_user_actors, user_actors
from dateline.model.errors import InputError

TOML = """
# Two actors.
[[entry]]
id = "own-timba-front"
name = "Timba Front"
kind = "group"
aliases = ["TF", "Front of Timba"]
country = "lby"
sector = "REB"
note = "never read"

[[entry]]
id = "own-sefu-timba"
name = "Sefu Timba"
kind = "person"
surnames = ["Timba"]
roles = [
    ["leader of the Timba Front", "2024-05", ""],
    ["holds the port"],
]
source = "field notes"
"""
CSV = """name,kind,aliases,surnames,country,sector,roles,source,note
Timba Front,group,TF; Front of Timba,,LBY,reb,,,never read
Sefu Timba,person,,Timba,,,leader of the Timba Front | 2024-05; holds the port,field notes,
"""


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_both_formats_give_the_same_rows(tmp_path: Path) -> None:
    toml = read_user_actors(write(tmp_path, "own.toml", TOML))
    csv = read_user_actors(write(tmp_path, "own.csv", CSV))
    assert [replace(row, line=0, cited="") for row in toml] == [replace(row, line=0, cited="") for row in csv]
    assert [row.cited for row in toml] == ["user:own.toml:3", "user:own.toml:12"]
    assert [row.cited for row in csv] == ["user:own.csv:2", "user:own.csv:3"]
    assert toml[1].roles == (("leader of the Timba Front", "2024-05", ""), ("holds the port", "", ""))
    assert (toml[0].country, toml[0].sector, toml[1].source) == ("LBY", "REB", "field notes")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("", "line 12: no kind is given; known are person"),
        ('kind = "militia"', "line 15: unknown kind 'militia'; known are person"),
        ('kind = "group"\nsector = "ARMY"', "line 16: unknown sector 'ARMY'"),
        ('kind = "group"\ncountry = "Libya"', "line 16: country 'Libya' is no .* did you mean LBY"),
        ('kind = "group"\nalias = ["x"]', "line 16: unknown key 'alias' .did you mean 'aliases'"),
        ('kind = "group"\naliases = "x"', r"line 16: aliases is 'x': write it as a list of texts, aliases = \["),
        ('kind = "group"\naliases = [1]', "line 16: aliases is .1.: write it as a list"),
        ('kind = "group"\nsource = 3', "line 16: source is 3: write it as a text in quotes"),
        ('kind = "group"\nsurnames = ["x"]', "line 16: surnames are for persons, this is a group"),
        ('kind = "person"\ngender = "x"', "line 16: gender 'x' is unknown: write f or m"),
        ('kind = "person"\nroles = "mayor"', "line 16: roles are 'mayor': write each in TOML as"),
        ('kind = "person"\nroles = [["mayor", "2024", "2025", "x"]]', "line 16: role .* cannot be read"),
        ('kind = "person"\nroles = [["", "2024", ""]]', "line 16: a role without words"),
        ('kind = "person"\nroles = [["mayor", "2024-13", ""]]', "line 16: role 'mayor': '2024-13' is no date"),
        ('kind = "person"\nroles = [["mayor", "May 2024", ""]]', "line 16: role 'mayor': 'May 2024' is no date"),
        ('kind = "person"\nroles = [["mayor", "2024-05", "2023"]]', "line 16: role 'mayor' ends in 2023, before"),
        ('kind = "person', "line 15: not TOML"),
    ],
)
def test_a_wrong_value_is_named_with_its_line(tmp_path: Path, line: str, says: str) -> None:
    head, _, _ = TOML.partition('[[entry]]\nid = "own-sefu-timba"')
    path = write(tmp_path, "own.toml", f'{head}[[entry]]\nid = "own-x"\nname = "X"\n{line}\n')
    with pytest.raises(InputError, match=f"own.toml: {says}"):
        read_user_actors(path)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[[entry]]\nid = "a"\nkind = "group"', "line 1: the name is missing"),
        ('\n[[entry]]\nname = "a"\nkind = "group"', "line 2: the entry has no id"),
        ('[[entry]]\nid = "a b"\nname = "a"\nkind = "group"', "line 2: id 'a b' has a space"),
        (
            '[lexicon]\nabout = "x"\n\n[[entries]]\nid = "a"',
            "line 4: unknown table or key 'entries' .did you mean 'entry'",
        ),
        ('[entry]\nid = "a"', r"line 1: write each actor as a table of its own, headed \[\[entry"),
        ("entry = 3", r"line 1: write each actor as a table of its own, headed \[\[entry"),
        ("name = ", "line 1: not TOML"),
        ("", "holds no row"),
    ],
)
def test_a_wrong_table_is_named_with_its_line(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        read_user_actors(write(tmp_path, "own.toml", text))


def test_lines_are_right_where_a_text_looks_like_a_table(tmp_path: Path) -> None:
    text = '[[entry]]\nid = "a"\nname = "A"\nkind = "group"\nnote = """\n[[entry]]\nx"""\n\n[[entry]]\nid = "b"\nname = "B"\nkind = "x"\n'
    with pytest.raises(InputError, match="line 10: unknown kind 'x'"):
        read_user_actors(write(tmp_path, "own.toml", text))


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (",group,,", "line 3: the name is missing"),
        ("A,grup,,", "line 3: unknown kind 'grup' .did you mean 'group'"),
        ("A,group,x | 2024 | 2023,", "line 3: role 'x' ends in 2023"),
        ("A,group,x | 5 May,", "line 3: role 'x': '5 May' is no date"),
        ("A,group,,own-b", "line 3: id 'own-b' is that of line 2 too"),
        ("A,group,,z,more", "line 3: 5 cells where the header has 4"),
    ],
)
def test_a_wrong_row_of_a_sheet_is_named_with_its_line(tmp_path: Path, row: str, says: str) -> None:
    path = write(tmp_path, "own.csv", f"name,kind,roles,id\nB,group,,\n{row}\n")
    with pytest.raises(InputError, match=says):
        read_user_actors(path)


def test_empty_cells_behind_the_header_are_nothing(tmp_path: Path) -> None:
    (row,) = read_user_actors(write(tmp_path, "own.csv", "name,kind\nA,group,,\n"))
    assert row.name == "A"


def test_every_fault_of_a_file_is_found(tmp_path: Path) -> None:
    found = user_actors(write(tmp_path, "own.csv", "name,kind\nA,x\nB,group\nB,group\n,group\n"))
    assert [fault.line for fault in found.faults] == [2, 4, 5] and [row.id for row in found.rows] == ["own-b"]


@pytest.mark.parametrize(("name", "content"), [("own.toml", b"\xff\xfe"), ("own.csv", b"name,kind\nA\xe9,group\n")])
def test_other_encodings_are_refused(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError, match=r"line [12]: not UTF-8: save the file as UTF-8"):
        read_user_actors(tmp_path / name)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.toml: cannot be read"):
        read_user_actors(tmp_path / "none.toml")
