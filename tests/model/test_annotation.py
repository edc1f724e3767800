"""Annotations as JSON and back, and the schema that describes them."""

from __future__ import annotations

import json
from dataclasses import fields, replace

import pytest
from jsonschema import Draft202012Validator, ValidationError

from dateline.model.annotation import (
    Actor,
    Claim,
    Event,
    Figure,
    Hop,
    Issue,
    Label,
    Participant,
    Place,
    Reading,
    Tie,
    Time,
    reading_from_json,
    to_json,
)
from dateline.model.report import Block, Report
from dateline.model.schema import annotation_schema
from dateline.model.spans import Span

S = Span(0, 3)
READING = Reading(
    id="r1",
    sha256="0" * 64,
    language="en",
    version="dateline 0.1.0",
    blocks=(Block(S, "lede"),),
    actors=(Actor("a1", "Zarmani", "person", (S,), rule="x"),),
    places=(Place("p1", S, "Sokna", "1", 29.0, 15.7, "LBY", "settlement", "literal", 0.9),),
    times=(Time("t1", S, "DATE", "2024-03-19", "2024-03-19", "2024-03-19"),),
    claims=(Claim("c1", (S,), (S,), (), None, "mixed", "neutral", (Hop(None, None, "outlet"), Hop("a1", S, "speaker"))),),
    labels=(Label("l1", S, "a1", "outlet", "plain"),),
    events=(
        Event(
            "e1", "ASSAULT", "aerial", ("military",), S, (Participant("a1", S),), (Participant(None, S),), "p1", "t1",
            "occurred", None, 0.5, "AIR_STRIKE",
        ),
    ),
    figures=(Figure("f1", S, "killed", 12, None, 12, "at least 12", None, "new", None, None, "e1"),),
    ties=(Tie("r1", S, "a1", None, "leads", "current", None, None),),
    issues=(Issue("places", "no-candidate", "not in the gazetteer", S),),
)  # fmt: skip


def test_a_reading_survives_json() -> None:
    assert reading_from_json(json.loads(json.dumps(to_json(READING)))) == READING


def test_spans_become_pairs_and_keys_keep_the_order_of_the_format() -> None:
    row = to_json(READING)
    assert row["actors"][0]["mentions"] == [[0, 3]]
    assert list(row)[:4] == ["id", "sha256", "language", "version"]
    assert list(row["claims"][0])[:4] == ["id", "content", "cue", "source"]


def test_unknown_keys_of_a_newer_version_are_passed_over() -> None:
    row = to_json(READING)
    row["actors"][0]["novelty"] = 1
    assert reading_from_json(row) == READING


def test_the_schema_is_sound_and_takes_what_is_written() -> None:
    schema = annotation_schema()
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(to_json(READING))
    Draft202012Validator(schema).validate({"id": "x", "error": "no text"})


@pytest.mark.parametrize(
    "key, value",
    [("status", "maybe"), ("type", "FIGHT"), ("trigger", [3]), ("place", 4), ("actors", None)],
)
def test_the_schema_refuses_what_the_format_does_not_know(key: str, value: object) -> None:
    row = to_json(READING)
    row["events"][0][key] = value
    with pytest.raises(ValidationError):
        Draft202012Validator(annotation_schema()).validate(row)


def test_the_schema_asks_for_every_key() -> None:
    for name in (field.name for field in fields(Reading)):
        row = to_json(READING)
        del row[name]
        with pytest.raises(ValidationError):
            Draft202012Validator(annotation_schema()).validate(row)


def test_a_report_has_a_digest_even_with_lone_surrogates() -> None:
    report = Report("x", "a\ud800b")
    assert len(report.sha256) == 64
    assert report.sha256 != replace(report, text="ab").sha256
