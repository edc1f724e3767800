"""Amounts and pieces: numbers as the text writes them."""

from __future__ import annotations

from fractions import Fraction

import pytest

from dateline.reading.times.amounts import amount, duration, year_in_words
from dateline.reading.times.pieces import pieces
from dateline.reading.times.words import Word, entries, traps


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("3", Fraction(3)),
        ("1,500", Fraction(1500)),
        ("2 1/2", Fraction(5, 2)),
        ("2.5", Fraction(5, 2)),
        ("twenty-five", Fraction(25)),
        ("two thousand five hundred", Fraction(2500)),
        ("two dozen", Fraction(24)),
        ("a couple of", Fraction(2)),
        ("half an", Fraction(1, 2)),
        ("two and a half", Fraction(5, 2)),
        ("a", Fraction(1)),
        ("several", None),
        ("a number of", None),
    ],
)
def test_amount(text: str, number: Fraction | None) -> None:
    assert amount(pieces(text)) == number


@pytest.mark.parametrize(
    ("number", "code", "size", "value"),
    [
        (Fraction(3), "D", 0, "P3D"),
        (Fraction(2), "TH", 0, "PT2H"),
        (None, "D", 0, "PXD"),
        (Fraction(3, 2), "TH", 0, "PT1H30M"),
        (Fraction(1, 2), "TH", 0, "PT30M"),
        (Fraction(1, 2), "Y", 0, "P6M"),
        (Fraction(2), "Y", 10, "P20Y"),
        (Fraction(5, 2), "W", 0, "P2.5W"),
    ],
)
def test_duration(number: Fraction | None, code: str, size: int, value: str) -> None:
    assert duration(number, Word("unit", "UNIT", (), number=size, code=code)) == value


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("nineteen ninety-six", 1996),
        ("twenty nineteen", 2019),
        ("two thousand", None),
        ("nineteen", None),
        ("twenty thousand", None),
    ],
)
def test_year_in_words(text: str, year: int | None) -> None:
    assert year_in_words(pieces(text)) == year


@pytest.mark.parametrize(
    ("text", "atoms"),
    [
        ("mid-June", ["mid", "-", "June"]),
        ("5p.m.", ["N12", "p.m."]),
        ("10:35 GMT", ["CLOCK", "GMT"]),
        ("2019-06-20", ["ISO"]),
        ("1955–56", ["Y4", "-", "N59"]),
        ("the '80s", ["the", "DECADE"]),
        ("19th 101st", ["ORD31", "ORDMORE"]),
        ("0300 007 12345", ["HHMM", "HHMM", "BIG"]),
        ("1234567890123", ["BIG"]),
        ("1,500", ["GROUPED"]),
        ("20/06/2019 25/12", ["SLASHED", "MONTHDAY"]),
        ("a\n\nb", ["a", "\n\n", "b"]),
        ("Sept. 3", ["sept.", "N12"]),
        ("0", ["N0"]),
        ("100 2500", ["N3", "BIG"]),
    ],
)
def test_atoms(text: str, atoms: list[str]) -> None:
    assert [piece.atom if piece.atom != "PARA" else piece.text for piece in pieces(text)] == atoms


def test_pieces_point_into_the_text() -> None:
    text = "On Tuesday, 4 May 2021 at 7.30 p.m., “shells” fell — 12 of them."
    assert all(text[piece.start : piece.end] == piece.text for piece in pieces(text))


def test_words_that_need_a_capital() -> None:
    assert "MONTH" in entries("May")
    assert "MONTH" in entries("MAY")
    assert entries("may") == {}
    assert entries("march") == {}
    assert set(entries("second")) == {"UNIT", "ORDINAL"}
    assert "times" in traps("paper")
