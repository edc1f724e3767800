"""Numbers: words, digits, ranges, hedges, and what is no count."""

from __future__ import annotations

import pytest
from spacy.language import Language

from dateline.lexicon.tables import load
from dateline.reading.cardinals import NumberWords
from dateline.reading.numbers import Quantity, quantities

CASES = [
    ("at least 14", 14, None, 14),
    ("no fewer than 12", 12, None, 12),
    ("as many as 20", None, 20, 20),
    ("up to 200", None, 200, 200),
    ("no more than 9", None, 9, 9),
    ("about 40", None, None, 40),
    ("nearly 3,000", None, None, 3000),
    ("some 300", None, None, 300),
    ("more than 60", 61, None, None),
    ("over 1,200", 1201, None, None),
    ("more than a dozen", 13, None, None),
    ("fewer than 50", None, 49, None),
    ("30 or more", 30, None, 30),
    ("30 or so", None, None, 30),
    ("12", 12, 12, 12),
    ("1,204", 1204, 1204, 1204),
    ("twenty-three", 23, 23, 23),
    ("seventeen", 17, 17, 17),
    ("one hundred and five", 105, 105, 105),
    ("two hundred thousand", 200000, 200000, 200000),
    ("1.5 million", 1500000, 1500000, 1500000),
    ("3 thousand", 3000, 3000, 3000),
    ("a dozen", 12, 12, 12),
    ("two dozen", 24, 24, 24),
    ("half a dozen", 6, 6, 6),
    ("half a million", 500000, 500000, 500000),
    ("a hundred", 100, 100, 100),
    ("dozens", 24, 99, None),
    ("several dozen", 24, 99, None),
    ("scores", 40, 99, None),
    ("hundreds", 200, 999, None),
    ("several hundred", 200, 999, None),
    ("thousands", 2000, 9999, None),
    ("tens of thousands", 20000, 99999, None),
    ("hundreds of thousands", 200000, 999999, None),
    ("between 10 and 15", 10, 15, None),
    ("10 to 15", 10, 15, None),
    ("10-15", 10, 15, None),
    ("five or six", 5, 6, None),
    ("no one", 0, 0, 0),
    ("no-one", 0, 0, 0),
    ("nobody", 0, 0, 0),
]


def _all(pipeline: Language, text: str) -> list[tuple[str, Quantity]]:
    doc = pipeline(text)
    return [(doc[q.first : q.last + 1].text, q) for sentence in doc.sents for q in quantities(sentence)]


@pytest.mark.parametrize(("wording", "low", "high", "best"), CASES)
def test_bounds_follow_the_wording(
    pipeline: Language, wording: str, low: int | None, high: int | None, best: int | None
) -> None:
    found = _all(pipeline, f"Then {wording} people left Harbek.")
    assert [(text, q.low, q.high, q.best) for text, q in found] == [(wording, low, high, best)]


@pytest.mark.parametrize(
    "text",
    [
        "A 12-year-old boy ran away.",
        "The seven-member panel met.",
        "It cost $12 million.",
        "Prices rose by 12 percent.",
        "The train left at 12:30.",
        "They walked 40 km.",
        "Room 14 is closed.",
        "Sales are not what they were.",
    ],
)
def test_ages_money_shares_and_clocks_count_nothing(pipeline: Language, text: str) -> None:
    assert _all(pipeline, text) == []


def test_a_change_from_one_number_to_another_is_two_numbers(pipeline: Language) -> None:
    assert [q.best for _, q in _all(pipeline, "The count rose from 10 to 15 today.")] == [10, 15]


@pytest.mark.parametrize(("text", "best"), [("UPDATE 4-Five die in raid", 5), ("FOCUS-Six hurt in Harbek", 6)])
def test_marks_of_a_wire_before_a_headline_are_no_range(pipeline: Language, text: str, best: int) -> None:
    assert [q.best for _, q in _all(pipeline, text)] == [best]


def test_hedge_and_number_are_one_wording(pipeline: Language) -> None:
    ((wording, quantity),) = _all(pipeline, "Police counted at least twenty-three men.")
    assert wording == "at least twenty-three"
    assert quantity.core(pipeline("Police counted at least twenty-three men.")).text == "twenty-three"
    assert quantity.rule == "hedge.at-least"


@pytest.mark.parametrize(("text", "year"), [("It began in 2011.", True), ("It began in 2,011 homes.", False)])
def test_a_year_is_four_digits_without_comma(pipeline: Language, text: str, year: bool) -> None:
    doc = pipeline(text)
    (quantity,) = quantities(next(doc.sents))
    assert quantity.is_bare_year(doc) is year


@pytest.mark.parametrize(
    "text", ["and and -", "a", "half", "between 5", "10 -", "twenty - and", "no", "99999999999999999999"]
)
def test_scraps_do_not_raise(pipeline: Language, text: str) -> None:
    for sentence in pipeline(text).sents:
        quantities(sentence)


def test_every_cardinal_word_has_one_value() -> None:
    for entry in load("numbers", NumberWords):
        if entry.kind in {"unit", "magnitude"}:
            assert len(entry.words) == len(entry.values)
