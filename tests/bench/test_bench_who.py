"""Scores of who is who: marks inside a text, the three measures of coreference, pairs of mentions."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.bench.corpus import unmark
from dateline.bench.score_who import best_pairs, measures, score_actors, score_pairs

TEXT = "Ada left. She saw Ben."


def actor(ident: str, *mentions: tuple[int, int], name: str = "", **more: Any) -> dict[str, Any]:
    return {"id": ident, "name": name, "kind": "person", "entity": None, "country": None, "sector": None,
            "known": None, "mentions": [list(m) for m in mentions], **more}  # fmt: skip


GOLD = {"actors": [actor("1", (0, 3), (10, 13)), actor("2", (18, 21))]}


def scored(*actors: dict[str, Any]) -> Any:
    return score_actors([(TEXT, GOLD, {"actors": list(actors)})])


def test_marks_are_taken_out_and_kept() -> None:
    text, spots = unmark("The {1:{2:UN} mission} left; {1:it} {3:{2:They}}.")
    assert text == "The UN mission left; it They."
    assert {key: [text[s:e] for s, e in found] for key, found in spots.items()} == {
        "1": ["UN mission", "it"],
        "2": ["UN", "They"],
        "3": ["They"],
    }
    for wrong in ("{1:open", "shut}"):
        with pytest.raises(ValueError, match="mark"):
            unmark(wrong)


def test_the_gold_itself_scores_full() -> None:
    assert scored(*GOLD["actors"])["conll"] == 100


def test_one_actor_for_all_is_punished_by_precision() -> None:
    found = scored(actor("x", (0, 3), (10, 13), (18, 21)))
    assert found["muc"] == {"P": 50.0, "R": 100.0, "F1": 66.7}
    assert found["b3"]["R"] == 100 and found["b3"]["P"] == pytest.approx(100 * 5 / 9, abs=0.1)
    assert found["ceaf"]["P"] == 80.0 and found["ceaf"]["R"] == 40.0


def test_each_for_himself_is_punished_by_recall() -> None:
    found = scored(actor("x", (0, 3)), actor("y", (10, 13)), actor("z", (18, 21)))
    assert found["muc"]["R"] == 0 and found["mentions"]["F1"] == 100


def test_best_pairs_take_the_highest_sum() -> None:
    assert sorted(best_pairs([[0.9, 0.8, 0.0], [0.9, 0.0, 0.0]])) == [(0, 1), (1, 0)]
    assert best_pairs([]) == []
    wanted = [frozenset("ab"), frozenset("c")]
    assert measures([], wanted)["b3 r hits"] == 0


def test_pairs_count_joins_misses_and_false_merges() -> None:
    def side(pair: str, number: str, same: bool, entity: str | None) -> tuple[str, Any, Any]:
        gold = {"id": f"{pair}-{number}", "pair": pair, "same": same, "mention": [0, 3], "published": None}
        return TEXT, gold, {"actors": [actor("a1", (0, 3), name="Ada", entity=entity)], "places": []}

    rows = [side("p", "a", True, "e"), side("p", "b", True, "e")]
    rows += [
        side("q", "a", False, "e"),
        side("q", "b", False, "e"),
        side("r", "a", True, "e"),
        side("r", "b", True, "f"),
    ]
    found = score_pairs(rows)
    assert (found["precision"], found["recall"], found["merged"], found["found"]) == (50.0, 50.0, 1, 100.0)
