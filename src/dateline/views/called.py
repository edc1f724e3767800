"""Who is called what, as tables: speakers against targets, and each target with its words and who uses them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from dateline.views.labels import NOT_RESOLVED, LabelView
from dateline.views.parties import Parties, Party
from dateline.views.snapshot import Snapshot

MOST_TARGETS: Final = 6
"""Targets with a column of their own; those with fewer labels are summed in one more."""


class Row(NamedTuple):
    """One speaker: the words for each target that has a column, and how many labels there are for the others."""

    speaker: str
    cells: tuple[tuple[str, ...], ...]
    rest: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """Speakers against targets; `others` is the number of targets without a column."""

    targets: tuple[str, ...]
    others: int
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Called:
    """One target: its labels, and each wording with the speakers who use it, each once and in order."""

    target: str
    labels: tuple[LabelView, ...]
    words: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def counts(self) -> dict[str, int]:
        """How many labels, by how many speakers, in how many reports."""
        return {
            "labels": len(self.labels),
            "speakers": len({speaker for _, speakers in self.words for speaker in speakers}),
            "reports": len({view.label.report for view in self.labels}),
        }


def matrix(labels: Iterable[LabelView], snapshot: Snapshot, most: int = MOST_TARGETS) -> Matrix:
    """The table of who calls whom what, over all reports; the `most` targets with most labels have columns, in this order."""
    named = list(_named(labels, snapshot))
    targets = _by_size(target for _, target, _ in named)
    speakers: dict[str, list[tuple[str, LabelView]]] = defaultdict(list)
    for speaker, target, view in named:
        speakers[speaker.name].append((target.key, view))
    rows = (_row(name, speakers[name], list(targets)[:most]) for name in sorted(speakers, key=str.casefold))
    return Matrix(tuple(targets.values())[:most], max(0, len(targets) - most), tuple(rows))


def _row(speaker: str, given: Sequence[tuple[str, LabelView]], columns: Sequence[str]) -> Row:
    words: dict[str, dict[str, None]] = {key: {} for key in columns}
    for key, view in given:
        words.get(key, {})[view.words] = None
    return Row(speaker, tuple(map(tuple, words.values())), sum(key not in words for key, _ in given))


def by_target(labels: Iterable[LabelView], snapshot: Snapshot) -> tuple[Called, ...]:
    """Who is called what, and by whom; the target with most labels comes first."""
    named = list(_named(labels, snapshot))
    found: dict[str, list[tuple[Party, LabelView]]] = defaultdict(list)
    for speaker, target, view in named:
        found[target.key].append((speaker, view))
    return tuple(_called(name, found[key]) for key, name in _by_size(target for _, target, _ in named).items())


def _called(target: str, given: Sequence[tuple[Party, LabelView]]) -> Called:
    words: dict[str, dict[str, None]] = defaultdict(dict)
    for speaker, view in given:
        words[view.words][speaker.name] = None
    return Called(
        target, tuple(view for _, view in given), tuple((word, tuple(speakers)) for word, speakers in words.items())
    )


def _named(labels: Iterable[LabelView], snapshot: Snapshot) -> Iterator[tuple[Party, Party, LabelView]]:
    """Speaker and target of each label over all reports."""
    parties = Parties(snapshot)
    for view in labels:
        yield parties.of(view.label.speaker, view.speaker), parties.of(view.label.target, view.target), view


def _by_size(targets: Iterable[Party]) -> Mapping[str, str]:
    """Key -> name of the targets, those with most labels first; labels whose target is not known are last."""
    listed = list(targets)
    count = Counter(target.key for target in listed)
    order = sorted(listed, key=lambda t: (t.name == NOT_RESOLVED, -count[t.key], t.name.casefold(), t.name))
    names: dict[str, str] = {}
    for target in order:
        names.setdefault(target.key, target.name)
    return names


def called_json(called: Called, rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """One object of `dateline labels --by target --json`; `rows` are those of the target's labels."""
    words = [{"words": words, "speakers": list(speakers)} for words, speakers in called.words]
    return {"target": called.target, "counts": called.counts, "called": words, "labels": list(rows)}
