"""`dateline actors`: everybody in the record, one line an identity."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dateline.cli.filters import chosen, filter_options, open_snapshot
from dateline.cli.output import format_options, print_csv, print_json, print_table

if TYPE_CHECKING:
    from dateline.resolve.identities import Identity

MARKED = "; * by a judgement, see `dateline review list`"
COLUMNS = ("id", "name", "kind", "aliases", "entity", "country", "sector", "reports", "mentions", "judged")


@click.command()
@filter_options
@format_options
def command(record: Path, as_json: bool, as_csv: bool, **filters: Any) -> None:
    """Everybody who acts, speaks or is spoken of, those in most reports first.

    \b
    Example:
      dateline actors --outlet "Sahel Wire"
      dateline actors --json > actors.jsonl
    """
    from dateline.views.who import all_identities, identity_json, keeps_identity, local_ids

    snapshot, wanted = open_snapshot(record), chosen(filters)
    found = [identity for identity in all_identities(snapshot) if keeps_identity(wanted, identity, snapshot)]
    if as_json:
        local = local_ids(snapshot)
        print_json(identity_json(identity, snapshot, local) for identity in found)
        return
    rows = [_row(identity) for identity in found]
    if as_csv:
        print_csv(COLUMNS, rows)
        return
    shown = ("name", "kind", "aliases", "country", "sector", "reports", "mentions")
    cells = (
        [f"{row['name']}{' *' * bool(row['judged'])}", *(str(row[key] or "") for key in shown[1:])] for row in rows
    )
    columns = {"name": 4, "kind": 0, "aliases": 4, "country": 0, "sector": 0, "reports": 0, "mentions": 0}
    print_table("Who", columns, cells, f"{len(rows)} identities{MARKED * any(row['judged'] for row in rows)}")


def _row(identity: Identity) -> dict[str, Any]:
    return {
        **{key: getattr(identity, key) for key in ("id", "name", "kind", "entity", "country", "sector")},
        "aliases": "; ".join(identity.aliases),
        "reports": len({actor.report for actor in identity.actors}),
        "mentions": sum(len(actor.mentions) for actor in identity.actors),
        "judged": " ".join(map(str, identity.judged)),
    }
