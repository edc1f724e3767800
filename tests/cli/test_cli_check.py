"""`dateline check`, and the options that take lists of your own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dateline.cli.main import group

WRONG = "name,lat,lon\nA,1,2\nB,x,2\n"


def run(*arguments: str, given: str | None = None) -> Result:
    return CliRunner().invoke(group, list(arguments), prog_name="dateline", input=given)


def test_errors_stand_with_their_line_and_end_with_status_one(tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text(WRONG, encoding="utf-8")
    (tmp_path / "actors.csv").write_text("name,kind\nTimba Front,group\n", encoding="utf-8")
    result = run("check", str(tmp_path / "own.csv"), str(tmp_path / "actors.csv"))
    assert result.exit_code == 1
    assert "own.csv: 1 places, 1 names; 1 errors, 0 warnings" in result.output
    assert "  error: line 3: lat 'x' is no number of degrees: write it like 32.85" in result.output
    assert "actors.csv: 1 actors, 1 names; 0 errors, 0 warnings" in result.output


def test_warnings_stop_nothing(tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text("name,kind,aliases\nTimba Front,group,LNA\n", encoding="utf-8")
    result = run("check", str(tmp_path / "own.csv"), "--json")
    assert result.exit_code == 0
    row = json.loads(result.stdout)
    assert (row["kind"], row["rows"], row["errors"]) == ("actors", 1, []) and "lby-lna" in row["warnings"][0]["message"]


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    result = run("check", str(tmp_path / "none.toml"))
    assert result.exit_code == 1 and "cannot be read" in result.output


@pytest.mark.parametrize("how", ["option", "variable"])
def test_a_wrong_list_stops_annotate_before_anything_is_read(
    how: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "own.csv"
    path.write_text(WRONG, encoding="utf-8")
    if how == "variable":
        monkeypatch.setenv("DATELINE_GAZETTEER", str(path))
    result = run("annotate", *(["--gazetteer", str(path)] if how == "option" else []), given='{"id": "1", "text": "x"}')
    assert result.exit_code != 0 and result.stdout == ""
    assert "own.csv: line 3: lat 'x'" in str(result.exception)


def test_a_wrong_list_stops_ingest_with_one_line(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text('[[entry]]\nid = "a"\nname = "A"\nkind = "x"\n', encoding="utf-8")
    (tmp_path / "news.txt").write_text("Rebels left Derna on Monday.", encoding="utf-8")
    record = tmp_path / "own.sqlite"
    result = run("ingest", str(tmp_path / "news.txt"), "--record", str(record), "--actors", str(tmp_path / "own.toml"))
    assert result.exit_code == 1 and not record.exists()
    assert result.stderr.count("\n") == 1 and "own.toml: line 4: unknown kind 'x'" in result.stderr
