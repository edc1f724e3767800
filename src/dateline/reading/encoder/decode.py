"""What the encoder's numbers say: tags to stretches of words, ends to a source, all as indices of words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dateline.lexicon import load

Numbers = NDArray[np.floating[Any]]

LONGEST: Final = 60
"""Words of a source or target, at most."""
_OUTSIDE: Final = 0


class Stretch(NamedTuple):
    """Words `first` to `last`, both inclusive; `kind` counts from 0 where the tags are of several kinds."""

    first: int
    last: int
    kind: int = 0


@dataclass(frozen=True, slots=True)
class NoTrigger:
    """Words that never name an act by themselves."""

    id: str
    words: tuple[str, ...]


@cache
def _no_triggers() -> frozenset[str]:
    return frozenset(word for entry in load("triggers-none", NoTrigger) for word in entry.words)


def is_content(word: str) -> bool:
    """Whether a word may be a trigger by itself: letters, and no function word.

    >>> is_content("shelled"), is_content("against"), is_content(",")
    (True, False, False)
    """
    return any(c.isalpha() for c in word) and len(word) > 1 and word.lower() not in _no_triggers()


def softmax(scores: Numbers) -> Numbers:
    """Probabilities along the last axis."""
    shifted = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(shifted / shifted.sum(axis=-1, keepdims=True))


def stretches(scores: Numbers, outside: float = 0.0) -> list[Stretch]:
    """Tag scores, a row a word and O, then B and I of each kind, as stretches.

    Each word takes its best tag; an I that follows no word of its kind begins a stretch. `outside` is added to the score of
    O: more of it, fewer and shorter stretches.
    """
    shift = np.zeros(scores.shape[1])
    shift[_OUTSIDE] = outside
    out: list[Stretch] = []
    for i, tag in enumerate((scores + shift).argmax(axis=1).tolist()):
        if tag == _OUTSIDE:
            continue
        kind, begins = (tag - 1) // 2, tag % 2 == 1
        if not begins and out and out[-1].last == i - 1 and out[-1].kind == kind:
            out[-1] = Stretch(out[-1].first, i, kind)
        else:
            out.append(Stretch(i, i, kind))
    return out


def best_stretch(ends: Numbers, cue: Stretch, none: float = 0.0, within: bool = False) -> Stretch | None:
    """What hangs on a cue: the likeliest stretch, or None where [CLS] (row 0) is likelier.

    `ends` has a row for [CLS], then a row a word: scores of being the first and the last word. `none` is added to the score
    of [CLS]. The stretch lies beside the cue; `within` allows it inside as well, as the whole or a part of it.
    """
    logs = ends - ends.max(axis=0)
    logs = logs - np.log(np.exp(logs).sum(axis=0))
    starts, stops = logs[1:, 0].copy(), logs[1:, 1].copy()
    if not within:
        starts[cue.first : cue.last + 1] = stops[cue.first : cue.last + 1] = -np.inf
    best, found = float(logs[0].sum()) + none, None
    for first in np.argsort(-starts, kind="stable")[:4].tolist():
        if not np.isfinite(starts[first]):
            continue
        limit = min(len(stops), first + LONGEST)
        if first < cue.first and not within:
            limit = min(limit, cue.first)
        last = first + int(stops[first:limit].argmax())
        score = float(starts[first] + stops[last])
        if score > best:
            best, found = score, Stretch(first, last)
    return found
