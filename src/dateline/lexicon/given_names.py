"""Given names that tell a person's gender."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dateline.lexicon.tables import load


@dataclass(frozen=True, slots=True)
class GivenNames:
    """An entry of `person-first-names.toml`; `gender` is "f" or "m"."""

    id: str
    words: tuple[str, ...]
    gender: str | None = None


@cache
def given_names() -> dict[str, str | None]:
    """The gender that a given name tells, by the name in lower case."""
    return {word: entry.gender for entry in load("person-first-names", GivenNames) for word in entry.words}
