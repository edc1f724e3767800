"""Tags and ends into stretches of words."""

from __future__ import annotations

import numpy as np
import pytest

from dateline.reading.encoder.decode import Stretch, best_stretch, softmax, stretches


def tags(letters: str, kinds: int = 1) -> np.ndarray:
    """Scores that are sure of a row of tags: "-" outside, then capital and small letters of A, B, ... as begin and inside."""
    out = np.full((len(letters), 1 + 2 * kinds), -5.0)
    for i, letter in enumerate(letters):
        column = 0 if letter == "-" else 1 + 2 * "abc".index(letter.lower()) + letter.islower()
        out[i, column] = 5.0
    return out


@pytest.mark.parametrize(
    ("letters", "found"),
    [
        ("--Aa-", [Stretch(2, 3)]),
        ("AaAa", [Stretch(0, 1), Stretch(2, 3)]),
        ("-aa", [Stretch(1, 2)]),
        ("A-a", [Stretch(0, 0), Stretch(2, 2)]),
        ("---", []),
    ],
)
def test_tags_become_stretches(letters: str, found: list[Stretch]) -> None:
    assert stretches(tags(letters)) == found


def test_kinds_do_not_run_into_each_other() -> None:
    assert stretches(tags("AabB", kinds=2)) == [Stretch(0, 1, 0), Stretch(2, 2, 1), Stretch(3, 3, 1)]


def test_a_higher_bar_leaves_fewer_stretches() -> None:
    scores = np.array([[0.0, 1.0, 0.0], [0.0, 0.0, 3.0]])
    assert stretches(scores) == [Stretch(0, 1)]
    assert stretches(scores, outside=2.0) == [Stretch(1, 1)]


def ends(words: int, first: int, last: int) -> np.ndarray:
    out = np.zeros((words + 1, 2))
    out[first + 1, 0] = out[last + 1, 1] = 9.0
    return out


def test_the_likeliest_stretch_is_the_source() -> None:
    assert best_stretch(ends(6, 1, 3), Stretch(4, 4)) == Stretch(1, 3)


def test_where_the_front_is_likelier_there_is_no_source() -> None:
    scores = ends(6, 1, 3)
    scores[0] = 9.5
    assert best_stretch(scores, Stretch(4, 4)) is None
    assert best_stretch(scores, Stretch(4, 4), none=-5.0) == Stretch(1, 3)


def test_a_source_lies_beside_its_cue_and_never_runs_over_it() -> None:
    assert best_stretch(ends(6, 4, 4), Stretch(4, 4)) is None or best_stretch(ends(6, 4, 4), Stretch(4, 4)) != Stretch(
        4, 4
    )
    assert (
        best_stretch(ends(6, 1, 5), Stretch(3, 3)) == Stretch(1, 2)
        or best_stretch(ends(6, 1, 5), Stretch(3, 3)).last < 3
    )
    assert best_stretch(ends(6, 4, 4), Stretch(3, 5), within=True) == Stretch(4, 4)


def test_probabilities_add_up() -> None:
    assert np.allclose(softmax(np.array([[1000.0, 0.0], [0.0, 0.0]])), [[1.0, 0.0], [0.5, 0.5]])
