"""Offices: one id for the wordings of a post, none for past holders and for words that many bear."""

from __future__ import annotations

import pytest

from dateline.lexicon.offices import office_of


@pytest.mark.parametrize(
    ("words", "office"),
    [
        ("Keth's defense minister", "defence-minister"),
        ("minister of defence", "defence-minister"),
        ("deputy defence minister", "deputy-defence-minister"),
        ("vice-president", "vice-president"),
        ("interim President", "president"),
        ("commander-in-chief", "army-chief"),
        ("former president", None),
        ("president-elect", None),
        ("militia commander", None),
        ("governess", None),
    ],
)
def test_wordings(words: str, office: str | None) -> None:
    assert office_of(words) == office
