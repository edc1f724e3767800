"""`dateline backers`: who backs, arms, leads or fights whom."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

from dateline.cli.filters import chosen, filter_options, open_snapshot
from dateline.cli.output import format_options, print_csv, print_json, print_table
from dateline.model.vocabulary import TieKind

if TYPE_CHECKING:
    from dateline.views.backers import TieStatement, TieView
    from dateline.views.snapshot import Snapshot

COLUMNS = (
    "subject", "tie", "object", "status", "said_by", "outlet", "published", "report", "span_start", "span_end", "quote",
)  # fmt: skip


@click.command()
@filter_options
@click.option("--tie", "kinds", multiple=True, type=click.Choice(get_args(TieKind)), help="Only these ties.")
@format_options
def command(record: Path, kinds: tuple[str, ...], as_json: bool, as_csv: bool, **filters: Any) -> None:
    """Who backs, arms, supplies, leads or fights whom: as stated, by whom, in how many reports.

    \b
    Example:
      dateline backers --tie arms --tie supplies
      dateline backers --actor "Black Dune Front" --json
    """
    from dateline.views import words
    from dateline.views.backers import list_ties

    snapshot = open_snapshot(record)
    views = list_ties(snapshot, chosen(filters), frozenset(kinds))
    rows = [_row(view, statement, snapshot) for view in views for statement in view.statements]
    if as_json or as_csv:
        print_json(rows) if as_json else print_csv(COLUMNS, rows)
        return
    cells = (
        (
            view.subject,
            view.tie.replace("_", " "),
            view.object,
            view.status,
            str(view.reports),
            "; ".join(dict.fromkeys(statement.said_by for statement in view.statements)),
            f"{view.statements[0].quote} [{words.where(snapshot, first.report, first.span)}]",
        )
        for view in views
        for first in [view.statements[0].tie]
    )
    columns = {"who": 4, "tie": 0, "whom": 4, "standing": 0, "reports": 0, "said by": 4}
    print_table("Who backs whom", columns, cells, f"{len(views)} ties, {len(rows)} statements")


def _row(view: TieView, statement: TieStatement, snapshot: Snapshot) -> dict[str, Any]:
    return {
        **{key: getattr(view, key) for key in ("subject", "tie", "object", "status")},
        **{key: getattr(statement, key) for key in ("said_by", "outlet", "published", "quote")},
        "report": snapshot.reports[statement.tie.report].name,
        "span_start": statement.tie.span.start,
        "span_end": statement.tie.span.end,
    }
