from __future__ import annotations

import json
import warnings
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dateline.cli import ingest as room
from dateline.model.annotation import Reading
from dateline.model.report import Report
from dateline.reading import annotate as reader
from dateline.record import open_record
from dateline.record.connection import RecordWarning

Ingest = Callable[..., Result]


@pytest.fixture(autouse=True)
def quick_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that finds nothing: what is read is not the question here."""

    def annotate(reports: Iterable[Report]) -> Iterator[Reading | reader.ReadingError]:
        for item in reports:
            if "STOP" in item.text:
                raise KeyboardInterrupt
            if "POISON" in item.text:
                yield reader.ReadingError(item.id, "told to refuse")
            else:
                yield Reading(item.id, item.sha256, "en", "quick")

    monkeypatch.setattr(reader, "annotate", annotate)
    monkeypatch.setattr(reader, "version", lambda: "quick")
    monkeypatch.delenv("DATELINE_RECORD", raising=False)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ingest:
    monkeypatch.chdir(tmp_path)
    for name, text in {"a.txt": "Calm in Vesna.", "b.txt": "Calm in Vesna.", "c.txt": ""}.items():
        (tmp_path / "news").mkdir(exist_ok=True)
        (tmp_path / "news" / name).write_text(text)

    def invoke(*arguments: str, **keys: object) -> Result:
        return CliRunner().invoke(room.command, list(arguments), **keys)  # type: ignore[arg-type]

    return invoke


def test_a_folder_becomes_a_record_and_the_ledger_is_printed_apart(run: Ingest, tmp_path: Path) -> None:
    result = run("news")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "3 inputs = 1 stored + 1 duplicate + 1 empty + 0 rejected" in result.stderr
    assert "this run: 3 inputs, 1 read, 0 there already" in result.stderr
    assert "not read: news/c.txt: the file is empty" in result.stderr
    with open_record(tmp_path / "dateline.sqlite") as record:
        assert [row.text for row in record.reports()] == ["Calm in Vesna."]


def test_a_second_time_everything_is_there_already(run: Ingest) -> None:
    run("news")
    result = run("news")
    assert result.exit_code == 0
    assert "0 read, 3 there already" in result.stderr
    assert "1 read, 0 there already" in run("news", "--again").stderr


def test_the_folder_of_the_record_may_be_read(run: Ingest, tmp_path: Path) -> None:
    for _ in range(2):
        result = run(".")
    assert "record:   3 inputs =" in result.stderr


@pytest.mark.parametrize("by", ["option", "variable"])
def test_the_record_is_named_by_option_or_variable(
    run: Ingest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, by: str
) -> None:
    if by == "variable":
        monkeypatch.setenv("DATELINE_RECORD", "other.sqlite")
    run("news", *(["--record", "other.sqlite"] if by == "option" else []))
    assert (tmp_path / "other.sqlite").exists()
    assert not (tmp_path / "dateline.sqlite").exists()


def test_json_lines_from_standard_input(run: Ingest, tmp_path: Path) -> None:
    lines = "".join(json.dumps({"id": f"r{n}", "text": "Calm."}) + "\n" for n in range(3))
    result = run("-", input=lines)
    assert "3 stored" in result.stderr
    with open_record(tmp_path / "dateline.sqlite") as record:
        assert sorted(row.name for row in record.reports()) == ["r0", "r1", "r2"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere"], "1 rejected"),
        (["news/c.txt"], "1 empty"),
        (["https://example.org/a"], "only with --fetch"),
        (["bare"], "nothing there to read"),
        (["poison.txt"], "told to refuse"),
    ],
)
def test_the_status_is_one_where_nothing_could_be_read(
    run: Ingest, tmp_path: Path, arguments: list[str], said: str
) -> None:
    (tmp_path / "bare").mkdir()
    (tmp_path / "poison.txt").write_text("POISON in the well.")
    result = run(*arguments)
    assert result.exit_code == 1
    assert said in result.stderr


def test_many_refusals_are_not_all_printed(run: Ingest, tmp_path: Path) -> None:
    for number in range(room.SHOWN + 5):
        (tmp_path / "news" / f"empty{number}.txt").write_text("")
    result = run("news")
    assert result.stderr.count("not read:") == room.SHOWN
    assert "... and 6 more" in result.stderr


def test_a_record_that_fails_is_one_line_and_status_one(run: Ingest, tmp_path: Path) -> None:
    (tmp_path / "dateline.sqlite").write_text("Dear editor, " * 500)
    result = run("news")
    assert result.exit_code == 1
    assert result.stderr.startswith("dateline: dateline.sqlite: it is not a record")
    assert "Traceback" not in result.stderr


def test_a_stop_says_how_to_go_on(run: Ingest, tmp_path: Path) -> None:
    (tmp_path / "stop.txt").write_text("STOP the presses.")
    result = run("stop.txt")
    assert result.exit_code == 130
    assert "the same command goes on from there" in result.stderr


def test_warnings_about_the_record_are_plain_and_others_are_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.warns(UserWarning, match="something else"), room._plain_warnings():
        warnings.warn("a network drive", RecordWarning, stacklevel=1)
        warnings.warn("something else", UserWarning, stacklevel=1)
    assert "dateline: warning: a network drive\n" in capsys.readouterr().err


def test_progress_is_shown_on_a_terminal(run: Ingest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    assert "3 inputs, 1 read" in run("news").stderr


def test_help_has_an_example(run: Ingest) -> None:
    said = run("--help").stdout
    assert "Example:" in said
    assert "DATELINE_RECORD" in said
