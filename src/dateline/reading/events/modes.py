"""The principal mode of an act, from its sense or from the instruments its clause names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dateline.lexicon import load
from dateline.reading.events.candidate import Candidate
from dateline.reading.events.tree import clause_root, clause_tokens


@dataclass(frozen=True, slots=True)
class ModeCue:
    """Words that tell the mode of an act of one type."""

    id: str
    type: str
    mode: str
    words: tuple[str, ...]


@cache
def _cues() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    cues = load("triggers-modes", ModeCue)
    return tuple((c.type, c.mode, re.compile(r"\b(?:" + "|".join(map(re.escape, c.words)) + r")\b")) for c in cues)


_GENERAL = frozenset({"troops", None, "targeted"})


def find_mode(found: Candidate) -> str | None:
    """The mode that the sense fixes, else the first one whose cue words stand in the act's clause."""
    if found.type != found.sense.type:
        return found.mode
    fixed = found.mode
    if fixed not in _GENERAL or found.type not in {"ASSAULT", "CONSULT", "MOBILIZE", "PROTEST"}:
        return fixed
    words = " ".join(t.lower_ for t in clause_tokens(clause_root(found.token)))
    near = " ".join(t.lower_ for t in clause_tokens(found.token))
    for kind, mode, pattern in _cues():
        if kind == found.type and (pattern.search(near) or pattern.search(words)):
            if fixed == "troops" and "troop" in words and mode == "weapons":
                continue
            if fixed == "targeted" and mode not in {"suicide-attack", "explosives", "aerial", "drone", "heavy-weapons"}:
                return fixed
            return mode if fixed != "targeted" else fixed
    return fixed
