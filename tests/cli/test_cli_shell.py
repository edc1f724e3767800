"""The command as a shell meets it: pipes, readers that leave early, poor locales, narrow windows, hostile reports."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from exercise import Hand, event

from dateline.model.arrival import Arrival
from dateline.model.report import Capture, Report
from dateline.record.ingest import ingest

pytestmark = pytest.mark.slow

PAGE = (
    "<html><head><title>Port shelled</title></head><body><article><h1>Port shelled</h1><p>ADEN, Yemen – Rebels shelled the "
    "port of Aden on Tuesday, killing three people, residents said. The rebels denied the attack and spoke of “a lie”.</p>"
    "<p>A spokesman for the army said that its soldiers had returned fire from the hills.</p></article></body></html>"
)
POOR = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
VIEWS = ("incidents", "claims", "actors", "toll", "labels", "backers", "timeline")


def dateline(
    *arguments: str, stdin: bytes = b"", env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "dateline", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, env=os.environ | (env or {}), timeout=120)


def test_a_page_goes_through_pipes_in_a_poor_locale(tmp_path: Path) -> None:
    (tmp_path / "-a page 😀.html").write_text(PAGE, encoding="utf-8")
    read = dateline("read", str(tmp_path / "-a page 😀.html"), env=POOR)
    assert read.returncode == 0, read.stderr
    annotated = dateline("annotate", "-", stdin=read.stdout, env=POOR)
    assert annotated.returncode == 0, annotated.stderr
    assert json.loads(annotated.stdout)["id"] == json.loads(read.stdout)["id"]
    record = tmp_path / "piped.sqlite"
    assert dateline("ingest", "-", "--record", str(record), stdin=read.stdout, env=POOR).returncode == 0
    assert "Aden" in dateline("incidents", "--record", str(record), env=POOR).stdout.decode("utf-8")


@pytest.mark.parametrize("name", VIEWS)
def test_a_poor_locale_gets_utf8(name: str, exercise: Path) -> None:
    result = dateline(name, "--record", str(exercise), env=POOR)
    assert result.returncode == 0 and b"Traceback" not in result.stderr
    assert result.stdout.decode("utf-8") == dateline(name, "--record", str(exercise)).stdout.decode("utf-8")


@pytest.mark.parametrize("form", ["--json", "--csv", ""])
def test_a_reader_that_leaves_early_is_no_error_to_read_about(form: str, exercise: Path) -> None:
    arguments = ["actors", "--record", str(exercise), *([form] if form else [])]
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as closed:
        command = [sys.executable, "-m", "dateline", *arguments]
        result = subprocess.run(command, stdout=closed, stderr=subprocess.PIPE, timeout=60)
    assert b"Traceback" not in result.stderr and b"BrokenPipe" not in result.stderr


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record whose report has escape codes, a turned line and markup in every field that the input gives."""
    steering = "\x1b]0;owned\x07\x1b[31m\u202e<script>alert(1)</script>"
    text = "Rebels shelled Aden on Tuesday."
    report = Report(
        f"=1+1 {steering}", text, title=steering, outlet=f"{steering} News", url="javascript:alert(1)", published="2024-03-20"
    )  # fmt: skip
    hand = Hand(report)
    reading = hand.reading(events=(event("e1", "ASSAULT", hand.at("shelled")),))
    capture = Capture(report.id, text.encode(), "text/plain")
    record = tmp_path_factory.mktemp("hostile") / "hostile.sqlite"
    arrival = Arrival(report.id, "read", report=report, capture=capture)
    ingest([arrival], record, annotate=lambda reports: [reading for _ in reports], version="v")
    return record


@pytest.mark.parametrize("arguments", [[name] for name in VIEWS] + [["search", "aden"], ["brief", "-o", "b.html"]])
def test_nothing_in_a_report_steers_the_terminal(arguments: list[str], hostile: Path, tmp_path: Path) -> None:
    where = [str(tmp_path / a) if a.endswith(".html") else a for a in arguments]
    result = dateline(*where, "--record", str(hostile))
    assert result.returncode == 0, result.stderr
    shown = (result.stdout + result.stderr).decode("utf-8")
    shown += "".join(path.read_text(encoding="utf-8") for path in tmp_path.glob("*.html"))
    assert not {"\x1b", "\x07", "\u202e"} & set(shown)
    assert "<script" not in "".join(path.read_text(encoding="utf-8") for path in tmp_path.glob("*.html"))
    assert 'href="javascript' not in shown


def test_a_lone_surrogate_in_one_line_does_not_stop_the_others() -> None:
    lines = b'{"id":"\\ud800","text":"Rebels \\ud800 shelled Aden."}\n{"id":"next","text":"Rebels shelled Aden."}\n'
    result = dateline("annotate", "-", stdin=lines)
    assert b"Traceback" not in result.stderr
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["\ud800", "next"]
