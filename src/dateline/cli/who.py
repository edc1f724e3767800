"""`dateline who`: one actor over all reports."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import click

from dateline.cli.filters import chosen, filter_options, open_snapshot
from dateline.cli.options import actors_option
from dateline.cli.output import Cell, act, console, format_options, print_csv, print_json, print_note, print_table
from dateline.model.errors import DatelineError
from dateline.views.profile_lines import CSV_COLUMNS, SECTIONS, Basis, Line
from dateline.views.visible import visible

if TYPE_CHECKING:
    from dateline.resolve.identities import Identity
    from dateline.views.profile import Profile

MOST: Final = 8
"""Lines of a section that the terminal shows without --all."""


class _Table(NamedTuple):
    """How a section is printed: its title, its columns with their shares of the width, and the cells of a line."""

    title: str
    columns: tuple[tuple[str, int], ...]
    cells: Callable[[Line], tuple[Cell, ...]]


@click.command()
@click.argument("name", required=False)
@click.option("--id", "ident", metavar="ID", help="The actor with this registry id, or whose id starts so.")
@click.option("--section", "sections", multiple=True, type=click.Choice(SECTIONS), help="Only these sections.")
@click.option("--all", "every", is_flag=True, help=f"Print every line, not the first {MOST} of a section.")
@filter_options
@actors_option
@format_options
def command(
    name: str | None,
    ident: str | None,
    sections: tuple[str, ...],
    every: bool,
    record: Path,
    actors: Path | None,
    as_json: bool,
    as_csv: bool,
    **filters: Any,
) -> None:
    """All that the record holds on NAME, each line with its evidence.

    Names with counts; roles known to the registry and roles seen in reports; ties; incidents it takes part in, with events,
    reports and independent origins; what it says and what others say of it; labels received and given; who stands beside
    it; reports. A name that fits several actors lists them; the full name of one wins.

    \b
    Example:
      dateline who Zarmani
      dateline who "Red Acacia Movement" --since 2024-03-15 --section incident --section about
      dateline who --id lby-khalifa-haftar --csv > haftar.csv
    """
    from dateline.lexicon.own_lists import own_lists
    from dateline.views.profile import profile
    from dateline.views.profile_lines import csv_rows, line_json, profile_lines
    from dateline.views.who import all_identities

    if not name and not ident:
        raise click.UsageError("give a NAME or an --id; `dateline actors` lists everybody")
    snapshot = open_snapshot(record)
    with own_lists(actors=actors):
        everybody = all_identities(snapshot)
        one = profile(snapshot, _chosen(everybody, name, ident, record), everybody, chosen(filters))
        lines = [line for line in profile_lines(one, snapshot) if not sections or line.section in sections]
    if as_json:
        print_json(line_json(line, one) for line in lines)
    elif as_csv:
        print_csv(CSV_COLUMNS, (row for line in lines for row in csv_rows(line, one)))
    else:
        _print(one, lines, sections or SECTIONS, every)


def _chosen(everybody: Sequence[Identity], name: str | None, ident: str | None, record: Path) -> Identity:
    """The one actor that is meant. Raises DatelineError with the remedy where there is none, or several."""
    from dateline.views.who import fitting, with_id

    found = with_id(everybody, ident) if ident else fitting(everybody, name or "")
    called = f"with the id {ident!r}" if ident else f"called {name!r}"
    if not found:
        raise DatelineError(f"nobody {called} in {record}; `dateline actors` lists everybody")
    if len(found) > 1:
        listed = "\n".join(f"  --id {one.entity or one.id:<32} {_described(one)}" for one in found)
        raise DatelineError(f"{len(found)} actors {called}; give the full name of one, or its id:\n{listed}")
    return found[0]


def _described(identity: Identity) -> str:
    from dateline.views import words

    about = [identity.name, identity.kind, identity.country, identity.sector]
    reports = words.found(len({actor.report for actor in identity.actors}))
    return ", ".join([*(part for part in about if part), reports])


def _print(one: Profile, lines: Sequence[Line], sections: Sequence[str], every: bool) -> None:
    if "who" in sections:
        _print_head(one)
    empty = []
    for section in sections:
        own = [line for line in lines if line.section == section]
        if section == "who":
            continue
        if not own:
            empty.append(_TABLES[section].title.lower())
            continue
        _print_section(_TABLES[section], own if every else own[:MOST], len(own))
    if empty:
        print_note(f"nothing on: {'; '.join(empty)}")


def _print_head(one: Profile) -> None:
    from rich.text import Text

    from dateline.views import words
    from dateline.views.profile_lines import known_source

    identity, screen = one.identity, console()
    outlets = {report.outlet or report.name for report in one.reports}
    days = sorted(report.published[:10] for report in one.reports if report.published)
    about = ", ".join(part for part in (identity.kind, identity.country, identity.sector) if part)
    screen.print(Text(visible(f"{identity.name}  ({about})"), style="bold"))
    counts = {"mentions": one.mentions, "reports": len(one.reports), "outlets": len(outlets)}
    span = f", {words.days(days[0], days[-1])}" if days else ""
    named = sum(len(seen.places) for seen in one.names)
    screen.print(
        Text(visible(f"{words.counted(counts)}{span}; {named} by name, the rest by pronouns and descriptions"))
    )
    if one.known is None and identity.entity:
        source = f"{identity.entity} is not in the registry in use; --actors gives the list that has it"
    else:
        source = known_source(one) or "not in the registry"
    print_note(f"{source}; --id {identity.entity or identity.id}\n")


def _print_section(table: _Table, lines: Iterable[Line], total: int) -> None:
    rows = [(*table.cells(line), *((_quoted(line),) if line.basis else ())) for line in lines]
    more = f"+{total - len(rows)} more; --all shows them\n" if total > len(rows) else " "
    print_table(f"{table.title}: {total}", table.columns, rows, more)


def _quoted(line: Line) -> str:
    """The words of the first report, where they stand, and how many other places there are."""
    first = line.basis[0]
    more = f"  +{len(line.basis) - 1} more" if len(line.basis) > 1 else ""
    return f"{first.sentence} [{_where(first)}]{more}"


def _where(basis: Basis) -> str:
    return "; ".join(f"{basis.report}:{span.start}-{span.end}" for span in basis.spans)


def _seen(line: Line) -> tuple[Cell, ...]:
    return str(line.reports or ""), line.first or "", line.last or ""


def _days(line: Line) -> str:
    from dateline.views import words

    return words.days(line.since, line.until) if line.since else f"to {line.until}" if line.until else ""


def _incident(line: Line) -> tuple[Cell, ...]:
    counts = f"{line.events} / {line.reports} / {line.origins}"
    what = act(line.what, line.what.split()[0])
    return (
        _days(line) or "not dated",
        what,
        line.place or "",
        line.part or "",
        line.status or "",
        line.other or "",
        counts,
    )


_SEEN: Final = (("reports", 0), ("first", 0), ("last", 0))
_TABLES: Final = {
    "name": _Table("Names seen", (("name", 6), ("times", 0), *_SEEN), lambda x: (x.what, str(x.words), *_seen(x))),
    "role": _Table(
        "Roles", (("role", 8), ("", 0), ("given by", 3), ("from", 0), ("to", 0), *_SEEN),
        lambda x: (x.what, x.status or "", x.part or x.source or "", x.since or "", x.until or "", *_seen(x)),
    ),
    "tie": _Table(
        "Ties", (("tie", 8), ("standing", 0), ("when", 4), *_SEEN, ("said by", 4)),
        lambda x: (x.what, x.status or "", _days(x), *_seen(x), x.source or ""),
    ),
    "incident": _Table(
        "Incidents", (("when", 4), ("what", 5), ("where", 4), ("part", 0), ("standing", 3), ("with", 5),
            ("events / reports\n/ origins", 0)),
        _incident,
    ),
    "says": _Table(
        "Says", (("published", 0), ("stance", 0), ("chain", 8)), lambda x: (x.first or "", x.status or "", x.source or ""),
    ),
    "about": _Table(
        "Said of it by others", (("published", 0), ("speaker", 4), ("stance", 0), ("chain", 8)),
        lambda x: (x.first or "", x.other or "", x.status or "", x.source or ""),
    ),
    "called": _Table(
        "Is called", (("words", 6), ("by", 5), ("marker", 0), ("published", 0)),
        lambda x: (x.what, x.other or "", x.status or "", x.first or ""),
    ),
    "calls": _Table(
        "Calls others", (("words", 6), ("whom", 5), ("marker", 0), ("published", 0)),
        lambda x: (x.what, x.other or "", x.status or "", x.first or ""),
    ),
    "with": _Table(
        "In the same reports", (("who", 6), ("kind", 0), ("reports", 0), ("incidents", 0), ("sentences", 0)),
        lambda x: (x.what, x.status or "", str(x.reports), str(x.incidents), str(x.sentences)),
    ),
    "report": _Table(
        "Reports", (("published", 0), ("outlet", 4), ("title", 8), ("mentions", 0)),
        lambda x: (x.first or "", x.other or "", x.what, str(x.words)),
    ),
}  # fmt: skip
