"""Quotation marks: where stretches open and close, whatever the marks and however they are lost."""

from __future__ import annotations

from itertools import pairwise

import pytest

from dateline.model.spans import Span
from dateline.reading.claims.quotes import Quoted, quotations


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “no” and left.", ["“no”"]),
        ('He said "no" and "yes".', ['"no"', '"yes"']),
        ("He said ``no'' and left.", ["``no''"]),
        ("He said ''no way'' and left.", ["''no way''"]),
        ("The „Wall“ fell; the «gate» held.", ["„Wall“", "«gate»"]),
        ("A ‘deep regret’ was voiced.", ["‘deep regret’"]),
        ("It's the rebels' camp.", []),
        ("“It is ‘over’ now,” he said.", ["“It is ‘over’ now,”"]),
        ('""', []),
        ("a lost ” mark", []),
        ("", []),
    ],
)
def test_stretches(text: str, expected: list[str]) -> None:
    assert [q.span.of(text) for q in quotations(text)] == expected


def test_a_mark_that_stays_open_ends_with_its_line() -> None:
    text = "“We ran.\n“Nobody came,” he said."
    found = quotations(text)
    assert [(q.span.of(text), q.closed) for q in found] == [("“We ran.", False), ("“Nobody came,”", True)]


def test_offsets_and_shares() -> None:
    text = "The road was “closed for good” in May."
    quoted = Quoted(text)
    assert quoted.at(text.index("closed")) is not None
    assert quoted.at(0) is None
    assert quoted.at(len(text) - 1) is None
    assert quoted.within(Span(0, 5)) == []
    assert quoted.share(text, (Span(0, len(text)),)) == pytest.approx(3 / 8)
    assert quoted.share(text, ()) == 0.0


@pytest.mark.parametrize("text", ['"' * 50, "“" * 50, "''" * 9 + "``", "‘’ ‘ ’ '", "\n\n“\n”\n"])
def test_any_marks_give_spans_in_order_and_apart(text: str) -> None:
    found = quotations(text)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
