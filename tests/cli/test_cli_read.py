"""`dateline read`: JSON Lines out, problems on standard error, and a status that tells."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from dateline.cli.read import KEYS
from dateline.cli.read import command as read

TEXT = "Column enters Varesh\n\nBy Ana Dole\n\nThe army has left the town, and nobody stayed behind.\n\nThat was all."


@pytest.fixture
def news(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.jsonl").write_text('{"id": "x", "text": "Lone \\ud800 half."}\n')
    return tmp_path


def test_one_line_a_report(news: Path) -> None:
    result = CliRunner().invoke(read, [str(news)])
    assert result.exit_code == 0
    first, second = (json.loads(line) for line in result.stdout.splitlines())
    assert tuple(first) == KEYS
    assert (first["id"], first["title"], first["byline"], first["text"]) == (
        "a.txt",
        "Column enters Varesh",
        "Ana Dole",
        TEXT,
    )
    assert [block["role"] for block in first["blocks"]] == ["headline", "byline", "lede", "body"]
    start, end = first["blocks"][0]["span"]
    assert TEXT[start:end] == first["title"]
    assert (second["text"], [block["role"] for block in second["blocks"]]) == ("Lone \ud800 half.", ["lede"])


def test_problems_go_to_standard_error_and_into_the_status(news: Path) -> None:
    (news / "c.pdf").write_bytes(b"%PDF-1.7")
    result = CliRunner().invoke(read, [str(news), "https://hill-courier.example/"])
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 2
    assert "c.pdf: rejected: a PDF" in result.stderr
    assert "--fetch" in result.stderr


def test_standard_input_and_output_file(tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    result = CliRunner().invoke(read, ["-", "--output", str(target)], input=TEXT)
    assert (result.exit_code, result.stdout) == (0, "")
    assert json.loads(target.read_text())["id"] == "stdin"


def test_largest_document(news: Path) -> None:
    result = CliRunner().invoke(read, ["--largest", "0.00005", str(news / "a.txt")])
    assert result.exit_code == 1
    assert "larger than" in result.stderr


def test_help_shows_an_example() -> None:
    assert "Example:" in CliRunner().invoke(read, ["--help"]).output
