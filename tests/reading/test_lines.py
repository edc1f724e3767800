"""Lines of input: each a report, or the reason why it is none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from dateline.cli.main import group
from dateline.model.report import Report
from dateline.reading.annotate import ReadingError
from dateline.reading.lines import reports_from_lines
from dateline.reading.steps import STEPS


@pytest.mark.parametrize(
    "line, ident, complaint",
    [
        (b"{", "line 1", "not a line of UTF-8 JSON"),
        (b"\xff\xfe{}", "line 1", "not a line of UTF-8 JSON"),
        (b"[1]", "line 1", "not a JSON object"),
        (b'{"text": "x"}', "line 1", "no `id`"),
        (b'{"id": "a"}', "a", "no `text`"),
        (b'{"id": "a", "text": 3}', "a", "no `text`"),
        (b'{"id": "a", "text": "x", "outlet": 3}', "a", "`outlet` is not a string"),
        (b'{"id": "a", "text": "x", "published": "yesterday"}', "a", "not an ISO 8601"),
        (b"[" * 100_000, "line 1", "not a line of UTF-8 JSON"),
    ],
)
def test_what_is_no_report_says_why(line: bytes, ident: str, complaint: str) -> None:
    (found,) = reports_from_lines([line])
    assert isinstance(found, ReadingError) and found.id == ident and complaint in found.error


def test_reports_keep_their_keys_and_blank_lines_are_passed_over() -> None:
    lines = [
        b'\xef\xbb\xbf{"id": "a", "text": "x", "published": "2024-03-19T08:00:00Z", "outlet": null, "more": 1}\n',
        b"\n",
    ]
    assert list(reports_from_lines(lines)) == [Report("a", "x", published="2024-03-19T08:00:00Z")]


def test_an_id_stands_once() -> None:
    first, second = reports_from_lines([b'{"id": "a", "text": "x"}', b'{"id": "a", "text": "y"}'])
    assert isinstance(first, Report) and isinstance(second, ReadingError) and "second time" in second.error


def test_the_command_goes_on_after_a_bad_line_and_says_so(pipeline: object, tmp_path: Path) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text('{"id": "a", "text": "Troops entered Hun."}\n{"id": "b"}\n', encoding="utf-8")
    result = CliRunner().invoke(group, ["annotate", str(source), "--output", str(target)])
    rows = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    assert result.exit_code == 1
    assert [row["id"] for row in rows] == ["a", "b"] and rows[1]["error"] == "no `text` (a string) in the line"


def test_the_command_reads_and_writes_pipes(pipeline: object) -> None:
    result = CliRunner().invoke(group, ["annotate", "-", "--no-model"], input=b'{"id": "a", "text": "Hun is quiet."}\n')
    assert result.exit_code == 0 and json.loads(result.stdout)["id"] == "a"


def test_steps_are_listed() -> None:
    result = CliRunner().invoke(group, ["steps"])
    assert result.exit_code == 0 and all(step.name in result.output for step in STEPS)
