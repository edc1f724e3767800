"""`dateline labels`: who calls whom what."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dateline.cli.filters import chosen, filter_options, open_snapshot
from dateline.cli.output import Form, console, format_options, print_csv, print_json, print_table

if TYPE_CHECKING:
    from dateline.views.labels import LabelView
    from dateline.views.snapshot import Snapshot

COLUMNS = ("speaker", "target", "words", "marker", "outlet", "published", "report", "span_start", "span_end", "quote")
GROUP_COLUMNS = ("group", "labels", "speakers", "reports", *COLUMNS)

TITLE = "Who calls whom what"


ROOM = 100
"""Columns of a terminal from which on the matrix is shown; a narrower one shows the list."""

CELL = 14
"""Columns that a target of the matrix wants, at least."""


@click.command()
@filter_options
@click.option(
    "--by", type=click.Choice(("speaker", "target")), default="speaker", show_default=True, help="Who comes first."
)
@click.option(
    "--list", "as_list", is_flag=True, help="A row for each speaker and target, however wide the terminal is."
)
@format_options
def command(record: Path, by: str, as_list: bool, as_json: bool, as_csv: bool, **filters: Any) -> None:
    """Who calls whom what. The words are theirs: dateline has none of its own.

    In a terminal of 100 columns or more speakers stand against targets; those with most labels have columns of their own.
    --by target tells who is called what, and by whom. --status keeps a marker: quoted, so-called, attributed, plain.

    \b
    Example:
      dateline labels --actor "Red Acacia Movement"
      dateline labels --list
      dateline labels --by target
    """
    from dateline.views.labels import list_labels

    snapshot = open_snapshot(record)
    views = list_labels(snapshot, chosen(filters))
    form: Form = "json" if as_json else "csv" if as_csv else "table"
    if by == "target":
        _print_targets(views, snapshot, form)
    elif form == "json":
        print_json(_row(view, snapshot) for view in views)
    elif form == "csv":
        print_csv(COLUMNS, (_row(view, snapshot) for view in views))
    else:
        _print_list(views) if as_list or console().width < ROOM else _print_matrix(views, snapshot)
        _print_evidence(views, snapshot)


def _print_targets(views: tuple[LabelView, ...], snapshot: Snapshot, form: Form) -> None:
    """Who is called what, and by whom."""
    from dateline.views.called import by_target, called_json

    groups = by_target(views, snapshot)
    if form == "json":
        print_json(called_json(group, [_row(view, snapshot) for view in group.labels]) for group in groups)
    elif form == "csv":
        rows = ((group, _row(view, snapshot)) for group in groups for view in group.labels)
        print_csv(GROUP_COLUMNS, ({"group": group.target, **group.counts, **row} for group, row in rows))
    else:
        cells = ((group.target, word, "; ".join(by)) for group in groups for word, by in group.words)
        print_table("Who is called what", {"target": 3, "words": 4, "by": 5}, cells)
        _print_evidence(tuple(view for group in groups for view in group.labels), snapshot)


def _print_list(views: tuple[LabelView, ...]) -> None:
    from dateline.views.labels import speaker_by_target

    cells = ((speaker, target, "; ".join(words)) for (speaker, target), words in speaker_by_target(views).items())
    print_table(TITLE, {"speaker": 3, "target": 3, "words": 6}, cells)


def _print_matrix(views: tuple[LabelView, ...], snapshot: Snapshot) -> None:
    """Speakers against targets, as many as the width holds."""
    from dateline.views import words
    from dateline.views.called import MOST_TARGETS, matrix

    table = matrix(views, snapshot, min(MOST_TARGETS, console().width // CELL - 2))
    columns = [("speaker", 3), *((target, 3) for target in table.targets), *([("others", 2)] if table.others else [])]
    rows = (
        (
            row.speaker,
            *("; ".join(cell) for cell in row.cells),
            *([words.counted({"labels": row.rest}) if row.rest else ""] if table.others else []),
        )
        for row in table.rows
    )
    print_table(TITLE, columns, rows, words.counted({"other targets": table.others}) if table.others else "")


def _print_evidence(views: tuple[LabelView, ...], snapshot: Snapshot) -> None:
    rows = [(view, _row(view, snapshot)) for view in views]
    evidence = (
        (view.words, view.label.marker, f"{view.quote} [{row['report']}:{row['span_start']}-{row['span_end']}]")
        for view, row in rows
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
