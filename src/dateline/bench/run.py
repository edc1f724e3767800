"""Run one set: read its reports, write the predictions, call the set's scorer, pick the quoted numbers."""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.bench.corpus import gold_row, items, report_row
from dateline.bench.sets import BenchSet
from dateline.intake.arrivals import arrivals
from dateline.model.annotation import to_json
from dateline.model.errors import DatelineError
from dateline.model.report import Report
from dateline.reading.annotate import ReadingError, annotate
from dateline.reading.lines import reports_from_lines

Tick = Callable[[], None]


class BenchError(DatelineError):
    """A set that is not there, or a scorer that refused the predictions."""


@dataclass(frozen=True, slots=True)
class Setup:
    """What is measured: the folder of the public sets, that of the project's own, the part, with the encoder or by rules."""

    folder: Path
    corpus: Path = Path("corpus")
    split: str = "dev"
    encoder: bool = True


def run_set(bench: BenchSet, setup: Setup, tick: Tick, keep: Path | None = None) -> dict[str, float]:
    """The quoted numbers of a set, measured now: metric -> per cent (or a count).

    The public folder holds the scorers, and the data under `data/SET/SPLIT/`; the own one SET/SPLIT.jsonl. `tick` is called
    once a report. `keep` is a file for the predictions. Raises BenchError, naming what is missing or what the scorer said.
    """
    with tempfile.TemporaryDirectory() as scratch:
        data = _data(bench, setup, Path(scratch))
        predictions = keep or Path(scratch) / "predictions.jsonl"
        rows = _pages(data, Path(scratch)) if bench.name == "extraction" else _lines(data, setup.encoder)
        with predictions.open("w", encoding="utf-8") as out:
            for row in rows:
                out.write(json.dumps(row, ensure_ascii=False) + "\n")
                tick()
        scores = _score(bench, setup.folder, data / "gold.jsonl", predictions)
    return {metric: value for metric in bench.metrics if (value := _pick(scores, metric)) is not None}


def count_reports(bench: BenchSet, setup: Setup) -> int:
    """How many reports (or pages) a set holds."""
    with _gold(bench, setup).open("rb") as lines:
        return sum(1 for line in lines if line.strip())


def _gold(bench: BenchSet, setup: Setup) -> Path:
    path = setup.folder / "data" / (bench.data or bench.name) / (bench.part or setup.split) / "gold.jsonl"
    path = setup.corpus / bench.name / f"{setup.split}.jsonl" if bench.own else path
    if not path.is_file():
        option = "--corpus" if bench.own else "--data"
        raise BenchError(f"{path} is not there; give the folder of the benchmarks with {option}")
    return path


def _data(bench: BenchSet, setup: Setup, scratch: Path) -> Path:
    """The folder with reports.jsonl and gold.jsonl; those of an own set are written from its phrases."""
    gold = _gold(bench, setup)
    if not bench.own:
        return gold.parent
    rows = list(items(gold))
    for name, row in (("reports", report_row), ("gold", lambda item: {**gold_row(item), "text": item["text"]})):
        lines = (json.dumps(row(item), ensure_ascii=False) + "\n" for item in rows)
        (scratch / f"{name}.jsonl").write_text("".join(lines), encoding="utf-8")
    return scratch


def _lines(data: Path, encoder: bool) -> Iterator[Any]:
    with (data / "reports.jsonl").open("rb") as lines:
        for result in annotate(reports_from_lines(lines), encoder=encoder):
            yield {"id": result.id, "error": result.error} if isinstance(result, ReadingError) else to_json(result)


def _pages(data: Path, scratch: Path) -> Iterator[Any]:
    with tarfile.open(data / "pages.tar.xz") as archive:
        archive.extractall(scratch, filter="data")
    for arrival in arrivals([str(scratch / "pages")]):
        if arrival.report is not None:
            yield page_line(arrival.report)


def page_line(report: Report) -> dict[str, Any]:
    """The line that `dateline read` prints of a page, as far as the scorer looks at it."""
    keys = ("text", "title", "published", "outlet", "byline", "language", "url")
    return {"id": Path(report.id).name, **{key: getattr(report, key) for key in keys}}


def _score(bench: BenchSet, folder: Path, gold: Path, predictions: Path) -> Any:
    own = not bench.scorer.endswith(".py")
    command = [sys.executable, *(["-m", bench.scorer] if own else [str(folder / bench.scorer)]), *bench.arguments]
    command += ["--gold", str(gold), "--pred", str(predictions), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  # our own arguments
    if done.returncode != 0:
        raise BenchError(f"{bench.scorer} refused the predictions of {bench.name}: {done.stderr.strip()[:500]}")
    return json.loads(done.stdout)


def _pick(scores: Any, metric: str) -> float | None:
    for key in metric.split("."):
        if not isinstance(scores, dict) or key not in scores:
            return None
        scores = scores[key]
    return float(scores) if isinstance(scores, int | float) else None
