"""Scores of wording: the time saver in front of the patterns never changes an answer."""

import re

import pytest

from dateline.intake.cues import Phrase, scores
from dateline.lexicon import load

SAMPLES = (
    "Donate now and become a member for £3 a month.",
    "Can you chip in a few dollars? Our reporting depends on readers like you; we need your help.",
    "Sign up to the free weekly newsletter, delivered to your inbox; enter your e-mail, cancel any time.",
    "Follow us on Twitter @hillcourier or visit www.hill-courier.example",
    "Ana Dole contributed to this report. This article was first published in 2019. Views expressed are the author's own.",
    "© 2024 Hill Courier. All rights reserved. var x = window.open",
    "The gate of Varesh. Photo: Ana Dole/AFP",
    "“We left,” the mayor said. Soldiers are seen here (left) in March.",
    "If you value independent journalism, please give what you can. We have no owner but our readers.",
)


@pytest.mark.parametrize("text", SAMPLES)
def test_needed_pieces_are_there_wherever_a_pattern_matches(text: str) -> None:
    for phrase in load("block-phrases", Phrase):
        if phrase.needs and re.search(phrase.pattern, text, re.IGNORECASE | re.DOTALL):
            assert any(piece in text.lower() for piece in phrase.needs), phrase.id


def test_needed_pieces_are_lower_case() -> None:
    assert all(piece == piece.lower() for phrase in load("block-phrases", Phrase) for piece in phrase.needs)


def test_a_very_long_paragraph_is_a_reports() -> None:
    assert scores("donate now " * 500).report == 1.0
    assert scores("Donate now!").appeal >= 1.0
