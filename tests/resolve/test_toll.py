"""One figure out of many, under three rules; each origin counts once."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.spans import Span
from dateline.model.statement import Toll
from dateline.resolve.toll import RULES, count


@pytest.mark.parametrize("rule, best", [("conservative", 12), ("informative", 20), ("representative", 17)])
def test_the_rules_choose(toll: Any, rule: Any, best: int) -> None:
    tolls = [toll(0, 12, None, 12), toll(1, None, 20, 20), toll(2, 17, 17, 17), toll(3, 17, 17, 17)]
    (counted,) = count(tolls, rule)
    assert counted.best == best and (counted.low, counted.high) == (12, 20)
    assert counted.origins == 4 and counted.disagreement == 0.5


def test_an_origin_that_repeats_itself_counts_once_with_its_latest_revision(toll: Any) -> None:
    tolls = [toll(0, 12, None, 12), toll(0, 17, 17, 17, report="q", count="revised"), toll(0, 30, 30, 30)]
    (counted,) = count(tolls, "informative")
    assert counted.best == 17 and counted.origins == 1 and counted.disagreement == 0.0


def test_an_origin_told_by_two_reports_has_the_bounds_of_both(toll: Any) -> None:
    (counted,) = count([toll(0, 12, None, 12), toll(0, None, 20, 20, report="q")])
    assert (counted.low, counted.best, counted.high, counted.origins) == (12, 20, 20, 1)


def test_a_part_is_not_added_to_its_whole(toll: Any) -> None:
    (counted,) = count([toll(0, 12, 12, 12), toll(0, 3, 3, 3)])
    assert counted.best == 12


def test_vague_words_give_bounds(toll: Any) -> None:
    (counted,) = count([toll(0, 24, 99, None)])
    assert (counted.low, counted.high, counted.best) == (24, 99, 24)


def test_harms_are_kept_apart_and_nothing_gives_nothing(toll: Any) -> None:
    assert [c.harm for c in count([toll(0, 1, 1, 1, harm="killed"), toll(0, 5, 5, 5, harm="injured")])] == [
        "injured",
        "killed",
    ]
    assert count([]) == ()
    (empty,) = count([toll(0, None, None, None)])
    assert empty.best is None and empty.low is None


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 500), st.integers(0, 500)), min_size=1, max_size=12))
def test_best_lies_within_the_bounds_under_every_rule(rows: list[tuple[int, int, int]]) -> None:
    tolls = [
        Toll(f"f{n}", f"r{n % 7}", "killed", min(a, b), max(a, b), min(a, b), "new", None, origin, Span(0, 1))
        for n, (origin, a, b) in enumerate(rows)
    ]
    for rule in RULES:
        (counted,) = count(tolls, rule)
        assert counted.low is not None and counted.high is not None and counted.best is not None
        assert counted.low <= counted.best <= counted.high
        assert 0 <= counted.disagreement < 1
