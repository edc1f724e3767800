"""The questions on the command line: tables that fit, JSON Lines, CSV that no spreadsheet runs."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from rows import Rows

from dateline.cli.main import COMMANDS, group

VIEWS = ("incidents", "claims", "actors", "toll", "labels", "backers", "timeline")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(group, list(arguments), prog_name="dateline")


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_is_helpful(name: str) -> None:
    result = run(name, "--help")
    assert result.exit_code == 0
    assert "Example:" in result.output and f"dateline {name}" in result.output


@pytest.mark.parametrize("name", VIEWS)
def test_tables_fit_the_width(name: str, exercise: Path) -> None:
    result = run(name, "--record", str(exercise))
    assert result.exit_code == 0, result.output
    assert result.output.strip() and max(map(len, result.output.splitlines())) <= 160


@pytest.mark.parametrize("name", VIEWS)
def test_json_is_an_object_a_line(name: str, exercise: Path) -> None:
    result = run(name, "--json", "--record", str(exercise))
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert rows and all(isinstance(row, dict) for row in rows)


@pytest.mark.parametrize("name", VIEWS)
def test_csv_has_a_header_and_as_many_cells_in_every_row(name: str, exercise: Path) -> None:
    result = run(name, "--csv", "--record", str(exercise))
    rows = list(csv.reader(io.StringIO(result.stdout)))
    assert len(rows) > 1 and {len(row) for row in rows} == {len(rows[0])}


@pytest.mark.parametrize("name", VIEWS)
def test_nothing_found_is_said(name: str, exercise: Path) -> None:
    result = run(name, "--outlet", "Nobody", "--record", str(exercise))
    assert result.exit_code == 0 and "nothing in the record passes these filters" in result.output


def test_the_counts_stand_beside_every_incident(exercise: Path) -> None:
    output = run("incidents", "--place", "Sokna", "--record", str(exercise)).output
    assert "reports / origins" in output and "3 / 2" in output


def test_incident_objects_keep_the_contract(exercise: Path) -> None:
    keys = {"id", "type", "place", "start", "end", "events", "counts", "origins", "tolls", "stories"}
    for line in run("incidents", "--json", "--record", str(exercise)).stdout.splitlines():
        assert keys <= set(json.loads(line))


def test_search_shows_the_sentence(exercise: Path) -> None:
    result = run("search", "sokna", "--record", str(exercise))
    assert "3 reports" in result.output and "wire.txt:" in result.output
    first = json.loads(run("search", "climbs", "--json", "--record", str(exercise)).stdout)
    assert first["report"] == "second.txt"


def test_a_cell_that_looks_like_a_formula_is_guarded(exercise: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("search", "climbs", "--csv", "--record", str(exercise)).stdout)))
    assert rows[0]["title"] == "'=Toll climbs"


def test_show_marks_the_evidence_without_colour(exercise: Path) -> None:
    output = run("show", "wire.txt", "--marks", "--record", str(exercise)).output
    assert "shelled" in output and "[E" in output and "marked:" in output
    assert "Donate now" in run("show", "wire.txt", "--record", str(exercise)).output


def test_show_of_an_unknown_report_names_the_remedy(exercise: Path) -> None:
    result = run("show", "nothing.txt", "--record", str(exercise))
    assert result.exit_code != 0 and "dateline search" in str(result.exception)


@pytest.mark.parametrize("name, start", [("brief.html", "<!doctype html>"), ("sub/brief.md", "# Briefing")])
def test_brief_writes_what_the_name_says(exercise: Path, tmp_path: Path, name: str, start: str) -> None:
    result = run("brief", "--record", str(exercise), "-o", str(tmp_path / name))
    assert result.exit_code == 0 and (tmp_path / name).read_text(encoding="utf-8").startswith(start)


def test_brief_refuses_an_ending_that_it_cannot_write(exercise: Path, tmp_path: Path) -> None:
    result = run("brief", "--record", str(exercise), "-o", str(tmp_path / "brief.docx"))
    assert result.exit_code == 2 and ".html or .md" in result.output


def test_a_day_that_is_none_is_refused(exercise: Path) -> None:
    result = run("incidents", "--since", "March", "--record", str(exercise))
    assert result.exit_code == 2 and "2024-03-19" in result.output


def test_a_missing_record_names_the_remedy(tmp_path: Path) -> None:
    result = run("incidents", "--record", str(tmp_path / "none.sqlite"))
    assert result.exit_code != 0 and "ingest" in str(result.exception)


def test_the_schema_is_json() -> None:
    assert json.loads(run("schema").stdout)["title"] == "dateline annotation line"


def test_an_unknown_command_is_refused() -> None:
    assert run("frobnicate").exit_code == 2


def test_the_group_lists_all_commands() -> None:
    output = run("--help").output
    assert all(f"\n  {name} " in output for name in COMMANDS)


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("width", [60, 80])
def test_tables_fit_a_narrow_terminal(name: str, width: int, exercise: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.cli.output.WIDEST", width)
    result = run(name, "--record", str(exercise))
    assert result.exit_code == 0 and max(map(len, result.output.splitlines())) <= width


@pytest.mark.parametrize("name", VIEWS)
def test_a_place_that_no_report_names_leaves_nothing(name: str, exercise: Path) -> None:
    assert run(name, "--place", "Reykjavik", "--json", "--record", str(exercise)).stdout == ""


@pytest.mark.parametrize("name", ["incidents", "claims", "toll", "labels", "backers", "timeline", "actors"])
def test_the_name_of_a_country_stands_for_its_places(name: str, exercise: Path) -> None:
    by_name, by_code = (run(name, "--place", place, "--json", "--record", str(exercise)) for place in ("Libya", "LBY"))
    assert by_name.stdout == by_code.stdout != ""


@pytest.mark.parametrize(
    "options, remedy",
    [
        (["--status", "happened"], "'occurred'"),
        (["--since", "2024-03-22", "--until", "2024-03-01"], "lies before --since"),
    ],
)
def test_filters_that_cannot_be_meant_are_refused(options: list[str], remedy: str, exercise: Path) -> None:
    result = run("incidents", *options, "--record", str(exercise))
    assert result.exit_code == 2 and remedy in result.output


@pytest.mark.parametrize(
    "options, count",
    [
        (["--place", "Hun"], 1),
        (["--actor", "Zarmani"], 1),
        (["--place", "LBY"], 3),
    ],
)
def test_search_keeps_reports_that_name_place_and_actor(options: list[str], count: int, exercise: Path) -> None:
    found = run("search", "sokna", *options, "--json", "--record", str(exercise)).stdout
    assert len(found.splitlines()) == count


@pytest.mark.parametrize("name", ["incidents", "claims", "toll", "labels", "backers"])
def test_every_quote_in_a_table_says_where_it_stands(name: str, exercise: Path) -> None:
    assert ".txt:" in run(name, "--record", str(exercise)).output


GROUPS = (
    ["claims", "--by", "speaker"],
    ["claims", "--by", "chain"],
    ["claims", "--by", "matter"],
    ["claims", "--by", "matter", "--disputed"],
    ["labels", "--by", "target"],
)


@pytest.mark.parametrize("words", GROUPS, ids=" ".join)
@pytest.mark.parametrize("width", [60, 100, 160])
def test_groups_fit_the_width(words: list[str], width: int, exercise: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.cli.output.WIDEST", width)
    result = run(*words, "--record", str(exercise))
    assert result.exit_code == 0, result.output
    assert ".txt:" in result.output and max(map(len, result.output.splitlines())) <= width


@pytest.mark.parametrize("words", GROUPS, ids=" ".join)
def test_groups_are_objects_and_rows(words: list[str], exercise: Path) -> None:
    objects = [json.loads(line) for line in run(*words, "--json", "--record", str(exercise)).stdout.splitlines()]
    rows = list(csv.DictReader(io.StringIO(run(*words, "--csv", "--record", str(exercise)).stdout)))
    assert objects and sum(len(one.get("claims") or one["labels"]) for one in objects) == len(rows)
    assert all(row["span_start"].isdigit() and row["report"].endswith(".txt") for row in rows)


@pytest.mark.parametrize("words", GROUPS, ids=" ".join)
def test_no_group_passes_is_said(words: list[str], exercise: Path) -> None:
    result = run(*words, "--outlet", "Nobody", "--record", str(exercise))
    assert result.exit_code == 0 and "nothing in the record passes these filters" in result.output
    assert run(*words, "--outlet", "Nobody", "--json", "--record", str(exercise)).stdout == ""


def test_claims_without_groups_keep_their_columns(exercise: Path) -> None:
    header = run("claims", "--csv", "--record", str(exercise)).stdout.splitlines()[0]
    assert header == "report,outlet,published,speaker,chain,stance,form,text,cue,span_start,span_end,score"
    first = json.loads(run("claims", "--json", "--record", str(exercise)).stdout.splitlines()[0])
    assert list(first) == [
        "id", "report", "outlet", "published", "content", "text", "cue", "source", "speaker", "form", "stance", "chain", "score",
    ]  # fmt: skip


def test_a_speaker_is_counted(exercise: Path) -> None:
    output = run("claims", "--by", "speaker", "--record", str(exercise)).output
    assert "Black Dune Front: 1 claim, 1 report, 1 chain" in output and "3 speakers, 3 claims, 3 reports" in output


def test_both_sides_stand_beside_each_other(exercise: Path) -> None:
    output = run("claims", "--by", "matter", "--disputed", "--record", str(exercise)).output
    assert "ASSAULT heavy-weapons, Sokna, LBY, 2024-03-20: 3 speakers, 3 claims, 3 reports" in output
    line = next(line for line in output.splitlines() if line.startswith("denies "))
    assert "Black Dune Front: it shelled Sokna" in line and "Jufra Joint Force: " in line
    rows = list(csv.DictReader(io.StringIO(run("claims", "--by", "matter", "--csv", "--record", str(exercise)).stdout)))
    against = {row["speaker"]: (row["disagreement"], row["disagrees_with"]) for row in rows}
    assert against["Sahel Wire"] == ("denies", "Black Dune Front")
    assert against["Black Dune Front"] == ("denies", "Jufra Joint Force; Sahel Wire")


def test_disputed_is_asked_of_matters_only(exercise: Path) -> None:
    result = run("claims", "--disputed", "--record", str(exercise))
    assert result.exit_code == 2 and "--by matter" in result.output


@pytest.mark.parametrize("width, options, header", [(160, [], "speaker            Black Dune Front"), (99, [], "target"), (160, ["--list"], "target")])  # fmt: skip
def test_labels_are_a_matrix_where_it_fits(
    width: int, options: list[str], header: str, exercise: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline.cli.output.WIDEST", width)
    output = run("labels", *options, "--record", str(exercise)).output
    assert header in output.splitlines()[1] and ("target" in output.splitlines()[1]) is (header == "target")
    assert "In their words" in output and "wire.txt:" in output


def test_many_targets_are_summed(monkeypatch: pytest.MonkeyPatch, exercise: Path) -> None:
    rows = Rows()
    for n in range(9):
        rows.label("a", "Trebi", f"Group {n}", "gang")
    monkeypatch.setattr("dateline.cli.labels.open_snapshot", lambda record: rows.snapshot())
    output = run("labels", "--record", str(exercise)).output
    assert output.splitlines()[1].split()[-1] == "others" and "3 labels" in output and "3 other targets" in output


def test_many_voices_of_a_side_are_counted(monkeypatch: pytest.MonkeyPatch, exercise: Path) -> None:
    rows = Rows()
    said = [rows.event(rows.claim("a", f"Witness {n}", "shells fell"), "fell") for n in range(5)]
    rows.incident(rows.event(rows.claim("a", "Guard", "shells fell", "denying"), "fell", "ASSAULT", "denied"), *said)
    rows.claim("a", "Elders", "prices rose")
    monkeypatch.setattr("dateline.cli.claims.open_snapshot", lambda record: rows.snapshot())
    output = run("claims", "--by", "matter", "--record", str(exercise)).output
    assert "+2 more" in output and "no common matter" in output
