"""Every report of the benchmarks and samples is read without an exception into a line that the schema takes."""

from __future__ import annotations

import json
from itertools import accumulate
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from dateline.model.annotation import to_json
from dateline.model.schema import annotation_schema
from dateline.reading.annotate import ReadingError, annotate
from dateline.reading.lines import reports_from_lines

pytestmark = pytest.mark.slow

DATA = Path(__file__).parents[3] / "shared" / "bench" / "data"
FILES = [path for path in sorted(DATA.glob("*/*/*.jsonl")) if path.name != "gold.jsonl"]
AT_MOST, BYTES = 25, 60_000
"""So many reports of each file, evenly picked, are read here, so that the suite stays short; `tools/read_all.py` reads all."""


def picked(lines: list[bytes]) -> list[bytes]:
    """Some reports of a file, the first one always."""
    spread = lines[:: max(1, -(-len(lines) // AT_MOST))]
    sizes = list(accumulate(map(len, spread)))
    return [line for line, size in zip(spread, sizes, strict=True) if size <= max(BYTES, len(spread[0]))]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(DATA)))
def test_every_report_gives_a_line_that_the_schema_takes(pipeline: object, path: Path) -> None:
    validator = Draft202012Validator(annotation_schema())
    chosen = picked(path.read_bytes().splitlines())
    read = 0
    for result in annotate(reports_from_lines(chosen)):
        assert not isinstance(result, ReadingError), result
        validator.validate(json.loads(json.dumps(to_json(result))))
        assert not [issue for issue in result.issues if issue.code == "failed"], result.id
        read += 1
    assert read == len(chosen) > 0
