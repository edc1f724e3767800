"""The project's own sets: phrases into spans, refusals that name the phrase, and the scores of chains and labels."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from dateline.bench.corpus import CorpusError, gold_row, items, report_row, spot
from dateline.bench.score_own import f1, main, score_chains, score_labels

CORPUS = Path(__file__).parents[2] / "corpus"
FILES = sorted(CORPUS.glob("*/*.jsonl"))
HOP = {"role": "speaker", "source": "The mayor", "cue": "told"}
TEXT = "The mayor told Radio Delta the army had lied. “Traitors,” he said."


@pytest.mark.parametrize(
    ("phrase", "words"), [("the army", "the army"), ("“Traitors,” [[he]]", "he"), ("[[The]] mayor", "The")]
)
def test_a_phrase_is_found_where_it_stands(phrase: str, words: str) -> None:
    assert spot(TEXT, phrase).of(TEXT) == words


@pytest.mark.parametrize("phrase", ["the navy", "he", "the arm", "[[]]mayor"])
def test_what_does_not_stand_there_once_is_refused(phrase: str) -> None:
    with pytest.raises(CorpusError):
        spot(TEXT, phrase)


def test_a_refusal_names_the_item() -> None:
    with pytest.raises(CorpusError, match=r"x-1: .*navy"):
        gold_row({"id": "x-1", "text": TEXT, "claims": [{"content": ["the navy"], "hops": [HOP]}]})


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": "a"}\n\n{"id"\n', encoding="utf-8")
    with pytest.raises(CorpusError, match=r"a\.jsonl:3"):
        list(items(tmp_path / "a.jsonl"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_line_of_the_corpus_holds_what_it_says(path: Path) -> None:
    rows = [gold_row(item) for item in items(path)]
    assert len({row["id"] for row in rows}) == len(rows) >= 60


def test_no_text_is_in_two_parts() -> None:
    parts = [{item["text"] for item in items(path)} for path in FILES]
    assert len(set().union(*parts)) == sum(map(len, parts))


CHAIN = {
    "id": "k",
    "text": TEXT,
    "claims": [
        {
            "content": ["the army had lied"],
            "hops": [
                {"role": "outlet", "source": "Radio Delta", "cue": None},
                {"role": "speaker", "source": "The mayor", "cue": "told"},
            ],
        }
    ],
}


def line(*hops: tuple[str, str], **more: Any) -> dict[str, Any]:
    """An annotation line with one claim whose chain has these hops behind the printing outlet."""
    chain = [{"actor": None, "span": None, "role": "outlet"}]
    chain += [{"actor": None, "span": list(spot(TEXT, words)), "role": role} for words, role in hops]
    claim = {name: [list(spot(TEXT, words))] for name, words in (("cue", "told"), ("content", "the army had lied"))}
    return {"claims": [{**claim, "source": [list(spot(TEXT, hops[-1][0]))], "chain": chain, **more}]}


def test_a_right_chain_scores_full() -> None:
    own = line(("Radio Delta", "outlet"), ("The mayor", "speaker"))
    scores = score_chains([(TEXT, gold_row(CHAIN), own)])
    assert (
        scores["hops"]["F1"] == scores["whole"] == scores["origin"]["accuracy"] == scores["all"]["hops"]["F1"] == 100.0
    )


@pytest.mark.parametrize(
    ("hops", "hits", "origin"),
    [
        ([("The mayor", "speaker")], 66.7, 100.0),
        ([("Radio Delta", "speaker"), ("The mayor", "speaker")], 50.0, 100.0),
        ([("The mayor", "speaker"), ("Radio Delta", "outlet")], 50.0, 0.0),
        ([("Radio Delta", "outlet"), ("The mayor", "anonymous")], 50.0, 0.0),
    ],
)
def test_missing_wrong_and_reversed_hops_cost(hops: list[tuple[str, str]], hits: float, origin: float) -> None:
    scores = score_chains([(TEXT, gold_row(CHAIN), line(*hops))])
    assert scores["hops"]["F1"] == hits and scores["origin"]["accuracy"] == origin


def test_a_stated_origin_is_what_counts() -> None:
    own = line(("Radio Delta", "outlet"), ("The mayor", "speaker"), origin=1)
    assert score_chains([(TEXT, gold_row(CHAIN), own)])["origin"]["accuracy"] == 0.0


def test_a_missed_chain_and_a_claim_that_is_none_cost() -> None:
    assert score_chains([(TEXT, gold_row(CHAIN), {"claims": []})])["hops"] == {"P": 0.0, "R": 0.0, "F1": 0.0}
    none = {**CHAIN, "claims": []}
    assert score_chains([(TEXT, gold_row(none), line(("The mayor", "speaker")))])["all"]["hops"]["P"] == 0.0


LABEL = {
    "id": "l",
    "text": TEXT,
    "labels": [{"span": "Traitors", "target": "the army", "speaker": "“Traitors,” [[he]]", "marker": "quoted"}],
    "lookalikes": [{"span": "The mayor", "why": "title"}],
}


def labelled(span: str, target: str | None, speaker: str | None) -> dict[str, Any]:
    actors = [
        {"id": "a1", "mentions": [list(spot(TEXT, "The mayor")), list(spot(TEXT, "“Traitors,” [[he]]"))]},
        {"id": "a2", "mentions": [list(spot(TEXT, "army"))]},
    ]
    label = {"span": list(spot(TEXT, span)), "target": target, "speaker": speaker, "marker": "quoted"}
    return {"actors": actors, "labels": [label]}


@pytest.mark.parametrize(
    ("own", "full", "span"),
    [
        (labelled("Traitors", "a2", "a1"), 100.0, 100.0),
        (labelled("Traitors", "a1", "a1"), 0.0, 100.0),
        (labelled("Traitors", "a2", "outlet"), 0.0, 100.0),
        (labelled("Traitors", None, "a1"), 0.0, 100.0),
        (labelled("Radio Delta", "a2", "a1"), 0.0, 0.0),
    ],
)
def test_a_label_needs_words_target_and_speaker(own: Any, full: float, span: float) -> None:
    scores = score_labels([(TEXT, gold_row(LABEL), own)])
    assert scores["full"]["F1"] == full and scores["span"]["F1"] == span


def test_a_label_in_a_lookalike_is_counted() -> None:
    assert score_labels([(TEXT, gold_row(LABEL), labelled("The mayor", "a2", "a1"))])["lookalikes"]["taken"] == 100.0


def test_f1_of_nothing_is_nought() -> None:
    assert f1(0, 0, 0) == {"P": 0.0, "R": 0.0, "F1": 0.0}


def test_the_scorer_as_a_command(tmp_path: Path) -> None:
    gold, pred = tmp_path / "gold.jsonl", tmp_path / "pred.jsonl"
    gold.write_text(json.dumps({**gold_row(CHAIN), "text": TEXT}) + "\n", encoding="utf-8")
    own = {"id": "k", **line(("Radio Delta", "outlet"), ("The mayor", "speaker"))}
    pred.write_text(json.dumps(own) + "\n", encoding="utf-8")
    done = CliRunner().invoke(main, ["chains", "--gold", str(gold), "--pred", str(pred), "--json"])
    assert done.exit_code == 0 and json.loads(done.output)["hops"]["F1"] == 100.0


def test_the_report_of_an_item_has_no_gold() -> None:
    assert report_row(CHAIN) == {"id": "k", "text": TEXT, "outlet": None, "published": None}
