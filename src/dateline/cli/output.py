"""How commands print rows: a table that fits the width, JSON Lines, or CSV."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Literal, TypeVar

import click
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dateline.model.vocabulary import QUAD
from dateline.views.visible import visible

Function = TypeVar("Function", bound=Callable[..., Any])

GAP = 2
"""Columns between cells."""

INDENT = 4
"""Columns by which a quote stands below its row."""

Cell = str | Text
"""A cell of a table: plain words, or words with a colour."""

Form = Literal["table", "json", "csv"]
"""How rows are printed."""

QUAD_STYLES = {
    "material conflict": "red",
    "verbal conflict": "yellow",
    "verbal cooperation": "cyan",
    "material cooperation": "green",
}

WIDEST = 160
"""Columns of a table where the output is no terminal."""


def format_options(command: Function) -> Function:
    """Add `--json` and `--csv` to a command."""
    command = click.option("--csv", "as_csv", is_flag=True, help="Print CSV, everything, with a header.")(command)
    return click.option("--json", "as_json", is_flag=True, help="Print everything, one JSON object a line.")(command)


def console() -> Console:
    """A console on standard output; as wide as the terminal, or 160 columns where there is none."""
    return Console(width=None if sys.stdout.isatty() else WIDEST, highlight=False, soft_wrap=False)


def print_json(objects: Iterable[Any]) -> None:
    """One JSON object a line."""
    for item in objects:
        click.echo(json_line(item))


def json_line(item: Any) -> str:
    """JSON without spaces; lone surrogates, which UTF-8 cannot hold, are written as escapes.

    >>> json_line({"id": "é"}), json_line(["\\ud800"])
    ('{"id":"é"}', '["\\\\ud800"]')
    """
    line = json.dumps(item, ensure_ascii=False, separators=(",", ":"))
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(item, separators=(",", ":"))
    return line


def print_csv(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> None:
    """CSV with a header; a cell that a spreadsheet would run as a formula is kept from it by an apostrophe."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    for row in rows:
        writer.writerow({key: guarded(row.get(key)) for key in columns})
    click.echo(out.getvalue(), nl=False)


def guarded(value: Any) -> Any:
    """A cell that no spreadsheet takes for a formula; numbers, negative ones too, stay what they are.

    >>> guarded("=1+1"), guarded(-13.2)
    ("'=1+1", -13.2)
    """
    if isinstance(value, str) and value[:1] in {"=", "+", "-", "@", "\t", "\r"}:
        return f"'{value}"
    return value


def print_table(
    title: str,
    columns: Mapping[str, int] | Sequence[tuple[str, int]],
    rows: Iterable[Sequence[Cell]],
    note: str = "",
) -> None:
    """A table that fits the width.

    `columns` gives each header its share of the width (0: as wide as its words); as pairs where two may be called the same.
    A row may have one cell more than there are columns: it is printed below the row over the whole width, for quotes.
    """
    screen, cells = console(), [[shown(cell) for cell in row] for row in rows]
    pairs = list(columns.items() if isinstance(columns, Mapping) else columns)
    if title:
        screen.print(Text(visible(title), style="bold" if cells else ""))
    if not cells:
        screen.print("  nothing in the record passes these filters")
    widths = _widths(pairs, cells, screen.width)
    if cells:
        screen.print(_line([Text(visible(header), style="underline") for header, _ in pairs], widths))
    for row in cells:
        screen.print(_line(row[: len(pairs)], widths))
        if len(row) > len(pairs):
            screen.print(Padding(Text(row[-1].plain, style="dim italic"), (0, 0, 0, INDENT)))
    if note:
        print_note(note)


def print_note(words: str) -> None:
    """A line below tables: how many there are of what."""
    console().print(Text(visible(words), style="dim"))


def _widths(columns: Sequence[tuple[str, int]], rows: Sequence[Sequence[Text]], width: int) -> list[int]:
    """Columns of each cell: fixed ones as wide as their widest word list, the rest by their shares of what is left."""
    widest = [
        max([*map(len, header.split("\n")), *(len(line) for row in rows for line in row[at].plain.split("\n"))])
        for at, (header, _) in enumerate(columns)
    ]
    fixed = sum(most for most, (_, share) in zip(widest, columns, strict=True) if not share)
    spare = width - fixed - GAP * (len(columns) - 1)
    shares = sum(share for _, share in columns)
    return [
        most if not share else max(6, min(most, spare * share // shares))
        for most, (_, share) in zip(widest, columns, strict=True)
    ]


def _line(cells: Sequence[Text], widths: Sequence[int]) -> Table:
    line = Table.grid(padding=(0, GAP, 0, 0), pad_edge=False)
    for width in widths:
        line.add_column(width=width, overflow="fold")
    line.add_row(*cells)
    return line


def shown(cell: Cell) -> Text:
    """A cell as it is printed: a coloured one as it is, words without what would steer the terminal."""
    return cell if isinstance(cell, Text) else Text(visible(cell))


def act(words: str, event_type: str) -> Text:
    """What happened, in the colour of its quad class; the words say it without colour."""
    return Text(visible(words), style=QUAD_STYLES[QUAD[event_type]])
