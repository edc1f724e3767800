"""The user's own registry: a TOML or CSV list of actors that wins over the packaged one."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Final, get_args

from dateline.lexicon.own_file import (
    NOTE,
    Checked,
    OwnFileError,
    Record,
    checked,
    country_code,
    csv_records,
    listed,
    own_text,
    unknown,
    whole,
)
from dateline.lexicon.own_toml import Table, tables
from dateline.model.vocabulary import ActorKind, Sector

TEXTS: Final = ("id", "name", "kind", "country", "sector", "gender", "source", NOTE)
LISTS: Final = ("aliases", "surnames", "alone", "stands", "context")
COLUMNS: Final = ("name", "kind", "aliases", "country", "sector", "roles", "source", "id", *LISTS[1:], "gender", NOTE)
NEEDED: Final = COLUMNS[:2]

_DAY: Final = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_Line = Callable[[str], int]


@dataclass(frozen=True, slots=True)
class UserActor:
    """A row of the user's list, with the fields of `registry.Identity`; `line` is where the row starts.

    `source` is where the user knows it from; `cited` names the row, as readings state it ("user:actors.toml:3").
    """

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...]
    surnames: tuple[str, ...]
    stands: tuple[str, ...]
    country: str | None
    sector: Sector | None
    roles: tuple[tuple[str, str, str], ...]
    context: tuple[str, ...]
    alone: tuple[str, ...]
    gender: str | None
    source: str | None
    line: int
    cited: str


def read_user_actors(path: Path) -> tuple[UserActor, ...]:
    """The actors of a user's list: CSV with a header where the name ends in .csv or .tsv, else TOML with `[[entry]]` tables.

    Raises InputError, naming file, line and remedy, for what cannot be read.
    """
    return whole(path, user_actors(path))


def user_actors(path: Path) -> Checked[UserActor]:
    """The same with all faults instead of an error."""
    try:
        text = own_text(path)
        if path.suffix.lower() in {".csv", ".tsv"}:
            found = checked(csv_records(text, COLUMNS, NEEDED), partial(_from_record, path))
        else:
            found = checked(tables(text), partial(_from_table, path))
    except OwnFileError as fault:
        return Checked((), (fault,))
    return _without_twins(found)


def _without_twins(found: Checked[UserActor]) -> Checked[UserActor]:
    """A fault for each row whose id another row has before it."""
    first: dict[str, UserActor] = {}
    faults = list(found.faults)
    for actor in found.rows:
        held = first.setdefault(actor.id, actor)
        if held is not actor:
            faults.append(
                OwnFileError(actor.line, f"id {actor.id!r} is that of line {held.line} too: give each row its own")
            )
    return Checked(tuple(first.values()), tuple(sorted(faults, key=lambda fault: fault.line or 0)))


def _from_record(path: Path, record: Record) -> UserActor:
    if record.wrong:
        raise OwnFileError(record.line, record.wrong)
    cells: dict[str, Any] = {**record.cells}
    cells |= {key: listed(cells.get(key, "")) for key in LISTS}
    cells["roles"] = [[part.strip() for part in role.split("|")] for role in listed(cells.get("roles", ""))]
    cells["id"] = cells.get("id") or own_id(cells.get("name", ""))
    return _actor(cells, lambda key: record.line, record.line, path)


def own_id(name: str) -> str:
    """The id of a row that gives none.

    >>> own_id("Tamarisk Brigade (2nd)")
    'own-tamarisk-brigade-2nd'
    """
    return "-".join(["own", *re.findall(r"\w+", name.lower())])


def _from_table(path: Path, table: Table) -> UserActor:
    for key, value in table.values.items():
        line = table.line_of(key)
        if key not in COLUMNS:
            raise OwnFileError(line, unknown("key", key, COLUMNS))
        if key in TEXTS and not isinstance(value, str):
            raise OwnFileError(line, f'{key} is {value!r}: write it as a text in quotes, {key} = "..."')
        if key in LISTS and not (isinstance(value, list) and all(isinstance(item, str) for item in value)):
            raise OwnFileError(line, f'{key} is {value!r}: write it as a list of texts, {key} = ["...", "..."]')
    if not table.values.get("id"):
        raise OwnFileError(table.line, 'the entry has no id: give it one of its own, id = "own-..."')
    return _actor(table.values, table.line_of, table.line, path)


def _actor(row: Mapping[str, Any], line_of: _Line, line: int, path: Path) -> UserActor:
    if not row.get("name"):
        raise OwnFileError(line_of("name"), "the name is missing: give the actor its most usual full name")
    if re.search(r"\s", row["id"]):
        raise OwnFileError(line_of("id"), f"id {row['id']!r} has a space: write it with hyphens")
    kind: Any = row.get("kind") or None
    sector, gender = row.get("sector") or None, row.get("gender") or None
    if kind not in get_args(ActorKind):
        raise OwnFileError(line_of("kind"), unknown("kind", kind or "", get_args(ActorKind)))
    if sector is not None and sector.upper() not in get_args(Sector):
        raise OwnFileError(line_of("sector"), unknown("sector", sector, get_args(Sector)))
    if gender not in {None, "f", "m"}:
        raise OwnFileError(line_of("gender"), f"gender {gender!r} is unknown: write f or m, or leave it empty")
    if row.get("surnames") and kind != "person":
        raise OwnFileError(line_of("surnames"), f"surnames are for persons, this is a {kind}: write them as aliases")
    aliases, surnames, alone, stands, context = (tuple(row.get(key, ())) for key in LISTS)
    return UserActor(
        row["id"],
        row["name"],
        kind,
        aliases,
        surnames,
        stands,
        country_code(row.get("country", ""), line_of("country")),
        sector.upper() if sector else None,
        _roles(row.get("roles", []), line_of("roles")),
        context,
        alone,
        gender,
        row.get("source") or None,
        line,
        f"user:{path.name}:{line}",
    )


def _roles(given: Any, line: int) -> tuple[tuple[str, str, str], ...]:
    shape = 'in TOML as ["what", "from", "to"], in CSV as what | from | to'
    if not isinstance(given, list):
        raise OwnFileError(line, f"roles are {given!r}: write each {shape}")
    out = []
    for role in given:
        if not isinstance(role, list) or not 1 <= len(role) <= 3 or not all(isinstance(part, str) for part in role):
            raise OwnFileError(line, f"role {role!r} cannot be read: write it {shape}")
        what, since, until = (*role, "", "")[:3]
        if not what:
            raise OwnFileError(line, f"a role without words: write it {shape}")
        for day in (since, until):
            _check_day(day, what, line)
        if since and until and until < since[: len(until)]:
            raise OwnFileError(
                line, f"role {what!r} ends in {until}, before it starts in {since}: mend one of the dates"
            )
        out.append((what, since, until))
    return tuple(out)


def _check_day(day: str, what: str, line: int) -> None:
    try:
        if day and not _DAY.fullmatch(day):
            raise ValueError
        date.fromisoformat(f"{day or '2000'}-01-01"[:10])
    except ValueError:
        raise OwnFileError(
            line, f"role {what!r}: {day!r} is no date: write 2024, 2024-05 or 2024-05-17, or nothing"
        ) from None
