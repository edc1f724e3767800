"""`dateline timeline`: incidents in order of their days."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dateline.cli.filters import chosen, filter_options, open_snapshot, rule_option
from dateline.cli.output import act, format_options, print_csv, print_json, print_table

if TYPE_CHECKING:
    from dateline.views.timeline import TimelineEntry

COLUMNS = ("start", "end", "kind", "type", "mode", "status", "place", "reports", "origins", "toll", "incident", "quote")


@click.command()
@filter_options
@rule_option
@format_options
def command(record: Path, rule: Any, as_json: bool, as_csv: bool, **filters: Any) -> None:
    """Incidents in order of their days; what is told as background, lies ahead or has no day is said to.

    \b
    Example:
      dateline timeline --actor "Black Dune Front" --since 2024-03-01
    """
    from dateline.views import words
    from dateline.views.timeline import timeline

    snapshot = open_snapshot(record)
    entries = timeline(snapshot, chosen(filters), rule)
    rows = [_row(entry) for entry in entries]
    if as_json or as_csv:
        print_json(rows) if as_json else print_csv(COLUMNS, rows)
        return
    cells = (
        (
            words.days(entry.view.incident.start, entry.view.incident.end),
            "" if entry.place == "news" else entry.place,
            act(words.what(entry.view.incident), entry.view.incident.type),
            words.place(entry.view.incident.place),
            words.counts(entry.view.incident),
            row["toll"],
            entry.view.quote,
        )
        for entry, row in zip(entries, rows, strict=True)
    )
    columns = {"when": 4, "": 0, "what": 4, "where": 4, "reports / origins": 0, "toll": 5}
    print_table("Timeline", columns, cells, f"{len(rows)} incidents")


def _row(entry: TimelineEntry) -> dict[str, Any]:
    from dateline.views import words

    incident = entry.view.incident
    return {
        **{key: getattr(incident, key) for key in ("start", "end", "type", "mode", "status")},
        "kind": entry.place,
        "place": incident.place and incident.place.name,
        **entry.view.counts,
        "toll": words.toll(entry.view.toll),
        "incident": incident.id,
        "quote": entry.view.quote,
    }
