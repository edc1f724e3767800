"""`dateline review` on a real record: what is judged shows in every question, and can be taken back."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from exercise import make_record

from dateline.cli.main import group
from dateline.record import open_record
from dateline.record.ingest import rejoin
from dateline.views.snapshot import load


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_record(tmp_path_factory.mktemp("judged") / "judged.sqlite").parent


@pytest.fixture
def record(made: Path, tmp_path: Path) -> Path:
    shutil.copytree(made, tmp_path / "copy")
    return tmp_path / "copy" / "judged.sqlite"


def run(*arguments: str, on: Path, text: str | None = None) -> Result:
    return CliRunner().invoke(group, [*arguments, "--record", str(on)], prog_name="dateline", input=text)


def actors(on: Path) -> dict[str, dict[str, object]]:
    rows = map(json.loads, run("actors", "--json", on=on).stdout.splitlines())
    return {row["name"]: row for row in rows}


def test_merged_actors_are_one_everywhere_until_it_is_undone(record: Path) -> None:
    before = actors(record)
    assert {"Black Dune Front", "front"} <= before.keys()
    result = run("review", "merge", "Black Dune Front", "front", "--why", "same front", on=record)
    assert result.exit_code == 0 and "judgement 1: merge" in result.output
    merged = actors(record)
    assert "front" not in merged and merged["Black Dune Front"]["judged"] == [1]
    assert " *" in run("actors", on=record).output
    assert run("review", "undo", "1", on=record).exit_code == 0
    assert actors(record) == before


def test_the_history_says_who_when_why_and_what_holds(record: Path) -> None:
    run("review", "merge", "Black Dune Front", "front", "--by", "ada", "--why", "same front", on=record)
    run("review", "undo", "1", "--by", "ben", on=record)
    rows = [json.loads(line) for line in run("review", "list", "--json", on=record).stdout.splitlines()]
    assert [(row["number"], row["who"], row["kind"], row["holds"]) for row in rows] == [
        (1, "ada", "merge", False),
        (2, "ben", "undo", True),
    ]
    assert rows[0]["decision"]["why"] == "same front"
    assert "undone" in run("review", "list", on=record).output


def test_split_rename_and_alias(record: Path) -> None:
    assert run("review", "rename", "Black Dune Front", "BDF", on=record).exit_code == 0
    assert actors(record)["BDF"]["aliases"]
    assert run("review", "alias", "BDF", "front", on=record).exit_code == 0
    assert "front" not in actors(record)
    assert run("review", "split", "BDF", "--called", "front", on=record).exit_code == 0
    assert "front" in actors(record)


def test_a_corrected_place_reaches_the_incidents(record: Path) -> None:
    result = run("review", "place", "Sokna", "--as", "29.5,15.5", "--country", "lby", on=record)
    assert result.exit_code == 0, result.output
    with open_record(record) as reader:
        snapshot = load(reader)
    assert {row.ref.latitude for row in snapshot.places.values() if row.ref.name == "Sokna"} == {29.5}
    assert 29.5 in {one.place.latitude for one in snapshot.incidents if one.place is not None}
    run("review", "undo", "1", on=record)
    with open_record(record) as reader:
        assert {one.place.latitude for one in load(reader).incidents if one.place} >= {29.07}


def test_a_place_judged_while_somebody_else_writes_reaches_the_incidents_with_the_next_ingest(record: Path) -> None:
    with open_record(record, write=True) as writer:
        joined = writer.joined_by()
        result = run("review", "place", "Sokna", "--as", "29.5,15.5", on=record)
        assert result.exit_code == 0 and "next ingest" in result.output
    with open_record(record, write=True) as writer:
        assert writer.is_stale(joined)
    rejoin(record)
    with open_record(record, write=True) as writer:
        assert not writer.is_stale(joined)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("merge", "Nobody At All", "front"), "dateline actors"),
        (("merge", "front"), "two actors or more"),
        (("split", "front"), "--report or --called"),
        (("split", "front", "--report", "nothing.txt"), "dateline search"),
        (("place", "Sokna", "--as", "here"), "GeoNames id"),
        (("place", "Sokna", "--as", "95,10"), "latitude"),
        (("place", "Atlantis", "--as", "9,10"), "no report names"),
        (("undo", "7"), "dateline review list"),
    ],
)
def test_what_cannot_be_judged_names_the_remedy(record: Path, arguments: tuple[str, ...], says: str) -> None:
    result = run("review", *arguments, on=record)
    assert result.exit_code != 0
    assert says in str(result.exception) + result.output
    assert json.loads(run("review", "list", "--json", on=record).stdout or "[]") == []


def test_alone_and_without_a_terminal_it_lists_what_needs_a_look(record: Path) -> None:
    result = run("review", on=record)
    assert result.exit_code == 0 and "pairs that may be one" in result.output


def test_a_pair_kept_apart_is_not_asked_again(record: Path) -> None:
    run("review", "split", "Black Dune Front", "--report", "denial.txt", on=record)
    questions = [json.loads(line) for line in run("review", "queue", "--json", on=record).stdout.splitlines()]
    pairs = [row for row in questions if row["kind"] == "pair"]
    assert [[one["name"] for one in row["actors"]] for row in pairs] == [["Black Dune Front"] * 2]
    codes = [one["id"].rpartition("-")[2][:8] for one in pairs[0]["actors"]]
    assert run("review", "apart", *codes, on=record).exit_code == 0
    rows = [json.loads(line) for line in run("review", "queue", "--json", on=record).stdout.splitlines()]
    assert not [row for row in rows if row["kind"] == "pair"]
