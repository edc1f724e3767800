"""`dateline read`: inputs as JSON Lines, one report a line."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from typing import IO, Any

import click

from dateline.model.annotation import to_json
from dateline.model.arrival import Arrival
from dateline.model.report import Report

KEYS = ("id", "text", "title", "published", "outlet", "byline", "language", "url", "blocks")


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--fetch", is_flag=True, help="Allow web addresses among the paths; nothing is fetched without it.")
@click.option("--output", default="-", show_default=True, help="File for the lines; '-' is standard output.")
@click.option("--largest", default=10.0, show_default=True, metavar="MB", help="Largest document that is read.")
@click.option("--quiet", is_flag=True, help="Do not count on standard error while reading.")
@click.pass_context
def command(
    context: click.Context, paths: tuple[str, ...], fetch: bool, output: str, largest: float, quiet: bool
) -> None:
    """Read news from files and print one report a line.

    PATHS are files, folders, patterns, '@list.txt' with one path a line, or '-' for standard input: plain text, HTML, JSON
    Lines, RSS and Atom, WARC, and gzip and zip of these. Each line is a JSON object with id, text, title, published,
    outlet, byline, language, url and blocks; what a report does not state is null. Inputs that cannot be read are named
    on standard error with the reason, and the exit status is then 1.

    \b
    Example:
      dateline read page.html saved-news/ > reports.jsonl
      zcat day.jsonl.gz | dateline read -
      dateline read --fetch https://example.org/news/1
    """
    from dateline.intake.arrivals import Limits, arrivals

    limits = Limits(document=int(largest * 1e6))
    found = arrivals(paths, stdin=sys.stdin.buffer, fetch=fetch, limits=limits)
    with click.open_file(output, "w", encoding="utf-8") as sink:
        unread = write_reports(_counted(found, quiet), sink)
    if unread:
        context.exit(1)


def write_reports(found: Iterable[Arrival], sink: IO[str]) -> int:
    """Write the report of each arrival to `sink`, and a line on standard error for each without one; their number."""
    unread = 0
    for arrival in found:
        if arrival.report is None:
            unread += 1
            click.echo(f"{arrival.locator}: {arrival.outcome}: {arrival.reason}", err=True)
        else:
            sink.write(line_of(arrival.report) + "\n")
    return unread


def line_of(report: Report) -> str:
    """The JSON line of a report. Lone surrogates, which UTF-8 cannot hold, are written as escapes."""
    row: dict[str, Any] = {key: to_json(getattr(report, key)) for key in KEYS}
    row["blocks"] = row["blocks"] or []
    line = json.dumps(row, ensure_ascii=False)
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(row, ensure_ascii=True)
    return line


def _counted(found: Iterable[Arrival], quiet: bool) -> Iterator[Arrival]:
    """The arrivals, counted on standard error while they pass, where a person is watching."""
    if quiet or not sys.stderr.isatty() or sys.stdout.isatty():
        yield from found
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed} inputs"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("read", total=None)
        for arrival in found:
            yield arrival
            progress.advance(task)
