"""Copies are told by their text, whatever the order; chance likeness is none."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.resolve.copies import find_copies

WORDS = [f"word{n}" for n in range(400)]


def prose(seed: int, length: int = 200) -> str:
    return " ".join(random.Random(seed).choices(WORDS, k=length))


def test_the_same_words_are_a_copy_whatever_their_case_and_marks() -> None:
    text = prose(1)
    (copy,) = find_copies({"b": text.upper(), "a": f"“{text}.”", "c": prose(2)})
    assert (copy.first, copy.second, copy.similarity) == ("a", "b", 1.0)


def test_a_lightly_edited_copy_is_near() -> None:
    words = prose(3).split()
    edited = [*words[:40], "new", *words[41:150], *words[153:]]
    (copy,) = find_copies({"a": " ".join(words), "b": " ".join(edited)})
    assert 0.5 < copy.similarity < 1.0 and "shared" in copy.reason


def test_different_reports_are_no_copies() -> None:
    assert find_copies({str(n): prose(n) for n in range(20)}) == ()


def test_short_formulas_are_never_copies() -> None:
    assert find_copies({"a": "No comment was given today.", "b": "No comment was given today."}) == ()


@settings(max_examples=20, deadline=None)
@given(st.permutations(["a", "b", "c", "d"]))
def test_order_does_not_matter(order: list[str]) -> None:
    texts = {"a": prose(1), "b": prose(1), "c": prose(1)[:900], "d": prose(9)}
    assert find_copies({key: texts[key] for key in order}) == find_copies(texts)
