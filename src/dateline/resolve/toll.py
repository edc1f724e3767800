"""How many: one figure out of many, under a counting rule that the reader of a table chooses and can see.

The three rules, and the disagreement score, follow eventreport (van Baalen and Höglund 2026, doi:10.1093/jopres/xjaf012):
conservative, informative, representative. Each origin counts once, however many reports repeat it.
"""

from __future__ import annotations

import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from dateline.model.statement import Toll
from dateline.model.vocabulary import Harm

Rule = Literal["conservative", "informative", "representative"]
RULES: Final[tuple[Rule, ...]] = ("conservative", "informative", "representative")


@dataclass(frozen=True, slots=True)
class Counted:
    """The answer for one harm: bounds over all origins, the figure under the rule, and how far the origins disagree.

    `disagreement` is 1 minus the share of origins that give the most frequent figure: 0 where all agree. `origins` says
    how many origins give a figure.
    """

    harm: Harm
    low: int | None
    best: int | None
    high: int | None
    rule: Rule
    origins: int
    disagreement: float


def count(tolls: Iterable[Toll], rule: Rule = "conservative") -> tuple[Counted, ...]:
    """One answer per harm, in order of harm; a harm for which no figure was found is not there."""
    by_harm: dict[Harm, list[Toll]] = defaultdict(list)
    for toll in tolls:
        by_harm[toll.harm].append(toll)
    return tuple(_counted(harm, _standing(group), rule) for harm, group in sorted(by_harm.items()))


def stated(toll: Toll) -> int | None:
    """The number that a figure states: its best, else its lower, else its upper bound."""
    return next((value for value in (toll.best, toll.low, toll.high) if value is not None), None)


def _standing(tolls: Sequence[Toll]) -> list[Toll]:
    """One figure per report, the largest total (a part is never added to its whole); a revision clears its origin's rest."""
    per_report: dict[str, Toll] = {}
    for toll in tolls:
        held = per_report.get(toll.report)
        if held is None or _rank(toll) > _rank(held):
            per_report[toll.report] = toll
    revised = {toll.origin for toll in per_report.values() if toll.count == "revised"}
    return [toll for toll in per_report.values() if toll.count == "revised" or toll.origin not in revised]


def _per_origin(tolls: Sequence[Toll]) -> list[Toll]:
    """One figure per origin: the latest revision, else the largest."""
    chosen: dict[int, Toll] = {}
    for toll in tolls:
        held = chosen.get(toll.origin)
        if held is None or _rank(toll) > _rank(held):
            chosen[toll.origin] = toll
    return [chosen[origin] for origin in sorted(chosen)]


def _rank(toll: Toll) -> tuple[bool, str, int, str]:
    return toll.count == "revised", toll.as_of or "", stated(toll) or 0, toll.figure


def _counted(harm: Harm, tolls: Sequence[Toll], rule: Rule) -> Counted:
    lows = [toll.low if toll.low is not None else stated(toll) for toll in tolls]
    highs = [toll.high if toll.high is not None else stated(toll) for toll in tolls]
    origins = _per_origin(tolls)
    numbers = [number for number in map(stated, origins) if number is not None]
    common = max(Counter(numbers).values(), default=0)
    return Counted(
        harm=harm,
        low=min((low for low in lows if low is not None), default=None),
        best=_choose(numbers, rule),
        high=max((high for high in highs if high is not None), default=None),
        rule=rule,
        origins=len(origins),
        disagreement=round(1 - common / len(numbers), 3) if numbers else 0.0,
    )


def _choose(numbers: Sequence[int], rule: Rule) -> int | None:
    """Conservative: the lowest number. Informative: the highest. Representative: the most frequent, else the lower median."""
    if not numbers:
        return None
    if rule == "conservative":
        return min(numbers)
    if rule == "informative":
        return max(numbers)
    counts = Counter(numbers).most_common()
    if len(counts) == 1 or counts[0][1] > counts[1][1]:
        return counts[0][0]
    return statistics.median_low(numbers)
