"""What the wording of one paragraph says about its role, as scores that lexicon entries add up."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from dateline.lexicon import load

LONG_PARAGRAPH = 400
"""Words: a longer paragraph is a report's."""
LONGEST_LOOK = 4000
"""Characters: a longer paragraph is not searched; nothing that people read as a line of a page is."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A cue: `pattern` adds `weight` to the score of `role`, in paragraphs of `least` to `most` words.

    `needs` are pieces of text in lower case without one of which the pattern cannot match; empty is no condition.
    """

    id: str
    role: Literal["appeal", "furniture", "caption", "report"]
    pattern: str
    weight: float
    at: Literal["any", "start", "line"] = "any"
    most: int = 150
    least: int = 0
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scores:
    """How much the wording speaks for each role; 1 is enough. `report` speaks against the others."""

    appeal: float = 0.0
    furniture: float = 0.0
    caption: float = 0.0
    report: float = 0.0


def scores(paragraph: str) -> Scores:
    """The scores of one paragraph, the report's share already taken off the others."""
    words = len(paragraph.split())
    if words > LONG_PARAGRAPH or len(paragraph) > LONGEST_LOOK:
        return Scores(report=1.0)
    sums = {"appeal": 0.0, "furniture": 0.0, "caption": 0.0, "report": 0.0}
    folded = paragraph.lower()
    there = {piece for piece in _pieces() if piece in folded}
    for phrase, pattern in _compiled():
        possible = phrase.least <= words <= phrase.most and not (phrase.needs and there.isdisjoint(phrase.needs))
        if possible and _matches(phrase, pattern, paragraph):
            sums[phrase.role] += phrase.weight
    against = sums["report"]
    return Scores(
        appeal=round(sums["appeal"] - against, 3),
        furniture=round(sums["furniture"] - against, 3),
        caption=round(sums["caption"], 3),
        report=round(against, 3),
    )


def _matches(phrase: Phrase, pattern: re.Pattern[str], paragraph: str) -> bool:
    if phrase.at == "start":
        return pattern.match(paragraph) is not None
    if phrase.at == "line":
        return pattern.fullmatch(paragraph) is not None
    return pattern.search(paragraph) is not None


@cache
def _compiled() -> tuple[tuple[Phrase, re.Pattern[str]], ...]:
    return tuple(
        (phrase, re.compile(phrase.pattern, re.IGNORECASE | re.DOTALL)) for phrase in load("block-phrases", Phrase)
    )


@cache
def _pieces() -> tuple[str, ...]:
    """The pieces of text that patterns need, each once."""
    return tuple(sorted({piece for phrase in load("block-phrases", Phrase) for piece in phrase.needs}))
