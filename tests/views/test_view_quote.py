"""The sentence around a span, cut where it would fill the page."""

from __future__ import annotations

from dateline.model.spans import Span
from dateline.views.quote import sentence_around

LONG = "The column left at dawn and " + "drove past the wells and " * 40 + "reached Oruma by night."


def test_the_sentence_alone() -> None:
    text = "Rain fell. The bridge at Oruma was blown up. Nobody was hurt."
    start = text.index("Oruma")
    found = sentence_around(text, Span(start, start + 5))
    assert text[found.start : found.end] == "The bridge at Oruma was blown up."


def test_a_long_sentence_is_cut_between_words_around_the_span() -> None:
    start = LONG.index("wells", 400)
    found = sentence_around(LONG, Span(start, start + 5), longest=80)
    words = LONG[found.start : found.end]
    assert "wells" in words and len(words) <= 80
    assert words.strip() == words and set(words.split()) <= set(LONG.split())


def test_a_span_that_is_too_long_itself_stays_whole() -> None:
    span = Span(LONG.index("column"), LONG.index("reached"))
    found = sentence_around(LONG, span, longest=40)
    assert found.start <= span.start and span.end <= found.end
