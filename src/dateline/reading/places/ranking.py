"""Which of the places of one name is meant: each candidate is weighed in the light of the other names of the report."""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from dateline.lexicon.gazetteer import Candidate

Features = dict[str, float]
MOST = 40
_UNCOUNTED = 5.0
"""What stands in for the logarithm of an unknown population: regions of our own, points of the user."""

"""Candidates looked at per name, the biggest first."""


@dataclass(frozen=True, slots=True)
class Name:
    """One name of the report with the places it may mean.

    `count` is how often it occurs; `within` and `loosely_within` the key of a name that is said to hold it ("Derna, Libya",
    "Libya's Derna"); `settlement` and
    `unit` tell that a word of that type stands with it ("the city of Derna", "Derna province").
    """

    key: str
    candidates: tuple[Candidate, ...]
    count: int = 1
    within: str | None = None
    loosely_within: str | None = None
    settlement: bool = False
    unit: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """The place that a name was given and the probability that it is right."""

    candidate: Candidate
    score: float


@cache
def weights() -> dict[str, float]:
    """The weights of the features, as trained."""
    text = resources.files("dateline.reading.places").joinpath("weights.json").read_text(encoding="utf-8")
    loaded: dict[str, float] = json.loads(text)["ranking"]
    return loaded


def choose(names: Sequence[Name], home: str | None = None) -> dict[str, Choice]:
    """The place of each name that has candidates; `home` is the country of the outlet, where known."""
    beliefs = {name.key: prior(name) for name in names}
    for _ in range(2):
        beliefs = {key: believe(rows) for key, rows in describe(names, beliefs, home).items()}
    out = {}
    for name in names:
        belief = beliefs[name.key]
        if belief:
            best = max(range(len(belief)), key=lambda i: (belief[i], -i))
            out[name.key] = Choice(name.candidates[best], round(belief[best], 3))
    return out


def believe(rows: Sequence[Features]) -> list[float]:
    """Belief in each candidate of a name by its features."""
    return _softmax([_weigh(features) for features in rows])


def prior(name: Name) -> list[float]:
    """Belief before the context is looked at: population, with countries and regions ahead of namesakes."""
    ahead = {"country": 3.0, "wider": 3.0, "region": 1.5, "point": 3.0}
    return _softmax([math.log10(c.population + 1) + ahead.get(c.kind, 0.0) for c in name.candidates])


def _softmax(values: Sequence[float]) -> list[float]:
    if not values:
        return []
    top = max(values)
    powers = [math.exp(value - top) for value in values]
    total = sum(powers)
    return [power / total for power in powers]


def _weigh(features: Mapping[str, float]) -> float:
    table = weights()
    return sum(table.get(feature, 0.0) * value for feature, value in features.items())


def describe(
    names: Sequence[Name], beliefs: Mapping[str, Sequence[float]], home: str | None
) -> dict[str, list[Features]]:
    """The features of every candidate of every name, given what is believed of the other names."""
    context = _Context(names, beliefs)
    by_key = {name.key: name for name in names}
    return {name.key: [_features(name, c, context, by_key, home) for c in name.candidates] for name in names}


class _Context:
    """What the report's names say together about countries, units and neighbourhoods."""

    def __init__(self, names: Sequence[Name], beliefs: Mapping[str, Sequence[float]]) -> None:
        self.countries: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        self.units: dict[int, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        self.stated: dict[int, float] = defaultdict(float)
        self.cells: dict[tuple[int, int], dict[str, float]] = defaultdict(dict)
        for name in names:
            for candidate, belief in zip(name.candidates, beliefs[name.key], strict=True):
                self._count(name, candidate, belief)

    def _count(self, name: Name, candidate: Candidate, belief: float) -> None:
        if candidate.country:
            self.countries[candidate.country][name.key] += belief
        for unit in {candidate.admin1, candidate.admin2} - {None}:
            self.units[unit or 0][name.key] += belief
        if candidate.kind in {"country", "region", "district"}:
            self.stated[candidate.id] = max(self.stated[candidate.id], belief)
        if candidate.kind in {"settlement", "district", "point"} and candidate.latitude is not None:
            square = self.cells[cell(candidate)]
            square[name.key] = max(square.get(name.key, 0.0), 0.3 + 0.7 * belief)

    def others(self, votes: Mapping[str, float], key: str) -> float:
        """The sum of the votes of other names than `key`."""
        return sum(votes.values()) - votes.get(key, 0.0)

    def near(self, candidate: Candidate, key: str) -> float:
        """How many other names have a place in the same square degrees."""
        if candidate.latitude is None:
            return 0.0
        row, column = cell(candidate)
        best: dict[str, float] = {}
        for square in ((row + i, column + j) for i in (-1, 0, 1) for j in (-1, 0, 1)):
            for other, value in self.cells.get(square, {}).items():
                if other != key:
                    best[other] = max(best.get(other, 0.0), value)
        return sum(best.values())


def cell(candidate: Candidate) -> tuple[int, int]:
    """The half-degree square a candidate lies in."""
    return math.floor(2 * (candidate.latitude or 0.0)), math.floor(2 * (candidate.longitude or 0.0))


def _features(
    name: Name, candidate: Candidate, context: _Context, by_key: Mapping[str, Name], home: str | None
) -> Features:
    country = context.others(context.countries[candidate.country], name.key) if candidate.country else 0.0
    unit = context.others(context.units[candidate.admin1], name.key) if candidate.admin1 is not None else 0.0
    inner = context.others(context.units.get(candidate.id, {}), name.key)
    others = max(1, len(by_key) - 1)
    features = {
        "population": math.log10(candidate.population + 1) if candidate.population else _UNCOUNTED,
        f"kind {candidate.kind}": 1.0,
        f"how {candidate.how}": 1.0,
        "alternate of a big one": float(candidate.how == "alternate" and candidate.population > 100_000),
        "capital": float(candidate.capital),
        "biggest": float(candidate is name.candidates[0]),
        "only": float(len(name.candidates) == 1),
        "country votes": math.log1p(country),
        "country share": country / others,
        "unit votes": math.log1p(unit),
        "unit share": unit / others,
        "holds others": math.log1p(inner),
        "near": math.log1p(context.near(candidate, name.key)),
        "unit stated": context.stated.get(candidate.admin1 or 0, 0.0),
        "district stated": context.stated.get(candidate.admin2 or 0, 0.0),
        "home": float(home is not None and candidate.country == home),
        "stranger": float(others > 2 and country < 0.05),
        f"stranger {candidate.kind}": float(others > 2 and country < 0.05),
        "in namesake country": float(_in_namesake(name, candidate)),
    }
    if name.settlement:
        features[f"called settlement, is {candidate.kind}"] = 1.0
    if name.unit:
        features[f"called unit, is {candidate.kind}"] = 1.0
    if name.within is not None and name.within in by_key:
        held = any(holds(parent, candidate) for parent in by_key[name.within].candidates)
        features["held as stated" if held else "not held as stated"] = 1.0
    if name.loosely_within is not None and name.loosely_within in by_key:
        features["held loosely"] = float(
            any(holds(parent, candidate) for parent in by_key[name.loosely_within].candidates)
        )
    return features


def _in_namesake(name: Name, candidate: Candidate) -> bool:
    """The candidate lies in a country of the same name: Mexico's state of Mexico."""
    return candidate.kind != "country" and any(
        c.kind == "country" and c.country == candidate.country for c in name.candidates
    )


def holds(parent: Candidate, candidate: Candidate) -> bool:
    """Whether one place lies in another, by country and units."""
    if parent.kind == "country":
        return candidate.country == parent.country and candidate.kind != "country"
    return parent.id in {candidate.admin1, candidate.admin2}


def limited(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """The candidates that are looked at."""
    return tuple(candidates)[:MOST]
