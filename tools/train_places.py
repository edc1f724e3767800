"""Train the weights of the place step: `python tools/train_places.py REPORTS.jsonl GOLD.jsonl`.

Reports and gold are lines of the annotation format; gold places carry `span`, `geonames` and coordinates. Two models are
fitted by gradient descent on whole batches, so the result is the same on every run: a logistic one that tells whether a
spot names a place, and a softmax one over the candidates of a name. Only weights of features are stored; no name
of the training reports is.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np

from dateline.intake.blocks import classify
from dateline.lexicon.gazetteer import Candidate, gazetteer
from dateline.model.report import Report
from dateline.reading.draft import Draft
from dateline.reading.parse import parse
from dateline.reading.places import accepting, finding, naming, ranking, senses
from dateline.reading.places.adjectives import adjectives
from dateline.reading.places.outlets import home_country
from dateline.reading.places.spots import spots

EXPECTED = {
    "held as stated": 6.0,
    "held loosely": 2.0,
    "not held as stated": -1.0,
    "how user": 8.0,
    "kind country": 0.5,
    "kind wider": 1.0,
    "kind point": 3.0,
    "alternate of a big one": 1.0,
    "called unit, is region": 2.0,
    "called unit, is district": 2.0,
    "called unit, is settlement": -1.5,
    "called settlement, is settlement": 1.0,
}
"""Where weights are pulled to instead of zero: what the training reports show too seldom."""

EXPECTED_NAMES = {
    "behind conquest": 1.0,
    "before feature": 1.0,
    "fits country, only there": 1.0,
    "fits abroad": 3.0,
    "famous abroad": 1.5,
    "article behind where": 1.5,
    "unknown behind type": 2.0,
}

EXPECTED_SENSES = {
    "always": -1.0,
    "subject of a government verb": 3.0,
    "before of government": 2.5,
    "owner of government": 2.5,
    "dealt with": 2.0,
    "behind where": -3.0,
    "owner of place": -2.0,
    "before of place": -2.0,
    "before of person": -1.0,
    "behind by": 1.0,
    "kind country": 0.5,
    "capital": 0.5,
    "kind wider": -0.5,
}

TARGET = Path(__file__).parent.parent / "src/dateline/reading/places/weights.json"
NEAR_KM = 161.0
Rows = list[dict[str, float]]


def main() -> None:
    """Read, train, write."""
    reports_path, gold_path = map(Path, sys.argv[1:3])
    reports = [
        Report(row["id"], row["text"], row.get("title"), row.get("outlet"), row.get("url"))
        for row in lines(reports_path)
    ]
    gold = {row["id"]: row["places"] for row in lines(gold_path)}
    blocks = [classify(report.text, report.title, report.outlet) for report in reports]
    docs = parse(zip((report.text for report in reports), blocks, strict=True))
    drafts = [Draft(*parts) for parts in zip(reports, blocks, docs, strict=True)]
    write(train(drafts, gold))


def lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def write(weights: dict[str, Any]) -> None:
    """Store the weights where the step reads them."""
    TARGET.write_text(json.dumps(weights, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def train(drafts: Iterable[Draft], gold: dict[str, list[dict[str, Any]]]) -> dict[str, Any]:
    """Weights of both models."""
    drafts = list(drafts)
    spots_x, spots_y = accepting_rows(drafts, gold)
    groups = ranking_groups(drafts, gold)
    first = fit_ranking(groups(None))
    second = fit_ranking(groups(first))
    return {
        "about": "Weights of the place step, fitted by tools/train_places.py on news with placed names",
        "accepting": fit_logistic(spots_x, spots_y, expected=EXPECTED_NAMES),
        "ranking": second,
        "senses": fit_logistic(*sense_rows(drafts, gold), expected=EXPECTED_SENSES),
    }


def accepting_rows(drafts: list[Draft], gold: dict[str, list[dict[str, Any]]]) -> tuple[Rows, list[float]]:
    """Features of all spots, and whether gold has a place of the same span."""
    rows: Rows = []
    labels: list[float] = []
    places = gazetteer()
    for draft in drafts:
        named = {tuple(p["span"]): p for p in gold[draft.report.id]}
        covered = {i for first, last, _, _ in adjectives(draft, places) for i in range(first, last + 1)}
        found = spots(draft, places)
        for spot, features in zip(found, accepting.describe(draft.doc, found), strict=True):
            place = named.get(tuple(spot.span))
            if covered.intersection(range(spot.first, spot.last + 1)) or (place and not place.get("judged", True)):
                continue
            if accepting.in_institution(draft.doc, spot):
                continue
            rows.append(features)
            labels.append(float(place is not None))
    return rows, labels


def ranking_groups(drafts: list[Draft], gold: dict[str, list[dict[str, Any]]]) -> Any:
    """A function from weights to groups (features of the candidates of a name, the right ones, how often it occurs)."""
    places = gazetteer()
    prepared = []
    for draft in drafts:
        named = {tuple(p["span"]): p for p in gold[draft.report.id]}
        kept = accepting.accepted(draft.doc, spots(draft, places))
        meant = {naming.name_key(s): named[tuple(s.span)] for s in kept if tuple(s.span) in named}
        names = [*naming.names_of(draft.doc, kept), *finding.home_name(draft, places)]
        prepared.append((names, meant, home_country(draft.report)))

    def groups(weights: dict[str, float] | None) -> list[tuple[Rows, list[bool], float]]:
        if weights is not None:
            ranking.weights.cache_clear()
            ranking.weights = lambda: weights  # type: ignore[assignment]
        out = []
        for names, meant, home in prepared:
            beliefs = {name.key: ranking.prior(name) for name in names}
            described = ranking.describe(names, beliefs, home)
            beliefs = {key: ranking.believe(rows) for key, rows in described.items()}
            described = ranking.describe(names, beliefs, home)
            for name in names:
                place = meant.get(name.key)
                if place is None or place.get("latitude") is None or not name.candidates:
                    continue
                right = [is_right(c, place) for c in name.candidates]
                if any(right):
                    out.append((described[name.key], right, math.sqrt(name.count)))
        return out

    return groups


def sense_rows(drafts: list[Draft], gold: dict[str, list[dict[str, Any]]]) -> tuple[Rows, list[float]]:
    """Features of the uses of places, and whether gold calls them metonymic."""
    rows: Rows = []
    labels: list[float] = []
    places = gazetteer()
    for draft in drafts:
        named = {tuple(p["span"]): p for p in gold[draft.report.id]}
        if not any(p.get("sense") for p in named.values()):
            continue
        kept = accepting.accepted(draft.doc, spots(draft, places))
        choices = finding.resolve(draft, kept, places)
        for spot in kept:
            choice = choices.get(naming.name_key(spot))
            spot.chosen = choice.candidate if choice else None
            told = named.get(tuple(spot.span), {}).get("sense")
            features = senses.describe(draft.doc, spot)
            if told in {"literal", "metonym"} and features is not None:
                rows.append(features)
                labels.append(float(told == "metonym"))
    return rows, labels


def is_right(candidate: Candidate, place: dict[str, Any]) -> bool:
    """The same GeoNames id."""
    return candidate.geonames is not None and candidate.geonames == str(place.get("geonames"))


def matrix(rows: Rows, names: list[str]) -> Any:
    """Rows of features as an array."""
    column = {name: number for number, name in enumerate(names)}
    out = np.zeros((len(rows), len(names)))
    for number, row in enumerate(rows):
        for name, value in row.items():
            if name in column:
                out[number, column[name]] = value
    return out


def common(rows: Iterable[dict[str, float]], least: int) -> list[str]:
    """Features that occur at least `least` times, sorted."""
    counts: dict[str, int] = {}
    for row in rows:
        for name, value in row.items():
            counts[name] = counts.get(name, 0) + (value != 0)
    return sorted(name for name, count in counts.items() if count >= least)


def fit_logistic(
    rows: Rows,
    labels: list[float],
    penalty: float = 1.0,
    rounds: int = 3000,
    expected: Mapping[str, float] = MappingProxyType({}),
) -> dict[str, float]:
    """Logistic regression with a quadratic penalty on the distance from the expected weights."""
    names = sorted({*common(rows, 5), *expected, "always"})
    aim = np.array([expected.get(name, 0.0) for name in names])
    x = matrix([{**row, "always": 1.0} for row in rows], names)
    y = np.array(labels)
    w = aim.copy()
    moment, square = np.zeros_like(w), np.zeros_like(w)
    for turn in range(1, rounds + 1):
        p = 1 / (1 + np.exp(-x @ w))
        w, moment, square = step(w, x.T @ (p - y) + penalty * (w - aim), moment, square, turn)
    return {name: round(float(value), 3) for name, value in zip(names, w, strict=True)}


def step(w: Any, gradient: Any, moment: Any, square: Any, turn: int, rate: float = 0.02) -> tuple[Any, Any, Any]:
    """One step of Adam."""
    moment = 0.9 * moment + 0.1 * gradient
    square = 0.999 * square + 0.001 * gradient**2
    return w - rate * (moment / (1 - 0.9**turn)) / (np.sqrt(square / (1 - 0.999**turn)) + 1e-8), moment, square


def fit_ranking(
    groups: list[tuple[Rows, list[bool], float]], penalty: float = 1.0, rounds: int = 2000
) -> dict[str, float]:
    """Softmax over the candidates of each name, the right ones together against the rest."""
    rows = [row for group, _, _ in groups for row in group]
    names = common(rows, 5)
    names = sorted({*names, *EXPECTED})
    expected = np.array([EXPECTED.get(name, 0.0) for name in names])
    x = matrix(rows, names)
    index = np.repeat(np.arange(len(groups)), [len(group) for group, _, _ in groups])
    right = np.concatenate([np.array(r, dtype=float) for _, r, _ in groups])
    weight = np.array([n for _, _, n in groups])
    w = expected.copy()
    moment, square = np.zeros_like(w), np.zeros_like(w)
    for turn in range(1, rounds + 1):
        score = x @ w
        top = np.full(len(groups), -np.inf)
        np.maximum.at(top, index, score)
        power = np.exp(score - top[index])
        p = power / np.bincount(index, power)[index]
        good = np.maximum(np.bincount(index, p * right), 1e-9)[index]
        gradient = x.T @ (weight[index] * (p - p * right / good)) + penalty * (w - expected)
        w, moment, square = step(w, gradient, moment, square, turn)
    return {name: round(float(value), 3) for name, value in zip(names, w, strict=True)}


if __name__ == "__main__":
    main()
