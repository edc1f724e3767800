"""`dateline annotate`: JSON Lines of reports in, JSON Lines of annotations out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import IO

import click

from dateline.cli.options import own_list_options
from dateline.cli.output import json_line
from dateline.model.annotation import to_json


@click.command()
@click.argument("reports", type=click.File("rb"), default="-")
@click.option(
    "--output",
    "-o",
    type=click.File("w", encoding="utf-8"),
    default="-",
    help="Where to write; '-' for standard output.",
)
@click.option("--no-model", is_flag=True, help="Rules only, without the encoder: faster, and finds less.")
@click.option("--spacy-model", metavar="NAME", help="An installed en_core_web_sm, _md or _lg instead of the default.")
@own_list_options
def command(
    reports: IO[bytes],
    output: IO[str],
    no_model: bool,
    spacy_model: str | None,
    gazetteer: Path | None,
    actors: Path | None,
) -> None:
    """Read REPORTS (JSON Lines with `id` and `text`; '-' for standard input) and write one line of annotations each.

    A report that cannot be read gives a line with `id` and `error`; the run goes on and ends with exit status 1.

    \b
    Example:
      dateline read page.html | dateline annotate - --output annotations.jsonl
      dateline annotate reports.jsonl --gazetteer my-places.csv --actors my-actors.toml
    """
    from dateline.lexicon.own_lists import own_lists
    from dateline.reading.annotate import ReadingError, annotate
    from dateline.reading.lines import reports_from_lines

    failed = False
    with own_lists(gazetteer, actors):
        for result in annotate(reports_from_lines(reports), model=spacy_model, encoder=not no_model):
            row = {"id": result.id, "error": result.error} if isinstance(result, ReadingError) else to_json(result)
            failed = failed or isinstance(result, ReadingError)
            output.write(json_line(row) + "\n")
    output.flush()
    sys.exit(1 if failed else 0)
