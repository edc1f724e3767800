"""`dateline check`: whether lists of your own are right, and what they change."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dateline.cli.output import print_json
from dateline.views.visible import visible

if TYPE_CHECKING:
    from dateline.lexicon.own_check import Findings


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a file.")
def command(files: tuple[Path, ...], as_json: bool) -> None:
    """Check lists of your own: places (CSV, GeoJSON) and actors (TOML, CSV).

    Prints what each holds, every error with its line and remedy, and warnings, such as a name that a packaged actor has too.
    Exit status 1 where there is an error; warnings stop nothing.

    \b
    Example:
      dateline check my-places.csv my-actors.toml
    """
    from dateline.lexicon.own_check import check_file

    found = [check_file(path) for path in files]
    if as_json:
        print_json(map(_json, found))
    else:
        for one in found:
            _print(one)
    sys.exit(1 if any(one.errors for one in found) else 0)


def _print(found: Findings) -> None:
    counts = f"{found.rows} {found.kind}, {found.names} names"
    faults = f"{len(found.errors)} errors, {len(found.warnings)} warnings"
    click.echo(visible(f"{found.path}: {counts}; {faults}"))
    for what, notes in (("error", found.errors), ("warning", found.warnings)):
        for note in notes:
            line = "" if note.line is None else f"line {note.line}: "
            click.echo(visible(f"  {what}: {line}{note.message}"))


def _json(found: Findings) -> dict[str, Any]:
    return {
        "file": str(found.path),
        "kind": found.kind,
        "rows": found.rows,
        "names": found.names,
        "errors": [{"line": note.line, "message": note.message} for note in found.errors],
        "warnings": [{"line": note.line, "message": note.message} for note in found.warnings],
    }
