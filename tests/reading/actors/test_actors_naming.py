"""Which names may be one party's, and which initials they have."""

from __future__ import annotations

import pytest

from dateline.reading.actors.naming import bodies_agree, initials, persons_agree


@pytest.mark.parametrize(
    ("short", "full", "agree"),
    [
        ("okonta", "idris okonta", True),
        ("idris", "idris okonta", True),
        ("i okonta", "idris okonta", True),
        ("al tarhoni", "salem al tarhoni", True),
        ("daniel okonta", "idris okonta", False),
        ("idris bello", "idris okonta", False),
        ("abdel fattah", "abdel fattah okonta", True),
    ],
)
def test_names_of_persons(short: str, full: str, agree: bool) -> None:
    assert persons_agree(tuple(short.split()), tuple(full.split()), True) is agree


def test_a_first_name_alone_counts_only_where_it_is_known_to_be_a_persons() -> None:
    assert not persons_agree(("idris",), ("idris", "okonta"), False)
    assert not persons_agree((), ("okonta",), True)


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("front", "sahel defence front", True),
        ("defence front", "sahel defence front", True),
        ("SDF", "sahel defence front", True),
        ("SDX", "sahel defence front", False),
        ("timba", "timba group", True),
        ("timba", "timba hills", False),
        ("sahel", "sahel defence front", False),
        ("lions front", "sahel defence front", False),
    ],
)
def test_names_of_bodies(one: str, other: str, agree: bool) -> None:
    assert bodies_agree(tuple(one.split()), tuple(other.split())) is agree


def test_initials_leave_small_words_out() -> None:
    assert initials(("council", "of", "the", "north")) == "CN"
    assert initials(("oruma",)) == "oruma"
