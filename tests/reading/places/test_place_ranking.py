"""Ranking without a parser: made-up candidates, one thing changed at a time."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.lexicon.gazetteer import Candidate
from dateline.reading.places.ranking import MOST, Name, choose, holds, limited

LIBYA = Candidate(1, "1", "Libya", "country", "country", 28.0, 17.0, "LBY", None, None, 7_000_000, False, "name")
LEBANON = Candidate(2, "2", "Lebanon", "country", "country", 33.8, 35.8, "LBN", None, None, 6_000_000, False, "name")
WEST = Candidate(3, "3", "Tripoli", "settlement", "settlement", 32.9, 13.2, "LBY", 31, None, 1_300_000, True, "name")
EAST = Candidate(4, "4", "Tripoli", "settlement", "settlement", 34.4, 35.8, "LBN", 41, None, 230_000, False, "name")
NEAR_EAST = Candidate(5, "5", "Zgharta", "settlement", "settlement", 34.4, 35.9, "LBN", 41, None, 45_000, False, "name")
TRIPOLI = Name("tripoli", (WEST, EAST))


def test_alone_the_bigger_one_is_taken() -> None:
    assert choose([TRIPOLI])["tripoli"].candidate is WEST


@pytest.mark.parametrize(
    "names",
    [
        [replace(TRIPOLI, within="lebanon"), Name("lebanon", (LEBANON,))],
        [TRIPOLI, Name("lebanon", (LEBANON,)), Name("zgharta", (NEAR_EAST,))],
    ],
)
def test_context_turns_it(names: list[Name]) -> None:
    assert choose(names)["tripoli"].candidate is EAST


def test_beliefs_are_probabilities_and_a_lone_candidate_is_sure() -> None:
    chosen = choose([TRIPOLI, Name("libya", (LIBYA,)), Name("nowhere", ())])
    assert chosen["libya"].score == 1.0
    assert 0.5 < chosen["tripoli"].score <= 1.0
    assert "nowhere" not in chosen


def test_the_users_place_beats_a_capital() -> None:
    own = replace(EAST, id=-1, how="user", population=0, source="user:a.csv:2")
    assert choose([Name("tripoli", (WEST, own))])["tripoli"].candidate is own


def test_what_holds_what() -> None:
    assert holds(LIBYA, WEST)
    assert not holds(LIBYA, EAST)
    assert not holds(LIBYA, LIBYA)
    unit = replace(LIBYA, id=31, kind="region")
    assert holds(unit, WEST)


def test_no_more_than_some_candidates_are_looked_at() -> None:
    assert len(limited([WEST] * 100)) == MOST
