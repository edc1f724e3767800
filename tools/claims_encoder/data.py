"""Training data: windows of reports with their attributions and labels as word indices."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claims_encoder.corpus import Frame, Spots, frames, passages
from dateline.reading.encoder.windows import Window, windows
from dateline.reading.encoder.words import WordPiece

ROLES = ("outlet", "agency", "document", "speaker", "anonymous")
Set = frozenset[int]


@dataclass(frozen=True)
class Target:
    """One attribution inside a window, as indices of words; `source` is empty where there is none.

    `role` and `stations` (nearest to the source first) are None where the data do not tell.
    """

    cue: Set
    source: Set
    content: Set
    role: int | None = None
    stations: tuple[tuple[Set, int], ...] | None = None


@dataclass(frozen=True)
class Label:
    """A label, or a phrase that looks like one; None for a speaker or target outside the window, empty for none."""

    span: Set
    genuine: bool
    speaker: Set | None = None
    target: Set | None = None


@dataclass(frozen=True)
class Example:
    """A window with what is marked in it; `report` and `number` say where it is from. None: the data do not mark it."""

    report: str
    number: int
    window: Window
    targets: tuple[Target, ...] | None
    inner: tuple[Target, ...] | None = None
    labels: tuple[Label, ...] | None = None


def examples(source: Path, wordpiece: WordPiece) -> list[Example]:
    """Every window of the reports in a folder (reports.jsonl, gold.jsonl with `attributions`), or of a corpus file."""
    return list(_own(source, wordpiece) if source.is_file() else _public(source, wordpiece))


def lines(path: Path) -> Iterator[Any]:
    """The objects of a JSON Lines file."""
    with path.open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file if line.strip())


def _public(folder: Path, wordpiece: WordPiece) -> Iterator[Example]:
    gold = {row["id"]: row["attributions"] for row in lines(folder / "gold.jsonl")}
    for report in lines(folder / "reports.jsonl"):
        for number, window in enumerate(windows(report["text"], wordpiece)):
            roles = [[_inside(window, a[r]) for r in ("cue", "source", "content")] for a in gold[report["id"]]]
            targets = tuple(Target(*found) for found in roles if found[0] and found[2])
            yield Example(report["id"], number, window, targets)


def _own(path: Path, wordpiece: WordPiece) -> Iterator[Example]:
    for item, gold in passages(path):
        with_labels = "labels" in item
        found = frames(item["text"], gold)
        for number, window in enumerate(windows(item["text"], wordpiece)):
            if with_labels:
                yield Example(item["id"], number, window, None, None, tuple(_labels(window, gold)))
                continue
            outer = tuple(_targets(window, [f for f in found if not f.inner]))
            inner = tuple(_targets(window, [f for f in found if f.inner]))
            yield Example(item["id"], number, window, outer, inner)


def _targets(window: Window, found: list[Frame]) -> Iterator[Target]:
    for frame in found:
        cue, source, content = (_inside(window, spots) for spots in (frame.cue, frame.source, frame.content))
        if cue and content:
            stations = [(_inside(window, spots), ROLES.index(role)) for spots, role in frame.stations]
            role = ROLES.index(frame.role) if frame.role and source else None
            yield Target(cue, source, content, role, tuple(s for s in stations if s[0]))


def _labels(window: Window, gold: Any) -> Iterator[Label]:
    for label in gold["labels"]:
        span = _inside(window, [label["span"]])
        if span:
            speaker = (
                frozenset() if label["speaker"] in (None, "outlet") else _inside(window, [label["speaker"]]) or None
            )
            target = _inside(window, [label["target"]]) or None if label["target"] else frozenset()
            yield Label(span, True, speaker, target)
    for spot in gold["lookalikes"]:
        span = _inside(window, [spot])
        if span:
            yield Label(span, False)


def _inside(window: Window, spans: Spots) -> Set:
    return frozenset(
        i for i, word in enumerate(window.words) if any(start < word.end and word.start < end for start, end in spans)
    )


def batches(items: list[Example], size: int, rng: random.Random | None) -> Iterator[list[Example]]:
    """Windows of like length together, `size` times 50 pieces a batch; in random order where `rng` is given."""
    keyed = [(len(e.window.pieces) + (rng.random() * 8 if rng else 0), i) for i, e in enumerate(items)]
    ordered = [items[i] for _, i in sorted(keyed)]
    out: list[list[Example]] = []
    batch: list[Example] = []
    for example in ordered:
        if batch and (len(batch) + 1) * len(example.window.pieces) > size * 50:
            out.append(batch)
            batch = []
        batch.append(example)
    out += [batch] if batch else []
    if rng:
        rng.shuffle(out)
    yield from out
