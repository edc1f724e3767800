"""Migrations: how the file of an older version becomes one of this version. Only ever appended to.

Each is one function, run in one transaction and noted in the table `migrations`; a file of a newer version is refused.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from importlib import resources
from pathlib import Path
from typing import Final

from dateline.model.errors import RecordError

APPLICATION_ID: Final = 0x444C5245
"""In the file's header: tells a record from any other SQLite file ("DLRE")."""

_NOTES = "CREATE TABLE IF NOT EXISTS migrations (version INTEGER PRIMARY KEY, name TEXT NOT NULL)"


def _first(connection: sqlite3.Connection) -> None:
    _script(connection, "001_first.sql")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")


MIGRATIONS: list[tuple[str, Callable[[sqlite3.Connection], None]]] = [("first", _first)]
"""Name and function; the version of a record is the number of migrations that it has been through."""


def version_of(connection: sqlite3.Connection, path: Path) -> int:
    """The version of the record, 0 for an empty file. Raises RecordError where the file is no record."""
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    if not tables:
        return 0
    if "migrations" not in tables or "reports" not in tables:
        raise RecordError(f"{path}: a SQLite file, but not a record of dateline; name another with --record")
    return int(connection.execute("SELECT coalesce(max(version), 0) FROM migrations").fetchone()[0])


def refuse_newer(version: int, path: Path) -> None:
    """Raise RecordError where the record is of a version that this dateline does not know."""
    if version > len(MIGRATIONS):
        raise RecordError(
            f"{path}: the record has version {version}, this dateline knows versions up to {len(MIGRATIONS)}; "
            f"install a newer dateline (pip install --upgrade dateline)"
        )


def check_readable(connection: sqlite3.Connection, path: Path) -> None:
    """Raise RecordError where the record is not of this very version; a reader cannot migrate."""
    version = version_of(connection, path)
    refuse_newer(version, path)
    if version < len(MIGRATIONS):
        raise RecordError(
            f"{path}: the record has version {version}, this dateline reads version {len(MIGRATIONS)}; "
            f"`dateline ingest --record {path}` brings it up to date"
        )


def migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Bring the record to this version, one transaction a step; nothing happens where it is of this version."""
    while True:
        connection.execute("BEGIN IMMEDIATE")
        try:
            version = version_of(connection, path)
            refuse_newer(version, path)
            if version == len(MIGRATIONS):
                connection.execute("ROLLBACK")
                return
            name, step = MIGRATIONS[version]
            connection.execute(_NOTES)
            step(connection)
            connection.execute("INSERT INTO migrations (version, name) VALUES (?, ?)", (version + 1, name))
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def _script(connection: sqlite3.Connection, name: str) -> None:
    text = resources.files("dateline.record").joinpath("sql", name).read_text(encoding="utf-8")
    for statement in split(text):
        connection.execute(statement)


def split(script: str) -> Iterator[str]:
    """The statements of an SQL script, triggers whole; unlike `executescript` this leaves the transaction open.

    >>> list(split("SELECT 1; SELECT 2;"))
    ['SELECT 1; SELECT 2;']
    >>> [s.strip() for s in split("SELECT 1;\\nSELECT 2;")]
    ['SELECT 1;', 'SELECT 2;']
    """
    waiting = ""
    for line in script.splitlines(keepends=True):
        waiting += line
        if sqlite3.complete_statement(waiting) and waiting.strip():
            yield waiting
            waiting = ""
