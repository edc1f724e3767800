"""Connections to the file of a record, with the settings that make one writer and many readers safe."""

from __future__ import annotations

import sqlite3
import warnings
from pathlib import Path
from typing import Final

from dateline.model.errors import RecordError
from dateline.record.faults import explained

CACHE: Final = 64 * 1024
"""KiB of pages that a writer keeps in memory: with SQLite's own 2 MiB a record of some thousand reports is read from disk
again and again."""
CHECKPOINT: Final = 4000
"""Pages (16 MB) in the write-ahead log before they are moved into the file."""
BUSY_SECONDS: Final = 30.0
WAL_LIMIT: Final = 64 * 1024 * 1024
"""Bytes; the write-ahead log is cut back to this after a checkpoint."""

_NETWORK: Final[frozenset[str]] = frozenset(
    "9p afs ceph cifs fuse.sshfs glusterfs lustre ncpfs nfs nfs4 smb3 smbfs".split()
)


class RecordWarning(UserWarning):
    """The record works, but not as safely as it should; the message says why and what helps."""


def connect_writer(path: Path) -> sqlite3.Connection:
    """A connection that may write; the file is made where missing. Warns where write-ahead logging is not safe."""
    with explained(path):
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
        mode = connection.execute("PRAGMA journal_mode = WAL").fetchone()[0]
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA journal_size_limit = {WAL_LIMIT}")
        connection.execute(f"PRAGMA cache_size = -{CACHE}")
        connection.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT}")
    _warn(path, mode)
    return connection


def connect_reader(path: Path) -> sqlite3.Connection:
    """A connection that can only read. Raises RecordError where there is no such file.

    Where the folder cannot be written (a disc, a share), a record that no writer left open is read as it stands.
    """
    if not path.is_file():
        raise RecordError(f"{path}: no such record; `dateline ingest PATH --record {path}` makes one")
    with explained(path):
        try:
            return _read_only(path, "mode=ro")
        except sqlite3.OperationalError:
            log = path.with_name(path.name + "-wal")
            if log.exists() and log.stat().st_size:
                raise
            return _read_only(path, "mode=ro&immutable=1")


def _read_only(path: Path, options: str) -> sqlite3.Connection:
    uri = f"{path.resolve().as_uri()}?{options}"
    connection = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA query_only = ON")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _warn(path: Path, mode: str) -> None:
    system = file_system(path.resolve())
    if mode.lower() != "wal" or system in _NETWORK:
        where = (
            f"a network drive ({system})" if system in _NETWORK else f"a disk without write-ahead logging (mode {mode})"
        )
        warnings.warn(
            f"{path}: the record lies on {where}; readers may have to wait and a crash may damage it. "
            f"Keep it on a local disk, with --record",
            RecordWarning,
            stacklevel=4,
        )


def file_system(path: Path, mounts: Path = Path("/proc/mounts")) -> str | None:
    """The type of the file system that holds `path` ("ext4", "nfs4"), or None where the system does not tell."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return None
    best: tuple[int, str] | None = None
    for line in lines:
        parts = line.split(" ")
        point = Path(parts[1].replace("\\040", " "))
        if (point == path or point in path.parents) and (best is None or len(point.parts) >= best[0]):
            best = (len(point.parts), parts[2])
    return best[1] if best else None
