"""`annotate`: pure, in order, nothing lost; every value stands where its span says."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from dateline.model.annotation import Issue, Reading, reading_from_json, to_json
from dateline.model.report import Report
from dateline.model.schema import annotation_schema
from dateline.model.spans import Span
from dateline.reading.annotate import ReadingError, annotate, read_one
from dateline.reading.draft import Draft
from dateline.reading.step import Step, unmet
from dateline.reading.steps import STEPS, composition

TEXT = """Shells hit market in Umm Ruwaba

KOSTI, Sudan, 20 March (Sahel Wire) - Fighters of the Red Acacia Movement shelled a market in Umm Ruwaba on Tuesday, killing at least 12 people, the Kordofan Medics Network said.

"We counted twelve bodies," its coordinator, Ishraq Mirghani, told Radio Kardus. The Movement denied that it had fired. Its leader threatened to march on Kosti.

Support our newsroom: donate today and keep independent journalism alive."""

VALIDATOR = Draft202012Validator(annotation_schema())


def check(reading: Reading, text: str) -> None:
    """What must always hold of a line."""
    row = to_json(reading)
    VALIDATOR.validate(json.loads(json.dumps(row)))
    for span in spans_of(row):
        assert 0 <= span[0] < span[1] <= len(text)
    for figure in reading.figures:
        assert figure.span.of(text) == figure.wording
    ids = {item.id for key in ("actors", "places", "times", "claims", "events") for item in getattr(reading, key)}
    referred = [e.place for e in reading.events] + [e.time for e in reading.events] + [e.claim for e in reading.events]
    referred += [p.actor for e in reading.events for p in e.actors + e.recipients]
    referred += [c.source_actor for c in reading.claims] + [h.actor for c in reading.claims for h in c.chain]
    referred += [x for t in reading.ties for x in (t.subject, t.object, t.time, t.claim)]
    referred += [x for f in reading.figures for x in (f.claim, f.event)]
    referred += [label.target for label in reading.labels]
    referred += [label.speaker for label in reading.labels if label.speaker != "outlet"]
    assert {ref for ref in referred if ref is not None} <= ids
    unread = [block.span for block in reading.blocks if block.role in {"appeal", "furniture"}]
    for item in (*reading.claims, *reading.events, *reading.figures, *reading.ties, *reading.labels):
        for span in spans_of(to_json(item)):
            assert not any(block.contains(Span(*span)) for block in unread)


def spans_of(value: object) -> list[list[int]]:
    """Every [start, end] in a piece of JSON, but not the bounds of figures and places."""
    if isinstance(value, list) and len(value) == 2 and all(type(part) is int for part in value):
        return [value]
    if isinstance(value, list):
        return [span for item in value for span in spans_of(item)]
    if isinstance(value, dict):
        return [span for key, item in value.items() if key != "contexts" for span in spans_of(item)]
    return []


@pytest.fixture(scope="module")
def reading(pipeline: object) -> Reading:
    return read_one(Report("r", TEXT, published="2024-03-20", outlet="Nile Ledger"))


def test_a_report_is_read_whole(reading: Reading) -> None:
    check(reading, TEXT)
    assert not [issue for issue in reading.issues if issue.code == "failed"]
    assert {"ASSAULT", "THREATEN"} <= {event.type for event in reading.events}
    assert any(f.low == 12 and f.harm == "killed" for f in reading.figures)
    assert any(claim.stance == "denying" for claim in reading.claims)
    assert reading.blocks[-1].role == "appeal"
    assert any(time.value == "2024-03-19" for time in reading.times)
    assert any(place.name == "Umm Ruwaba" for place in reading.places)
    assert "en_core_web_sm" in reading.version


def test_the_same_report_gives_the_same_bytes_alone_and_among_others(reading: Reading) -> None:
    others = [Report("a", "Nothing happened in Hun."), Report("r", TEXT, published="2024-03-20", outlet="Nile Ledger")]
    assert list(annotate(others))[1] == reading


def test_a_reading_survives_its_line(reading: Reading) -> None:
    assert reading_from_json(json.loads(json.dumps(to_json(reading)))) == reading


def test_what_cannot_be_read_keeps_its_place(pipeline: object) -> None:
    inputs: list[Report | ReadingError] = [
        Report("empty", "  \n "),
        ReadingError("line 2", "not JSON"),
        Report("long", "x" * 400_001),
        Report("broken", "a\ud800b"),
        Report("words", "x\n" * 90_000),
        Report("good", "Troops entered Hun."),
    ]
    found = list(annotate(inputs))
    assert [item.id for item in found] == ["empty", "line 2", "long", "broken", "words", "good"]
    assert [isinstance(item, ReadingError) for item in found] == [True, True, True, True, True, False]
    errors = [item.error for item in found if isinstance(item, ReadingError)]
    assert "empty" in errors[0] and "split it" in errors[2] and "surrogates" in errors[3] and "words" in errors[4]
    with pytest.raises(ValueError, match="empty"):
        read_one(Report("empty", ""))


def test_another_language_is_marked_and_not_read(pipeline: object) -> None:
    text = (
        "Les combattants du mouvement ont attaqué le marché de la ville mardi, et au moins douze personnes ont été tuées, "
        "selon un réseau de médecins bénévoles. Le gouverneur a condamné cette attaque."
    )
    reading = read_one(Report("fr", text))
    assert reading.language == "fr"
    assert [issue.code for issue in reading.issues] == ["not-english"]
    assert not reading.events and not reading.claims and reading.blocks


def test_a_failing_step_loses_its_own_answer_only(pipeline: object, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(draft: Draft) -> list[Issue]:
        raise RuntimeError("no such word")

    from dateline.reading import annotate as module

    monkeypatch.setattr(module, "STEPS", (Step("broken", 1, "?", (), (), fail), *STEPS))
    reading = read_one(Report("r", TEXT))
    assert [(i.step, i.message) for i in reading.issues if i.code == "failed"] == [
        ("broken", "RuntimeError: no such word")
    ]
    assert reading.events


def test_the_steps_can_run_in_their_order() -> None:
    from dateline.model.report import Block

    assert unmet(STEPS, [Block]) == []
    assert [step.name for step in composition()][:2] == ["blocks", "parse"]
    assert unmet([Step("x", 1, "?", (Issue,), (), lambda draft: [])])[0][1] is Issue


PIECES = st.sampled_from(
    "the army rebels said that denied on Tuesday in Tripoli 12 people were killed and “ ” \" ' ’ . , : ; ( ) \n\n \n — "
    "According to Reuters, at least hundreds vowed to attack talks with UN-backed Donate now! 2019 🙂 é \u200f KILLED USA".split(
        " "
    )
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(words=st.lists(PIECES, min_size=1, max_size=60), noise=st.text(max_size=20))
def test_any_text_gives_a_sound_line(pipeline: object, words: list[str], noise: str) -> None:
    text = " ".join(words) + noise.encode("utf-8", "ignore").decode("utf-8")
    result = next(annotate([Report("x", text, published="2024-03-20")]))
    if isinstance(result, Reading):
        check(result, text)
        assert not [issue for issue in result.issues if issue.code == "failed"]


def test_sentences_leave_out_what_is_not_prose(draft: Callable[..., Draft]) -> None:
    made = draft(TEXT)
    said = " ".join(sentence.text for sentence in made.sentences())
    assert "donate" not in said and "shelled a market" in said
    assert made.role_at(TEXT.index("donate")) == "appeal"
