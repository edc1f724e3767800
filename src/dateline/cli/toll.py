"""`dateline toll`: how many, by whose count."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dateline.cli.filters import chosen, filter_options, open_snapshot, rule_option
from dateline.cli.output import format_options, print_csv, print_json, print_table

if TYPE_CHECKING:
    from dateline.model.statement import FigureRow, Incident, Toll
    from dateline.views.snapshot import Snapshot
    from dateline.views.toll import TollLine

COLUMNS = (
    "incident", "start", "place", "harm", "low", "best", "high", "count", "as_of", "wording", "said_by", "origin", "outlet",
    "published", "report", "span_start", "span_end", "quote",
)  # fmt: skip


@click.command()
@filter_options
@rule_option
@format_options
def command(record: Path, rule: Any, as_json: bool, as_csv: bool, **filters: Any) -> None:
    """How many were harmed, by whose count: every figure with its speaker, origin and words, side by side.

    The rules: conservative takes the lowest of the independent origins, informative the highest, representative the most
    frequent. Disagreement is 1 minus the share of origins that give the most frequent figure.

    \b
    Example:
      dateline toll --place "Umm Ruwaba"
      dateline toll --rule informative --csv
    """
    from dateline.views import words
    from dateline.views.toll import list_tolls, loose_figures

    snapshot, wanted = open_snapshot(record), chosen(filters)
    views = list_tolls(snapshot, wanted, rule)
    rows = [_row(view.incident, line, snapshot) for view in views for line in view.lines]
    if as_json or as_csv:
        print_json(rows) if as_json else print_csv(COLUMNS, rows)
        return
    for view in views:
        what = f"{words.days(view.incident.start, view.incident.end)}  {words.place(view.incident.place)}"
        sums = "; ".join(f"{c.harm} {words.bounds(c)}, disagreement {c.disagreement:.2f}" for c in view.counted)
        cells = (
            (
                line.toll.harm,
                line.wording,
                line.said_by,
                line.origin,
                line.outlet,
                line.published or "",
                _quote(line.quote, line.toll, snapshot),
            )
            for line in view.lines
        )
        columns = {"harm": 0, "figure": 3, "said by": 4, "origin": 4, "outlet": 4, "published": 0}
        title = f"{what}  {words.what(view.incident)}  reports / origins {words.counts(view.incident)}"
        print_table(title, columns, cells, f"{rule}: {sums}\n")
    loose = loose_figures(snapshot, wanted)
    rest = ((f.figure.harm, f.figure.wording, f.outlet, _quote(f.quote, f.figure, snapshot)) for f in loose)
    print_table("Figures that belong to no incident found", {"harm": 0, "figure": 3, "outlet": 4}, rest)


def _quote(quote: str, figure: Toll | FigureRow, snapshot: Snapshot) -> str:
    from dateline.views import words

    return f"{quote} [{words.where(snapshot, figure.report, figure.span)}]"


def _row(incident: Incident, line: TollLine, snapshot: Snapshot) -> dict[str, Any]:
    toll = line.toll
    return {
        "incident": incident.id,
        "start": incident.start,
        "place": incident.place and incident.place.name,
        **{key: getattr(toll, key) for key in ("harm", "low", "best", "high", "count", "as_of")},
        **{key: getattr(line, key) for key in ("wording", "said_by", "origin", "outlet", "published", "quote")},
        "report": snapshot.reports[toll.report].name,
        "span_start": toll.span.start,
        "span_end": toll.span.end,
    }
