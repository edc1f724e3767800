"""How commands print rows: a table that fits the width, JSON Lines, or CSV."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

Function = TypeVar("Function", bound=Callable[..., Any])

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
        click.echo(json.dumps(item, ensure_ascii=False, separators=(",", ":")))


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


def print_table(title: str, columns: Mapping[str, int], rows: Iterable[Sequence[str]], note: str = "") -> None:
    """A table that fits the width. `columns` maps a header to its share of the spare width (0: as wide as its words)."""
    table = Table(title=title, title_justify="left", title_style="bold", box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for header, share in columns.items():
        table.add_column(header, ratio=share or None, no_wrap=share == 0, overflow="fold", header_style="bold")
    count = 0
    for row in rows:
        table.add_row(*(escape(visible(cell)) for cell in row))
        count += 1
    screen = console()
    if count:
        screen.print(table)
    else:
        screen.print(f"{title}: nothing in the record passes these filters")
    if note:
        screen.print(escape(note), style="dim")


def visible(words: str) -> str:
    """Words without control characters: what a page holds must not steer the terminal."""
    return "".join(ch if ch.isprintable() or ch == "\n" else "\N{REPLACEMENT CHARACTER}" for ch in words)
