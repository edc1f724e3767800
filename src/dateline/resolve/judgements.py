"""A person's judgements on identity and place, applied over what the rules found: the later wins, and all can be taken back.

A judgement points at actors by what stays when a report is read anew: the report, which is a hash of its content, and the name
as registry.name_key writes it. Decisions are JSON objects:

| kind | decision |
|---|---|
| merge, apart | `groups`: two or more lists of pointers `[report, name]` |
| split | `members`: pointers that leave the actor they were joined with |
| rename | `members`, `name` |
| alias | `members`, `alias`: whoever is called so, in any report, is this actor |
| place | `place` as printed, `names`: it and what readings call it, `report` or null for all, `ref`: fields of a PlaceRef |
| undo | none; `undoes` of the judgement says which |
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, Final

from dateline.lexicon.registry import name_key
from dateline.model.statement import ActorRow, Judgement, PlaceRef, PlaceRow
from dateline.resolve.identities import Identity, identity_of

Pointer = tuple[str, str]
"""A report's id and an actor's name there, as name_key writes it."""

IDENTITY_KINDS: Final = frozenset({"merge", "apart", "split", "rename", "alias"})


@dataclass(frozen=True, slots=True)
class Applied:
    """Identities after judgement, and for each judgement how many actor rows it touched."""

    identities: tuple[Identity, ...]
    touched: dict[int, int]


def pointer(row: ActorRow) -> Pointer:
    """What a judgement keeps of an actor of a report."""
    return row.report, name_key(row.name)


def undone(judgements: Iterable[Judgement]) -> frozenset[int]:
    """The numbers of judgements that another takes back, which is not taken back itself."""
    out: set[int] = set()
    for one in sorted(judgements, key=lambda j: -j.number):
        if one.undoes is not None and one.number not in out:
            out.add(one.undoes)
    return frozenset(out)


def standing(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements that hold, in the order in which they were made; those that undo others are not among them."""
    rows = sorted(judgements, key=lambda j: j.number)
    gone = undone(rows)
    return [row for row in rows if row.number not in gone and row.undoes is None]


def judged(found: Iterable[Identity], judgements: Iterable[Judgement]) -> Applied:
    """Identities with the judgements that hold put over them, those in most reports first; the others stay as they are."""
    groups = _Groups(found)
    touched = {}
    for one in standing(judgements):
        if one.kind in IDENTITY_KINDS:
            touched[one.number] = groups.apply(one.number, one.kind, json.loads(one.decision))
    out = groups.identities()
    return Applied(tuple(sorted(out, key=lambda i: (-len({a.report for a in i.actors}), i.name, i.id))), touched)


@dataclass(slots=True, eq=False)
class _Group:
    rows: list[ActorRow]
    whole: Identity | None = None
    name: str | None = None
    numbers: tuple[int, ...] = ()
    parted: bool = False


class _Groups:
    """The rows of all identities, while judgements join and part them."""

    def __init__(self, found: Iterable[Identity]) -> None:
        self._groups = [_Group(list(one.actors), one) for one in found]
        self._of = {row.id: group for group in self._groups for row in group.rows}
        self._at: dict[Pointer, list[ActorRow]] = {}
        self._called: dict[str, list[ActorRow]] = {}
        for group in self._groups:
            for row in group.rows:
                self._at.setdefault(pointer(row), []).append(row)
                self._called.setdefault(name_key(row.name), []).append(row)

    def identities(self) -> list[Identity]:
        """The groups as identities; one that no judgement touched is what it was."""
        return [_built(group) for group in self._groups if group.rows]

    def apply(self, number: int, kind: str, decision: Any) -> int:
        """Put one judgement over the groups; how many rows it is about."""
        members = decision.get("groups") or [decision["members"]]
        sides = [self._rows(side) for side in members]
        if kind == "alias":
            sides[0] = list(
                {row.id: row for row in (*sides[0], *self._called.get(name_key(decision["alias"]), ()))}.values()
            )
        if kind in {"merge", "alias"}:
            self._join([row for side in sides for row in side], number)
        elif kind == "split":
            self._part(sides[0], number)
        elif kind == "apart":
            for first, second in pairwise(sides):
                shared = {id(self._of[row.id]) for row in first}
                self._part([row for row in second if id(self._of[row.id]) in shared], number)
        elif sides[0]:
            group = self._join(sides[0][:1], number)
            group.name = decision["name"]
        return sum(map(len, sides))

    def _rows(self, pointers: Iterable[Sequence[str]]) -> list[ActorRow]:
        return [row for report, name in pointers for row in self._at.get((report, name), ())]

    def _join(self, rows: Sequence[ActorRow], number: int) -> _Group:
        groups = list(dict.fromkeys(self._of[row.id] for row in rows)) or [_Group([])]
        first = groups[0]
        for other in groups[1:]:
            first.rows += other.rows
            first.name = other.name or first.name
            first.numbers += other.numbers
            for row in other.rows:
                self._of[row.id] = first
            other.rows = []
        first.whole, first.numbers = (None if len(groups) > 1 else first.whole), (*first.numbers, number)
        return first

    def _part(self, rows: Sequence[ActorRow], number: int) -> None:
        """Take rows out of their groups into one of their own; nothing where they are all of one group."""
        leaving = {row.id for row in rows}
        old = list(dict.fromkeys(self._of[row.id] for row in rows))
        if not old or (len(old) == 1 and all(row.id in leaving for row in old[0].rows)):
            return
        new = _Group(list(rows), numbers=(number,), parted=True)
        for group in old:
            group.rows = [row for row in group.rows if row.id not in leaving]
            group.whole, group.numbers = None, (*group.numbers, number)
        for row in rows:
            self._of[row.id] = new
        self._groups.append(new)


def _built(group: _Group) -> Identity:
    found = group.whole or identity_of(sorted(group.rows, key=lambda row: (row.report, row.id)))
    if group.parted:  # somebody else than whom the rules took it for
        found = replace(found, entity=None)
    if group.name is not None and group.name != found.name:
        aliases = tuple(sorted({*found.aliases, found.name} - {group.name}))
        found = replace(found, name=group.name, aliases=aliases)
    return replace(found, judged=tuple(sorted(set(group.numbers)))) if group.numbers else found


def corrected_places(
    judgements: Iterable[Judgement], places: Iterable[PlaceRow] = ()
) -> Callable[[str, PlaceRef], PlaceRef]:
    """What a place of a report is after judgement: given the report's id and what the reading says, the place that holds.

    `places` are those of the record: a name as printed counts whatever the reading of today calls the place.
    """
    decisions = [(one.number, json.loads(one.decision)) for one in standing(judgements) if one.kind == "place"]
    if not decisions:
        return lambda report, ref: ref
    printed: dict[str, set[str]] = {}
    for row in places:
        printed.setdefault(name_key(row.evidence.quote), set()).add(name_key(row.ref.name))
    said: dict[tuple[str | None, str], tuple[int, PlaceRef]] = {}
    for number, decision in decisions:
        for name in {*decision["names"], *printed.get(name_key(decision["place"]), ())}:
            said[decision["report"], name] = (number, PlaceRef(**decision["ref"]))

    def corrected(report: str, ref: PlaceRef) -> PlaceRef:
        name = name_key(ref.name)
        held = [said[key] for key in ((report, name), (None, name)) if key in said]
        return max(held, key=lambda pair: pair[0])[1] if held else ref

    return corrected
