"""`dateline claims`: who says what, through whom."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dateline.cli.claim_rows import COLUMNS, claim_quote, claim_row
from dateline.cli.filters import chosen, filter_options, open_snapshot
from dateline.cli.output import Form, format_options, print_csv, print_json, print_table

if TYPE_CHECKING:
    from dateline.views.claims import ClaimView
    from dateline.views.snapshot import Snapshot


@click.command()
@filter_options
@click.option(
    "--by",
    type=click.Choice(("speaker", "matter", "chain")),
    help="Group the claims: by first speaker over all reports, by what they speak of, or by their chain.",
)
@click.option("--disputed", is_flag=True, help="With --by matter: only matters on which speakers disagree.")
@format_options
def command(record: Path, by: str | None, disputed: bool, as_json: bool, as_csv: bool, **filters: Any) -> None:
    """Who says what, and through whom: every claim with its chain from the outlet to the first speaker.

    --actor keeps claims by or through somebody; --status keeps a stance: neutral, distancing, endorsing, denying.

    --by matter puts claims side by side that carry one incident, or name the same two places or actors, and shows where their
    speakers disagree: who denies, whose numbers cannot both be right, who blames whom. There --place, --actor and --status
    keep whole matters, so that the other side is shown too.

    \b
    Example:
      dateline claims --actor Haftar
      dateline claims --status denying --csv > denials.csv
      dateline claims --by speaker --since 2024-03-01
      dateline claims --by matter --disputed
    """
    from dateline.cli.claims_by import print_groups, print_matters
    from dateline.views.claims import claim_json, list_claims
    from dateline.views.matters import list_matters

    if disputed and by != "matter":
        raise click.BadParameter("is asked of matters; add --by matter", param_hint="--disputed")
    snapshot, wanted = open_snapshot(record), chosen(filters)
    form: Form = "json" if as_json else "csv" if as_csv else "table"
    if by == "matter":
        print_matters(list_matters(snapshot, wanted, disputed), snapshot, form)
        return
    views = list_claims(snapshot, wanted)
    if by is not None:
        print_groups(views, snapshot, by, form)
    elif form == "json":
        print_json(claim_json(view, snapshot) for view in views)
    elif form == "csv":
        print_csv(COLUMNS, (claim_row(view, snapshot) for view in views))
    else:
        _print(views, snapshot)


def _print(views: tuple[ClaimView, ...], snapshot: Snapshot) -> None:
    rows = (
        (
            view.speaker,
            " → ".join(view.chain),
            view.claim.stance,
            view.claim.form,
            view.published or "",
            claim_quote(view, snapshot),
        )
        for view in views
    )
    columns = {"speaker": 4, "chain": 8, "stance": 0, "form": 0, "published": 0}
    print_table(
        "Who says what", columns, rows, f"{len(views)} claims in {len({v.claim.report for v in views})} reports"
    )
