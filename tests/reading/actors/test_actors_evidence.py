"""What the words around a name tell: persons, units, places, states that use force."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.reading.actors import find_actors
from dateline.reading.actors.naming import bodies_agree, persons_agree
from dateline.reading.draft import Draft

MakeDraft = Callable[..., Draft]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The head of the council, Nadia Farouk, said aid was late.", "Nadia Farouk", "person"),
        ("Joren Halvik, 34, a farmer, told reporters that he had fled.", "Joren Halvik", "person"),
        ("Members of the 158th Fighter Wing took part.", "158th Fighter Wing", "government"),
        ("Gunners of Abel Battery took part in the exercise.", "Abel Battery", "government"),
        ("Elders met leaders of the Sons of Harun on Monday.", "Sons of Harun", "group"),
        ("Environment Canada spokesperson Julie Orr said so.", "Environment Canada", "organisation"),
    ],
)
def test_context_makes_a_party(draft: MakeDraft, text: str, name: str, kind: str) -> None:
    found = {actor.name: actor.kind for actor in find_actors(draft(text))}
    assert found.get(name) == kind


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Near Rawah, troops fought for a bridge.", "Near Rawah"),
        ("Militants bombed the town of Velmira on Friday.", "Velmira"),
        ("Foreign Affairs Minister Ana Ruiz flew home.", "Foreign Affairs"),
    ],
)
def test_what_is_no_party(draft: MakeDraft, text: str, name: str) -> None:
    assert name not in {actor.name for actor in find_actors(draft(text))}


def test_soldiers_at_the_head_of_a_sentence_are_a_party(draft: MakeDraft) -> None:
    assert "Soldiers" in {actor.name for actor in find_actors(draft("They welcomed Soldiers visiting from the coast."))}


def test_a_relation_draws_no_pronoun(draft: MakeDraft) -> None:
    text = "Colonel Idris Vane led the raid. A childhood friend said Vane was shy. He joined the army at 18."
    report = draft(text)
    mentions = {a.name: [m.of(text) for m in a.mentions] for a in find_actors(report)}
    assert mentions["Idris Vane"] == ["Idris Vane", "Vane", "He"]


def test_a_first_name_tells_he_from_she(draft: MakeDraft) -> None:
    text = "Mary Olsen spoke with John Adeyemi on Sunday. She said that he was wrong."
    mentions = {a.name: [m.of(text) for m in a.mentions] for a in find_actors(draft(text))}
    assert mentions == {"Mary Olsen": ["Mary Olsen", "She"], "John Adeyemi": ["John Adeyemi", "he"]}


def test_a_short_name_before_the_long_one_is_another_body(draft: MakeDraft) -> None:
    text = "The Coalition struck a depot. The Northern Opposition Coalition objected."
    assert len(find_actors(draft(text))) == 2


@pytest.mark.parametrize(
    ("short", "full", "same"),
    [
        (("KBC",), ("kbc", "news"), True),
        (("KBC",), ("kbc", "olsen"), False),
        (("AEG",), ("407th", "air", "expeditionary", "group"), True),
    ],
)
def test_acronyms_of_bodies(short: tuple[str, ...], full: tuple[str, ...], same: bool) -> None:
    assert bodies_agree(short, full) is same


def test_a_name_with_a_word_before_it_is_the_same_name() -> None:
    assert persons_agree(("tom", "okri"), ("skipper", "tom", "okri"), True)
    assert not persons_agree(("ben", "okri"), ("tom", "okri"), True)
