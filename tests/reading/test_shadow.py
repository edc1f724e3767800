"""The shadow text: as long as the text, easier to parse."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.report import Block
from dateline.model.spans import Span
from dateline.reading.shadow import is_capitals, shadow_text


@pytest.mark.parametrize(
    "text, shadow",
    [
        ("“No,” she said", '"No," she said'),
        ("the town’s well", "the town's well"),
        ("``No,'' she said", '" No," she said'),
        ("a\u00a0b\u200bc", "a b c"),
    ],
)
def test_quotes_and_odd_spaces_become_plain(text: str, shadow: str) -> None:
    out = shadow_text(text, ())
    assert len(out) == len(text)
    assert out.replace(" ", "") == shadow.replace(" ", "")


def test_appeal_and_furniture_are_blank() -> None:
    text = "News.\n\nGive money."
    assert shadow_text(text, [Block(Span(0, 5), "lede"), Block(Span(7, 18), "appeal")]) == "News.\n\n" + " " * 11


def test_capitals_are_cased_by_block() -> None:
    text = "ARMED MEN SHELLED THE MARKET ON TUESDAY. NOBODY CLAIMED IT."
    out = shadow_text(text, [Block(Span(0, len(text)), "body")])
    assert out.startswith("Armed men shelled the market on Tuesday. Nobody")


def test_short_capitals_are_left() -> None:
    assert not is_capitals("UN, EU, NATO") and not is_capitals("The UN said on Tuesday that all was quiet.")


@pytest.mark.parametrize("junk", ['"' * 20_000, "-" * 40, "iVBORw0KGgo" * 300], ids=["quotes", "rule", "picture"])
def test_what_is_no_word_is_blank(junk: str) -> None:
    assert shadow_text(f"Hun {junk} is quiet.", ()) == f"Hun {' ' * len(junk)} is quiet."


@given(st.text(max_size=300), st.data())
def test_no_character_moves(text: str, data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(text)))
    blocks = [Block(Span(0, cut), "body"), Block(Span(cut, len(text)), "furniture")]
    out = shadow_text(text, blocks)
    assert len(out) == len(text)
    assert all(a == b for a, b in zip(out[:cut], text[:cut], strict=True) if b.isdigit())
    assert not out[cut:].strip()
