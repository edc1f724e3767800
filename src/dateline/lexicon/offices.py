"""Offices: the wordings of one post brought together, so that posts can be compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from dateline.lexicon.tables import load

_FORMER: Final = re.compile(r"\b(?:former|ex|late|then|onetime|ousted|deposed|outgoing|retired|past)\b")
_LATER: Final = re.compile(r"\b(?:future|next|elect|designate|incoming)\b")


@dataclass(frozen=True, slots=True)
class Office:
    """An entry of `offices.toml`."""

    id: str
    words: tuple[str, ...]


@cache
def _wordings() -> tuple[re.Pattern[str], dict[str, str]]:
    table = {_plain(word): office.id for office in load("offices", Office) for word in office.words}
    longest = sorted(table, key=lambda word: (-len(word), word))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)"), table


def _plain(words: str) -> str:
    return " ".join(words.casefold().replace("-", " ").replace("defense", "defence").split())


def is_past(role: str) -> bool:
    """Whether some words name an office that somebody held before, or is to hold.

    >>> is_past("former defence minister"), is_past("defence minister")
    (True, False)
    """
    plain = _plain(role)
    return bool(_FORMER.search(plain) or _LATER.search(plain))


def office_of(role: str) -> str | None:
    """The id of the office that some words name, or None where they name none of the list, or somebody's past or coming one.

    >>> office_of("Ukraine's defense minister"), office_of("former president"), office_of("militia leader")
    ('defence-minister', None, None)
    """
    plain = _plain(role)
    pattern, table = _wordings()
    found = pattern.search(plain)
    if found is None or is_past(role):
        return None
    return table[found.group()]
