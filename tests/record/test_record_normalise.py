from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dateline.record.normalise import fold, is_unspaced, shadow

TEXTS = st.text(
    st.one_of(
        st.characters(),
        st.characters(min_codepoint=0x20, max_codepoint=0x24F),
        st.characters(min_codepoint=0x300, max_codepoint=0x36F),
        st.characters(min_codepoint=0x600, max_codepoint=0x6FF),
        st.characters(min_codepoint=0x3040, max_codepoint=0x30FF),
        st.characters(min_codepoint=0x4E00, max_codepoint=0x4FFF),
        st.characters(min_codepoint=0xAC00, max_codepoint=0xACFF),
    ),
    max_size=60,
)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Đinđić", "dindic"),
        ("SÃO Tomé", "sao tome"),
        ("Łódź", "lodz"),
        ("Ærø", "aero"),
        ("İzmir ırmak", "izmir irmak"),
        ("Straße", "strasse"),
        ("Горький ёлка", "горькии елка"),
        ("إدلب", "ادلب"),
        ("أحمد", "احمد"),
        ("آذار", "اذار"),
        ("غزّة", "غزه"),
        ("موسى", "موسي"),
        ("مُحَمَّد", "محمد"),
        ("محـــمد", "محمد"),
        ("مسؤول", "مسوول"),
        ("کابل", "كابل"),
        ("٢٠١٩", "2019"),
        ("ﬁre", "fire"),
        ("Ｄｅｒｎａ", "derna"),
        ("Sanʿāʾ", "sana"),
        ("a\u200bb\u00adc", "abc"),
        ("हिन्दी", "हिन्दी"),
    ],
)
def test_a_name_is_the_same_however_it_is_written(written: str, folded: str) -> None:
    assert shadow(written).text == folded


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("北京", ["北京", "京"]),
        ("中文字", ["中文", "文字", "字"]),
        ("在Derna市", ["在", "derna", "市"]),
        ("한국어", ["한국", "국어", "어"]),
        ("ﾊﾞﾝ", ["バン", "ン"]),
    ],
)
def test_scripts_without_spaces_become_pairs(written: str, words: list[str]) -> None:
    assert shadow(written).text.split() == words


def test_queries_have_no_lone_last_character() -> None:
    assert shadow("中文字", last_alone=False).text.split() == ["中文", "文字"]


@given(TEXTS)
@example("é")
@example("각")
def test_every_character_leads_back_to_the_original(text: str) -> None:
    made = shadow(text)
    assert len(made.text) == len(made.starts) == len(made.ends)
    for index, character in enumerate(made.text):
        start, end = made.starts[index], made.ends[index]
        assert 0 <= start <= end <= len(text)
        if start == end:
            assert character == " "  # put in between pairs
        else:
            assert character in shadow(text[start:end]).text


@given(TEXTS, st.data())
def test_a_stretch_of_the_shadow_leads_to_words_that_say_the_same(text: str, data: st.DataObject) -> None:
    made = shadow(text)
    solid = [i for i, (s, e) in enumerate(zip(made.starts, made.ends, strict=True)) if s < e]
    if solid:
        low = data.draw(st.sampled_from(solid))
        high = data.draw(st.sampled_from([i for i in solid if i >= low]))
        span = made.original(low, high + 1)
        assert "".join(made.text[low : high + 1].split()) in "".join(shadow(text).text.split())
        assert made.text[low] in shadow(span.of(text)).text


@given(TEXTS)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    once = fold(text)
    assert fold(once) == once


@given(TEXTS)
def test_no_control_character_stays(text: str) -> None:
    assert not any(ord(c) < 0x20 for c in shadow(text).text)


def test_plain_ascii_keeps_its_places() -> None:
    made = shadow("Quiet in Derna")
    assert made.text == "quiet in derna"
    assert made.original(9, 14) == (9, 14)


def test_unspaced_scripts() -> None:
    assert is_unspaced("京")
    assert not is_unspaced("a")
    assert not is_unspaced("\u30fb")
