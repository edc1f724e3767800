"""Spans: quotes, containment, trimming."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.model.spans import Span, hull, trim


def test_a_span_gives_its_words() -> None:
    assert Span(4, 9).of("Near Sokna.") == " Sokn"
    assert Span(5, 10).of("Near Sokna.") == "Sokna"


def test_containment_and_overlap() -> None:
    assert Span(0, 5).contains(Span(1, 5)) and not Span(0, 5).contains(Span(1, 6))
    assert Span(0, 5).overlaps(Span(4, 9)) and not Span(0, 5).overlaps(Span(5, 9))


def test_hull_covers_all() -> None:
    assert hull((Span(4, 6), Span(9, 12))) == (4, 12)


@given(st.text(), st.integers(0, 40), st.integers(0, 40), st.sampled_from(["", '"', "“”,"]))
def test_trim_stays_inside_and_leaves_no_space_at_the_edges(text: str, a: int, b: int, extra: str) -> None:
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    kept = trim(text, Span(start, end), extra)
    assert Span(start, end).contains(kept)
    words = kept.of(text)
    assert not words or not (words[0].isspace() or words[-1].isspace() or words[0] in extra or words[-1] in extra)
