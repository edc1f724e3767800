"""The user's own lists in use: which files, that they are right, and what tells one state of them from another."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from dateline.lexicon import gazetteer, registry

_PLACES: Final = gazetteer.USER_VARIABLE
_ACTORS: Final = registry.USER_VARIABLE


@contextmanager
def own_lists(places: Path | None = None, actors: Path | None = None) -> Iterator[None]:
    """Read with these lists of places and actors inside the block, here and in processes that are started there.

    A list that is not given is the one that the environment names. Raises InputError, before anything is read, for a file
    with a wrong row.
    """
    given = {_PLACES: places, _ACTORS: actors}
    before = {name: os.environ.get(name) for name in given}
    os.environ.update({name: str(path) for name, path in given.items() if path is not None})
    try:
        own_version()
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def own_version() -> str:
    """What the version of a reading says of the lists in use: "places mine.csv 1f3a9c0b7d2e; actors ..."; empty without any.

    Raises InputError for a file with a wrong row.
    """
    parts = []
    for what, variable, read in (("places", _PLACES, gazetteer.gazetteer), ("actors", _ACTORS, registry.registry)):
        if named := os.environ.get(variable):
            read()
            digest = hashlib.sha256(Path(named).read_bytes()).hexdigest()[:12]
            parts.append(f"{what} {Path(named).name} {digest}")
    return "; ".join(parts)
