"""Windows side by side as tensors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from encoder.data import Example

IGNORED = -100


@dataclass
class Batch:
    """Some windows, padded. `first` points at [CLS] and then at each word's first piece.

    `tags` are O, B, I for cue, source, content, inner cue and label; `types`, `modes`, `statuses` and `subs` are columns, for each
    word; IGNORED where the data do not mark them.
    """

    examples: list[Example]
    pieces: Tensor
    cases: Tensor
    mask: Tensor
    first: Tensor
    word_mask: Tensor
    tags: list[Tensor]
    types: Tensor
    modes: Tensor
    statuses: Tensor
    subs: Tensor


def collate(group: list[Example]) -> Batch:
    """Tensors of a group of windows; the tags of contents that overlap are those of the first."""
    longest = max(len(e.window.pieces) for e in group)
    words = max(len(e.window.words) for e in group)
    pieces, cases, mask = (torch.zeros(len(group), longest, dtype=torch.long) for _ in range(3))
    first, word_mask = (torch.zeros(len(group), words + 1, dtype=torch.long) for _ in range(2))
    tags = [torch.full((len(group), words), IGNORED, dtype=torch.long) for _ in range(5)]
    types, modes, statuses, subs = (torch.full((len(group), words), IGNORED, dtype=torch.long) for _ in range(4))
    for row, example in enumerate(group):
        window = example.window
        n, w = len(window.pieces), len(window.words)
        pieces[row, :n] = torch.tensor(window.pieces)
        cases[row, :n] = torch.tensor(window.cases)
        mask[row, :n] = 1
        first[row, 1 : w + 1] = torch.tensor(window.first)
        word_mask[row, : w + 1] = 1
        for tag, sets in zip(tags, _sets(example), strict=True):
            if sets is not None:
                tag[row, :w] = torch.tensor(bio(w, sets))
        if example.events is not None:
            types[row, :w] = 0
            types[row, sorted(example.unknown)] = IGNORED
            for event in example.events:
                at = sorted(event.trigger)
                types[row, at] = event.type
                if event.type:
                    modes[row, at], statuses[row, at] = event.mode, event.status
                    subs[row, at] = IGNORED if event.sub is None else event.sub
    return Batch(group, pieces, cases, mask, first, word_mask, tags, types, modes, statuses, subs)


def _sets(example: Example) -> list[list[frozenset[int]] | None]:
    claims = example.targets
    outer = [None if claims is None else [getattr(t, role) for t in claims] for role in ("cue", "source", "content")]
    inner = None if example.inner is None else [t.cue for t in example.inner]
    labels = None if example.labels is None else [label.span for label in example.labels if label.genuine]
    return [*outer, inner, labels]


def bio(words: int, sets: Sequence[frozenset[int]], depth: bool = False) -> list[int]:
    """O, B, I as 0, 1, 2: each unbroken run of a set is a stretch; the earlier set keeps a word that two want.

    With `depth` the second set has 3 and 4, the third 5 and 6.
    """
    out = [0] * words
    for number, chosen in enumerate(sets):
        begin = 1 + 2 * number if depth else 1
        for i in sorted(chosen):
            if out[i] == 0:
                out[i] = begin + 1 if i - 1 in chosen and out[i - 1] else begin
    return out
