"""`dateline who`: one actor over all reports."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dateline.cli.filters import chosen, filter_options, open_snapshot
from dateline.cli.output import console, format_options, print_csv, print_json, print_table
from dateline.model.errors import DatelineError
from dateline.views.visible import visible

if TYPE_CHECKING:
    from dateline.model.spans import Span
    from dateline.views.labels import LabelView
    from dateline.views.snapshot import Snapshot
    from dateline.views.who import Profile

COLUMNS = (
    "name",
    "kind",
    "aliases",
    "entity",
    "country",
    "sector",
    "what",
    "with",
    "status",
    "words",
    "report",
    "start",
    "end",
)


@click.command()
@click.argument("name")
@filter_options
@format_options
def command(name: str, record: Path, as_json: bool, as_csv: bool, **filters: Any) -> None:
    """All that the record holds on NAME: mentions, acts, words, labels given and received, ties.

    \b
    Example:
      dateline who Zarmani
      dateline who "Red Acacia Movement" --since 2024-03-15
    """
    from dateline.views.who import find_identities, profile

    snapshot = open_snapshot(record)
    found = find_identities(snapshot, name)
    if not found:
        raise DatelineError(f"nobody called {name!r} in {record}; `dateline actors` lists everybody")
    profiles = [profile(snapshot, identity, chosen(filters)) for identity in found]
    rows = [row for one in profiles for row in _rows(one, snapshot)]
    if as_json or as_csv:
        print_json(rows) if as_json else print_csv(COLUMNS, rows)
        return
    for one in profiles:
        _print(one, snapshot)


def _rows(one: Profile, snapshot: Snapshot) -> list[dict[str, Any]]:
    """One row per mention, act, claim, label and tie, each with its words and where they stand."""
    identity = one.identity
    head = {key: getattr(identity, key) for key in ("name", "kind", "entity", "country", "sector")}
    head["aliases"] = "; ".join(identity.aliases)
    parts: list[tuple[str, str | None, str | None, str, Span, str]] = []
    parts += [("mention", None, None, a.report, m.span, m.quote) for a in identity.actors for m in a.mentions]
    parts += [(f"does {e.type}", ", ".join(e.recipients), e.status, e.report, e.trigger, e.quote) for e in one.acts]
    parts += [(f"suffers {e.type}", ", ".join(e.actors), e.status, e.report, e.trigger, e.quote) for e in one.suffered]
    parts += [
        ("says", None, c.claim.stance, c.claim.report, c.claim.content[0].span, c.text)
        for c in one.claims
        if c.claim.content
    ]
    parts += [_label("is called", view.speaker, view) for view in one.labels_received]
    parts += [_label("calls", view.target, view) for view in one.labels_given]
    parts += [
        (f"{t.subject} {t.tie} {t.object}", s.said_by, t.status, s.tie.report, s.tie.span, s.quote)
        for t in one.ties
        for s in t.statements
    ]
    keys = ("what", "with", "status")
    return [
        {
            **head,
            **dict(zip(keys, part[:3], strict=True)),
            "report": snapshot.reports[part[3]].name,
            "start": part[4].start,
            "end": part[4].end,
            "words": part[5],
        }
        for part in parts
    ]


def _label(what: str, other: str, view: LabelView) -> tuple[str, str | None, str | None, str, Span, str]:
    return what, other, view.label.marker, view.label.report, view.label.span, view.words


def _print(one: Profile, snapshot: Snapshot) -> None:
    from rich.text import Text

    identity = one.identity
    reports = {actor.report for actor in identity.actors}
    screen = console()
    about = [identity.kind, identity.country, identity.sector, identity.entity and f"registry: {identity.entity}"]
    title = f"{identity.name}  ({', '.join(part for part in about if part)})"
    screen.print(Text(visible(title), style="bold"))
    if identity.aliases:
        screen.print(Text(visible(f"also: {', '.join(identity.aliases)}")))
    mentions = sum(len(actor.mentions) for actor in identity.actors)
    screen.print(f"{mentions} mentions in {len(reports)} reports", markup=False)
    rows = [row for row in _rows(one, snapshot) if row["what"] != "mention"]
    cells = (
        (
            row["what"],
            row["with"] or "",
            row["status"] or "",
            f"{row['words']} [{row['report']}:{row['start']}-{row['end']}]",
        )
        for row in rows
    )
    print_table("", {"what": 4, "with": 4, "standing": 0}, cells)
