"""A shelf by weeks: what lies near in time is found without looking at everything."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Final, Generic, TypeVar

Thing = TypeVar("Thing")

WIDE: Final = 10
"""A stretch of more than this many weeks is kept apart and always looked at: few events are that vague."""


class Shelf(Generic[Thing]):
    """Things with a stretch of days each. Things without days are not found again: they match nothing."""

    def __init__(self) -> None:
        self._things: list[Thing] = []
        self._weeks: dict[int, list[int]] = defaultdict(list)
        self._wide: list[int] = []

    def put(self, thing: Thing, first: date | None, last: date | None) -> None:
        """Keep a thing under the weeks of its days."""
        if first is None or last is None:
            return
        weeks = _weeks(first, last)
        for week in weeks if len(weeks) <= WIDE else ():
            self._weeks[week].append(len(self._things))
        if len(weeks) > WIDE:
            self._wide.append(len(self._things))
        self._things.append(thing)

    def near(self, first: date | None, last: date | None) -> list[Thing]:
        """Things whose weeks touch those of the days given, or the weeks beside them, in the order they were put."""
        if first is None or last is None:
            return []
        weeks = _weeks(first, last)
        if len(weeks) > WIDE:
            return list(self._things)
        found = {n for week in range(weeks.start - 1, weeks.stop + 1) for n in self._weeks.get(week, ())}
        return [self._things[n] for n in sorted(found.union(self._wide))]


def _weeks(first: date, last: date) -> range:
    return range(first.toordinal() // 7, last.toordinal() // 7 + 1)
