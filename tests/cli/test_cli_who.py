"""`dateline who`: sections in the terminal, lines with evidence for other tools, and a choice where several fit."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from rows import Rows

from dateline.cli.main import group
from dateline.model.spans import Span
from dateline.model.statement import ActorRow, Evidence


def run(*arguments: str) -> Result:
    return CliRunner().invoke(group, ["who", *arguments], prog_name="dateline")


def test_sections_stand_in_order_and_gaps_are_told(exercise: Path) -> None:
    output = run("Black Dune Front", "--record", str(exercise)).output
    titles = [
        "Black Dune Front  (group",
        "Names seen: 1",
        "Incidents: 1",
        "Says: 1",
        "Said of it by others: 1",
        "Is called: 1",
    ]
    assert [output.index(title) for title in titles] == sorted(output.index(title) for title in titles)
    assert "3 mentions, 2 reports, 2 outlets, 2024-03-21 to 03-23; 2 by name" in output
    assert "nothing on: roles; ties; calls others" in output and "not in the registry; --id identity-" in output
    assert "3 / 3 / 2" in output and "[wire.txt:0-16]" in output


def test_json_is_a_line_a_thing_with_its_evidence(exercise: Path) -> None:
    rows = [
        json.loads(line) for line in run("Black Dune Front", "--json", "--record", str(exercise)).stdout.splitlines()
    ]
    assert {row["section"] for row in rows} == {"who", "name", "incident", "says", "about", "called", "with", "report"}
    assert all(row["name"] == "Black Dune Front" and row["evidence"][0]["quote"] for row in rows)


def test_csv_is_a_row_a_place(exercise: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("Black Dune Front", "--csv", "--record", str(exercise)).stdout)))
    names = [row for row in rows if row["section"] == "name"]
    assert [(row["report"], row["start"], row["end"], row["quote"]) for row in names] == [
        ("wire.txt", "0", "16", "Black Dune Front"), ("denial.txt", "4", "20", "Black Dune Front"),
    ]  # fmt: skip


def test_only_the_sections_that_are_asked_for(exercise: Path) -> None:
    output = run("Zarmani", "--section", "incident", "--section", "tie", "--record", str(exercise)).output
    assert output.startswith("Incidents: 1") and "Names seen" not in output and "nothing on: ties" in output


@pytest.mark.parametrize("width", [60, 80, 160])
def test_it_fits_the_width(width: int, exercise: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.cli.output.WIDEST", width)
    result = run("Black Dune Front", "--record", str(exercise))
    assert result.exit_code == 0 and max(map(len, result.output.splitlines())) <= width


def test_long_sections_are_cut_unless_all_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = Rows()
    for number in range(12):
        report = rows.report(f"r{number:02}")
        rows.line(report, "Sefu Timba spoke.")
        mention = (Evidence(Span(0, 10), "Sefu Timba"),)
        rows.actors[str(number)] = ActorRow(
            str(number), report, "Sefu Timba", "person", "own-timba", None, None, mention
        )
    monkeypatch.setattr("dateline.cli.who.open_snapshot", lambda record: rows.snapshot())
    short, whole = run("Sefu Timba").output, run("Sefu Timba", "--all").output
    assert "+4 more; --all shows them" in short and "r11" not in short and "r11" in whole
    assert "own-timba is not in the registry in use; --actors gives the list that has it" in short


def test_several_that_fit_are_listed_with_what_chooses_them(exercise: Path) -> None:
    result = run("front", "--record", str(exercise))
    assert run("Black Dune Front", "--record", str(exercise)).exit_code == 0
    assert result.exit_code == 0 and result.output.startswith("front  (group")  # a name in full, though a common noun
    result = run("force dune", "--record", str(exercise))
    assert result.exit_code != 0 and "nobody called 'force dune'" in str(result.exception)


def test_a_choice_is_made_by_id(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = Rows()
    for number, name in enumerate(("Hamza Trebi", "Anwar Trebi")):
        report = rows.report(f"r{number}")
        rows.line(report, f"{name} spoke.")
        mention = (Evidence(Span(0, len(name)), name),)
        rows.actors[str(number)] = ActorRow(str(number), report, name, "person", None, "LBY", None, mention)
    monkeypatch.setattr("dateline.cli.who.open_snapshot", lambda record: rows.snapshot())
    told = str(run("Trebi").exception)
    assert "2 actors called 'Trebi'; give the full name of one, or its id:" in told
    choices = [line.split()[1] for line in told.splitlines()[1:]]
    assert run("--id", choices[0]).output.startswith("Anwar Trebi") and run("--id", choices[1]).output.startswith(
        "Hamza"
    )
    assert "2 actors with the id 'identity'" in str(run("--id", "identity").exception)


def test_nobody_and_nothing_are_errors_with_a_remedy(exercise: Path) -> None:
    assert "dateline actors" in str(run("Nobody At All", "--record", str(exercise)).exception)
    result = run("--record", str(exercise))
    assert result.exit_code == 2 and "give a NAME or an --id" in result.output
