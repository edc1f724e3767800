"""The layout of the compiled gazetteer: its rows, how a name belongs to a place, and writing them in order."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from dateline.lexicon.gazetteer_names import key

NAME, ALTERNATE, SHORT, VARIANT, BEHIND_COMMA, SKELETON, DEMONYM = range(7)
"""How a name belongs to a place: headword, other name, abbreviation, shortened, abbreviation behind a comma only,
consonants only, adjective."""

SKELETON_MARK: Final = "~"
"""Stands before a key of consonants, so that none is taken for a name."""

_SCHEMA: Final = """
CREATE TABLE place (id INTEGER PRIMARY KEY, geonames INTEGER, name TEXT, kind TEXT, precision TEXT, latitude REAL,
  longitude REAL, country TEXT, admin1 INTEGER, admin2 INTEGER, population INTEGER, capital INTEGER);
CREATE TABLE name (key TEXT, place INTEGER, how INTEGER, PRIMARY KEY (key, place, how)) WITHOUT ROWID;
"""
_SCRIPTS: Final = re.compile("[a-zA-Z\u0600-\u06ff]")
"""Latin and Arabic: names in other scripts are left out, which keeps the file small."""


@dataclass(slots=True)
class Row:
    """A place on its way into the file; `names` are (key, how)."""

    id: int
    geonames: int | None
    name: str
    kind: str
    precision: str
    latitude: float | None
    longitude: float | None
    country: str | None
    admin1: int | None = None
    admin2: int | None = None
    population: int = 0
    capital: int = 0
    names: set[tuple[str, int]] = field(default_factory=set)
    settlements: int = 0

    def file(self, name: str, how: int) -> None:
        """File the place under a name."""
        if name.isascii() or _SCRIPTS.search(name):
            filed = key(name)
            if len(filed) > 1:
                self.names.add((filed, how))


def write(path: Path, rows: Iterable[Row]) -> None:
    """Write the places and their names to `path`, which must be empty; of rows with one id the last is kept."""
    ordered = sorted({row.id: row for row in rows}.values(), key=lambda row: row.id)
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.executescript(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA page_size=8192; BEGIN;" + _SCHEMA
        )
        connection.executemany(
            "INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
            ((r.id, r.geonames, r.name, r.kind, r.precision, r.latitude, r.longitude, r.country, r.admin1, r.admin2,
              r.population, r.capital) for r in ordered),
        )  # fmt: skip
        connection.executemany("INSERT INTO name VALUES (?,?,?)", _by_key(ordered))
        connection.execute("COMMIT")
    finally:
        connection.close()


def _by_key(rows: Iterable[Row]) -> Iterator[tuple[str, int, int]]:
    """(key, place, how) in order of keys, as the index wants them; keys sort faster alone than in tuples."""
    filed: dict[str, list[tuple[int, int]]] = {}
    for row in rows:
        for name, how in row.names:
            filed.setdefault(name, []).append((row.id, how))
    for name in sorted(filed):
        for ident, how in sorted(filed[name]):
            yield name, ident, how
