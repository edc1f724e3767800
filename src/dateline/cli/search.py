"""`dateline search`: reports that hold some words, however they are spelled."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dateline.cli.filters import chosen, filter_options
from dateline.cli.output import format_options, print_csv, print_json, print_table

if TYPE_CHECKING:
    from dateline.views.search import FoundReport

COLUMNS = ("report", "outlet", "published", "title", "hits", "span_start", "span_end", "quote")


@click.command()
@click.argument("query")
@filter_options
@format_options
def command(query: str, record: Path, as_json: bool, as_csv: bool, **filters: Any) -> None:
    """Reports whose text or title holds every word of QUERY; accents, case and spellings of Arabic letters are folded.

    --place and --actor keep reports that name them, --since and --until go by the day of publication; --status has no say.

    \b
    Example:
      dateline search "power station"
    """
    from dateline.record import open_record
    from dateline.views import words
    from dateline.views.search import search

    with open_record(record) as reader:
        hits = search(reader, query, chosen(filters))
    rows = [{key: getattr(hit, key) for key in COLUMNS[:5]} | _first(hit) for hit in hits]
    if as_json or as_csv:
        print_json(rows) if as_json else print_csv(COLUMNS, rows)
        return
    cells = (
        (hit.outlet, hit.published or "", str(hit.hits), f"{hit.quote} [{hit.report}:{hit.span.start}-{hit.span.end}]")
        for hit in hits
    )
    print_table(f"Reports with {query}", {"outlet": 4, "published": 0, "hits": 0}, cells, words.found(len(hits)))


def _first(hit: FoundReport) -> dict[str, Any]:
    return {"span_start": hit.span.start, "span_end": hit.span.end, "quote": hit.quote}
