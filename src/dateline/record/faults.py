"""What went wrong with the file, in plain words that name the remedy."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from dateline.model.errors import RecordError

KEPT = "What was written before is kept whole"

_SQLITE: Final[tuple[tuple[str, str], ...]] = (
    ("disk is full", f"the disk is full. {KEPT}: free some space and run the same command again"),
    ("readonly", "it cannot be written to: check its permissions, or copy it to a disk that can be written"),
    ("read-only", "it cannot be written to: check its permissions, or copy it to a disk that can be written"),
    ("locked", "another process holds it: wait until that has ended, or stop it, and run the same command again"),
    ("busy", "another process holds it: wait until that has ended, or stop it, and run the same command again"),
    ("unable to open", "it cannot be opened: check that its folder exists and may be written"),
    ("not a database", "it is not a record, nor any SQLite file: name another with --record"),
    ("malformed", "it is damaged: restore it from a copy, or make a new record from the saved originals"),
    ("disk i/o", f"the disk failed or is full. {KEPT}: check the disk and run the same command again"),
)
_ERRNO: Final[dict[int, str]] = {
    errno.ENOSPC: f"the disk is full. {KEPT}: free some space and run the same command again",
    errno.EDQUOT: f"the disk quota is used up. {KEPT}: free some space and run the same command again",
    errno.EROFS: "the disk is read-only: name a record on a disk that can be written with --record",
    errno.EACCES: "permission denied: check who may write there, or name another record with --record",
    errno.EPERM: "permission denied: check who may write there, or name another record with --record",
}


def explain(problem: sqlite3.Error | OSError, path: Path) -> RecordError:
    """The RecordError for a failure of the database or of the file system at `path`."""
    said = str(problem)
    if isinstance(problem, OSError):
        remedy = _ERRNO.get(problem.errno or 0)
    else:
        remedy = next((remedy for words, remedy in _SQLITE if words in said.lower()), None)
    return RecordError(f"{path}: {remedy} ({said})" if remedy else f"{path}: the record failed: {said}")


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn failures of SQLite and of the file system into RecordErrors."""
    try:
        yield
    except (sqlite3.OperationalError, sqlite3.DatabaseError, OSError) as problem:
        raise explain(problem, path) from problem
