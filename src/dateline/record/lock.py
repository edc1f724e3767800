"""The writer's lock: one process at a time adds reports to a record.

The lock is SQLite's own on an empty file beside the record, so it works alike on every system and is let go by the system
itself when the process dies, however it dies. Readers never look at it.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from dateline.model.errors import RecordError
from dateline.record.faults import explain


def lock_path(record: Path) -> Path:
    """The file that the lock is held on."""
    return record.with_name(record.name + ".lock")


class WriterLock:
    """Held from its making until `release`. Raises RecordError where another process holds it."""

    def __init__(self, record: Path) -> None:
        path = lock_path(record)
        try:
            self._connection = sqlite3.connect(path, timeout=0, isolation_level=None, check_same_thread=False)
            self._connection.execute("PRAGMA journal_mode = MEMORY")  # or a second file would lie beside it
            self._connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as problem:
            if "locked" not in str(problem):
                raise explain(problem, path) from problem
            raise RecordError(
                f"{record}: another dateline process is writing to this record. Wait until it has ended, or stop it, and run "
                f"the same command again; to write at the same time, name another file with --record"
            ) from problem

    def release(self) -> None:
        """Let the next writer in."""
        self._connection.close()
