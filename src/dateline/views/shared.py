"""Claims that name the same: groups of those that have at least two places and actors in common."""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from dateline.model.spans import Span
from dateline.model.statement import ActorRow, ClaimRow, PlaceRef, PlaceRow
from dateline.resolve.names import name_words
from dateline.views.parties import Parties, is_particular
from dateline.views.snapshot import Snapshot
from dateline.views.words import place_name


class Thing(NamedTuple):
    """A place or an actor that a claim names; `key` tells things apart, places before actors."""

    key: str
    name: str


class Namer:
    """Which places and actors stand in the content of a claim."""

    def __init__(self, snapshot: Snapshot, parties: Parties) -> None:
        self._snapshot, self._parties = snapshot, parties
        self._actors: dict[str, list[ActorRow]] = defaultdict(list)
        for actor in snapshot.actors.values():
            self._actors[actor.report].append(actor)

    def named(self, claim: ClaimRow) -> dict[str, Thing]:
        """The things that a claim names, by their keys; the same words name one thing, as the longer of two names has it."""
        inside = [part.span for part in claim.content]
        refs = [
            row for row in self._snapshot.named_in(claim.report) if any(p.contains(row.evidence.span) for p in inside)
        ]
        places = [(row.evidence.span, _place(row.ref)) for row in _without_outer(refs)]
        rows = (row for row in self._actors[claim.report] if is_particular(row.name))
        actors = [(mention.span, self._actor(row)) for row in rows for mention in row.mentions]
        found = [(span, thing) for span, thing in (*places, *actors) if any(part.contains(span) for part in inside)]
        longest: list[tuple[Span, Thing]] = []
        for span, thing in sorted(found, key=lambda pair: pair[0].start - pair[0].end):
            if not any(span.overlaps(other) for other, _ in longest):
                longest.append((span, thing))
        return {thing.key: thing for _, thing in _named_once(longest)}

    def _actor(self, row: ActorRow) -> Thing:
        """An actor; one whom the record knows from a single report is the same in that report only."""
        party = self._parties.of(row.id, row.name)
        here = "" if self._parties.over_reports(row.id) else f" of {row.report}"
        return Thing(f"2 {party.key}{here}", party.name)


def _without_outer(places: Sequence[PlaceRow]) -> list[PlaceRow]:
    """Without the countries of which a place is named too: "the Libyan town of Sokna" is one place."""
    inner = {row.ref.country for row in places if row.ref.precision not in {"country", "wider"}}
    return [row for row in places if row.ref.precision != "country" or row.ref.country not in inner]


def _named_once(found: Iterable[tuple[Span, Thing]]) -> list[tuple[Span, Thing]]:
    """Without a second thing of one name: a town that is a place here and an actor there."""
    keys: dict[frozenset[str], str] = {}
    return [pair for pair in found if keys.setdefault(name_words(pair[1].name), pair[1].key) == pair[1].key]


def _place(ref: PlaceRef) -> Thing:
    return Thing(f"1 {ref.geonames or ref.name.casefold()}", place_name(ref))


def title(keys: Iterable[str], named: Iterable[Mapping[str, Thing]]) -> str:
    """What several claims have in common, in words: for each key the name that most of them give it, the shortest of equals."""
    listed = list(named)
    counts = {key: Counter(things[key].name for things in listed) for key in keys}
    return ", ".join(min(names, key=lambda n: (-names[n], len(n), n)) for names in counts.values())


def alike(named: Mapping[str, Iterable[str]], speakers: Mapping[str, str]) -> Iterator[tuple[list[str], list[str]]]:
    """(keys in common, claims) of each group of claims of several speakers that have at least two keys in common.

    The largest group comes first. A claim is in one group at most: that of the pair of keys which most claims share that
    are in no group yet.
    """
    keys = {claim: frozenset(things) for claim, things in named.items()}
    pairs: dict[tuple[str, str], list[str]] = defaultdict(list)
    for claim, things in keys.items():
        for pair in combinations(sorted(things), 2):
            pairs[pair].append(claim)
    waiting = [(-len(claims), pair) for pair, claims in pairs.items()]
    heapq.heapify(waiting)
    taken: set[str] = set()
    while waiting:
        size, pair = heapq.heappop(waiting)
        free = [claim for claim in pairs[pair] if claim not in taken]
        if len({speakers[claim] for claim in free}) < 2:
            continue
        if len(free) < -size:
            heapq.heappush(waiting, (-len(free), pair))
            continue
        taken.update(free)
        yield sorted(frozenset.intersection(*(keys[claim] for claim in free))), free
