"""Persons named beside a noun, and the people of an armed body: who is meant by the words around them."""

from __future__ import annotations

from collections.abc import Callable

from dateline.model.annotation import Actor
from dateline.reading.actors.find import find_actors
from dateline.reading.draft import Draft

Make = Callable[..., Draft]


def read(draft: Make, text: str) -> tuple[Draft, dict[str, list[str]]]:
    made = draft(text)
    return made, {actor.name: [span.of(made.text) for span in actor.mentions] for actor in find_actors(made)}


def test_a_pronoun_points_at_the_person_named_beside_the_subject(draft: Make) -> None:
    text = "Omar Dahan fled. Their lawyer, Huda Sarni, said nobody was safe. She rejected the offer."
    _, actors = read(draft, text)
    assert "She" in actors["Huda Sarni"]


def test_a_spokesman_for_a_body_is_the_person_named_behind_it(draft: Make) -> None:
    text = "A spokesman for the Keth Brigade, Colonel Anwar Okoye, said more men would come. He named no day."
    _, actors = read(draft, text)
    assert "He" in actors["Anwar Okoye"]
    assert not [name for name in actors if "spokesman" in name.lower()]


def test_the_actor_of_a_phrase_is_the_person_named_in_it(draft: Make) -> None:
    made = draft("Its commander, Salem Dahan, accused the governor of theft.")
    made.add(find_actors(made))
    head = next(token for token in made.doc if token.text == "commander")
    party = made.party_at(head)
    assert isinstance(party, Actor)
    assert party.name == "Salem Dahan"


def test_fighters_of_a_body_act_as_that_body(draft: Make) -> None:
    text = "Fighters of the Keth Liberation Front stormed the port. The Front said its fighters held the harbour."
    _, actors = read(draft, text)
    assert list(actors) == ["Keth Liberation Front"]
    assert "its fighters" in actors["Keth Liberation Front"]


def test_counted_members_and_the_men_of_a_person_are_not_the_body(draft: Make) -> None:
    text = "The Keth Liberation Front said Salem Dahan and his fighters had left."
    _, actors = read(draft, text)
    assert not [spans for name, spans in actors.items() if name != "his fighters" and "his fighters" in spans]
