"""The project's own passages as training examples: each hop with a cue is a frame, those behind the first are inner ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.bench.corpus import gold_row, items

_CITING = frozenset({"citing", "cited", "cites", "quoting", "quotes", "who cited", "which cited", "quoted"})
Spots = list[list[int]]


@dataclass(frozen=True)
class Frame:
    """One cue with the source and content that hang on it; `inner` where another's cue stands before it in the chain.

    `role` is that of the source, `stations` are the hops before it, nearest first, as (span, role).
    """

    cue: Spots
    source: Spots
    content: Spots
    inner: bool
    role: str | None
    stations: tuple[tuple[Spots, str], ...]


def passages(path: Path) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """(item, gold) of each item."""
    for item in items(path):
        yield item, gold_row(item)


def frames(text: str, gold: Any) -> list[Frame]:
    """The frames of all claims of an item, one a cue: what a person says is kept apart from what he says another said."""
    found: dict[tuple[int, int], tuple[bool, Frame]] = {}
    for claim in gold["attributions"]:
        earlier = False
        for number, hop in enumerate(claim["hops"]):
            if not hop["cue"]:
                continue
            key = (hop["cue"][-1][0], hop["cue"][-1][1])
            last = number == len(claim["hops"]) - 1
            before = tuple((h["source"], h["role"]) for h in reversed(claim["hops"][:number]) if h["source"])
            frame = Frame([list(key)], hop["source"], _content(text, claim, number), earlier, hop["role"], before)
            if key not in found or (last and not found[key][0]):
                found[key] = (last, frame)
            earlier = True
    return [frame for _, frame in found.values()]


def _content(text: str, claim: Any, number: int) -> Spots:
    """What a station hands on: the content, with the words of the stations behind it unless they are only cited."""
    out = list(claim["content"])
    for hop in claim["hops"][number + 1 :]:
        cited = any(text[start:end].lower() in _CITING for start, end in hop["cue"])
        out += [] if cited else [*hop["source"], *hop["cue"]]
    return out
