"""The weights that ship, run by onnxruntime on the processor: a pass over the words, and one for each cue, label, trigger."""

from __future__ import annotations

import hashlib
import importlib.util
from collections.abc import Iterable, Mapping, Sequence
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

REACH: Final = {"linker": 64, "arguer": 24}
"""Words on either side of a cue, label or trigger that the second pass looks at: paragraphs of news are long, and what hangs on
a word is near. A third of the time of all words. Chosen on PolNeAR dev, chains/dev and events/dev."""
_NEVER: Final = -1e4

LABELS: Final = 2 * FAR + 2
"""Added to the distances where the second pass is asked about a label."""

CUE, INNER = slice(0, 3), slice(9, 12)
"""Columns of the tag scores: O, B, I of cues and of cues inside another's content."""

PIECES_AT_ONCE: Final = 256
"""Pieces or words side by side: more of them leave the processor's cache, and cost a third more time."""
_FILES: Final = {
    "trunk": "encoder-trunk.onnx",
    "linker": "encoder-linker.onnx",
    "labeller": "encoder-labeller.onnx",
    "finder": "encoder-finder.onnx",
    "arguer": "encoder-arguer.onnx",
    "gate": "actors-gate.onnx",
    "ranker": "actors-ranker.onnx",
    "vocabulary": "encoder-vocabulary.txt",
}


@dataclass(frozen=True, slots=True)
class Tagged:
    """What the first pass says of a window: a state for [CLS] and each word, for each word tag scores and odds.

    `labels` are log-odds of being part of a label. `early` are the states behind the trunk's second layer, where the branch for
    events begins.
    """

    states: Numbers
    tags: Numbers
    labels: Numbers
    early: Numbers


@dataclass(frozen=True, slots=True)
class Acts:
    """What the branch for events says of a window: states as in Tagged, for each word scores of types, modes, statuses, sub-events.

    Columns: see outputs.py; all but statuses have "none" first. `mains` is what a word says of the type of its sentence's main
    event, and last its own weight among the words of the sentence.
    """

    states: Numbers
    types: Numbers
    modes: Numbers
    statuses: Numbers
    subs: Numbers
    mains: Numbers


@dataclass(frozen=True, slots=True)
class Question:
    """The states of a window with one cue in it, or one label or trigger."""

    states: Numbers
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
    """All passes. Windows are put side by side within one report only, so that no report's numbers hang on another's."""

    def __init__(self, models: Mapping[str, bytes], wordpiece: WordPiece) -> None:
        self._run = {name: _session(model).run for name, model in models.items()}
        self.wordpiece = wordpiece

    def tag(self, windows: Sequence[Window]) -> list[Tagged]:
        """The first pass, in the order of the windows."""
        out: dict[int, Tagged] = {}
        for group in _groups([len(window.pieces) for window in windows]):
            states, tags, early = self._run["trunk"](None, _trunk_inputs([windows[i] for i in group]))
            counts = [len(windows[i].words) + 1 for i in group]
            [labels] = self._run["labeller"](None, {"words": states, "mask": _mask(counts)})
            for row, (i, n) in enumerate(zip(group, counts, strict=True)):
                out[i] = Tagged(states[row, :n], tags[row, 1:n], labels[row, 1:n], early[row, :n])
        return [out[i] for i in range(len(windows))]

    def act(self, tagged: Sequence[Tagged]) -> list[Acts]:
        """The branch for events, in the order of the windows."""
        out: dict[int, Acts] = {}
        counts = [len(one.early) for one in tagged]
        for group in _groups(counts):
            own = [counts[i] for i in group]
            inputs = {"words": _padded([tagged[i].early for i in group]), "mask": _mask(own)}
            states, *scores = self._run["finder"](None, inputs)
            for row, (i, n) in enumerate(zip(group, own, strict=True)):
                out[i] = Acts(states[row, :n], *(s[row, 1:n] for s in scores))
        return [out[i] for i in range(len(tagged))]

    def link(self, questions: Sequence[Question]) -> list[Linked]:
        """The second pass over cues and labels, in the order of the questions."""
        return [
            Linked(ends, content[1:], stations[1:], roles[1:], genuine)
            for ends, content, stations, roles, genuine in self._ask("linker", questions)
        ]

    def argue(self, questions: Sequence[Question]) -> list[Numbers]:
        """For each trigger the scores of its arguments for each word: O, then B and I of each kind."""
        return [scores[1:] for [scores] in self._ask("arguer", questions)]

    def gate(self, states: Numbers, facts: Numbers) -> Numbers:
        """For each word scores of being no party, then of each kind of party (columns: reading/actors/heads.py)."""
        [scores] = self._run["gate"](None, {"states": states, "facts": facts})
        return np.asarray(scores)

    def rank(self, state: Numbers, own: Numbers, states: Numbers, facts: Numbers) -> Numbers:
        """Scores of nobody, then of each candidate; `state` and `own` are of the words in question (see antecedents.py)."""
        inputs = {"state": state[None], "own": own[None], "states": states, "facts": facts}
        [scores] = self._run["ranker"](None, inputs)
        return np.asarray(scores)

    def _ask(self, name: str, questions: Sequence[Question]) -> list[list[Any]]:
        """A network's answers to some questions, a row a word of each; those without rows as they are.

        Only the words within REACH of what is asked about are looked at; the others answer that they are nothing.
        """
        out: dict[int, list[Any]] = {}
        parts = [_near(question, REACH[name]) for question in questions]
        for group in _groups([len(part.states) for part, _ in parts]):
            answers = self._run[name](None, _inputs([parts[i][0] for i in group]))
            for row, i in enumerate(group):
                places, count = parts[i][1], len(questions[i].states)
                out[i] = [
                    _spread(scores[row, : len(places)], places, count, none=number > 0 or name == "arguer")
                    if scores.ndim > 1
                    else scores[row]
                    for number, scores in enumerate(answers)
                ]
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


def _mask(counts: Sequence[int]) -> Numbers:
    return (np.arange(max(counts)) < np.array(counts)[:, None]).astype(np.int64)


def _padded(states: Sequence[Numbers]) -> Numbers:
    out = np.zeros((len(states), max(map(len, states)), states[0].shape[1]), dtype=np.float32)
    for row, own in enumerate(states):
        out[row, : len(own)] = own
    return out


def _near(question: Question, reach: int) -> tuple[Question, Numbers]:
    """A question with the words around its cue only, [CLS] in front, and the rows that these have in the whole."""
    cue = question.cue
    first = max(0, cue.first - reach)
    end = min(len(question.states) - 1, cue.last + reach + 1)
    places = np.concatenate(([0], np.arange(first + 1, end + 1)))
    shifted = Stretch(cue.first - first, cue.last - first, cue.kind)
    return Question(question.states[places], shifted, question.label), places


def _spread(scores: Numbers, places: Numbers, count: int, none: bool) -> Numbers:
    """Scores of some rows among `count`; the others have none, or the first column where that says so (`none`)."""
    out = np.full((count, scores.shape[1]), _NEVER, dtype=scores.dtype)
    if none:
        out[:, 0] = 0.0
    out[places] = scores
    return out


def _inputs(questions: Sequence[Question]) -> dict[str, Any]:
    counts = [len(question.states) for question in questions]
    near = np.zeros((len(questions), max(counts)), dtype=np.int64)
    for row, (question, n) in enumerate(zip(questions, counts, strict=True)):
        near[row, :n] = distances(n - 1, question.cue) + (LABELS if question.label else 0)
    return {"words": _padded([question.states for question in questions]), "mask": _mask(counts), "near": near}


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
    models = {key: file.read_bytes() for key, file in files.items() if key != "vocabulary"}
    return Network(models, WordPiece(vocabulary))


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
