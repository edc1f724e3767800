"""Parties of whole texts: who is found, which words point at whom, what stays apart."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.model.annotation import Actor, Place
from dateline.model.spans import Span
from dateline.reading.actors import find_actors
from dateline.reading.draft import Draft

MakeDraft = Callable[..., Draft]

TIMBA = (
    "A commander in the north has rejected a truce. Idris Okonta also vowed to keep fighting. "
    "His forces hold the port. Okonta’s forces were driven out of the airport in May. "
    "Colonel Okonta said he would not talk to the rebels."
)


def found(draft: Draft) -> dict[str, Actor]:
    """Actors by name."""
    return {actor.name: actor for actor in find_actors(draft)}


def words(draft: Draft, actor: Actor) -> list[str]:
    """The words of an actor's mentions."""
    return [mention.of(draft.text) for mention in actor.mentions]


def test_a_person_is_one_over_name_surname_pronouns_and_introduction(draft: MakeDraft) -> None:
    made = draft(TIMBA)
    person = found(made)["Idris Okonta"]
    assert person.kind == "person"
    assert words(made, person) == ["commander", "Idris Okonta", "His", "Okonta", "Okonta", "he"]


def test_the_forces_of_a_person_are_a_group_of_their_own(draft: MakeDraft) -> None:
    made = draft(TIMBA)
    forces = found(made)["Okonta’s forces"]
    assert forces.kind == "group"
    assert words(made, forces) == ["His forces", "Okonta’s forces"]


def test_every_mention_lies_in_the_text_and_ids_follow_the_text(draft: MakeDraft) -> None:
    made = draft(TIMBA)
    actors = find_actors(made)
    assert [actor.id for actor in actors] == [f"a{n}" for n in range(1, len(actors) + 1)]
    for actor in actors:
        assert list(actor.mentions) == sorted(set(actor.mentions))
        assert all(0 <= m.start < m.end <= len(made.text) and m.of(made.text).strip() for m in actor.mentions)


@pytest.mark.parametrize(
    ("text", "name", "mentions"),
    [
        (
            "The Sahel Defence Front (SDF) attacked a barracks. The SDF said the raid was a warning. The front denied losses.",
            "Sahel Defence Front",
            ["Sahel Defence Front", "SDF", "SDF", "front"],
        ),
        (
            "The Ministry of Health in Timba counted nine dead. The ministry said more were missing.",
            "Ministry of Health",
            ["Ministry of Health", "ministry"],
        ),
        (
            "Residents of Oruma fled on Monday. They said shells had fallen on the market.",
            "Residents of Oruma",
            ["Residents of Oruma", "They"],
        ),
        (
            "Amara Deng arrived on Friday. She met elders, and her aides took notes.",
            "Amara Deng",
            ["Amara Deng", "She", "her"],
        ),
        (
            "Gen. Salem al-Tarhoni spoke in Oruma. “I will return,” al-Tarhoni said.",
            "Salem al-Tarhoni",
            ["Salem al-Tarhoni", "I", "al-Tarhoni"],
        ),
        (
            "Rebels who hold the bridge fired on a convoy. The rebels later withdrew.",
            "Rebels",
            ["Rebels", "who", "rebels"],
        ),
    ],
)
def test_mentions_of_one_party(draft: MakeDraft, text: str, name: str, mentions: list[str]) -> None:
    made = draft(text)
    assert words(made, found(made)[name]) == mentions


@pytest.mark.parametrize(
    ("text", "name", "kind", "sector"),
    [
        ("Gunmen attacked the town of Oruma.", "Gunmen", "group", "UAF"),
        ("Protesters blocked the road to Oruma.", "Protesters", "population", "CVL"),
        ("Aid agencies warned of hunger in the north.", "Aid agencies", "organisation", "SOC"),
        ("Security forces opened fire on the crowd.", "Security forces", "government", "MIL"),
        ("The police arrested nine men in Oruma.", "police", "government", "COP"),
        ("The Timba Lions Brigade shelled the port.", "Timba Lions Brigade", "group", "REB"),
        ("The Oruma Daily News reported the raid.", "Oruma Daily News", "outlet", "JRN"),
        ("A website, orumapost.net, printed the list.", "orumapost.net", "outlet", None),
        ("The spokeswoman said the talks had ended.", "spokeswoman", "person", None),
    ],
)
def test_kind_and_sector(draft: MakeDraft, text: str, name: str, kind: str, sector: str | None) -> None:
    actor = found(draft(text))[name]
    assert (actor.kind, actor.sector) == (kind, sector)


@pytest.mark.parametrize(
    "text",
    [
        "The shelling killed 14 people and wounded two security guards.",
        "Nine villagers died when the ferry sank.",
        "It rained in the valley for two days.",
    ],
)
def test_victims_and_weather_are_no_party(draft: MakeDraft, text: str) -> None:
    assert find_actors(draft(text)) == []


def test_two_persons_with_one_surname_stay_apart(draft: MakeDraft) -> None:
    made = draft("Idris Okonta met Daniel Okonta in Oruma. Daniel Okonta left early. Idris Okonta stayed.")
    actors = found(made)
    assert len(actors["Idris Okonta"].mentions) == len(actors["Daniel Okonta"].mentions) == 2


def test_the_outlet_is_the_one_named_last(draft: MakeDraft) -> None:
    made = draft(
        "Reuters counted nine raids. The outlet also saw tanks. The BBC counted ten. The outlet gave no source."
    )
    actors = found(made)
    assert words(made, actors["Reuters"]) == ["Reuters", "outlet"]
    assert words(made, actors["BBC"]) == ["BBC", "outlet"]


def test_a_country_that_acts_is_its_government(draft: MakeDraft) -> None:
    made = draft("Turkey has armed the militia. The road to Turkey is closed.")
    made.add([Place("p1", Span(0, 6), "Turkey", country="TUR", precision="country", sense="metonym")])
    made.add([Place("p2", Span(42, 48), "Turkey", country="TUR", precision="country", sense="literal")])
    actor = found(made)["Turkey"]
    assert (actor.kind, actor.entity, actor.country) == ("government", "tur-government", "TUR")
    assert actor.mentions == (Span(0, 6),)


def test_a_government_of_a_country_and_its_metonym_are_one(draft: MakeDraft) -> None:
    made = draft("The Turkish government sent envoys. Ankara has promised arms.")
    made.add([Place("p1", Span(4, 11), "Turkish", country="TUR", precision="country", sense="demonym")])
    made.add([Place("p2", Span(36, 42), "Ankara", country="TUR", precision="settlement", sense="metonym")])
    actors = [actor for actor in find_actors(made) if actor.entity == "tur-government"]
    assert len(actors) == 1
    assert words(made, actors[0]) == ["Turkish government", "Ankara"]


def test_a_namesake_is_not_taken_for_the_known_one(draft: MakeDraft) -> None:
    made = draft("Khalifa Hifter spoke in Benghazi. Tariq Haftar, a baker, spoke too.")
    actors = found(made)
    assert actors["Khalifa Hifter"].entity == "lby-khalifa-haftar"
    assert actors["Tariq Haftar"].entity is None


@pytest.mark.parametrize(("country", "entity"), [("SYR", "syr-sdf"), ("PER", None)])
def test_a_bare_acronym_needs_a_report_that_fits(draft: MakeDraft, country: str, entity: str | None) -> None:
    made = draft("The SDF has taken the town of Oruma.")
    made.add([Place("p1", Span(30, 35), "Oruma", country=country, precision="settlement", sense="literal")])
    assert found(made)["SDF"].entity == entity


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Hi",
        "😀 😀",
        '"',
        '" " "',
        "- - -",
        "The",
        "a\n\n\nb",
        "General",
        "University of",
        "al-",
        "1 Brigade",
        "I",
        "self",
    ],
)
def test_odd_texts_do_no_harm(draft: MakeDraft, text: str) -> None:
    assert isinstance(find_actors(draft(text)), list)


def test_appeals_yield_nobody(draft: MakeDraft) -> None:
    made = draft("Rebels shelled the port.\n\nSupport us: donate to the Oruma Gazette today and help our staff.")
    if made.role_at(len(made.text) - 2) == "appeal":
        assert all(m.end < 30 for actor in find_actors(made) for m in actor.mentions)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Chad, an Oregon volunteer, sent postcards home.", "person"),
        ("Jordan, a teacher from Leeds, reopened her library.", "person"),
        ("Turkey, a member of the alliance, sent troops.", "government"),
        ("Moscow, a college town in Idaho, answered a letter.", None),
    ],
)
def test_what_is_said_of_a_name_decides_whether_it_is_a_state(draft: MakeDraft, text: str, kind: str | None) -> None:
    name = text.partition(",")[0]
    assert [a.kind for a in find_actors(draft(text)) if a.name == name] == ([kind] if kind else [])
