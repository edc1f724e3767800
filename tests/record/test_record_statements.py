from __future__ import annotations

from dataclasses import replace

import pytest
import record_fakes as fakes

from dateline.model.annotation import Actor, Claim, Event, Hop, Participant, Reading
from dateline.model.errors import RecordError
from dateline.model.report import Block
from dateline.model.spans import Span
from dateline.record.schema import COLUMNS
from dateline.record.statements import statements

TEXT = fakes.story()
READING = fakes.read(fakes.report())


def reading(**lists: object) -> Reading:
    return Reading("x", "0" * 64, "en", "fake", **lists)  # type: ignore[arg-type]


def test_every_row_has_the_columns_of_its_table() -> None:
    rows = statements("r", TEXT, READING)
    for table, items in rows.items():
        assert {len(item) for item in items} == {len(COLUMNS[table])}, table


def test_every_span_quotes_the_text() -> None:
    rows = statements("r", TEXT, READING)
    assert len(rows["spans"]) > 15
    assert all(TEXT[start:end] == quote for *_, start, end, quote in rows["spans"])


def test_ids_are_the_same_whatever_the_local_ids_are() -> None:
    renamed = replace(
        READING,
        actors=tuple(replace(a, id=f"x{a.id}") for a in READING.actors),
        claims=tuple(
            replace(c, source_actor="xa1", chain=tuple(replace(h, actor=h.actor and f"x{h.actor}") for h in c.chain))
            for c in READING.claims
        ),
        events=tuple(replace(e, actors=(Participant("xa1", e.actors[0].span),)) for e in READING.events),
        labels=tuple(
            replace(n, target="xa1", speaker=n.speaker if n.speaker == "outlet" else "xa2") for n in READING.labels
        ),
        ties=tuple(replace(t, subject="xa1", object="xa2" if t.object == "a2" else t.object) for t in READING.ties),
    )
    one, two = statements("r", TEXT, READING), statements("r", TEXT, renamed)
    assert [row[0] for row in one["statements"] if row[2] != "label"] == [
        row[0] for row in two["statements"] if row[2] != "label"
    ]


def test_ids_differ_between_reports() -> None:
    one, two = statements("r", TEXT, READING), statements("s", TEXT, READING)
    assert not {row[0] for row in one["statements"]} & {row[0] for row in two["statements"]}


def test_the_very_same_statement_is_kept_once() -> None:
    rows = statements("r", TEXT, READING)
    assert len(rows["issues"]) == 1  # the tiny reader gives it twice


def test_statements_that_differ_in_a_detail_are_both_kept() -> None:
    actor = Actor("a1", "Guard", "group", (Span(4, 9),))
    other = Actor("a2", "Guards", "group", (Span(4, 9),), country="SRB")
    rows = statements("r", TEXT, reading(actors=(actor, other)))
    assert [row[3] for row in rows["actors"]] == ["Guard", "Guards"]
    assert len({row[0] for row in rows["actors"]}) == 2


def test_a_merged_statement_still_answers_to_both_local_ids() -> None:
    twins = tuple(Actor(ident, "Guard", "group", (Span(4, 9),)) for ident in ("a1", "a2"))
    event = Event("e1", "ASSAULT", None, (), Span(0, 3), (Participant("a2", None),), (), None, None, "occurred", None)
    rows = statements("r", TEXT, reading(actors=twins, events=(event,)))
    assert len(rows["actors"]) == 1
    assert rows["participants"] == [(rows["events"][0][0], "actors", 0, rows["actors"][0][0])]


def test_a_tie_to_a_place_points_at_the_place() -> None:
    rows = statements("r", TEXT, READING)
    names = COLUMNS["ties"]
    based = dict(zip(names, rows["ties"][1], strict=True))
    assert based["object_actor"] is None
    assert based["object_place"] == rows["places"][0][0]


def test_a_reference_to_nothing_becomes_an_issue() -> None:
    claim = Claim("c1", (Span(0, 3),), (), (), "a9", "direct", "neutral", (Hop("a8", None, "speaker"),))
    rows = statements("r", TEXT, reading(claims=(claim,)))
    assert rows["claims"][0][3] is None
    assert [row[4] for row in rows["issues"]] == ["dangling-reference"] * 2
    assert any("'a9'" in row[5] for row in rows["issues"])


@pytest.mark.parametrize("span", [Span(-1, 3), Span(5, 4), Span(0, len(TEXT) + 1)])
def test_a_span_outside_the_text_is_refused(span: Span) -> None:
    with pytest.raises(RecordError, match="outside the text"):
        statements("r", TEXT, reading(actors=(Actor("a1", "Guard", "group", (span,)),)))
    with pytest.raises(RecordError, match="outside the text"):
        statements("r", TEXT, reading(blocks=(Block(span, "body"),)))


def test_an_actor_without_mentions_is_kept() -> None:
    rows = statements("r", TEXT, reading(actors=(Actor("a1", "Guard", "group", ()),)))
    assert rows["spans"] == []
    assert len(rows["actors"]) == 1
