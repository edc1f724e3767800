"""TOML with the lines of its `[[entry]]` tables: what `tomllib` reads, and where each table and key stands."""

from __future__ import annotations

import re
import tomllib
from typing import Any, Final, NamedTuple

from dateline.lexicon.own_file import OwnFileError, unknown

_HEADER: Final = re.compile(r"\s*\[\[?\s*[\"']?(\w+)[\"']?\s*\]\]?")
_KEY: Final = re.compile(r"\s*[\"']?([\w-]+)[\"']?\s*=")
_PLACE: Final = re.compile(r"\(at line (\d+), column \d+\)")
_TABLES: Final = ("entry", "lexicon")


class Table(NamedTuple):
    """An `[[entry]]`: the line of its header, those of its keys, and its values."""

    line: int
    lines: dict[str, int]
    values: dict[str, Any]

    def line_of(self, key: str) -> int:
        """The line of a key; that of the header where it has none."""
        return self.lines.get(key, self.line)


def tables(text: str) -> list[Table]:
    """The `[[entry]]` tables of a text. Raises OwnFileError for broken TOML and for tables of other names."""
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        place = _PLACE.search(str(problem))
        said = _PLACE.sub("", str(problem)).strip()
        line = int(place.group(1)) if place else text.count("\n") + 1
        raise OwnFileError(line, f"not TOML ({said}): mend it there; texts stand in quotes, lists in [ ]") from None
    found = _scanned(text)
    for name in document:
        if name not in _TABLES:
            raise OwnFileError(_line_of_name(text, name), unknown("table or key", name, _TABLES))
    entries = document.get("entry", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise OwnFileError(_line_of_name(text, "entry"), "write each actor as a table of its own, headed [[entry]]")
    if len(found) != len(entries):  # a header inside a text of several lines, or entries written as one list
        found = [(_line_of_value(text, entry.get("id")), {}) for entry in entries]
    return [Table(line, keys, entry) for (line, keys), entry in zip(found, entries, strict=True)]


def _scanned(text: str) -> list[tuple[int, dict[str, int]]]:
    """(line of the header, lines of the keys) of each `[[entry]]`, by the look of the lines."""
    found: list[tuple[int, dict[str, int]]] = []
    inside = False
    for number, line in enumerate(text.split("\n"), 1):
        header = _HEADER.match(line)
        if header:
            inside = header.group(1) == "entry" and line.lstrip().startswith("[[")
            if inside:
                found.append((number, {}))
        elif inside and (key := _KEY.match(line)):
            found[-1][1].setdefault(key.group(1), number)
    return found


def _line_of_name(text: str, name: str) -> int:
    shape = re.compile(rf"\s*(?:\[\[?\s*)?[\"']?{re.escape(name)}[\"']?\s*(?:\]|=|\.)")
    return next((number for number, line in enumerate(text.split("\n"), 1) if shape.match(line)), 1)


def _line_of_value(text: str, value: Any) -> int:
    quoted = (f'"{value}"', f"'{value}'")
    return next((n for n, line in enumerate(text.split("\n"), 1) if any(form in line for form in quoted)), 1)
