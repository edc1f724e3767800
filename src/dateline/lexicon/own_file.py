"""A user's own file: its text, its CSV rows with their lines, and faults that name the line and the remedy."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Final, Generic, TypeVar

from dateline.lexicon.gazetteer_tables import countries
from dateline.model.errors import InputError

Row = TypeVar("Row")
Raw = TypeVar("Raw")

NOTE: Final = "note"
"""A column or key that is free for remarks: it is never read."""


class OwnFileError(Exception):
    """Something wrong in a user's file: the line (None where it is the whole file), what is wrong, and the remedy."""

    def __init__(self, line: int | None, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message

    def at(self, path: Path) -> str:
        """The fault as it is printed: "places.csv: line 3: ..."."""
        return f"{path}: {self.message}" if self.line is None else f"{path}: line {self.line}: {self.message}"


@dataclass(frozen=True, slots=True)
class Checked(Generic[Row]):
    """The rows of a file that are right, and a fault for each that is not."""

    rows: tuple[Row, ...]
    faults: tuple[OwnFileError, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """A row of a CSV file: the line on which it starts, its cells by column, stripped, and what is wrong with the row."""

    line: int
    cells: dict[str, str]
    wrong: str | None = None


def checked(raw: Iterable[Raw], make: Callable[[Raw], Row]) -> Checked[Row]:
    """What `make` gives for each raw row, in order; what it refuses becomes a fault. No row at all is one too."""
    rows: list[Row] = []
    faults: list[OwnFileError] = []
    for item in raw:
        try:
            rows.append(make(item))
        except OwnFileError as fault:
            faults.append(fault)
    if not rows and not faults:
        faults.append(OwnFileError(None, "holds no row: write at least one, or leave the file out"))
    return Checked(tuple(rows), tuple(faults))


def whole(path: Path, found: Checked[Row]) -> tuple[Row, ...]:
    """The rows of a file without fault. Raises InputError with the first fault, and says how many more there are."""
    if not found.faults:
        return found.rows
    more = len(found.faults) - 1
    hint = f" ({more} more: `dateline check {path}` lists all)" if more else ""
    raise InputError(found.faults[0].at(path) + hint)


def own_text(path: Path) -> str:
    """The text of a file in UTF-8, with or without a byte order mark. Raises OwnFileError."""
    try:
        content = path.read_bytes()
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise OwnFileError(None, f"cannot be read ({reason}): give the path of a file that is there") from None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = content.count(b"\n", 0, problem.start) + 1
        raise OwnFileError(line, 'not UTF-8: save the file as UTF-8 (spreadsheets call it "CSV UTF-8")') from None


def csv_records(text: str, known: Collection[str], needed: Collection[str]) -> Iterator[Record]:
    """The rows of a CSV text with a header that are not blank; commas, semicolons or tabs part cells, as the header has it.

    A row with more cells than the header has says so. Raises OwnFileError for a header that lacks a needed column or has an unknown
    one, and for broken quoting.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    line, header = 1, None
    while True:
        try:
            cells = [cell.strip() for cell in next(reader)]
        except StopIteration:
            break
        except csv.Error as problem:
            raise OwnFileError(
                line, f"broken CSV ({problem}): close every quotation mark, and double those in a cell"
            ) from None
        start, line = line, reader.line_num + 1
        if header is None:
            header = _header(cells, start, known, needed)
        elif any(cells):
            yield _record(header, cells, start)


def _delimiter(text: str) -> str:
    header = text.partition("\n")[0]
    return max(",;\t", key=header.count)


def _header(cells: list[str], line: int, known: Collection[str], needed: Collection[str]) -> list[str]:
    header = [cell.lower() for cell in cells]
    for column in header:
        if column and column not in known:
            raise OwnFileError(line, unknown("column", column, known))
        if column and header.count(column) > 1:
            raise OwnFileError(line, f"column {column!r} occurs twice: keep one")
    for column in needed:
        if column not in header:
            raise OwnFileError(line, f"no column {column!r} in the header; needed are {', '.join(needed)}")
    return header


def _record(header: list[str], cells: list[str], line: int) -> Record:
    by_column = {column: cell for column, cell in zip(header, cells, strict=False) if column}
    if not any(cells[len(header) :]):
        return Record(line, by_column)
    wrong = f"{len(cells)} cells where the header has {len(header)}: put a cell that holds the separator in quotes"
    return Record(line, by_column, wrong)


def unknown(what: str, given: str, known: Collection[str]) -> str:
    """That a column, key or value is none of the known ones, with the nearest of them."""
    near = get_close_matches(given, known, 1)
    said = f"unknown {what} {given!r}" if given else f"no {what} is given"
    hint = f" (did you mean {near[0]!r}?)" if near else ""
    return f"{said}{hint}; known are {', '.join(known)}"


def country_code(given: str, line: int) -> str | None:
    """An ISO 3166-1 alpha-3 code, None where nothing is given. Raises OwnFileError for what is none."""
    if not given:
        return None
    code = given.upper()
    if code in countries():
        return code
    named = [
        c.id for c in countries().values() if given.casefold() in {w.casefold() for w in (*c.names, *c.adjectives)}
    ]
    near = named or get_close_matches(code, countries(), 1)
    hint = f": did you mean {near[0]}?" if near else ": write it like LBY"
    raise OwnFileError(line, f"country {given!r} is no ISO 3166-1 alpha-3 code{hint}")


def listed(cell: str) -> tuple[str, ...]:
    """The parts of a cell that holds several values, parted by ";"."""
    return tuple(part.strip() for part in cell.split(";") if part.strip())
