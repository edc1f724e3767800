"""Which actors are known: the packaged registry and the user's own, and how a name is looked up in them."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from dateline.lexicon.offices import office_of
from dateline.lexicon.registry_user import UserActor, read_user_actors
from dateline.lexicon.spelling import name_parts, same_sound, spellings
from dateline.lexicon.tables import load
from dateline.model.vocabulary import ActorKind, Sector

REGISTRY_FILES: Final = ("actors-states", "actors-leaders", "actors-armed-groups", "actors-organisations")
"""The packaged registry, in the order in which it is read."""

USER_VARIABLE: Final = "DATELINE_ACTORS"
"""Names a TOML or CSV file of the user's own; its rows replace packaged identities with the same id or name."""


@dataclass(frozen=True, slots=True)
class Identity:
    """A known actor. Names are names only: no title, no article.

    `surnames` are spellings of a person's last name: each goes with the given name of `name` and may stand alone where the
    report fits. `stands` are names of places that stand for a government ("Turkey", "Ankara"). `roles` are (what, from,
    to), ISO dates or years, "" where open. `alone` are single words, last names or acronyms, that tell who is meant in any
    report. `context` are ids of other actors that a report about this one tends to name. `gender` is "f" or "m" for a
    person where a pronoun needs it. `source` is where it is known from; `cited` names the row of a user's own file, None for
    packaged ones.
    """

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    surnames: tuple[str, ...] = ()
    stands: tuple[str, ...] = ()
    country: str | None = None
    sector: Sector | None = None
    roles: tuple[tuple[str, str, str], ...] = ()
    context: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    gender: str | None = None
    source: str | None = None
    cited: str | None = None

    def names(self) -> tuple[str, ...]:
        """Every full name: the name, its aliases, and the given name with each spelling of a surname behind it."""
        given = self.name.split()[0]
        built = tuple(f"{given} {surname}" for surname in self.surnames if surname != given)
        return tuple(dict.fromkeys((self.name, *self.aliases, *built)))


def name_key(name: str) -> str:
    """What two writings of a name share: no case, accents, apostrophes, hyphens, article; acronyms keep their capitals.

    >>> name_key("The Al-Nusra Front") == name_key("al Nusra Front"), name_key("SDF")
    (True, 'SDF')
    """
    plain = "".join(ch for ch in unicodedata.normalize("NFKD", name) if not unicodedata.combining(ch))
    words = "".join(" " if ch in "-‐‑–_/" else ch for ch in plain if ch not in "'’‘`ʼʿʾ.\"").split()
    if len(words) > 1 and words[0].lower() == "the":
        words = words[1:]
    joined = " ".join(words)
    return joined if is_acronym(joined) else joined.casefold()


def is_acronym(name: str) -> bool:
    """Whether a name is written as an acronym: one word of two to seven characters, capitals and figures only.

    >>> is_acronym("M23"), is_acronym("Nato")
    (True, False)
    """
    return 2 <= len(name) <= 7 and name.isalnum() and name.upper() == name and name[0].isalpha()


class Registry:
    """Known actors with their names indexed; look-ups never guess among several."""

    def __init__(self, identities: Iterable[Identity]) -> None:
        self.identities: Mapping[str, Identity] = MappingProxyType({item.id: item for item in identities})
        self._full: dict[str, list[Identity]] = {}
        self._bare: dict[str, list[Identity]] = {}
        self._stands: dict[str, list[Identity]] = {}
        self._governments: dict[str, list[Identity]] = {}
        self._sounds: dict[str, list[Identity]] = {}
        self._longest: dict[str, int] = {}
        self._offices: dict[tuple[str, str], list[tuple[Identity, str, str]]] = {}
        for item in self.identities.values():
            self._index(self._full, item, item.names())
            for key in map(name_key, item.names()):
                first = key.split(" ")[0]
                self._longest[first] = max(self._longest.get(first, 0), key.count(" ") + 1)
            self._index(self._bare, item, item.surnames)
            self._index(self._stands, item, item.stands)
            if item.kind == "person":
                for key in {key for name in item.names() for key in spellings((name_parts(name) or (name,))[-1])}:
                    self._sounds.setdefault(key, []).append(item)
            for what, since, until in item.roles:
                office, _, where = what.rpartition(" of ")
                self._offices.setdefault((office, name_key(where)), []).append((item, since, until))
            if item.stands and item.country:
                self._governments.setdefault(item.country, []).append(item)

    @staticmethod
    def _index(index: dict[str, list[Identity]], item: Identity, names: Iterable[str]) -> None:
        for key in dict.fromkeys(map(name_key, names)):
            index.setdefault(key, []).append(item)

    def named(self, name: str) -> tuple[Identity, ...]:
        """Everybody who bears this full name or alias."""
        return tuple(self._full.get(name_key(name), ()))

    def words_from(self, first: str) -> int:
        """How many words the longest full name has that begins with this word; 0 where none does."""
        return self._longest.get(name_key(first).split(" ")[0], 0)

    def sounding(self, name: str) -> tuple[Identity, ...]:
        """Every person with a full name that may be another spelling of this one: "Mohammed Hamdan Daglo"."""
        parts = name_parts(name)
        if len(parts) < 2:
            return ()
        near = {item.id: item for key in spellings(parts[-1]) for item in self._sounds.get(key, ())}
        return tuple(item for item in near.values() if any(_sound_alike(parts, name_parts(n)) for n in item.names()))

    def holder(self, office: str, country: str, day: str) -> Identity | None:
        """Who held an office of a state ("president") on an ISO day, where the roles of just one person say so.

        `country` is its ISO 3166-1 alpha-3 code.
        """
        state = self.government_of(country)
        names = dict.fromkeys(map(name_key, state.stands)) if state is not None else ()
        found = {
            item.id: item
            for name in names
            for item, since, until in self._offices.get((office, name), ())
            if since and since <= day and (not until or day < until)
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def surnamed(self, name: str) -> tuple[Identity, ...]:
        """Everybody with this spelling of the last name."""
        return tuple(self._bare.get(name_key(name), ()))

    def government_of(self, country: str) -> Identity | None:
        """The government of a country, by ISO 3166-1 alpha-3 code, where the registry has just one with names that stand for it."""
        found = self._governments.get(country, [])
        return found[0] if len(found) == 1 else None

    def standing_for(self, place: str) -> Identity | None:
        """The government that the name of a country or of its capital stands for, where there is just one."""
        found = self._stands.get(name_key(place), [])
        return found[0] if len(found) == 1 else None


def may_hold(item: Identity, offices: Iterable[str], day: str | None) -> bool:
    """Whether a person may be who a report of a day (ISO) calls by some offices (ids of lexicon.offices).

    No where the registry dates this office of his otherwise, or knows other offices of his on that day only. Roles that it does
    not know or date tell nothing.
    """
    wanted = set(offices)
    held = {office: (since, until) for what, since, until in item.roles if (office := office_of(what))}
    if not wanted or not held:
        return True
    for office in wanted & held.keys():
        since, until = held[office]
        if day is None or ((not since or since <= day) and (not until or day[: len(until)] <= until)):
            return True
    return False


def in_office(item: Identity, day: str) -> bool:
    """Whether one of a person's dated roles covers a day (ISO)."""
    return any(since and since <= day and (not until or day[: len(until)] <= until) for _, since, until in item.roles)


def _sound_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether first and last words of two full names sound alike, and as many between as both have."""
    if len(other) < 2 or abs(len(one) - len(other)) > 1 or not same_sound(one[-1], other[-1]):
        return False
    if not same_sound(one[0], other[0]):
        return same_sound("".join(one[:-1]), "".join(other[:-1]))
    return len(one) != len(other) or all(same_sound(a, b) for a, b in zip(one, other, strict=True))


def registry() -> Registry:
    """The packaged registry, with the user's own over it where DATELINE_ACTORS names one. Raises InputError for a wrong row."""
    named = os.environ.get(USER_VARIABLE)
    own = Path(named) if named else None
    return _registry(own, own.stat().st_mtime_ns if own is not None and own.exists() else 0)


@cache
def _registry(own: Path | None, _changed: int) -> Registry:
    return Registry(merged(packaged_identities(), user_identities(own)))


def packaged_identities() -> list[Identity]:
    """The identities that come with dateline. Raises LexiconError."""
    return [item for name in REGISTRY_FILES for item in load(name, Identity)]


def user_identities(path: Path | None) -> tuple[Identity, ...]:
    """The identities of a user's file, none without one. Raises InputError, naming file, line and remedy, for a wrong row."""
    return () if path is None else tuple(map(identity_of, read_user_actors(path)))


def identity_of(row: UserActor) -> Identity:
    """A row of the user's list as an identity."""
    return Identity(**{field.name: getattr(row, field.name) for field in fields(Identity)})


def merged(packaged: Iterable[Identity], own: Iterable[Identity]) -> list[Identity]:
    """Packaged identities and the user's own, which win: by id, and for every name that both bear."""
    own = list(own)
    ids = {item.id for item in own}
    taken = {name_key(name) for item in own for name in item.names()}
    kept = [item for item in packaged if item.id not in ids and name_key(item.name) not in taken]
    return [*(_without(item, taken) for item in kept), *own]


def _without(item: Identity, taken: set[str]) -> Identity:
    if not taken.intersection(map(name_key, item.names())):
        return item
    aliases = tuple(alias for alias in item.aliases if name_key(alias) not in taken)
    given = item.name.split()[0]
    surnames = tuple(s for s in item.surnames if name_key(f"{given} {s}") not in taken)
    return replace(item, aliases=aliases, surnames=surnames)
