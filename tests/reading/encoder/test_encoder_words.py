"""Words, pieces and windows: every word has its place in the text, long lines are parted, nothing is lost."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.spans import Span
from dateline.reading.encoder.windows import MOST_PIECES, windows
from dateline.reading.encoder.words import CAPITALISED, CAPITALS, LOWER, WordPiece, case_of, words

PIECES = [
    "[PAD]",
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "shell",
    "##ed",
    "##s",
    "the",
    "port",
    "a",
    ".",
    ",",
    "“",
    "”",
    "re",
    "##port",
]


@pytest.fixture
def wordpiece() -> WordPiece:
    return WordPiece(PIECES)


def test_words_and_marks_stand_apart() -> None:
    text = "U.N. troops’ “port”"
    assert [span.of(text) for span in words(text, Span(0, len(text)))] == [
        "U", ".", "N", ".", "troops", "’", "“", "port", "”",
    ]  # fmt: skip


def test_only_what_lies_within_is_read() -> None:
    assert [span.of("one two three") for span in words("one two three", Span(4, 7))] == ["two"]


@pytest.mark.parametrize(
    ("word", "case"), [("port", LOWER), ("Port", CAPITALISED), ("A", CAPITALISED), ("PORT", CAPITALS), ("7", LOWER)]
)
def test_case_is_kept_beside_the_pieces(word: str, case: int) -> None:
    assert case_of(word) == case


def test_the_longest_known_piece_comes_first(wordpiece: WordPiece) -> None:
    ids = {piece: number for number, piece in enumerate(PIECES)}
    assert wordpiece.pieces("Shelled") == (ids["shell"], ids["##ed"])
    assert wordpiece.pieces("rÉport") == (ids["re"], ids["##port"])


@pytest.mark.parametrize("word", ["shellx", "x", "s" * 101, "́"])
def test_what_cannot_be_spelled_is_unknown(wordpiece: WordPiece, word: str) -> None:
    assert wordpiece.pieces(word) == (PIECES.index("[UNK]"),)


def test_a_window_points_at_the_first_piece_of_each_word(wordpiece: WordPiece) -> None:
    [window] = windows("the port shelled.", wordpiece)
    assert window.first == (1, 2, 3, 5)
    assert window.pieces[0] == wordpiece.begin and window.pieces[-1] == wordpiece.end
    assert len(window.pieces) == len(window.cases) == 7


def test_in_a_line_in_capitals_case_tells_nothing(wordpiece: WordPiece) -> None:
    [shouted] = windows("REBELS SHELLED THE PORT AND THE MILL", wordpiece)
    [said] = windows("Rebels shelled the PORT", wordpiece)
    assert set(shouted.cases) == {LOWER} and {CAPITALISED, CAPITALS} <= set(said.cases)


def test_a_long_line_is_parted_at_a_sentence_end(wordpiece: WordPiece) -> None:
    text = ("the port . " * 60) + "a port " * 120
    first, *rest = windows(text, wordpiece)
    assert first.words[-1].of(text) == "."
    assert sum(len(window.words) for window in (first, *rest)) == len(text.split())


def test_a_line_without_any_end_is_parted_all_the_same(wordpiece: WordPiece) -> None:
    found = list(windows("port " * 1000, wordpiece))
    assert all(len(window.pieces) <= MOST_PIECES for window in found)
    assert sum(len(window.words) for window in found) == 1000


def test_a_single_word_longer_than_a_window_is_one_window() -> None:
    letters = WordPiece(["[UNK]", "[CLS]", "[SEP]", "a", "##a"])
    assert [len(window.words) for window in windows("a" * 99 + " " + "a" * 99, letters)] == [2]


@given(st.text(max_size=300))
def test_any_text_gives_words_in_order_each_once(text: str) -> None:
    wordpiece = WordPiece(PIECES)
    spans = [span for window in windows(text, wordpiece) for span in window.words]
    assert spans == sorted(spans) and all(one.end <= other.start for one, other in pairwise(spans))
    assert all(span.of(text) and not span.of(text).isspace() for span in spans)
    assert {c for c in text if c.isalnum()} <= set("".join(span.of(text) for span in spans))
