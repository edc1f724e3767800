"""What a user should know of an own list before it is used: how much it holds, what is wrong, what it changes."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from dateline.lexicon.gazetteer import Gazetteer
from dateline.lexicon.gazetteer_build import build
from dateline.lexicon.gazetteer_file import ready_file
from dateline.lexicon.gazetteer_names import key
from dateline.lexicon.gazetteer_tables import countries
from dateline.lexicon.gazetteer_user import GEOJSON_ENDINGS, NEEDED, UserPlace, user_places
from dateline.lexicon.own_file import OwnFileError, own_text
from dateline.lexicon.registry import Identity, Registry, identity_of, name_key, packaged_identities
from dateline.lexicon.registry_user import UserActor, user_actors

Kind = Literal["places", "actors"]

FAR: Final = 1500.0
"""Kilometres from the middle of its country from which on a place is looked at: latitude and longitude may be swapped."""

_RADIUS: Final = 6371.0


@dataclass(frozen=True, slots=True)
class Note:
    """Something about a row: `line` is None where it is about the whole file."""

    line: int | None
    message: str


@dataclass(frozen=True, slots=True)
class Findings:
    """What a file holds: rows and different names; its errors, by line; and warnings, which stop nothing."""

    path: Path
    kind: Kind
    rows: int
    names: int
    errors: tuple[Note, ...]
    warnings: tuple[Note, ...]


def check_file(path: Path) -> Findings:
    """What is to be said of a user's file, whichever list it is."""
    kind = kind_of(path)
    if kind == "places":
        places = user_places(path)
        names = {key(name) for place in places.rows for name in (place.name, *place.aliases)}
        warnings, faults, rows = list(_of_places(places.rows)), places.faults, len(places.rows)
    else:
        actors = user_actors(path)
        names = {name_key(name) for actor in actors.rows for name in identity_of(actor).names()}
        warnings, faults, rows = list(_of_actors(actors.rows)), actors.faults, len(actors.rows)
    errors = tuple(Note(fault.line, fault.message) for fault in faults)
    return Findings(path, kind, rows, len(names), errors, tuple(sorted(warnings, key=lambda note: note.line or 0)))


def kind_of(path: Path) -> Kind:
    """Which list a file is: GeoJSON holds places, TOML actors, CSV places where its header has `lat` or `lon`."""
    if path.suffix.lower() in GEOJSON_ENDINGS:
        return "places"
    if path.suffix.lower() not in {".csv", ".tsv"}:
        return "actors"
    try:
        header = own_text(path).partition("\n")[0].lower()
    except OwnFileError:
        return "places"
    return "places" if any(column in header for column in NEEDED[1:]) else "actors"


def _of_places(places: Sequence[UserPlace]) -> Iterator[Note]:
    yield from _shared(
        ((key(n), n, p.line) for p in places for n in (p.name, *p.aliases)), "the report decides which is meant"
    )
    packaged = Gazetteer(ready_file(build))
    for place in places:
        yield from _far(place)
        for name in dict.fromkeys((place.name, *place.aliases)):
            if found := packaged.lookup(name):
                where = f"{found[0].name}, {found[0].country or 'no country'}"
                yield Note(
                    place.line,
                    f"{name!r} hides {len(found)} packaged place{'s' * (len(found) > 1)} of that name ({where})",
                )


def _far(place: UserPlace) -> Iterator[Note]:
    entry = countries().get(place.country or "")
    if entry is None:
        return
    middle = (entry.latitude, entry.longitude)
    away = kilometres((place.latitude, place.longitude), middle)
    swapped = kilometres((place.longitude, place.latitude), middle) if abs(place.longitude) <= 90 else math.inf
    if away > FAR and swapped < away / 2:
        yield Note(
            place.line,
            f"{place.name!r} lies {away:,.0f} km from the middle of {place.country}: are lat and lon swapped?",
        )


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The way between two points (latitude, longitude in degrees) on a globe.

    >>> round(kilometres((0, 0), (0, 90)))
    10008
    """
    a, b = math.radians(one[0]), math.radians(other[0])
    across = math.radians(other[1] - one[1])
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(across / 2) ** 2
    return 2 * _RADIUS * math.asin(min(1.0, math.sqrt(half)))


def _of_actors(actors: Sequence[UserActor]) -> Iterator[Note]:
    known = [(actor, identity_of(actor)) for actor in actors]
    named = ((name_key(n), n, actor.line) for actor, item in known for n in item.names())
    yield from _shared(named, "a report that says just this names nobody")
    packaged = Registry(packaged_identities())
    own = {actor.id for actor in actors}
    for actor, item in known:
        yield from _collisions(actor, item, packaged)
        for ident in actor.context:
            if ident not in own and ident not in packaged.identities:
                yield Note(actor.line, f"context {ident!r} is the id of no actor: it changes nothing")


def _collisions(actor: UserActor, item: Identity, packaged: Registry) -> Iterator[Note]:
    """Where a row takes the place of a packaged actor, or one of its names."""
    replaced = packaged.identities.get(actor.id)
    if replaced is not None:
        yield Note(actor.line, f"takes the place of the packaged {replaced.id} ({replaced.name})")
    for name in item.names():
        for other in packaged.named(name):
            if other.id == actor.id:
                continue
            if name_key(other.name) == name_key(name):
                yield Note(actor.line, f"{name!r} takes the place of the packaged {other.id} ({other.name})")
            else:
                yield Note(actor.line, f"{name!r} is also a name of the packaged {other.id} ({other.name}): yours wins")
    for surname in item.surnames:
        for other in packaged.surnamed(surname):
            yield Note(
                actor.line, f"surname {surname!r} is also that of {other.id} ({other.name}): alone it names neither"
            )


def _shared(named: Iterable[tuple[str, str, int]], effect: str) -> Iterator[Note]:
    """Names that stand in several rows."""
    lines: dict[str, dict[int, str]] = defaultdict(dict)
    for filed, name, line in named:
        lines[filed][line] = name
    for held in lines.values():
        first, *others = sorted(held)
        for line in others:
            yield Note(line, f"{held[line]!r} is a name of line {first} too: {effect}")
