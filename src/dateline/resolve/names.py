"""Whether two wordings may name the same party. First level: shared words; identity across reports comes with the registry."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from dateline.lexicon.tables import load

_WORD: Final = re.compile(r"\w+")

FUNCTION_WORDS: Final = frozenset(
    "a an the of and or in on at to for by from with his her their its this that some al el".split()
)

GENERIC_WORDS: Final = frozenset(
    """people person man woman men women children civilians civilian residents militants militant gunmen fighters fighter
    rebels rebel troops soldiers soldier forces force army police protesters officials official others group groups
    dozens hundreds thousands least more than""".split()
)
"""Words that many parties share: alike in these alone is not the same party."""


@dataclass(frozen=True, slots=True)
class CommonWords:
    """Words of `common-bodies`, `common-surnames` or `plain-capitals`."""

    id: str
    words: tuple[str, ...]


@cache
def common_bodies() -> frozenset[str]:
    """Words that the names of many bodies share."""
    return frozenset(word for entry in load("common-bodies", CommonWords) for word in entry.words)


@cache
def common_surnames() -> frozenset[str]:
    """Last names that very many people bear, folded."""
    return frozenset(word for entry in load("common-surnames", CommonWords) for word in entry.words)


@cache
def plain_capitals() -> frozenset[str]:
    """Words written with a capital that tell no setting: days, months, titles."""
    return frozenset(word for entry in load("plain-capitals", CommonWords) for word in entry.words)


@lru_cache(maxsize=65536)
def name_words(name: str) -> frozenset[str]:
    """The words of a name: case and accents folded, function words left out.

    >>> sorted(name_words("The Army of Derna"))
    ['army', 'derna']
    """
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(ch for ch in plain if not unicodedata.combining(ch))
    return frozenset(_WORD.findall(plain)) - FUNCTION_WORDS


def same_party(first: str, second: str) -> bool:
    """Whether two names agree: half of their distinctive words shared, or all those of the shorter one.

    >>> same_party("Haftar", "Khalifa Haftar"), same_party("the rebels", "rebels of Derna")
    (True, False)
    """
    a, b = name_words(first) - GENERIC_WORDS, name_words(second) - GENERIC_WORDS
    if not a or not b:
        return False
    shared = len(a & b)
    return shared * 2 >= len(a | b) or shared == min(len(a), len(b))


def share_party(first: Iterable[str], second: Iterable[str]) -> bool:
    """Whether any name of one side agrees with any of the other."""
    others = list(second)
    return any(same_party(name, other) for name in first for other in others)
