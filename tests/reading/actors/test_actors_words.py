"""The lexicons of parties: complete, consistent, and without words in two classes by accident."""

from __future__ import annotations

from collections.abc import Callable
from typing import get_args

import pytest

from dateline.lexicon import load
from dateline.model.vocabulary import ActorKind, Sector
from dateline.reading.actors.words import OrganisationWord, RoleNoun, Title, noun_lemma, verb_class
from dateline.reading.draft import Draft


@pytest.mark.parametrize(("name", "entry"), [("role-nouns", RoleNoun), ("organisation-words", OrganisationWord)])
def test_kinds_and_sectors_are_of_the_vocabulary(name: str, entry: type[RoleNoun] | type[OrganisationWord]) -> None:
    for row in load(name, entry):
        assert row.kind in get_args(ActorKind), row.id
        assert row.sector is None or row.sector in get_args(Sector), row.id
        assert row.words == tuple(word.lower() for word in row.words), row.id


def test_titles_are_written_without_full_stop() -> None:
    assert not [
        word for row in load("person-titles", Title) for word in row.words if word.endswith(".") or word != word.lower()
    ]


def test_verb_classes_hold_lemmas() -> None:
    assert "say" in verb_class("speech")
    assert "die" in verb_class("suffering")


@pytest.mark.parametrize(
    ("word", "lemma"), [("Agencies", "agency"), ("gunmen", "gunman"), ("rebels", "rebel"), ("police", "police")]
)
def test_singular(draft: Callable[..., Draft], word: str, lemma: str) -> None:
    assert noun_lemma(draft(f"Yesterday {word} came.").doc[1]) == lemma
