"""The lexicons of labels."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.lexicon import load
from dateline.reading.draft import Draft
from dateline.reading.labels.words import Loaded, Marker, marker_words, so_called


def test_words_are_lower_case_and_in_one_entry_of_a_form() -> None:
    seen: set[tuple[str, str]] = set()
    for row in load("labels", Loaded):
        for word in row.words:
            assert word == word.lower()
            assert (row.form, word) not in seen, word
            seen.add((row.form, word))


def test_every_form_of_marker_has_words() -> None:
    assert all(marker_words(row.form) for row in load("labels-markers", Marker))


@pytest.mark.parametrize(
    ("phrase", "expected"), [("self-styled", 1), ("so-called", 1), ("so called", 1), ("well-known", None)]
)
def test_marker_adjectives(draft: Callable[..., Draft], phrase: str, expected: int | None) -> None:
    doc = draft(f"The {phrase} army left.").doc
    found = [first for token in doc if (first := so_called(token)) is not None]
    assert found == ([expected] if expected is not None else [])
