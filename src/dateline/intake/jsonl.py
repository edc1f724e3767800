"""JSON Lines and JSON: one report a line or list item, with the keys of the annotation format."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from dateline.intake.blocks import classify
from dateline.intake.decode import decode
from dateline.intake.language import language_of
from dateline.intake.limits import CHUNK, Limits, megabytes, read_capped
from dateline.intake.pieces import Piece, buffered, empty, read, rejected
from dateline.model.arrival import Arrival
from dateline.model.errors import InputError
from dateline.model.report import Capture, Report

MEDIA_TYPE = "application/json"


def read_jsonl(piece: Piece, limits: Limits) -> Iterator[Arrival]:
    """One arrival a line, blank lines passed over. A line that cannot be read is rejected and the next one follows."""
    stream = buffered(piece.stream)
    number = 0
    while line := stream.readline(limits.document + 1):
        number += 1
        locator = f"{piece.locator}:{number}"
        if len(line) > limits.document and not line.endswith(b"\n"):
            _skip_line(stream)
            yield rejected(locator, f"the line is longer than the limit of {megabytes(limits.document)}; split it")
        elif line.strip():
            yield line_arrival(locator, f"{piece.name}:{number}", line)


def read_json(piece: Piece, limits: Limits) -> Iterator[Arrival]:
    """One arrival for each item of a JSON list, or for the one object that the file holds."""
    content = read_capped(piece.stream, limits.document)
    data = _parsed(content)
    if not isinstance(data, list):
        yield _object_arrival(piece.locator, piece.name, data, content)
        return
    for number, item in enumerate(data, 1):
        kept = json.dumps(item, ensure_ascii=True).encode()
        yield _object_arrival(f"{piece.locator}:{number}", f"{piece.name}:{number}", item, kept)


def line_arrival(locator: str, name: str, line: bytes) -> Arrival:
    """The arrival of one line; `name` is the report's id where the line has none."""
    try:
        return _object_arrival(locator, name, _parsed(line), line.strip())
    except InputError as problem:
        return rejected(locator, str(problem), Capture(locator, line.strip(), MEDIA_TYPE))


def report_of(row: Any, name: str) -> Report:
    """The report of one JSON object. Raises InputError, naming the key, where it does not keep to the format."""
    if not isinstance(row, dict):
        raise InputError('not a JSON object; a report is written {"id": ..., "text": ...}')
    text = row.get("text")
    if text is None:
        raise InputError('there is no "text"; every report needs one')
    if not isinstance(text, str):
        raise InputError(f'"text" is {type(text).__name__}, not a string')
    ident = row.get("id")
    if ident is not None and not isinstance(ident, str | int):
        raise InputError(f'"id" is {type(ident).__name__}, not a string')
    title, outlet = _optional(row, "title"), _optional(row, "outlet")
    return Report(
        id=name if ident is None or ident == "" else str(ident),
        text=text,
        title=title,
        outlet=outlet,
        url=_optional(row, "url"),
        language=language_of(text, _optional(row, "language")),
        published=_published(row),
        byline=_optional(row, "byline"),
        blocks=classify(text, title, outlet),
    )


def _parsed(content: bytes) -> Any:
    try:
        return json.loads(decode(content)[0])
    except ValueError as problem:
        raise InputError(f"not JSON: {problem}") from None
    except RecursionError:
        raise InputError("not readable JSON: nested too deeply") from None


def _object_arrival(locator: str, name: str, row: Any, content: bytes) -> Arrival:
    capture = Capture(locator, content, MEDIA_TYPE)
    try:
        report = report_of(row, name)
    except InputError as problem:
        return rejected(locator, str(problem), capture)
    if not report.text.strip():
        return empty(locator, 'the "text" is empty', capture)
    return read(locator, report, capture)


def _optional(row: dict[str, Any], key: str) -> str | None:
    value = row.get(key)
    if key == "byline" and isinstance(value, list) and all(isinstance(item, str) for item in value):
        value = ", ".join(value)
    if value is not None and not isinstance(value, str):
        raise InputError(f'"{key}" is {type(value).__name__}, not a string')
    return value or None


def _published(row: dict[str, Any]) -> str | None:
    value = _optional(row, "published")
    try:
        if value is not None:
            datetime.fromisoformat(value)
    except ValueError:
        problem = f'"published" is {value!r}'[:70]
        raise InputError(f"{problem}, not an ISO 8601 date; write 2024-03-14, or leave it out") from None
    return value


def _skip_line(stream: Any) -> None:
    while chunk := stream.readline(CHUNK):
        if chunk.endswith(b"\n"):
            return
