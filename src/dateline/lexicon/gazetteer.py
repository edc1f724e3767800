"""The gazetteer: which places a name may mean. Offline, from a file compiled once (GeoNames, CC BY 4.0) and the user's own list."""

from __future__ import annotations

import os
import sqlite3
import threading
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, Literal

from dateline.lexicon import gazetteer_tables as tables
from dateline.lexicon.gazetteer_build import build
from dateline.lexicon.gazetteer_file import ready_file
from dateline.lexicon.gazetteer_layout import (
    ALTERNATE,
    BEHIND_COMMA,
    DEMONYM,
    NAME,
    SHORT,
    SKELETON,
    SKELETON_MARK,
    VARIANT,
)
from dateline.lexicon.gazetteer_names import key, skeleton, without_article
from dateline.lexicon.gazetteer_user import UserPlace, read_user_gazetteer
from dateline.model.vocabulary import Precision

USER_VARIABLE: Final = "DATELINE_GAZETTEER"
"""Names the user's own gazetteer, a CSV or GeoJSON file."""

How = Literal["user", "name", "alternate", "short", "variant", "behind-comma", "skeleton", "demonym"]
_HOW: Final[dict[int, How]] = {
    NAME: "name", ALTERNATE: "alternate", SHORT: "short", VARIANT: "variant", BEHIND_COMMA: "behind-comma",
    SKELETON: "skeleton", DEMONYM: "demonym",
}  # fmt: skip
_SELECT: Final = (
    "SELECT min(n.how), p.id, p.geonames, p.name, p.kind, p.precision, p.latitude, p.longitude, p.country, p.admin1,"
    " p.admin2, p.population, p.capital FROM name n JOIN place p ON p.id = n.place WHERE n.key = ?"
    " GROUP BY p.id ORDER BY p.population DESC, p.id"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean.

    `id` is the GeoNames id, or a negative number for a row of our own. `how` tells which kind of name fitted.
    `kind` is settlement, district (second level), region (first level), country, wider or point. Degrees are WGS 84; those of
    a unit are the middle of its settlements. `admin1` and `admin2` are ids of the units that hold the place. `source`
    is the user's own row where there is one.
    """

    id: int
    geonames: str | None
    name: str
    kind: str
    precision: Precision
    latitude: float | None
    longitude: float | None
    country: str | None
    admin1: int | None
    admin2: int | None
    population: int
    capital: bool
    how: How
    source: str | None = None

    @property
    def is_headword(self) -> bool:
        """Whether the name is the place's own headword in the source."""
        return self.how in {"name", "user"}


class Gazetteer:
    """A compiled file, opened for reading, and the rows of a user, which win."""

    def __init__(self, path: Path, user: tuple[UserPlace, ...] = ()) -> None:
        self._connection = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        self._lock = threading.Lock()
        self._user: dict[str, list[Candidate]] = {}
        for number, place in enumerate(user, 1):
            for filed in {key(name) for name in (place.name, *place.aliases)} - {""}:
                self._user.setdefault(filed, []).append(_of_user(number, place))
        named = (name for place in user for name in (place.name, *place.aliases))
        self._own_words = frozenset(word for name in named for word in name.casefold().replace("-", " ").split())
        self._find = lru_cache(maxsize=20_000)(self._query)

    def lookup(self, name: str, *, loosely: bool = False) -> tuple[Candidate, ...]:
        """The places that are called `name`: the user's rows alone where there are any, else the biggest first.

        Spelling counts as in `gazetteer_names.key`; an Arabic article may be there or not. With `loosely`, where
        nothing is found, places of the same consonants are given (how "skeleton"): transliteration variants, to be
        believed only with support from the context. Empty where there is none.
        """
        filed = key(name)
        if not filed:
            return ()
        found = tuple(c for c in self._rows(filed) if c.how not in {"behind-comma", "demonym"})
        bare = without_article(filed)
        if not found and bare:
            found = tuple(c for c in self._rows(bare) if c.how in {"name", "alternate", "variant", "user"})
        if not found and loosely:
            bones = skeleton(name)
            found = self._find(SKELETON_MARK + bones) if bones else ()
        return found

    def own(self, name: str) -> tuple[Candidate, ...]:
        """The user's rows for a name."""
        return tuple(self._user.get(key(name), ())) if self._user else ()

    def own_words(self) -> frozenset[str]:
        """The words of the user's names, in lower case."""
        return self._own_words

    def behind_comma(self, name: str) -> tuple[Candidate, ...]:
        """The states and provinces for which `name` stands behind a place and a comma ("Salem, Ore.")."""
        return tuple(c for c in self._rows(key(name)) if c.how == "behind-comma")

    def of_demonym(self, word: str) -> tuple[Candidate, ...]:
        """The countries and regions of which `word` is the adjective ("Libyan")."""
        return tuple(c for c in self._rows(key(word)) if c.how == "demonym")

    def by_id(self, ident: int) -> Candidate | None:
        """The place with an id of this gazetteer, or None."""
        with self._lock:
            row = self._connection.execute(_BY_ID, (ident,)).fetchone()
        return _candidate(row) if row else None

    def _rows(self, filed: str) -> tuple[Candidate, ...]:
        own = self._user.get(filed)
        return tuple(own) if own else self._find(filed)

    def _query(self, filed: str) -> tuple[Candidate, ...]:
        with self._lock:
            rows = self._connection.execute(_SELECT, (filed,)).fetchall()
        return tuple(_candidate(row) for row in rows)


_BY_ID: Final = (
    "SELECT 0, id, geonames, name, kind, precision, latitude, longitude, country, admin1, admin2, population, capital"
    " FROM place WHERE id = ?"
)


def _candidate(row: tuple[int, int, int | None, str, str, Precision, float | None, float | None, str | None, int | None,
                          int | None, int, int]) -> Candidate:  # fmt: skip
    how, ident, geonames, name, kind, precision, latitude, longitude, country, admin1, admin2, population, capital = row
    return Candidate(
        ident, None if geonames is None else str(geonames), name, kind, precision, latitude, longitude, country,
        admin1, admin2, population, bool(capital), _HOW[how],
    )  # fmt: skip


def _of_user(number: int, place: UserPlace) -> Candidate:
    return Candidate(
        -2_000_000 - number, place.geonames, place.name, "point" if place.precision == "point" else place.precision,
        place.precision, place.latitude, place.longitude, place.country, None, None, 0, False, "user", place.cited,
    )  # fmt: skip


def gazetteer(user: Path | None = None) -> Gazetteer:
    """The gazetteer with the user's list `user`, else with that of DATELINE_GAZETTEER, if set; opened once per process.

    Compiles the file where it is missing (some seconds, once). Raises InputError for a user's list with a wrong row.
    """
    chosen = user if user is not None else Path(named) if (named := os.environ.get(USER_VARIABLE)) else None
    return _open(os.getpid(), chosen, chosen.stat().st_mtime_ns if chosen is not None and chosen.exists() else 0)


@cache
def _open(_process: int, user: Path | None, _changed: int) -> Gazetteer:
    return Gazetteer(ready_file(build), read_user_gazetteer(user) if user is not None else ())


def lookup(name: str) -> tuple[Candidate, ...]:
    """The places that are called `name` in the default gazetteer; see `Gazetteer.lookup`."""
    return gazetteer().lookup(name)


@cache
def _countries_by_word() -> dict[str, str]:
    out: dict[str, str] = {}
    for code, entry in sorted(tables.countries().items(), key=lambda item: item[0] not in _MAIN):
        for word in (*entry.adjectives, *entry.people):
            out.setdefault(word.casefold(), code)
    return out


_MAIN: Final = frozenset({"COD", "DOM"})
"""Countries that win where two share an adjective ("Congolese", "Dominican")."""


def country_of_demonym(word: str) -> str | None:
    """The ISO 3166-1 alpha-3 code of the country whose adjective or people `word` names, else None; needs no file.

    >>> country_of_demonym("Libyan"), country_of_demonym("Kosovars"), country_of_demonym("martian")
    ('LBY', 'XKX', None)
    """
    return _countries_by_word().get(word.casefold())
