"""A step of the reading: it says what it needs and what it gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dateline.model.annotation import Annotation
from dateline.reading.draft import Draft


@dataclass(frozen=True, slots=True)
class Step:
    """One question put to a report. `needs` and `gives` are annotation classes; `answers` is the question in plain words.

    `run` takes the draft and returns annotations of the classes in `gives` (or Issue). It does not change the draft.
    """

    name: str
    version: int
    answers: str
    needs: tuple[type, ...]
    gives: tuple[type, ...]
    run: Callable[[Draft], Iterable[Annotation]]


def unmet(steps: Iterable[Step], given: Iterable[type] = ()) -> list[tuple[Step, type]]:
    """Needs that no earlier step gives: empty for a list that can run.

    >>> unmet([])
    []
    """
    have, missing = set(given), []
    for step in steps:
        missing += [(step, need) for need in step.needs if need not in have]
        have.update(step.gives)
    return missing
