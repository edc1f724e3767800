"""Given names: the gender they tell."""

from __future__ import annotations

from dateline.lexicon.given_names import given_names


def test_names_tell_a_gender_and_others_nothing() -> None:
    assert given_names()["fatima"] == "f"
    assert given_names()["mohammed"] == "m"
    assert "orman" not in given_names()
