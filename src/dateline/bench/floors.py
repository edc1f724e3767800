"""Floors: what has been reached, pinned. A number below its floor is a failure; floors only rise."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from dateline.bench.sets import BenchSet

TOLERANCE: Final = 0.3
"""Per cent points: the last digits of the encoder's numbers hang on the processor, and a cue at the edge of belief with them."""

Floors = dict[str, dict[str, float]]


def load_floors(path: Path) -> Floors:
    """Set -> metric -> floor; empty where the file is missing."""
    if not path.is_file():
        return {}
    floors: Floors = json.loads(path.read_text(encoding="utf-8"))
    return floors


def below(bench: BenchSet, measured: Mapping[str, float], floors: Floors) -> list[str]:
    """A sentence for each metric that fell below its floor (or, where less is better, above it), or was not measured."""
    problems = []
    for metric, floor in floors.get(bench.name, {}).items():
        value = measured.get(metric)
        if value is None:
            problems.append(f"{bench.name} {metric}: not measured, floor {floor}")
        elif (value > floor + TOLERANCE) if metric in bench.lower else (value < floor - TOLERANCE):
            problems.append(f"{bench.name} {metric}: {value}, floor {floor}")
    return problems


def raised(bench: BenchSet, measured: Mapping[str, float], floors: Floors) -> Floors:
    """The floors with those of one set raised to what was measured; none is lowered."""
    held = dict(floors.get(bench.name, {}))
    for metric, value in measured.items():
        better = min if metric in bench.lower else max
        held[metric] = better(held[metric], value) if metric in held else value
    return {**floors, bench.name: held}


def save_floors(path: Path, floors: Floors) -> None:
    """Write the floors, sorted, so that a change reads well in a diff."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(floors, indent=2, sort_keys=True) + "\n", encoding="utf-8")
