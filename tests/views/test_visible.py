"""Nothing that a report holds steers a terminal, breaks a picture or turns a line round."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.views.pictures.tolls import Bar, draw_tolls
from dateline.views.visible import visible


@pytest.mark.parametrize(
    "words, shown",
    [
        ("\x1b[31mred", "�[31mred"),
        ("\x9b31m", "�31m"),
        ("left\u202eright", "left�right"),
        ("over\rwritten", "over�written"),
        ("two\nlines", "two\nlines"),
        ("a\u00a0b\tc", "a b c"),
        ("می\u200cروند", "می\u200cروند"),
        ("👩\u200d🚒", "👩\u200d🚒"),
        ("أم روابة", "أم روابة"),
        ("", ""),
    ],
)
def test_what_steers_is_replaced_and_letters_stay(words: str, shown: str) -> None:
    assert visible(words) == shown


@given(st.text())
def test_length_stays_and_no_control_character_does(words: str) -> None:
    shown = visible(words)
    assert len(shown) == len(words) and visible(shown) == shown
    assert all(ch == "\n" or ord(ch) >= 32 for ch in shown) and "\u202e" not in shown


def test_a_picture_of_hostile_words_is_xml() -> None:
    bars = [Bar("\x1b]0;pwn\x07 <b>Wire", "killed", 1, 2, 3, "]]></svg><script>"), Bar("b", "killed", 1, 2, 3, "\x00")]
    ElementTree.fromstring(draw_tolls(bars))  # noqa: S314  # our own drawing
