"""The scores of the project's own events: pairing by trigger, standing, false facts, sub-events."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from dateline.bench.corpus import gold_row
from dateline.bench.score_events import macro_f1, main, score_events, score_sub_events

TEXT = "Rebels shelled Keth. The army denied that it had attacked a convoy."
ITEM = {
    "id": "e",
    "text": TEXT,
    "events": [
        {"trigger": "shelled", "type": "ASSAULT", "mode": "heavy-weapons", "status": "occurred", "actors": ["Rebels"],
         "recipients": [], "place": "Keth", "time": None, "acled": "ART_MISS_ATTACK"},
        {"trigger": "attacked", "type": "ASSAULT", "mode": None, "status": "denied", "actors": ["it"],
         "recipients": ["convoy"], "place": None, "time": None},
    ],
    "none": [{"span": "denied", "why": "denial of a fact"}],
}  # fmt: skip


def event(word: str, kind: str, status: str, **more: Any) -> dict[str, Any]:
    start = TEXT.index(word)
    plain = {"type": kind, "mode": None, "status": status, "actors": [], "recipients": [], "score": 0.9, "acled": None}
    return {**plain, "trigger": [start, start + len(word)], **more}


def scored(*events: dict[str, Any]) -> dict[str, Any]:
    return score_events([(TEXT, gold_row(ITEM), {"events": list(events), "actors": []})])


def test_what_is_right_is_right() -> None:
    convoy = {"actor": None, "span": [TEXT.index("a convoy"), TEXT.index("a convoy") + 8]}
    found = scored(
        event("shelled", "ASSAULT", "occurred", mode="heavy-weapons", actors=[{"actor": "a1", "span": [0, 6]}]),
        event("attacked", "ASSAULT", "denied", recipients=[convoy]),
    )
    assert found["typed"]["F1"] == 100.0 and found["status"]["false_facts"] == 0.0 and found["mode"] == 100.0
    assert found["actors"]["R"] == 50.0 and found["recipients"]["F1"] == 100.0


def test_a_denied_act_told_as_a_fact_is_a_false_fact() -> None:
    found = scored(event("attacked", "ASSAULT", "occurred"))
    assert found["status"]["false_facts"] == 100.0 and found["trigger"]["R"] == 50.0


def test_a_word_that_only_looks_like_a_trigger_counts_as_taken() -> None:
    found = scored(event("denied", "REJECT", "occurred"))
    assert found["lookalikes"]["taken"] == 100.0 and found["typed"]["P"] == 0.0


def test_the_sub_event_with_the_highest_score_is_the_notes(tmp_path: Path) -> None:
    gold = {**gold_row({**ITEM, "label": "ART_MISS_ATTACK"}), "text": TEXT}
    low, high = (
        event("attacked", "ASSAULT", "occurred", acled="ATTACK", score=0.5),
        event("shelled", "ASSAULT", "occurred", acled="ART_MISS_ATTACK"),
    )
    assert score_sub_events([(TEXT, gold, {"events": [low, high]})])["weighted_F1"] == 100.0
    (tmp_path / "gold.jsonl").write_text(json.dumps(gold) + "\n", encoding="utf-8")
    (tmp_path / "pred.jsonl").write_text(json.dumps({"id": "e", "events": [low]}) + "\n", encoding="utf-8")
    done = CliRunner().invoke(
        main, ["sub-events", "--gold", str(tmp_path / "gold.jsonl"), "--pred", str(tmp_path / "pred.jsonl")]
    )
    assert json.loads(done.output)["accuracy"] == 0.0


@pytest.mark.parametrize(("pairs", "mean"), [([("a", "a"), ("b", "b")], 100.0), ([("a", "b"), ("b", "b")], 33.4)])
def test_the_mean_is_over_the_classes(pairs: list[tuple[str, str]], mean: float) -> None:
    assert macro_f1(pairs, ["a", "b"]) == pytest.approx(mean, abs=0.1)
