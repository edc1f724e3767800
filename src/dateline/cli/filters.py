"""The filters that all questions to the record share, as options of a command."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeVar, get_args

import click

from dateline.cli.options import record_option
from dateline.model.vocabulary import Marker, Stance, Status, TieStatus
from dateline.resolve.toll import RULES
from dateline.views.filters import Filters
from dateline.views.snapshot import Snapshot

WORDS: Final = tuple(dict.fromkeys(word for kind in (Status, TieStatus, Stance, Marker) for word in get_args(kind)))
"""What --status may be; which of them a question knows is in its help."""

Function = TypeVar("Function", bound=Callable[..., Any])

rule_option = click.option(
    "--rule",
    type=click.Choice(RULES),
    default="conservative",
    show_default=True,
    help="How one figure is chosen of many: lowest, highest, or most frequent over the independent origins.",
)


class Day(click.ParamType[str]):
    """An ISO 8601 day."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from datetime import date

        try:
            return date.fromisoformat(str(value)).isoformat()
        except ValueError:
            self.fail(f"{value!r} is no day; write it as 2024-03-19", param, ctx)


def filter_options(command: Function) -> Function:
    """Add `--record` and the six filters to a command, which takes them as `record` and `**filters`."""
    options = [
        click.option("--place", metavar="NAME", help="A place by name, GeoNames id or country code (LBY)."),
        click.option("--actor", metavar="NAME", help="Who acts, suffers, speaks or is spoken of."),
        click.option("--since", type=Day(), help="From this day on."),
        click.option("--until", type=Day(), help="Up to this day."),
        click.option("--outlet", metavar="NAME", help="Printed by this outlet."),
        click.option(
            "--status",
            type=click.Choice(WORDS),
            metavar="WORD",
            help=f"Standing: {', '.join(get_args(Status))}; for ties current, past, denied.",
        ),
    ]
    for option in reversed(options):
        command = option(command)
    return record_option(command)


def open_snapshot(record: Path) -> Snapshot:
    """Everything in the record; says on standard error where its incidents are older than its reports."""
    from dateline.record import open_record
    from dateline.views.snapshot import load

    with open_record(record) as reader:
        if reader.stale:
            click.echo(
                f"dateline: an ingest into {record} is running or was stopped before its end: incidents may be incomplete. "
                "If none is running, give the same `dateline ingest` command again.",
                err=True,
            )
        return load(reader)


def chosen(filters: dict[str, Any]) -> Filters:
    """The filters as given on the command line."""
    since, until = filters["since"], filters["until"]
    if since and until and since > until:
        raise click.BadParameter(f"{until} lies before --since {since}", param_hint="--until")
    return Filters(**filters)
