"""What the passage around an act is about: the contexts of PLOVER, from cue words of the paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from dateline.lexicon import load
from dateline.model.spans import Span
from dateline.reading.draft import Draft

MOST: Final = 3
"""A small set: what the passage is about, not all that it touches."""


@dataclass(frozen=True, slots=True)
class Context:
    """A context with its cue words: one of `strong` or two of `words` speak for it."""

    id: str
    strong: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@cache
def _cue_table() -> dict[str, tuple[tuple[str, bool], ...]]:
    table: dict[str, list[tuple[str, bool]]] = {}
    for context in load("contexts", Context):
        for word in context.strong:
            table.setdefault(word, []).append((context.id, True))
        for word in context.words:
            table.setdefault(word, []).append((context.id, False))
    return {word: tuple(found) for word, found in table.items()}


_WORD = re.compile(r"[a-z0-9][a-z0-9'-]*")


def contexts_of(text: str) -> tuple[str, ...]:
    """The contexts of a passage, best first, at most MOST.

    >>> contexts_of("Peacekeepers guarded the polling stations on election day")
    ('election', 'peacekeeping')
    """
    words = _WORD.findall(text.lower().replace("’", "'"))
    weight: dict[str, float] = {}
    for cue in sorted(_grams(words) & _cue_table().keys()):
        for name, strong in _cue_table()[cue]:
            weight[name] = weight.get(name, 0.0) + (2.0 if strong else 1.0)
    kept = sorted((name for name, value in weight.items() if value >= 2.0), key=lambda name: (-weight[name], name))
    return tuple(kept[:MOST])


def _grams(words: list[str]) -> set[str]:
    grams: Iterable[str] = (" ".join(words[i : i + n]) for n in (1, 2, 3) for i in range(len(words) - n + 1))
    return set(grams)


def passage(draft: Draft, offset: int) -> Span:
    """The paragraph of an offset, or the text around it where a block is very long."""
    block = draft.block_at(offset)
    start, end = block.span if block is not None else (0, len(draft.text))
    return Span(max(start, offset - 600), min(end, offset + 600))
