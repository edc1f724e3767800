"""`dateline incidents`: what happened, with the three counts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dateline.cli.filters import chosen, filter_options, open_snapshot, rule_option
from dateline.cli.output import act, console, format_options, print_csv, print_json, print_table

if TYPE_CHECKING:
    from dateline.views.incidents import IncidentView
    from dateline.views.snapshot import Snapshot

ROOM = 110
"""Columns of a terminal from which on the parties have cells of their own; in a narrower one they stand below the row."""

COLUMNS = (
    "id", "start", "end", "type", "mode", "status", "place", "country", "latitude", "longitude", "precision", "actors",
    "recipients", "reports", "origins", "toll", "outlet", "report", "span_start", "span_end", "quote", "reason",
)  # fmt: skip


@click.command()
@filter_options
@rule_option
@format_options
def command(record: Path, rule: Any, as_json: bool, as_csv: bool, **filters: Any) -> None:
    """What happened: incidents with their reports and independent origins, the toll, and the words of a report.

    "4 / 2" means four reports with two independent origins: a wire story on three sites is one.

    \b
    Example:
      dateline incidents --place Sudan --since 2024-03-01
      dateline incidents --json > incidents.jsonl
    """
    from dateline.views.incidents import incident_json, list_incidents

    snapshot = open_snapshot(record)
    views = list_incidents(snapshot, chosen(filters), rule)
    if as_json:
        print_json(incident_json(view.incident, snapshot) for view in views)
    elif as_csv:
        print_csv(COLUMNS, (_row(view, snapshot) for view in views))
    else:
        _print(views, snapshot, rule)


def _print(views: tuple[IncidentView, ...], snapshot: Snapshot, rule: str) -> None:
    from dateline.views import words

    narrow = console().width < ROOM
    rows = (
        (
            words.days(v.incident.start, v.incident.end).replace(" to ", "\nto " if narrow else " to "),
            act(words.what(v.incident), v.incident.type),
            words.place(v.incident.place),
            words.counts(v.incident),
            words.toll(v.toll),
            *(() if narrow else (words.names(v.actors), words.names(v.recipients))),
            f"{_parties(v) if narrow else ''}{v.quote} [{words.where(snapshot, v.report, v.span)}]",
        )
        for v in views
    )
    wide = {"when": 4, "what": 4, "where": 4, "reports / origins": 0, "toll": 5, "by": 5, "to": 5}
    columns = {"when": 0, "what": 4, "where": 4, "reports\n/ origins": 0, "toll": 4} if narrow else wide
    total = f"{len(views)} incidents from {len({r for v in views for r in v.incident.reports})} reports"
    print_table(
        "What happened", columns, rows, f"{total}; toll: the {rule} figure, bounds over all origins in brackets"
    )


def _parties(view: IncidentView) -> str:
    """Who acts on whom, as a line of its own; nothing where neither is known."""
    from dateline.views import words

    sides = (("by ", view.actors), ("to ", view.recipients))
    line = "; ".join(side + words.names(names) for side, names in sides if names)
    return f"{line}\n" if line else ""


def _row(view: IncidentView, snapshot: Snapshot) -> dict[str, Any]:
    from dateline.views import words

    incident, place = view.incident, view.incident.place
    return {
        **{key: getattr(incident, key) for key in ("id", "start", "end", "type", "mode", "status", "reason")},
        "place": place and place.name,
        **{key: getattr(place, key, None) for key in ("country", "latitude", "longitude", "precision")},
        "actors": "; ".join(view.actors),
        "recipients": "; ".join(view.recipients),
        **view.counts,
        "toll": words.toll(view.toll),
        "outlet": snapshot.outlet(view.report),
        "report": snapshot.reports[view.report].name,
        "span_start": view.span.start,
        "span_end": view.span.end,
        "quote": view.quote,
    }
