"""The weights that ship, run by onnxruntime on the processor: one pass over the words, a second one for each cue."""

from __future__ import annotations

import hashlib
import importlib.util
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any, Final

import numpy as np

from dateline.reading.encoder.decode import Numbers, Stretch
from dateline.reading.encoder.windows import Window
from dateline.reading.encoder.words import WordPiece

FAR: Final = 32
"""Words; farther from the cue all distances are one (as in training)."""

LABELS: Final = 2 * FAR + 2
"""Added to the distances where the second pass is asked about a label."""

CUE, INNER = slice(0, 3), slice(9, 12)
"""Columns of the tag scores: O, B, I of cues and of cues inside another's content."""

PIECES_AT_ONCE: Final = 256
"""Pieces or words side by side: more of them leave the processor's cache, and cost a third more time."""
_FILES: Final = {
    "trunk": "claims-trunk.onnx",
    "linker": "claims-linker.onnx",
    "labeller": "claims-labeller.onnx",
    "vocabulary": "claims-vocabulary.txt",
}


@dataclass(frozen=True, slots=True)
class Tagged:
    """What the first pass says of a window: a state for [CLS] and each word, for each word tag scores and odds.

    `labels` are log-odds of being part of a label.
    """

    states: Numbers
    tags: Numbers
    labels: Numbers


@dataclass(frozen=True, slots=True)
class Question:
    """A window's first pass with one cue in it, or one label."""

    tagged: Tagged
    cue: Stretch
    label: bool = False


@dataclass(frozen=True, slots=True)
class Linked:
    """What the second pass says of one cue or label; rows are words, in `ends` [CLS] comes first.

    `ends`: first and last word of source or speaker, then of a label's target. `content`: O, B, I. `stations`: O, then B and I
    of the stations between the outlet and the source, nearest to the source first. `roles`: outlet, agency, document,
    speaker, anonymous. `genuine`: log-odds of being a cue or label.
    """

    ends: Numbers
    content: Numbers
    stations: Numbers
    roles: Numbers
    genuine: float


class Network:
    """The two passes. Windows are put side by side within one report only, so that no report's numbers hang on another's."""

    def __init__(self, trunk: bytes, linker: bytes, labeller: bytes, wordpiece: WordPiece) -> None:
        self._trunk, self._linker, self._labeller = map(_session, (trunk, linker, labeller))
        self.wordpiece = wordpiece

    def tag(self, windows: Sequence[Window]) -> list[Tagged]:
        """The first pass, in the order of the windows."""
        out: dict[int, Tagged] = {}
        for group in _groups([len(window.pieces) for window in windows]):
            inputs = _trunk_inputs([windows[i] for i in group])
            states, tags = self._trunk.run(None, inputs)
            counts = [len(windows[i].words) + 1 for i in group]
            mask = (np.arange(states.shape[1]) < np.array(counts)[:, None]).astype(np.int64)
            [labels] = self._labeller.run(None, {"words": states, "mask": mask})
            for row, (i, n) in enumerate(zip(group, counts, strict=True)):
                out[i] = Tagged(states[row, :n], tags[row, 1:n], labels[row, 1:n])
        return [out[i] for i in range(len(windows))]

    def link(self, questions: Sequence[Question]) -> list[Linked]:
        """The second pass, in the order of the questions."""
        out: dict[int, Linked] = {}
        for group in _groups([len(question.tagged.states) for question in questions]):
            answers = self._linker.run(None, _linker_inputs([questions[i] for i in group]))
            ends, content, stations, roles, genuine = answers
            for row, i in enumerate(group):
                words = slice(1, len(questions[i].tagged.states))
                out[i] = Linked(
                    ends[row, : words.stop], content[row, words], stations[row, words], roles[row, words], genuine[row]
                )
        return [out[i] for i in range(len(questions))]


def _session(model: bytes) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def _groups(lengths: Sequence[int]) -> Iterable[list[int]]:
    """Indices of like length together, PIECES_AT_ONCE in a group, padding counted."""
    group: list[int] = []
    for i in sorted(range(len(lengths)), key=lambda i: (lengths[i], i)):
        if group and (len(group) + 1) * lengths[i] > PIECES_AT_ONCE:
            yield group
            group = []
        group.append(i)
    if group:
        yield group


def _trunk_inputs(windows: Sequence[Window]) -> dict[str, Any]:
    longest = max(len(window.pieces) for window in windows)
    words = max(len(window.words) for window in windows) + 1
    pieces, cases, mask = (np.zeros((len(windows), longest), dtype=np.int64) for _ in range(3))
    first = np.zeros((len(windows), words), dtype=np.int64)
    for row, window in enumerate(windows):
        n = len(window.pieces)
        pieces[row, :n], cases[row, :n], mask[row, :n] = window.pieces, window.cases, 1
        first[row, 1 : len(window.words) + 1] = window.first
    return {"pieces": pieces, "cases": cases, "mask": mask, "first": first}


def _linker_inputs(questions: Sequence[Question]) -> dict[str, Any]:
    words = max(len(question.tagged.states) for question in questions)
    width = questions[0].tagged.states.shape[1]
    states = np.zeros((len(questions), words, width), dtype=np.float32)
    mask = np.zeros((len(questions), words), dtype=np.int64)
    near = np.zeros((len(questions), words), dtype=np.int64)
    for row, question in enumerate(questions):
        n = len(question.tagged.states)
        states[row, :n], mask[row, :n] = question.tagged.states, 1
        near[row, :n] = distances(n - 1, question.cue) + (LABELS if question.label else 0)
    return {"words": states, "mask": mask, "near": near}


def distances(words: int, cue: Stretch) -> Numbers:
    """For [CLS] and each word the class of its distance to the cue: FAR inside, less before, more behind; [CLS] has its own.

    >>> distances(4, Stretch(1, 1)).tolist()
    [65, 31, 32, 33, 34]
    """
    places = np.arange(words)
    away = np.where(places < cue.first, places - cue.first, np.where(places > cue.last, places - cue.last, 0))
    return np.concatenate(([2 * FAR + 1], np.clip(away, -FAR, FAR) + FAR))


@cache
def network() -> Network | None:
    """The network of the package, once per process; None where its files or onnxruntime are missing."""
    files = {key: _file(name) for key, name in _FILES.items()}
    if importlib.util.find_spec("onnxruntime") is None or not all(file.is_file() for file in files.values()):
        return None
    vocabulary = files["vocabulary"].read_text(encoding="utf-8").split("\n")
    trunk, linker, labeller = (files[key].read_bytes() for key in ("trunk", "linker", "labeller"))
    return Network(trunk, linker, labeller, WordPiece(vocabulary))


@cache
def network_version() -> str | None:
    """The first twelve hex digits of the SHA-256 of the weights, or None where there is no network."""
    if network() is None:
        return None
    digest = hashlib.sha256()
    for name in _FILES.values():
        digest.update(_file(name).read_bytes())
    return digest.hexdigest()[:12]


def _file(name: str) -> Traversable:
    return resources.files("dateline").joinpath("models", name)
