"""The closed vocabularies hang together."""

from __future__ import annotations

from typing import get_args

import pytest

from dateline.model.vocabulary import BASE_INTENSITY, MODE_INTENSITY, QUAD, EventType, intensity


def test_every_type_has_a_quad_class_and_a_score() -> None:
    assert set(get_args(EventType)) == set(QUAD) == set(BASE_INTENSITY)
    assert set(MODE_INTENSITY) <= set(QUAD)


@pytest.mark.parametrize("kind", sorted(QUAD))
def test_conflict_scores_are_not_above_those_of_cooperation(kind: str) -> None:
    scores = [BASE_INTENSITY[kind], *(intensity(kind, mode) for mode in MODE_INTENSITY.get(kind, {}))]
    assert all(-10 <= score <= 10 for score in scores)
    assert all(score <= 0.5 for score in scores) if "conflict" in QUAD[kind] else all(score > 0 for score in scores)


@pytest.mark.parametrize(
    "kind, mode, score",
    [("ASSAULT", "drone", -9.5), ("ASSAULT", None, -9.0), ("PROTEST", "vandalize", -5.0), ("AID", "unknown", 10.0)],
)
def test_intensity_falls_back_to_the_type(kind: str, mode: str | None, score: float) -> None:
    assert intensity(kind, mode) == score
