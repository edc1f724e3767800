"""Review: who and what a person may judge, what most needs it, and what was judged."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Final

from dateline.lexicon.registry import name_key
from dateline.lexicon.spelling import name_parts, spellings
from dateline.model.errors import DatelineError
from dateline.model.statement import ActorRow, Judgement, PlaceRow
from dateline.resolve.identities import Identity, bodies_agree, identities, persons_agree
from dateline.resolve.judgements import IDENTITY_KINDS, judged, pointer, standing, undone
from dateline.resolve.names import common_bodies, name_words
from dateline.resolve.vetoes import apart
from dateline.views.quote import one_line
from dateline.views.snapshot import Snapshot
from dateline.views.who import find_identities

MOST_ALIKE: Final = 60
"""Actors that share a word and are compared with each other; more of them are no sign of anything."""
UNSURE: Final = 0.5
"""Below this score of the reading a place is worth a look."""
AROUND: Final = 90
"""Characters of a report shown on either side of a name."""


@dataclass(frozen=True, slots=True)
class Question:
    """Two actors that may be one: `why` they may be, and a stretch of a report of each."""

    one: Identity
    other: Identity
    why: str
    words: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """A judgement with what became of it: `touched` is how many actors or places it is about today, None for an undoing one."""

    judgement: Judgement
    holds: bool
    touched: int | None
    overridden: int | None = None


def pick(snapshot: Snapshot, wanted: str) -> Identity:
    """The one actor that a name or id means. Raises DatelineError where there is none, or there are several."""
    everybody = snapshot.identities()
    found = [one for one in everybody if wanted in {one.id, one.entity, code(one)}]
    key = name_key(wanted)
    found = found or [one for one in everybody if key in map(name_key, (one.name, *one.aliases))]
    found = found or list(find_identities(everybody, wanted))
    if not found:
        raise DatelineError(f"nobody called {wanted!r}; `dateline actors` lists everybody")
    if len(found) > 1:
        listed = "; ".join(f"{code(one)} {one.name} ({_reports(one)} reports)" for one in found[:8])
        raise DatelineError(f"{wanted!r} may be several: {listed}. Give the code in the place of the name")
    return found[0]


def code(identity: Identity) -> str:
    """The short code by which an identity can be named while the record stays as it is."""
    return identity.id.rpartition("-")[2][:8]


def _reports(identity: Identity) -> int:
    return len({row.report for row in identity.actors})


def pointers(identity: Identity) -> list[list[str]]:
    """What a judgement keeps of an identity."""
    return [list(p) for p in sorted({pointer(row) for row in identity.actors})]


def members(
    snapshot: Snapshot, identity: Identity, reports: tuple[str, ...], names: tuple[str, ...]
) -> list[list[str]]:
    """What a judgement keeps of the part of an identity that stands in some reports (names or ids) or under some names.

    Raises DatelineError where nothing or all of it is meant.
    """
    keys = {name_key(name) for name in names}
    ids = {row.id for row in snapshot.reports.values() if {row.id, row.name} & set(reports)}
    if missing := set(reports) - {value for row in snapshot.reports.values() for value in (row.id, row.name)}:
        raise DatelineError(f"no report {sorted(missing)[0]!r}; `dateline search` finds names of reports")
    chosen = [
        row for row in identity.actors if (row.report in ids or not ids) and (name_key(row.name) in keys or not keys)
    ]
    if not chosen:
        raise DatelineError(f"{identity.name} is not called so there; `dateline who` shows where the names stand")
    if len(chosen) == len(identity.actors):
        raise DatelineError(
            f"that is all of {identity.name}; give --report or --called for the part that is somebody else"
        )
    return [list(p) for p in sorted({pointer(row) for row in chosen})]


def questions(snapshot: Snapshot) -> Iterator[Question]:
    """Pairs of actors with names that agree, which nothing keeps apart, those in most reports first."""
    everybody = snapshot.identities()
    decided = _decided(snapshot)
    pairs = {}
    for block in _blocks(everybody).values():
        if len(block) <= MOST_ALIKE:
            pairs.update(dict.fromkeys(combinations(sorted(block), 2)))
    found = []
    for a, b in pairs:
        one, other = everybody[a], everybody[b]
        why = _alike(one, other)
        if why and not _parted(one, other, decided) and not _told_apart(snapshot, one, other):
            found.append((-_reports(one) - _reports(other), one.name, other.name, Question(one, other, why, ("", ""))))
    for *_, question in sorted(found, key=lambda row: row[:3]):
        words = (around(snapshot, question.one.actors[0]), around(snapshot, question.other.actors[0]))
        yield Question(question.one, question.other, question.why, words)


def _blocks(everybody: tuple[Identity, ...]) -> dict[str, set[int]]:
    blocks: dict[str, set[int]] = defaultdict(set)
    for i, one in enumerate(everybody):
        for name in {one.name, *one.aliases}:
            parts = name_parts(name)
            if one.kind == "person" and parts and parts[-1][:1].isupper():
                for key in spellings(parts[-1]):
                    blocks[f"person {key}"].add(i)
            elif one.kind != "person" and name[:1].isupper():
                for word in name_words(name) - common_bodies():
                    blocks[f"body {word}"].add(i)
    return blocks


def _alike(one: Identity, other: Identity) -> str | None:
    """Why two actors may be one, or None."""
    if (one.kind == "person") != (other.kind == "person") or (one.entity and other.entity):
        return None
    if one.country and other.country and one.country != other.country:
        return None
    for a in (one.name, *one.aliases):
        for b in (other.name, *other.aliases):
            if one.kind == "person" and persons_agree(name_parts(a), name_parts(b)):
                return f"{a} may be {b}: the names agree, nothing else ties the reports"
            if one.kind != "person" and bodies_agree(a, b):
                return f"{a} may be {b}: the names agree, nothing else ties the reports"
    return None


def _told_apart(snapshot: Snapshot, one: Identity, other: Identity) -> bool:
    """Whether one report speaks of both, or gender and office keep two persons apart."""
    if {row.report for row in one.actors} & {row.report for row in other.actors}:
        return True
    if one.kind != "person":
        return False
    day = {row.report: snapshot.reports[row.report].published for row in (*one.actors, *other.actors)}
    pairs = ((a, b) for a in one.actors[:10] for b in other.actors[:10])
    return any(apart(a, b, (day[a.report], day[b.report])) for a, b in pairs)


def _decided(snapshot: Snapshot) -> list[tuple[set[Any], set[Any]]]:
    """The pointers of each two sides that a person keeps apart."""
    rows = [json.loads(one.decision)["groups"] for one in standing(snapshot.judgements) if one.kind == "apart"]
    return [({tuple(p) for p in a}, {tuple(p) for p in b}) for a, b in (group[:2] for group in rows)]


def _parted(one: Identity, other: Identity, decided: list[tuple[set[Any], set[Any]]]) -> bool:
    ours, theirs = {pointer(row) for row in one.actors}, {pointer(row) for row in other.actors}
    return any((a & ours and b & theirs) or (a & theirs and b & ours) for a, b in decided)


def around(snapshot: Snapshot, row: ActorRow) -> str:
    """The words of a report around the first mention of an actor, on one line."""
    if not row.mentions:
        return row.name
    text, span = snapshot.reports[row.report].text, row.mentions[0].span
    return one_line(text[max(0, span.start - AROUND) : span.end + AROUND])


def place_names(snapshot: Snapshot, name: str) -> list[str]:
    """A place's name as printed, and what readings call the places printed so; as registry.name_key writes them.

    Raises DatelineError where no report prints the name.
    """
    key = name_key(name)
    rows = [row for row in snapshot.places.values() if key in {name_key(row.evidence.quote), name_key(row.ref.name)}]
    if not rows:
        raise DatelineError(f"no report names a place {name!r}; `dateline search` finds words in reports")
    return sorted({key, *(name_key(row.ref.name) for row in rows)})


def unsure_places(snapshot: Snapshot) -> list[PlaceRow]:
    """Places that the reading is not sure of, one a name, the least sure first."""
    rows = (json.loads(one.decision) for one in standing(snapshot.judgements) if one.kind == "place")
    told = {name for decision in rows for name in decision["names"]}
    least: dict[str, PlaceRow] = {}
    for row in snapshot.places.values():
        key = name_key(row.ref.name)
        if row.score is not None and row.score < UNSURE and key not in told:
            held = least.get(key)
            if held is None or (held.score or 0.0) > row.score:
                least[key] = row
    return sorted(least.values(), key=lambda row: (row.score or 0.0, row.ref.name))


def history(snapshot: Snapshot) -> list[Entry]:
    """All judgements in order: which hold, how much each is about today, and which a later one contradicts."""
    gone = undone(snapshot.judgements)
    names = _touched(snapshot)
    holding = standing(snapshot.judgements)
    out = []
    for one in snapshot.judgements:
        holds = one.number not in gone
        touched = None if one.undoes is not None else names.get(one.number, 0)
        later = next((b.number for b in holding if b.number > one.number and holds and _contradicts(one, b)), None)
        out.append(Entry(one, holds, touched, later))
    return out


def _touched(snapshot: Snapshot) -> dict[int, int]:
    found = judged(identities(snapshot.actors.values(), snapshot.scenes()), snapshot.judgements).touched
    for one in standing(snapshot.judgements):
        if one.kind == "place":
            decision = json.loads(one.decision)
            rows = (row for row in snapshot.places.values() if decision["report"] in {None, row.report})
            found[one.number] = sum(name_key(row.ref.name) in decision["names"] for row in rows)
    return found


def _contradicts(one: Judgement, later: Judgement) -> bool:
    """Whether a later judgement says otherwise on the same actors or the same place."""
    if one.kind == "place" or later.kind == "place":
        a, b = json.loads(one.decision), json.loads(later.decision)
        same = one.kind == later.kind and name_key(a["place"]) == name_key(b["place"])
        return same and a["report"] == b["report"] and a["ref"] != b["ref"]
    if one.kind not in IDENTITY_KINDS or later.kind not in IDENTITY_KINDS:
        return False
    if one.kind == later.kind == "rename":
        return bool(_all(one) & _all(later))
    joins = {"merge", "alias"}
    if (one.kind in joins) == (later.kind in joins) or "rename" in {one.kind, later.kind}:
        return False
    joining, parting = (one, later) if one.kind in joins else (later, one)
    together, sides = _all(joining), _sides(parting)
    return (
        all(side & together for side in sides) if len(sides) > 1 else bool(sides[0] & together and together - sides[0])
    )


def _sides(judgement: Judgement) -> list[set[tuple[str, ...]]]:
    decision = json.loads(judgement.decision)
    return [{tuple(p) for p in group} for group in decision.get("groups") or [decision.get("members", [])]]


def _all(judgement: Judgement) -> set[tuple[str, ...]]:
    return set().union(*_sides(judgement))
