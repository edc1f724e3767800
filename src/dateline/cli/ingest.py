"""`dateline ingest`: saved news into a record."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.options import own_list_options, record_option
from dateline.model.errors import DatelineError
from dateline.views.visible import visible

if TYPE_CHECKING:
    from dateline.record.ingest import Progress, Summary

SHOWN = 20
"""Refused inputs named at the end of a run; the record keeps them all."""


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@record_option
@click.option("--fetch", is_flag=True, help="Allow PATH to be a web address; without it nothing is ever fetched.")
@click.option("--again", is_flag=True, help="Read also what this version has read before.")
@own_list_options
def command(
    paths: tuple[str, ...], record: Path, fetch: bool, again: bool, gazetteer: Path | None, actors: Path | None
) -> None:
    """Read saved news (pages, texts, feeds, archives, JSON Lines, folders of them; '-' for standard input) into a record.

    The same inputs give the same record, in any order and any number of times. A run that was stopped goes on where it
    was when the same command is given again. With other lists of your own everything is read anew. Exit status 1 where
    nothing could be read or the record failed.

    \b
    Example:
      dateline ingest saved-news/ --record libya.sqlite
      dateline ingest saved-news/ --gazetteer my-places.csv --actors my-actors.toml
      dateline read page.html | dateline ingest -
    """
    from dateline.intake.arrivals import arrivals
    from dateline.lexicon.own_lists import own_lists
    from dateline.reading.annotate import annotate
    from dateline.reading.version import version
    from dateline.record.ingest import ingest

    stdin = sys.stdin.buffer if "-" in paths else None
    try:
        with own_lists(gazetteer, actors), _plain_warnings(), _shown_progress() as progress:
            inputs = arrivals(paths, stdin=stdin, fetch=fetch)
            summary = ingest(inputs, record, annotate=annotate, version=version(), again=again, progress=progress)
    except KeyboardInterrupt:
        click.echo(f"dateline: stopped. {record} keeps what was read; the same command goes on from there.", err=True)
        sys.exit(130)
    except DatelineError as problem:
        click.echo(f"dateline: {visible(str(problem))}", err=True)
        sys.exit(1)
    _report(summary, record)
    sys.exit(0 if summary.run.usable > summary.run.failed else 1)


@contextmanager
def _shown_progress() -> Iterator[Callable[[Progress], None]]:
    """A progress bar on standard error where that is a terminal; the number of inputs is not known beforehand."""
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    console = Console(stderr=True)
    columns = (BarColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Bar(*columns, console=console, disable=not console.is_terminal, transient=True) as bar:
        task = bar.add_task("reading", total=None)

        def show(run: Progress) -> None:
            already = f", {run.skipped:,} there already" if run.skipped else ""
            bar.update(task, description=f"{run.inputs:,} inputs, {run.read:,} read{already}")

        yield show


@contextmanager
def _plain_warnings() -> Iterator[None]:
    """Warnings about the record as one line each, without the place in the code."""
    from dateline.record.connection import RecordWarning

    with warnings.catch_warnings():
        usual = warnings.showwarning
        warnings.simplefilter("always", RecordWarning)

        def show(message: Warning | str, category: type[Warning], *where: object) -> None:
            if issubclass(category, RecordWarning):
                click.echo(f"dateline: warning: {message}", err=True)
            else:
                usual(message, category, *where)  # type: ignore[arg-type]  # passed on as it came

        warnings.showwarning = show  # type: ignore[assignment]  # the same call, spelled shorter
        yield


def _report(summary: Summary, record: Path) -> None:
    run, ledger = summary.run, summary.ledger
    for locator, reason in run.refused[:SHOWN]:
        click.echo(f"  not read: {visible(locator)}: {visible(reason)}", err=True)
    if len(run.refused) > SHOWN:
        click.echo(f"  ... and {len(run.refused) - SHOWN:,} more; the record's table `inputs` has them all", err=True)
    if not run.inputs:
        click.echo("dateline: nothing there to read", err=True)
    read = f"{run.read:,} read" + (f", {run.failed:,} failed" if run.failed else "")
    click.echo(f"this run: {run.inputs:,} inputs, {read}, {run.skipped:,} there already", err=True)
    click.echo(
        f"record:   {ledger.inputs:,} inputs = {ledger.stored:,} stored + {ledger.duplicate:,} duplicate "
        f"+ {ledger.empty:,} empty + {ledger.rejected:,} rejected",
        err=True,
    )
    reports = ", ".join(f"{count:,} {status}" for status, count in summary.statuses.items()) or "none"
    click.echo(f"reports:  {reports}; incidents: {summary.incidents:,}; in {record}", err=True)
