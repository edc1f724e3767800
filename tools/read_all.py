"""Read every report of a benchmark folder and check its line: schema, spans, no failed step.

    python tools/read_all.py FOLDER

FOLDER holds `data/SET/SPLIT/*.jsonl`. Prints a line per file and ends with status 1 where anything is wrong.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from jsonschema import Draft202012Validator

from dateline.model.annotation import Reading, to_json
from dateline.model.schema import annotation_schema
from dateline.reading.annotate import annotate
from dateline.reading.lines import reports_from_lines

VALIDATOR = Draft202012Validator(annotation_schema())


def main() -> int:
    total = wrong = 0
    for path in sorted(Path(sys.argv[1]).glob("data/*/*/*.jsonl")):
        if path.name == "gold.jsonl":
            continue
        began, count = time.monotonic(), 0
        with path.open("rb") as lines:
            for result in annotate(reports_from_lines(lines)):
                count += 1
                for problem in problems(result):
                    wrong += 1
                    print(f"{path}: {result.id}: {problem}")
        total += count
        print(f"{path}: {count} reports, {time.monotonic() - began:.1f} s", flush=True)
    print(f"{total} reports, {wrong} problems")
    return 1 if wrong else 0


def problems(result: object) -> list[str]:
    """What is wrong with the line of one report."""
    if not isinstance(result, Reading):
        return [f"not read: {result}"]
    found = [error.message[:200] for error in VALIDATOR.iter_errors(json.loads(json.dumps(to_json(result))))]
    return found + [f"{issue.step} failed: {issue.message}" for issue in result.issues if issue.code == "failed"]


if __name__ == "__main__":
    sys.exit(main())
