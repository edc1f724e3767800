"""`dateline review`: a person's judgements on who is who and where a place is; all can be taken back."""

from __future__ import annotations

import getpass
import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dateline.cli.filters import open_snapshot
from dateline.cli.options import record_option
from dateline.cli.output import console, print_json, print_table
from dateline.model.errors import DatelineError
from dateline.views.visible import visible

if TYPE_CHECKING:
    from rich.console import Console

    from dateline.model.statement import PlaceRef
    from dateline.views.review import Entry, Question

why_option = click.option("--why", metavar="TEXT", default="", help="The reason; kept with the judgement.")
by_option = click.option("--by", metavar="NAME", help="Who judges.  [default: the login name]")
json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")


@click.group(invoke_without_command=True)
@click.pass_context
@record_option
@by_option
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="Questions, at most.")
def command(ctx: click.Context, record: Path, by: str | None, limit: int) -> None:
    """Judge who is who, and where a place is. Your word wins over the rules, stays visible, and can be taken back.

    Alone it asks about pairs of actors that may be one (in a terminal), or lists them.

    \b
    Example:
      dateline review                                     merge or keep apart, pair by pair
      dateline review merge "Khalifa Haftar" Hifter --why "same man, other spelling"
      dateline review split "Ali Orman" --report wire-12.txt
      dateline review place Zawiya --as 2208485           the town with this GeoNames id
      dateline review list
      dateline review undo 3
    """
    if ctx.invoked_subcommand is not None:
        ctx.obj = record
        return
    if sys.stdin.isatty() and sys.stdout.isatty():
        _ask(record, by, limit)
    else:
        _print_queue(record, limit, as_json=False)


@command.command()
@click.argument("actors", nargs=-1, required=True)
@record_option
@why_option
@by_option
@json_option
def merge(actors: tuple[str, ...], record: Path, **how: Any) -> None:
    """ACTORS (names or ids, two or more) are one.

    \b
    Example:
      dateline review merge "Khalifa Haftar" Hifter
    """
    if len(actors) < 2:
        raise DatelineError("merge takes two actors or more; `dateline review alias` gives one actor another name")
    found = _picked(record, actors)
    known = sorted({one.entity for one in found if one.entity})
    note = f"the registry knows these as {len(known)}: {', '.join(known)}" if len(known) > 1 else ""
    _judge(
        record, "merge", found[0].name, {"groups": _groups(found), "names": [o.name for o in found]}, note=note, **how
    )


@command.command(name="apart")
@click.argument("one")
@click.argument("other")
@record_option
@why_option
@by_option
@json_option
def keep_apart(one: str, other: str, record: Path, **how: Any) -> None:
    """ONE and OTHER are two, whatever the rules will find."""
    found = _picked(record, (one, other))
    _judge(record, "apart", found[0].name, {"groups": _groups(found), "names": [o.name for o in found]}, **how)


@command.command()
@click.argument("actor")
@click.option(
    "--report", "reports", multiple=True, metavar="NAME", help="The part that stands in this report (name or id)."
)
@click.option("--called", "names", multiple=True, metavar="NAME", help="The part that is called so.")
@record_option
@why_option
@by_option
@json_option
def split(actor: str, reports: tuple[str, ...], names: tuple[str, ...], record: Path, **how: Any) -> None:
    """Part of ACTOR is somebody else: what stands in some reports, or under some names.

    \b
    Example:
      dateline review split "Ali Orman" --report wire-12.txt --report wire-13.txt
      dateline review split "Defence Ministry" --called "Ministry of Defence"
    """
    from dateline.views.review import members, pick

    if not reports and not names:
        raise DatelineError("split needs --report or --called: which part of the actor is somebody else")
    snapshot = open_snapshot(record)
    found = pick(snapshot, actor)
    _judge(
        record, "split", found.name, {"members": members(snapshot, found, reports, names), "name": found.name}, **how
    )


@command.command()
@click.argument("actor")
@click.argument("name")
@record_option
@why_option
@by_option
@json_option
def rename(actor: str, name: str, record: Path, **how: Any) -> None:
    """ACTOR is shown as NAME."""
    [found] = _picked(record, (actor,))
    _judge(record, "rename", found.name, {"members": _groups([found])[0], "name": _named(name)}, **how)


@command.command()
@click.argument("actor")
@click.argument("name")
@record_option
@why_option
@by_option
@json_option
def alias(actor: str, name: str, record: Path, **how: Any) -> None:
    """Whoever is called NAME, in any report, also in those still to come, is ACTOR."""
    [found] = _picked(record, (actor,))
    _judge(record, "alias", found.name, {"members": _groups([found])[0], "alias": _named(name)}, **how)


@command.command()
@click.argument("name")
@click.option("--as", "where", required=True, metavar="ID|LAT,LON", help="A GeoNames id, or degrees north and east.")
@click.option("--report", metavar="NAME", help="In this report (name or id) only.")
@click.option("--country", metavar="CODE", help="ISO 3166-1 alpha-3; with degrees only.")
@record_option
@why_option
@by_option
@json_option
def place(name: str, where: str, report: str | None, country: str | None, record: Path, **how: Any) -> None:
    """The place printed as NAME is really another one. Incidents are made anew with it.

    \b
    Example:
      dateline review place Zawiya --as 2208485
      dateline review place "Ain Zara" --as 32.80,13.27 --country LBY --report wire-12.txt
    """
    from dataclasses import asdict

    from dateline.views.review import place_names

    snapshot = open_snapshot(record)
    ident = None
    if report is not None:
        ident = next((row.id for row in snapshot.reports.values() if report in {row.id, row.name}), None)
        if ident is None:
            raise DatelineError(f"no report {report!r} in {record}; `dateline search` finds names of reports")
    ref = asdict(_reference(name, where, country))
    decision = {"place": name, "names": place_names(snapshot, name), "report": ident, "ref": ref}
    _judge(record, "place", name, decision, **how)
    _join_anew(record)


@command.command()
@click.argument("number", type=int)
@record_option
@why_option
@by_option
@json_option
def undo(number: int, record: Path, **how: Any) -> None:
    """Take judgement NUMBER back; an undoing can be undone too."""
    rows = {one.number: one for one in open_snapshot(record).judgements}
    if number not in rows:
        raise DatelineError(f"no judgement {number}; `dateline review list` shows them")
    subject = rows[number].subject
    _judge(record, "undo", subject, {"undoes": number}, undoes=number, shown=subject, **how)
    if _kind_behind(rows, number) == "place":
        _join_anew(record)


@command.command(name="list")
@record_option
@json_option
def list_(record: Path, as_json: bool) -> None:
    """All judgements: who, when, what, why, and whether they hold."""
    from dateline.views.review import history

    entries = history(open_snapshot(record))
    if as_json:
        print_json(_entry_row(entry) for entry in entries)
        return
    cells = ([str(value if value is not None else "") for value in _entry_cells(entry)] for entry in entries)
    columns = {"": 0, "when": 0, "by": 0, "kind": 0, "what": 4, "state": 0, "why": 4}
    print_table("Judgements", columns, cells, f"{len(entries)} judgements")


@command.command()
@record_option
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="Lines of each kind, at most.")
@json_option
def queue(record: Path, limit: int, as_json: bool) -> None:
    """What most needs a person: actors that may be one, and places that the reading is not sure of."""
    _print_queue(record, limit, as_json=as_json)


def _picked(record: Path, names: tuple[str, ...]) -> list[Any]:
    from dateline.views.review import pick

    snapshot = open_snapshot(record)
    found = [pick(snapshot, name) for name in names]
    if len({one.id for one in found}) < len(found):
        raise DatelineError(f"these are one actor already: {found[0].name}")
    return found


def _groups(found: list[Any]) -> list[list[list[str]]]:
    from dateline.views.review import pointers

    return [pointers(one) for one in found]


def _named(name: str) -> str:
    if not name.strip():
        raise DatelineError("the name is empty")
    return " ".join(name.split())


def _judge(
    record: Path, kind: str, about: str, decision: dict[str, Any], *, why: str, by: str | None, as_json: bool,
    undoes: int | None = None, shown: str | None = None, note: str = "",
) -> int:  # fmt: skip
    """Write one judgement, and say so."""
    from dateline.record.writer import Writer

    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    subject = shown or f"{'place' if kind == 'place' else 'actor'} {about}"
    with Writer(record, shared=True) as writer:
        number = writer.judge(now, by or getpass.getuser(), kind, subject, {**decision, "why": why}, undoes)
    if as_json:
        print_json([{"number": number, "kind": kind, "subject": subject, "note": note or None}])
    else:
        click.echo(visible(f"judgement {number}: {kind} {subject}" + (f" ({note})" if note else "")))
    return number


def _join_anew(record: Path) -> None:
    """Make incidents anew; where somebody else writes, the next ingest does it."""
    from dateline.model.errors import RecordError
    from dateline.record.ingest import rejoin

    try:
        click.echo(f"{rejoin(record)} incidents, made anew", err=True)
    except RecordError as problem:
        click.echo(visible(f"the judgement is kept; incidents follow with the next ingest ({problem})"), err=True)


def _reference(name: str, where: str, country: str | None) -> PlaceRef:
    """The place that `--as` means. Raises DatelineError where it means none."""
    from dateline.lexicon.gazetteer import gazetteer
    from dateline.model.statement import PlaceRef

    if where.isdigit():
        found = gazetteer().by_id(int(where))
        if found is None:
            raise DatelineError(f"the gazetteer has no place {where}; give degrees instead, as in --as 32.80,13.27")
        return PlaceRef(name, where, found.latitude, found.longitude, found.country, found.precision)
    parts = where.split(",")
    try:
        latitude, longitude = (float(part) for part in parts)
    except ValueError:
        raise DatelineError(f"--as {where!r} is neither a GeoNames id nor degrees as in 32.80,13.27") from None
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise DatelineError(f"--as {where!r} is not on the Earth: latitude -90 to 90, longitude -180 to 180")
    return PlaceRef(name, None, latitude, longitude, country.upper() if country else None, "settlement")


def _kind_behind(rows: dict[int, Any], number: int) -> str:
    """The kind of the judgement at the end of a chain of undoings."""
    while rows[number].undoes is not None:
        number = rows[number].undoes
    return str(rows[number].kind)


def _entry_row(entry: Entry) -> dict[str, Any]:
    one = entry.judgement
    return {
        "number": one.number, "at": one.at, "who": one.who, "kind": one.kind, "subject": one.subject,
        "decision": json.loads(one.decision), "undoes": one.undoes, "holds": entry.holds, "touched": entry.touched,
        "overridden": entry.overridden,
    }  # fmt: skip


def _entry_cells(entry: Entry) -> tuple[Any, ...]:
    one, decision = entry.judgement, json.loads(entry.judgement.decision)
    state = "holds" if entry.holds else "undone"
    if entry.holds and entry.touched == 0:
        state = "matches nothing any more"
    elif entry.overridden is not None:
        state = f"overridden by {entry.overridden}"
    what = one.subject
    if one.undoes is not None:
        what = f"undoes {one.undoes}"
    elif one.kind in {"merge", "apart"}:
        what = " · ".join(decision["names"])
    elif one.kind == "alias":
        what = f"{one.subject} = {decision['alias']}"
    elif one.kind == "rename":
        what = f"{one.subject} -> {decision['name']}"
    elif one.kind == "place":
        ref = decision["ref"]
        what = f"{one.subject} -> {ref['geonames'] or ''} {ref['latitude']:.3f},{ref['longitude']:.3f}"
    return one.number, one.at, one.who, one.kind, what, state, decision.get("why", "")


def _print_queue(record: Path, limit: int, *, as_json: bool) -> None:
    from itertools import islice

    from dateline.views.review import questions, unsure_places

    snapshot = open_snapshot(record)
    pairs = list(islice(questions(snapshot), limit))
    places = unsure_places(snapshot)[:limit]
    if as_json:
        print_json(_question_row(question) for question in pairs)
        print_json(
            {"kind": "place", "name": row.ref.name, "score": row.score, "report": snapshot.reports[row.report].name,
             "start": row.evidence.span.start, "end": row.evidence.span.end}
            for row in places
        )  # fmt: skip
        return
    screen = console()
    for question in pairs:
        _print_question(screen, question)
    click.echo(f"{len(pairs)} pairs that may be one: `dateline review merge CODE CODE`, or `apart`")
    cells = (
        [row.ref.name, row.ref.country or "", f"{row.score:.2f}", snapshot.reports[row.report].name] for row in places
    )
    print_table("Places in doubt", {"place": 4, "country": 0, "score": 0, "report": 4}, cells, f"{len(places)} places")


def _print_question(screen: Console, question: Question) -> None:
    from rich.text import Text

    from dateline.views.review import code

    screen.print(Text(visible(f"\n{question.why}"), style="bold"))
    for one, words in zip((question.one, question.other), question.words, strict=True):
        screen.print(Text(visible(f"  {code(one)}  {one.name}: ... {words} ...")))


def _question_row(question: Question) -> dict[str, Any]:
    sides = zip((question.one, question.other), question.words, strict=True)
    return {
        "kind": "pair",
        "why": question.why,
        "actors": [{"id": one.id, "name": one.name, "words": words} for one, words in sides],
    }


def _ask(record: Path, by: str | None, limit: int) -> None:
    """Put the questions one by one; each answer is kept at once."""
    from itertools import islice

    from dateline.views.review import questions

    screen = console()
    asked = 0
    for question in islice(questions(open_snapshot(record)), limit):
        asked += 1
        _print_question(screen, question)
        answer = click.prompt(
            "one, two, skip or quit", type=click.Choice(["one", "two", "skip", "quit"]), default="skip"
        )
        if answer == "quit":
            return
        if answer != "skip":
            pair = [question.one, question.other]
            decision = {"groups": _groups(pair), "names": [one.name for one in pair]}
            kind = "merge" if answer == "one" else "apart"
            _judge(record, kind, question.one.name, decision, why="", by=by, as_json=False)
    click.echo("nothing else to ask" if asked < limit else f"{limit} asked; run it again for more")
