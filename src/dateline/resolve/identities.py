"""Identities: the actors of many reports that are one. First level: the registry's id, else the same full name.

A name of one word is no identity of a person: a namesake is nobody. Such actors stay apart unless the registry knows them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from dateline.model.statement import ActorRow, content_id
from dateline.model.vocabulary import ActorKind, Sector
from dateline.resolve.names import name_words

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Identity:
    """One actor across reports: `name` is the most frequent full name, `actors` are the ids of the rows."""

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...]
    entity: str | None
    country: str | None
    sector: Sector | None
    actors: tuple[ActorRow, ...]


def identities(actors: Iterable[ActorRow]) -> tuple[Identity, ...]:
    """All identities, those in most reports first; a function of the rows, whatever their order."""
    groups: dict[tuple[str, ...], list[ActorRow]] = defaultdict(list)
    for actor in actors:
        groups[_key(actor)].append(actor)
    found = [_identity(sorted(group, key=lambda a: (a.report, a.id))) for group in groups.values()]
    return tuple(sorted(found, key=lambda i: (-len({a.report for a in i.actors}), i.name, i.id)))


def _key(actor: ActorRow) -> tuple[str, ...]:
    if actor.entity is not None:
        return ("entity", actor.entity)
    words = sorted(name_words(actor.name))
    named = len(words) > 1 or (actor.kind in {"organisation", "government", "outlet", "group"} and _is_name(actor.name))
    return ("name", actor.kind, *words) if words and named else ("row", actor.id)


def _is_name(name: str) -> bool:
    """Whether a wording is a proper name: it has a capital. "the rebels" of two reports need not be the same."""
    return any(word[:1].isupper() for word in name.split())


def _identity(group: list[ActorRow]) -> Identity:
    names = Counter(actor.name for actor in group)
    name = min(names, key=lambda n: (-names[n], -len(n), n))
    kinds = Counter(actor.kind for actor in group)
    return Identity(
        id=content_id("identity", [actor.id for actor in group]),
        name=name,
        kind=min(kinds, key=lambda k: (-kinds[k], k)),
        aliases=tuple(sorted(set(names) - {name})),
        entity=group[0].entity,
        country=_agreed(actor.country for actor in group),
        sector=_agreed(actor.sector for actor in group),
        actors=tuple(group),
    )


def _agreed(values: Iterable[Value | None]) -> Value | None:
    """The only value that is given; None where none is, or several contradict each other."""
    given = {value for value in values if value is not None}
    return given.pop() if len(given) == 1 else None
