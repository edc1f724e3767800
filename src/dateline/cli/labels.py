"""`dateline labels`: who calls whom what."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dateline.cli.filters import chosen, filter_options, open_snapshot
from dateline.cli.output import format_options, print_csv, print_json, print_table

if TYPE_CHECKING:
    from dateline.views.labels import LabelView
    from dateline.views.snapshot import Snapshot

COLUMNS = ("speaker", "target", "words", "marker", "outlet", "published", "report", "span_start", "span_end", "quote")


@click.command()
@filter_options
@format_options
def command(record: Path, as_json: bool, as_csv: bool, **filters: Any) -> None:
    """Who calls whom what. The words are theirs: dateline has none of its own.

    --status keeps a marker: quoted, so-called, attributed, plain.

    \b
    Example:
      dateline labels --actor "Red Acacia Movement"
    """
    from dateline.views.labels import list_labels, speaker_by_target

    snapshot = open_snapshot(record)
    views = list_labels(snapshot, chosen(filters))
    rows = [_row(view, snapshot) for view in views]
    if as_json or as_csv:
        print_json(rows) if as_json else print_csv(COLUMNS, rows)
        return
    table = speaker_by_target(views)
    cells = ((speaker, target, "; ".join(words)) for (speaker, target), words in table.items())
    print_table("Who calls whom what", {"speaker": 3, "target": 3, "words": 6}, cells)
    evidence = (
        (view.words, view.label.marker, f"{view.quote} [{row['report']}:{row['span_start']}-{row['span_end']}]")
        for view, row in zip(views, rows, strict=True)
    )
    print_table("In their words", {"label": 3, "marker": 0}, evidence, f"{len(rows)} labels")


def _row(view: LabelView, snapshot: Snapshot) -> dict[str, Any]:
    return {
        **{key: getattr(view, key) for key in ("speaker", "target", "words", "outlet", "published", "quote")},
        "marker": view.label.marker,
        "report": snapshot.reports[view.label.report].name,
        "span_start": view.label.span.start,
        "span_end": view.label.span.end,
    }
