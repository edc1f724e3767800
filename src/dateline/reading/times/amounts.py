"""Amounts: numbers in digits and words, and the TIMEX3 duration they make with a unit."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from dateline.reading.times.pieces import Piece
from dateline.reading.times.words import Word

_SCALES = {100, 1000}


def amount(pieces: Iterable[Piece]) -> Fraction | None:
    """The number that some pieces say ("2 1/2", "twenty-five", "a couple of"), or None for "several" and the like."""
    pieces = list(pieces)
    if len(pieces) > 1 and pieces[0].entry("HEDGE") and any(_says_number(piece) for piece in pieces):
        pieces = pieces[1:]  # "some 50 years", but "some years"
    lowers = [piece.lower for piece in pieces]
    if any(piece.entry("FUZZY") for piece in pieces) or "number" in lowers:
        return None
    if "half" in lowers:
        rest = [piece for piece in pieces if piece.lower not in {"half", "and", "a", "an"}]
        return (amount(rest) or 0) + Fraction(1, 2) if rest else Fraction(1, 2)
    if "couple" in lowers:
        return Fraction(2)
    digits = [value for piece in pieces if (value := _digits(piece)) is not None]
    if digits:
        return sum(digits, Fraction(0))
    return _in_words([entry.number for piece in pieces if (entry := piece.entry("CARD"))] or [1])


def _says_number(piece: Piece) -> bool:
    return _digits(piece) is not None or piece.entry("CARD") is not None


def _digits(piece: Piece) -> Fraction | None:
    if piece.number is not None:
        return Fraction(piece.number)
    if piece.atom == "GROUPED":
        return Fraction(piece.text.replace(",", ""))
    if piece.atom in {"DECIMAL", "FRACTION"}:
        return Fraction(piece.text)
    return None


def _in_words(numbers: list[int]) -> Fraction:
    """The value of number words in order: [two, thousand, five, hundred] is 2500."""
    total = current = 0
    for number in numbers:
        if number in _SCALES:
            current = max(current, 1) * number
            if number == 1000:
                total, current = total + current, 0
        elif number == 12 and current and current < 10:
            current *= 12  # "two dozen"
        else:
            current += number
    return Fraction(total + current)


def year_in_words(pieces: Iterable[Piece]) -> int | None:
    """The year that number words say in two halves: "nineteen ninety-six"."""
    numbers = [entry.number for piece in pieces if (entry := piece.entry("CARD"))]
    if len(numbers) < 2 or not 16 <= numbers[0] <= 20:
        return None
    if numbers[0] == 20 and numbers[1] == 1000:
        return None
    tail = sum(numbers[1:])
    return numbers[0] * 100 + tail if 10 <= tail <= 99 else None


def duration(number: Fraction | None, unit: Word) -> str:
    """The TIMEX3 duration: P3D, PT2H, PXD; halves of years and hours in the next smaller unit (P2Y6M, PT1H30M).

    >>> duration(Fraction(5, 2), Word("year", "UNIT", (), code="Y"))
    'P2Y6M'
    """
    head, letter = ("PT", unit.code[1]) if unit.code.startswith("T") else ("P", unit.code)
    if number is None:
        return f"{head}X{letter}"
    number *= unit.number or 1
    whole, rest = divmod(number, 1)
    smaller = {"PY": (12, "M"), "PTH": (60, "M"), "PTM": (60, "S")}.get(head + letter)
    if rest and smaller and (rest * smaller[0]).denominator == 1:
        return (
            f"{head}{int(whole)}{letter}{int(rest * smaller[0])}{smaller[1]}" if whole else _small(head, rest, smaller)
        )
    return f"{head}{_plain(number)}{letter}"


def _small(head: str, rest: Fraction, smaller: tuple[int, str]) -> str:
    return f"{head}{int(rest * smaller[0])}{smaller[1]}"


def _plain(number: Fraction) -> str:
    return str(number.numerator) if number.denominator == 1 else f"{float(number):g}"
