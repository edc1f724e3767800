"""Claims off the beaten track: names with colons, signatures, nouns, nesting that holds itself, and the decision."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.model.annotation import Claim
from dateline.model.spans import Span
from dateline.reading.claims import STEP
from dateline.reading.claims.decision import decision, features
from dateline.reading.claims.finding import Finding
from dateline.reading.claims.frames import frames
from dateline.reading.claims.lexicon import kinds, may_quote, prior
from dateline.reading.claims.nesting import outermost
from dateline.reading.claims.quotes import Quoted
from dateline.reading.claims.step import claims_of
from dateline.reading.draft import Draft

Make = Callable[..., Draft]


def read(make: Make, text: str) -> list[tuple[list[str], list[str], list[str]]]:
    return [
        ([s.of(text) for s in c.cue], [s.of(text) for s in c.source], [s.of(text) for s in c.content])
        for c in STEP.run(make(text))
        if isinstance(c, Claim)
    ]


CASES = [
    (
        "VELK: We will hold the river line until help comes.",
        ([":"], ["VELK"], ["We will hold the river line until help comes."]),
    ),
    ("“The river is our wall.” ― Mirek Dal", (["―"], ["Mirek Dal"], ["“The river is our wall.”"])),
    (
        "The governor called on both sides to stop the fighting.",
        (["called on"], ["The governor"], ["both sides to stop the fighting"]),
    ),
    ("General Tesk vowed on Thursday to “answer at dawn”.", (["vowed"], ["General Tesk"], ["to “answer at dawn”"])),
    ("The army seems to have lost the hill.", (["seems"], [], ["The army", "to have lost the hill"])),
    (
        "The governor is certain that the army will return.",
        (["is certain"], ["The governor"], ["the army will return"]),
    ),
    (
        "The governor called the report by the group “a fantasy”.",
        (["called"], ["The governor"], ["the report by the group “a fantasy”"]),
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_constructions(draft: Make, text: str, expected: tuple[list[str], list[str], list[str]]) -> None:
    assert expected in read(draft, text)


def test_two_quotations_of_one_cue(draft: Make) -> None:
    text = "“We ran,” said Mirek Dal, “and nobody came.”"
    assert read(draft, text) == [(["said"], ["Mirek Dal"], ["“We ran,”", "“and nobody came.”"])]


def test_a_nominal_cue_with_its_holder(draft: Make) -> None:
    text = "The army's claim that the bridge was mined was wrong."
    assert any(source == ["The army"] or source == ["The army's"] for _, source, _ in read(draft, text))


def test_a_very_long_sentence_gives_no_frames(draft: Make) -> None:
    made = draft("The mayor said that the road was closed.")
    assert list(frames(made.doc[:]))
    assert not list(frames(draft("and " * 500).doc[:]))


def test_findings_that_hold_each_other_keep_the_longer(draft: Make) -> None:
    text = "The mayor said the army denied that the road was closed."
    made = draft(text)
    said, denied = Span(10, 14), Span(24, 30)
    long = Finding((said,), (Span(15, 55),), Span(0, 9), 0.9, "x")
    short = Finding((denied,), (Span(0, 20),), Span(15, 23), 0.9, "y")
    assert outermost(made, [long, short]) == [long]


def test_findings_of_another_finder_become_claims(draft: Make) -> None:
    text = "The mayor claimed “the road is closed”."
    made = draft(text)
    finding = Finding((Span(10, 17),), (Span(18, 38),), Span(0, 9), 0.5, "other")
    claim = next(item for item in claims_of(made, Quoted(text), [finding]) if isinstance(item, Claim))
    assert (claim.form, claim.stance, claim.rule) == ("direct", "distancing", "other")
    assert [hop.role for hop in claim.chain] == ["outlet", "speaker"]


def test_the_lexicon_of_cues() -> None:
    assert may_quote("say") and not may_quote("seem")
    assert prior("say") == pytest.approx(0.9)
    assert prior("zebra") == 0.0
    assert kinds("zebra") == ()
    assert "aim" in kinds("vow")


def test_the_decision_prefers_speech_and_looks_at_no_names(draft: Make) -> None:
    made = draft("Omar Tesk said that the road was closed. Omar Tesk ate the bread.")
    quoted = Quoted(made.text)
    found = {f.head.lemma_: f for f in frames(made.doc[:])}
    say, eat = found["say"], found["eat"]
    score = decision().score
    assert score(say, (), Span(0, 9), quoted) > 0.5 > score(eat, (), Span(0, 9), quoted)
    assert not any("tesk" in name.lower() for name in features(say, (), Span(0, 9), quoted))


def test_a_lost_mark_before_a_colon_names_nobody(draft: Make) -> None:
    assert list(STEP.run(draft("“ : the"))) == []
