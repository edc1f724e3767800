"""The second pass in training: gold cues and labels with what hangs on them, and words that are taken for such and are none."""

from __future__ import annotations

from dataclasses import dataclass, field

import torch
from torch import Tensor

from encoder.batch import IGNORED, Batch, bio
from encoder.data import Example, Label, Target
from encoder.network import CUE, LABEL, LABELS, distances

BELIEF = 0.25
MOST_STATIONS = 3


@dataclass
class Row:
    """One question to the second pass: the window, the distances, and the answers (IGNORED where unknown)."""

    window: int
    near: list[int]
    genuine: float
    ends: list[int]
    content: list[int]
    stations: list[int]
    roles: list[int]


@dataclass
class Links:
    """All questions of a batch, padded."""

    rows: list[int]
    near: Tensor
    mask: Tensor
    genuine: Tensor
    ends: Tensor
    tags: dict[str, Tensor] = field(default_factory=dict)


def with_negatives(batch: Batch, tags: Tensor) -> Links | None:
    """Gold cues and labels, look-alikes, and up to two stretches a window that the trunk believes in and the gold does not have."""
    belief = 1 - torch.softmax(tags[:, 1:].detach().reshape(tags.shape[0], -1, 5, 3), -1)[..., 0]
    rows: list[Row] = []
    for number, example in enumerate(batch.examples):
        own = belief[number, : len(example.window.words)]
        if example.targets is not None:
            targets = (*example.targets, *(example.inner or ()))
            rows += [_claim(number, example, target) for target in targets]
            taken = frozenset(i for target in targets for i in target.cue)
            rows += [_none(number, example, s, 0) for s in _believed(own[:, CUE].tolist(), taken)[:2]]
        if example.labels is not None:
            rows += [_label(number, example, label) for label in example.labels]
            taken = frozenset(i for label in example.labels for i in label.span)
            rows += [_none(number, example, s, LABELS) for s in _believed(own[:, LABEL].tolist(), taken)[:2]]
    return _padded(batch, rows) if rows else None


def _near(example: Example, chosen: frozenset[int], offset: int) -> list[int]:
    return [d + offset for d in distances(len(example.window.words), min(chosen), max(chosen) + 1)]


def _ends(chosen: frozenset[int] | None) -> list[int]:
    """First and last word, counted from [CLS]; IGNORED where unknown, 0 where there is none."""
    if chosen is None:
        return [IGNORED, IGNORED]
    return [min(chosen) + 1, max(chosen) + 1] if chosen else [0, 0]


def _claim(number: int, example: Example, target: Target) -> Row:
    words = len(example.window.words)
    unknown = [IGNORED] * words
    stations, roles = list(unknown), list(unknown)
    if target.stations is not None:
        stations = bio(words, [s for s, _ in target.stations[:MOST_STATIONS]], depth=True)
        for chosen, role in (*target.stations, *([(target.source, target.role)] if target.role is not None else [])):
            for i in chosen:
                roles[i] = role
    ends = [*_ends(target.source), IGNORED, IGNORED]
    return Row(number, _near(example, target.cue, 0), 1.0, ends, bio(words, [target.content]), stations, roles)


def _label(number: int, example: Example, label: Label) -> Row:
    unknown = [IGNORED] * len(example.window.words)
    ends = [*_ends(label.speaker), *_ends(label.target)] if label.genuine else [IGNORED] * 4
    return Row(number, _near(example, label.span, LABELS), float(label.genuine), ends, *[unknown] * 3)


def _none(number: int, example: Example, stretch: tuple[int, int], offset: int) -> Row:
    unknown = [IGNORED] * len(example.window.words)
    chosen = frozenset(range(stretch[0], stretch[1] + 1))
    return Row(number, _near(example, chosen, offset), 0.0, [IGNORED] * 4, *[unknown] * 3)


def _padded(batch: Batch, rows: list[Row]) -> Links:
    width = batch.word_mask.shape[1]
    near = torch.tensor([row.near + [0] * (width - len(row.near)) for row in rows])
    windows = [row.window for row in rows]
    tags = {
        name: torch.tensor([(own := getattr(row, name)) + [IGNORED] * (width - 1 - len(own)) for row in rows])
        for name in ("content", "stations", "roles")
    }
    genuine, ends = torch.tensor([row.genuine for row in rows]), torch.tensor([row.ends for row in rows])
    return Links(windows, near, batch.word_mask[windows], genuine, ends, tags)


def _believed(belief: list[float], taken: frozenset[int]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for i, value in enumerate(belief):
        if value < BELIEF:
            continue
        if out and out[-1][1] == i - 1:
            out[-1] = (out[-1][0], i)
        else:
            out.append((i, i))
    return [cue for cue in out if not taken.intersection(range(cue[0], cue[1] + 1))]
