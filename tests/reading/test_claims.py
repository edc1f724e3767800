"""The claims step on short invented reports: cue, source, content, form and stance."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.model.annotation import Claim
from dateline.reading.claims import STEP
from dateline.reading.draft import Draft

Make = Callable[..., Draft]


def claims(make: Make, text: str, **keys: str) -> list[Claim]:
    return [item for item in STEP.run(make(text, **keys)) if isinstance(item, Claim)]


def words(text: str, spans: tuple) -> list[str]:
    return [span.of(text) for span in spans]


CASES = [
    ("The mayor said that the bridge was closed.", "said", "The mayor", ["the bridge was closed"]),
    ("The bridge was closed, the mayor said.", "said", "the mayor", ["The bridge was closed"]),
    ("The bridge, the mayor said, was closed at dawn.", "said", "the mayor", ["The bridge", "was closed at dawn"]),
    ("According to the mayor, the bridge was closed.", "According to", "the mayor", ["the bridge was closed"]),
    ("“We are staying,” said Lena Kord, a nurse.", "said", "Lena Kord, a nurse", ["“We are staying,”"]),
    ("The army denied the accusations.", "denied", "The army", ["the accusations"]),
    ("General Omar Tesk vowed to retake the port.", "vowed", "General Omar Tesk", ["to retake the port"]),
    ("The minister called for an end to the siege.", "called for", "The minister", ["an end to the siege"]),
    ("The governor wants to reopen the road.", "wants", "The governor", ["to reopen the road"]),
    ("The ministry accused rebels of burning the mill.", "accused", "The ministry", ["rebels of burning the mill"]),
    ("General Tesk is believed to have left the city.", "is believed", None, ["General Tesk", "to have left the city"]),
    ("The convoy was reportedly attacked.", "reportedly", None, ["The convoy was", "attacked"]),
    ("The plan was condemned by the council.", "was condemned", "the council", ["The plan"]),
]


@pytest.mark.parametrize(("text", "cue", "source", "content"), CASES)
def test_one_claim_of_each_construction(
    draft: Make, text: str, cue: str, source: str | None, content: list[str]
) -> None:
    found = claims(draft, text)
    assert len(found) == 1
    claim = found[0]
    assert words(text, claim.cue) == [cue]
    assert words(text, claim.source) == ([source] if source else [])
    assert words(text, claim.content) == content
    assert 0 < (claim.score or 0) <= 1
    assert claim.rule and ":" in claim.rule


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("The mayor said: “The bridge is closed and will stay closed.”", "direct"),
        ("The mayor said the bridge was closed for repairs.", "indirect"),
        ("The mayor said the bridge had been “blown to pieces” by the army.", "mixed"),
    ],
)
def test_form_is_the_share_of_quoted_words(draft: Make, text: str, form: str) -> None:
    assert [claim.form for claim in claims(draft, text)] == [form]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The army said that it had left the town.", "neutral"),
        ("The army claimed that it had left the town.", "distancing"),
        ("The army insisted that it had left the town.", "distancing"),
        ("The army confirmed that it had left the town.", "endorsing"),
        ("The analyst pointed out that the army had left the town.", "endorsing"),
        ("The army denied that it had left the town.", "denying"),
        ("The governor dismissed the report as nonsense.", "denying"),
        ("The army had reportedly left the town.", "distancing"),
    ],
)
def test_stance_follows_the_cue(draft: Make, text: str, stance: str) -> None:
    assert [claim.stance for claim in claims(draft, text)] == [stance]


def test_a_quotation_that_goes_on_belongs_to_the_same_claim(draft: Make) -> None:
    text = (
        "“They burned the mill,” said Mirek Dal. “We ran to the river.”\n\n“Nobody came to help us.”\n\nThe army left."
    )
    found = claims(draft, text)
    assert len(found) == 1
    assert words(text, found[0].content) == [
        "“They burned the mill,”",
        "“We ran to the river.”",
        "“Nobody came to help us.”",
    ]
    assert found[0].form == "direct"


def test_prose_between_quotations_ends_the_speech(draft: Make) -> None:
    text = "“They burned the mill,” said Mirek Dal.\n\nThe road is closed.\n\n“Nobody came to help us that night.”"
    assert words(text, claims(draft, text)[0].content) == ["“They burned the mill,”"]


def test_a_paragraph_that_ends_in_a_colon_brings_the_next(draft: Make) -> None:
    text = "As the newspaper points out:\n\nThe fort was sold in May. Its guns went north.\n\nThe road is closed."
    found = claims(draft, text)
    assert [(words(text, c.source), words(text, c.content)) for c in found] == [
        (["the newspaper"], ["The fort was sold in May. Its guns went north."])
    ]


def test_a_lost_quotation_mark_swallows_nothing(draft: Make) -> None:
    text = "“The bridge is closed, the mayor said.\n\nThe army denied the report. “No,” a colonel said."
    for claim in claims(draft, text):
        assert all("\n" not in span.of(text) for span in claim.content)
    assert any(words(text, claim.cue) == ["denied"] for claim in claims(draft, text))


def test_what_is_told_inside_a_claim_is_part_of_it(draft: Make) -> None:
    text = "The mayor said that the army wants to close the road."
    assert [words(text, claim.source) for claim in claims(draft, text)] == [["The mayor"]]


def test_asking_for_anonymity_is_no_claim(draft: Make) -> None:
    text = "An official who asked not to be named said the road was closed."
    assert [words(text, claim.cue) for claim in claims(draft, text)] == [["said"]]


def test_appeals_say_nothing(draft: Make) -> None:
    text = (
        "The mayor said the road was closed.\n\nWe need your help ...\n\nOur readers say that we matter. "
        "Can you help by chipping in a few pounds each month?\n\nSupport us"
    )
    assert len(claims(draft, text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        '😀 "',
        "said",
        ":",
        "“”",
        '""',
        "SAID THE MAYOR: “NO",
        "- - -\n\n:\n\n“",
        "'' `` ''",
        "a\u2028b: “c",
        "Name: ",
        "“x” ―",
        "“x” ― y",
    ],
)
def test_odd_texts_do_not_stop_the_step(draft: Make, text: str) -> None:
    for claim in claims(draft, text):
        assert claim.content


def test_ids_and_spans_are_in_order(draft: Make) -> None:
    text = "The mayor said the road was closed. The army denied it. “No,” said Lena Kord."
    found = claims(draft, text)
    assert [claim.id for claim in found] == [f"c{i}" for i in range(1, len(found) + 1)]
    starts = [min(s.start for s in (*claim.content, *claim.cue)) for claim in found]
    assert starts == sorted(starts)


def test_same_text_same_claims(draft: Make) -> None:
    text = "The Herald reported that the army said it had retaken the airport. “We won,” a colonel said."
    assert claims(draft, text) == claims(draft, text)
