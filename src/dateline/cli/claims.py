"""`dateline claims`: who says what, through whom."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dateline.cli.filters import chosen, filter_options, open_snapshot
from dateline.cli.output import format_options, print_csv, print_json, print_table

if TYPE_CHECKING:
    from dateline.views.claims import ClaimView
    from dateline.views.snapshot import Snapshot

COLUMNS = (
    "report", "outlet", "published", "speaker", "chain", "stance", "form", "text", "cue", "span_start", "span_end", "score",
)  # fmt: skip


@click.command()
@filter_options
@format_options
def command(record: Path, as_json: bool, as_csv: bool, **filters: Any) -> None:
    """Who says what, and through whom: every claim with its chain from the outlet to the first speaker.

    --actor keeps claims by or through somebody; --status keeps a stance: neutral, distancing, endorsing, denying.

    \b
    Example:
      dateline claims --actor Haftar
      dateline claims --status denying --csv > denials.csv
    """
    from dateline.views.claims import claim_json, list_claims

    snapshot = open_snapshot(record)
    views = list_claims(snapshot, chosen(filters))
    if as_json:
        print_json(claim_json(view, snapshot) for view in views)
    elif as_csv:
        print_csv(COLUMNS, (_row(view, snapshot) for view in views))
    else:
        _print(views, snapshot)


def _print(views: tuple[ClaimView, ...], snapshot: Snapshot) -> None:
    from dateline.views import words

    rows = (
        (
            view.speaker,
            " → ".join(view.chain),
            view.claim.stance,
            view.claim.form,
            view.published or "",
            f"{view.text} [{words.where(snapshot, view.claim.report, view.claim.content[0].span)}]"
            if view.claim.content
            else "(no content)",
        )
        for view in views
    )
    columns = {"speaker": 4, "chain": 8, "stance": 0, "form": 0, "published": 0}
    print_table(
        "Who says what", columns, rows, f"{len(views)} claims in {len({v.claim.report for v in views})} reports"
    )


def _row(view: ClaimView, snapshot: Snapshot) -> dict[str, Any]:
    claim = view.claim
    return {
        "report": snapshot.reports[claim.report].name,
        "outlet": view.outlet,
        "published": view.published,
        "speaker": view.speaker,
        "chain": " → ".join(view.chain),
        "stance": claim.stance,
        "form": claim.form,
        "text": view.text,
        "cue": " … ".join(part.quote for part in claim.cue),
        "span_start": claim.content[0].span.start if claim.content else None,
        "span_end": claim.content[-1].span.end if claim.content else None,
        "score": claim.score,
    }
