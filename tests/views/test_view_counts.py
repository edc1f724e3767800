"""Which numbers can be set against each other, and when two leave none that fits both."""

from __future__ import annotations

import math

import pytest
from rows import Rows

from dateline.model.statement import FigureRow
from dateline.views.counts import Bounds, apart, bounds, is_part, totals


def figure(
    content: str, words: str, low: int | None = 4, high: int | None = 4, best: int | None = None
) -> tuple[FigureRow, str]:
    rows = Rows()
    ident = rows.figure(rows.claim("a", "Medics", content), words, low, high, best)
    return rows.figures[ident], rows.snapshot().reports["a"].text


@pytest.mark.parametrize(
    "low, high, best, expected",
    [
        (12, 12, 12, Bounds(12, 12)),
        (12, None, 12, Bounds(12, math.inf)),
        (None, 20, 20, Bounds(0, 20)),
        (None, None, 40, Bounds(30, 50)),
        (None, None, None, None),
    ],
)
def test_bounds_are_those_of_the_wording(
    low: int | None, high: int | None, best: int | None, expected: Bounds | None
) -> None:
    assert bounds(figure("many died", "many", low, high, best)[0]) == expected


@pytest.mark.parametrize(
    "first, second, are",
    [
        (Bounds(12, 12), Bounds(31, 31), True),
        (Bounds(31, 31), Bounds(12, 12), True),
        (Bounds(12, math.inf), Bounds(31, 31), False),
        (Bounds(30, 50), Bounds(38, 38), False),
    ],
)
def test_numbers_are_apart_where_none_fits_both(first: Bounds, second: Bounds, are: bool) -> None:
    assert apart(first, second) is are


@pytest.mark.parametrize(
    "content, part",
    [
        ("four of the dead were under 18", True),
        ("four of its men were killed", True),
        ("nine died, including four", True),
        ("four people were killed", False),
        ("it killed four of a family", False),
    ],
)
def test_parts_are_told_from_totals(content: str, part: bool) -> None:
    assert is_part(*figure(content, "four")) is part


def test_the_largest_number_that_is_no_part_is_the_total() -> None:
    rows = Rows()
    claim = rows.claim("a", "Medics", "12 died, nine at once; 40 of them were hurt")
    for words, number in (("nine", 9), ("12", 12), ("40", 40)):
        rows.figure(claim, words, number, number)
    found = totals(rows.figures.values(), rows.snapshot().reports["a"].text)
    assert {harm: one.best for harm, one in found.items()} == {"killed": 12}
