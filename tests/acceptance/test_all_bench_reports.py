"""Every report of the benchmarks and samples is read without an exception into a line that the schema takes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from dateline.model.annotation import to_json
from dateline.model.schema import annotation_schema
from dateline.reading.annotate import ReadingError, annotate
from dateline.reading.lines import reports_from_lines

pytestmark = pytest.mark.slow

EVERY = 12
"""Of the large training parts every twelfth report is read here, so that the suite stays short; `tools/read_all.py` reads all."""


def test_every_report_gives_a_line_that_the_schema_takes(shared: Path) -> None:
    validator = Draft202012Validator(annotation_schema())
    read = 0
    for path in sorted((shared / "bench" / "data").glob("*/*/*.jsonl")):
        if path.name == "gold.jsonl":
            continue
        lines = path.read_bytes().splitlines()
        chosen = lines[:: EVERY if len(lines) > 80 else 2]
        for result in annotate(reports_from_lines(chosen)):
            assert not isinstance(result, ReadingError), f"{path}: {result}"
            validator.validate(json.loads(json.dumps(to_json(result))))
            assert not [issue for issue in result.issues if issue.code == "failed"], f"{path}: {result.id}"
            read += 1
    assert read > 300
