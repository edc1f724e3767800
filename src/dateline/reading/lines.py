"""The input of `annotate`: JSON Lines of reports, each line a report or the reason why it is none."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from dateline.model.report import Report
from dateline.reading.annotate import ReadingError

_OPTIONAL = ("title", "outlet", "url", "language", "published", "byline")


def reports_from_lines(lines: Iterable[bytes]) -> Iterator[Report | ReadingError]:
    """A Report for each line of the annotation format's input, or a ReadingError that says what is wrong with it.

    Blank lines are passed over. A line that has no id of its own is named "line N".
    """
    seen: set[str] = set()
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _report(line, number, seen)


def _report(line: bytes, number: int, seen: set[str]) -> Report | ReadingError:
    name = f"line {number}"
    try:
        row: Any = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as problem:
        return ReadingError(name, f"not a line of UTF-8 JSON: {problem}")
    if not isinstance(row, dict):
        return ReadingError(name, "not a JSON object")
    ident = row.get("id")
    if not isinstance(ident, str) or not ident:
        return ReadingError(name, "no `id` (a string) in the line")
    if ident in seen:
        return ReadingError(
            ident, f"id {ident!r} occurs a second time in line {number}: ids must be unique in the file"
        )
    seen.add(ident)
    if not isinstance(row.get("text"), str):
        return ReadingError(ident, "no `text` (a string) in the line")
    values = {key: row[key] for key in _OPTIONAL if row.get(key) is not None}
    odd = next((key for key, value in values.items() if not isinstance(value, str)), None)
    if odd:
        return ReadingError(ident, f"`{odd}` is not a string")
    if "published" in values and not is_iso(values["published"]):
        return ReadingError(ident, f"`published` is {values['published']!r}, not an ISO 8601 date or date-time")
    return Report(ident, row["text"], **values)


def is_iso(value: str) -> bool:
    """Whether a string is an ISO 8601 date or date-time."""
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True
