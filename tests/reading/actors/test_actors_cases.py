"""Cases of reference: definite nouns, headlines, titles, names of several writings."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.model.annotation import Actor, Place
from dateline.model.spans import Span
from dateline.reading.actors import find_actors
from dateline.reading.draft import Draft

MakeDraft = Callable[..., Draft]


def clusters(draft: Draft) -> list[list[str]]:
    """The words of each actor's mentions."""
    return [[m.of(draft.text) for m in actor.mentions] for actor in find_actors(draft)]


def actor(draft: Draft, name: str) -> Actor:
    """The actor of a name."""
    return next(a for a in find_actors(draft) if a.name == name)


@pytest.mark.parametrize(
    ("text", "cluster"),
    [
        (
            "Amara Deng, the governor of Oruma, resigned on Monday. The governor gave no reason.",
            ["Amara Deng", "governor"],
        ),
        ("A soldier fired first. The soldier was not named. His unit left.", ["soldier", "soldier", "His"]),
        (
            "The Timba Salvation Movement shelled the port. The group has held the hills since May.",
            ["Timba Salvation Movement", "group"],
        ),
        ("Gunmen seized a ferry. They killed a guard and burned their flag.", ["Gunmen", "They", "their"]),
        (
            "The army shelled Oruma. It said its guns had hit a depot.",
            ["army", "It", "its"],
        ),
        ("Idris Okonta blamed himself for the defeat.", ["Idris Okonta", "himself"]),
        ('Amara Deng refused. "I kept the keys," she said.', ["Amara Deng", "I", "she"]),
        (
            'Amara Deng refused. "I kept the keys," she said. "We need them all in this small town by the sea."',
            ["Amara Deng", "I", "she", "We"],
        ),
        ("The Oruma Traders' Union closed the market. It gave no reason.", ["Oruma Traders' Union", "It"]),
        ("Idris Okonta, who led the raid, was unhurt.", ["Idris Okonta", "who"]),
        (
            "Doctors at the camp treated forty people. The doctors asked for help.",
            ["Doctors", "doctors"],
        ),
        (
            "Prime Minister Amara Deng flew to Oruma. The prime minister met elders.",
            ["Amara Deng", "prime minister"],
        ),
        (
            "Mr Okonta left early. Mrs Deng stayed, and she took questions.",
            ["Deng", "she"],
        ),
        (
            "Amara Deng met Idris Okonta. Deng said that she was pleased.",
            ["Amara Deng", "Deng", "she"],
        ),
        (
            "The Timba Front group was founded in May, and the Timba Front holds Oruma.",
            ["Timba Front", "Timba Front group", "Timba Front"],
        ),
    ],
)
def test_words_of_one_party(draft: MakeDraft, text: str, cluster: list[str]) -> None:
    assert sorted(cluster) in [sorted(found) for found in clusters(draft(text))]


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("A soldier fired. A soldier shouted.", ("soldier", "soldier")),
        ("Okonta's forces met the forces in Oruma.", ("Okonta's forces", "forces")),
        ("The governor of Oruma met the governor of Timba.", ("governor of Oruma", "governor of Timba")),
    ],
)
def test_words_of_two_parties(draft: MakeDraft, text: str, apart: tuple[str, str]) -> None:
    found = clusters(draft(text))
    assert sum(any(word in apart for word in cluster) for cluster in found) == 2


def test_headline_and_lede_introduce_a_person(draft: MakeDraft) -> None:
    made = draft(
        "Fears of a long siege as commander vows to fight on\n\n"
        "A commander in the north has turned down talks with the government. Idris Okonta also vowed to take the port.\n\n"
        "Okonta spoke on Friday."
    )
    person = actor(made, "Idris Okonta")
    assert [m.of(made.text) for m in person.mentions][-3:] == ["commander", "Idris Okonta", "Okonta"]


def test_a_name_with_another_role_is_not_the_one_introduced(draft: MakeDraft) -> None:
    made = draft("A commander has turned down talks. President Amara Deng also spoke on Friday.")
    assert "commander" not in [m.of(made.text) for m in actor(made, "Amara Deng").mentions]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Forces of the Ministry of Defence took Oruma.", "Ministry of Defence"),
        ("The National Front for the Liberation of Timba was banned.", "National Front for the Liberation of Timba"),
        ("The Timba People's Party won.", "Timba People's Party"),
        ("The 12th Brigade left Oruma.", "12th Brigade"),
        ("M23 has taken the town.", "M23"),
        ("Salem al-Tarhoni fled to the hills.", "Salem al-Tarhoni"),
        ("Foreign Minister Kwame Lin-wei said so on Monday.", "Kwame Lin-wei"),
    ],
)
def test_shapes_of_names(draft: MakeDraft, text: str, name: str) -> None:
    assert name in [found.name for found in find_actors(draft(text))]


def test_the_country_before_a_name_is_the_persons(draft: MakeDraft) -> None:
    made = draft("Timban leader Idris Okonta spoke on Monday.")
    made.add([Place("p1", Span(0, 6), "Timban", country="TZA", precision="country", sense="demonym")])
    assert actor(made, "Idris Okonta").country == "TZA"


def test_forces_of_a_country_are_its_governments(draft: MakeDraft) -> None:
    made = draft("Turkish forces crossed the border. The Turkish Army held the ridge.")
    made.add([Place("p1", Span(0, 7), "Turkish", country="TUR", precision="country", sense="demonym")])
    made.add([Place("p2", Span(39, 46), "Turkish", country="TUR", precision="country", sense="demonym")])
    assert {(a.name, a.kind, a.country) for a in find_actors(made)} >= {
        ("Turkish forces", "government", "TUR"),
        ("Turkish Army", "government", "TUR"),
    }


def test_a_bare_surname_needs_the_country(draft: MakeDraft) -> None:
    text = "Hifter spoke in Benghazi. Hifter said he was ready."
    made = draft(text)
    assert actor(made, "Hifter").entity is None
    made = draft(text)
    made.add([Place("p1", Span(16, 24), "Benghazi", country="LBY", precision="settlement", sense="literal")])
    assert actor(made, "Hifter").entity == "lby-khalifa-haftar"


def test_all_capitals(draft: MakeDraft) -> None:
    made = draft("REBELS HAVE TAKEN THE PORT OF ORUMA. THE ARMY SAID THE REBELS WOULD BE DRIVEN OUT.")
    assert ["REBELS", "REBELS"] in clusters(made)


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("The government of Turkey sent envoys.", "tur-government"),
        ("The Turkish government sent envoys.", "tur-government"),
        ("The rival Turkish government sent envoys.", None),
    ],
)
def test_the_government_of_a_country_in_words(draft: MakeDraft, text: str, entity: str | None) -> None:
    made = draft(text)
    start = text.index("Turk")
    end = text.index(" ", start)
    made.add([Place("p1", Span(start, end), text[start:end], country="TUR", precision="country", sense="demonym")])
    assert entity in [a.entity for a in find_actors(made)]
