"""Victims that no number counts: one each, two or more in the plural, never with a stated count."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.reading.draft import Draft
from dateline.reading.figures import find_figures

Make = Callable[..., Draft]


def read(draft: Make, text: str) -> list[tuple[str, str, int | None, int | None, int | None]]:
    return [(f.harm, f.span.of(text), f.low, f.high, f.best) for f in find_figures(draft(text))]


@pytest.mark.parametrize(
    ("text", "harm", "words", "low", "high"),
    [
        ("A farmer was killed near Keth on Monday.", "killed", "A farmer", 1, 1),
        ("The blast injured a teacher in the market.", "injured", "a teacher", 1, 1),
        ("Gunmen kidnapped the priest on Sunday.", "abducted", "the priest", 1, 1),
        ("The shelling killed villagers in Keth.", "killed", "villagers", 2, None),
        ("He was killed in October.", "killed", "He", 1, 1),
        ("The death of a student led to protests.", "killed", "a student", 1, 1),
    ],
)
def test_a_victim_without_a_number_is_counted_by_the_noun(
    draft: Make, text: str, harm: str, words: str, low: int, high: int | None
) -> None:
    assert (harm, words, low, high, None) in read(draft, text)


@pytest.mark.parametrize(
    "text",
    [
        "They kill civilians whenever they can.",
        "Guns are for hunting, not for killing people.",
        "The strike destroyed a bridge.",
        "The army threatened to kill the hostage.",
    ],
)
def test_nobody_is_counted_who_was_not_harmed(draft: Make, text: str) -> None:
    assert read(draft, text) == []


def test_a_number_stays_the_only_figure_of_its_people(draft: Make) -> None:
    assert read(draft, "The shelling killed nine villagers in Keth.") == [("killed", "nine", 9, 9, 9)]
