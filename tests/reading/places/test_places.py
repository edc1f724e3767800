"""The place step on sentences of its own: what is a place, which one, in which sense, and what is none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.model.annotation import Place
from dateline.reading.draft import Draft
from dateline.reading.places import STEP

Make = Callable[..., Draft]


def read(draft: Make, text: str, **keys: str) -> dict[str, Place]:
    """The places of a text by name; every span is checked on the way."""
    made = draft(text, **keys)
    found = list(STEP.run(made))
    assert [place.id for place in found] == [f"p{n}" for n in range(1, len(found) + 1)]
    assert found == sorted(found, key=lambda place: place.span)
    for place in found:
        assert place.span.of(made.text) == place.name
        assert place.score is None or 0.0 <= place.score <= 1.0
    return {place.name: place for place in found}


@pytest.mark.parametrize(
    ("text", "name", "geonames", "country"),
    [
        ("Fighters entered the city of Sirte in Libya on Monday.", "Sirte", "2210554", "LBY"),
        ("Shells fell on Tripoli, Libya, and on Misrata.", "Tripoli", "2210247", "LBY"),
        ("Shells fell on Tripoli, Lebanon, and on Beirut.", "Tripoli", "266826", "LBN"),
        ("A fire broke out in Paris, Texas, on Sunday.", "Paris", "4717560", "USA"),
        ("The trial was held in Salem, Ore., last week.", "Ore.", "5744337", "USA"),
        ("Aid reached Khartoum and the towns of Darfur.", "Khartoum", "379252", "SDN"),
        ("They fled from the Gaza Strip to the West Bank.", "West Bank", "285153", "PSE"),
    ],
)
def test_a_name_gets_its_place(draft: Make, text: str, name: str, geonames: str, country: str) -> None:
    place = read(draft, text)[name]
    assert (place.geonames, place.country) == (geonames, country)
    assert place.latitude is not None and place.longitude is not None


def test_a_region_without_an_id_has_coordinates_of_our_table(draft: Make) -> None:
    place = read(draft, "The truce in Cyrenaica holds, officials in Benghazi said.")["Cyrenaica"]
    assert (place.geonames, place.country, place.precision) == (None, "LBY", "region")


def test_a_place_that_no_gazetteer_has_stays_open(draft: Make) -> None:
    place = read(draft, "Two soldiers died near the Al-Qorwash base in Libya on Friday.")["Al-Qorwash"]
    assert (place.geonames, place.latitude, place.country) == (None, None, None)


def test_a_variant_is_recognised_by_its_consonants_in_its_own_country(draft: Make) -> None:
    place = read(draft, "Clashes broke out in Tarhoona, Libya, on Monday.")["Tarhoona"]
    assert (place.geonames, place.country) == ("2210221", "LBY")
    elsewhere = read(draft, "Clashes broke out in Tarhoona, Peru, on Monday.").get("Tarhoona")
    assert elsewhere is None or elsewhere.geonames is None


@pytest.mark.parametrize("text", ["He is Libyan.", "They speak Russian at home.", "An anti-French rally began."])
def test_adjectives_without_a_noun(draft: Make, text: str) -> None:
    found = read(draft, text)
    assert ("Russian" in found, "Libyan" in found) == (False, "Libyan" in text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("General Salem Jackson spoke to Jordan Hamilton on Monday. Jackson said that he was tired.", "Jackson"),
        ("The University of Tripoli closed its doors.", "Tripoli"),
        ("The Libyan National Army denied it.", "Libyan"),
        ("The Western-backed groups met.", "Western"),
        ("The U.N. envoy left.", "U.N."),
        ("They told us that the police came in May.", "us"),
        ("Libyans voted on Sunday.", "Libyans"),
    ],
)
def test_what_is_no_place(draft: Make, text: str, name: str) -> None:
    assert name not in read(draft, text)


@pytest.mark.parametrize(
    ("text", "name", "sense"),
    [
        ("Moscow said it would send help.", "Moscow", "metonym"),
        ("The Tripoli government rejected the plan.", "Tripoli", "metonym"),
        ("Talks between Ankara and Cairo failed.", "Ankara", "metonym"),
        ("Clashes broke out in Moscow on Monday.", "Moscow", "literal"),
        ("The Libyan town was quiet.", "Libyan", "demonym"),
        ("A South African envoy arrived.", "South African", "demonym"),
        ("A Russian-made drone fell.", "Russian", "demonym"),
        ("DERNA, Libya (Wire) - The town was quiet.", "Libya", "literal"),
    ],
)
def test_sense(draft: Make, text: str, name: str, sense: str) -> None:
    assert read(draft, text)[name].sense == sense


def test_stand_ins_point_at_the_place_before(draft: Make) -> None:
    found = read(
        draft, "The convoy left Benghazi on Monday. Two trucks were hit in the city and the crews stayed there."
    )
    assert found["the city"].geonames == found["Benghazi"].geonames
    assert found["there"].geonames == found["Benghazi"].geonames
    assert found["there"].rule == "places.standin"


def test_there_is_is_no_stand_in(draft: Make) -> None:
    assert "There" not in read(draft, "Troops are in Benghazi. There is no water.")


def test_names_in_capitals_and_datelines_are_read(draft: Make) -> None:
    found = read(draft, "KHARTOUM, Sudan, April 3 (Wire) - The army shelled a market on Tuesday, witnesses said.")
    assert found["KHARTOUM"].geonames == "379252"


def test_the_outlets_home_decides_between_namesakes(draft: Make) -> None:
    text = "The council of Halifax met on Monday to talk about buses."
    home = read(draft, text, url="https://news.example.ca/a")["Halifax"]
    other = read(draft, text, url="https://news.example.co.uk/a")["Halifax"]
    assert (home.country, other.country) == ("CAN", "GBR")


def test_the_users_gazetteer_wins_and_is_cited(draft: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "own.csv"
    path.write_text("name,aliases,lat,lon,kind,country\nWadi Qorwash,,31.25,12.5,base,LBY\n", encoding="utf-8")
    monkeypatch.setenv("DATELINE_GAZETTEER", str(path))
    place = read(draft, "Two soldiers died in Wadi Qorwash on Friday, Libyan officers said.")["Wadi Qorwash"]
    assert (place.latitude, place.precision, place.country, place.rule) == (31.25, "point", "LBY", "user:own.csv:2")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Fighters shelled Wadi Qorwash on Friday.", ["Wadi Qorwash"]),
        ("Shells fell in Qorwash camp on Friday.", ["Qorwash camp"]),
        ("SHELLS HIT WADI QORWASH", ["WADI QORWASH"]),
        ("The Wadi Qorwash Brigade denied it.", []),
        ("General Qorwash denied it.", []),
        ("The Bank of Qorwash was closed.", []),
        ("Hamid Qorwash denied it.", []),
    ],
)
def test_a_place_of_the_users_is_found_where_its_name_stands_by_itself(
    text: str, found: list[str], draft: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "own.csv"
    path.write_text("name,lat,lon,aliases\nWadi Qorwash,31,12,\nQorwash camp,30,12,Qorwash\n", encoding="utf-8")
    monkeypatch.setenv("DATELINE_GAZETTEER", str(path))
    assert [
        name for name, place in read(draft, text).items() if (place.rule or "").startswith("user:own.csv:")
    ] == found


@pytest.mark.parametrize("text", ["", "x", "🎉🎉", "LIST\n- A\n- B,\n(Derna", '" ' * 40, "The " * 300, "Derna, " * 400])
def test_any_text_is_read(draft: Make, text: str) -> None:
    if text.strip():
        read(draft, text)


def test_the_same_text_gives_the_same_places(draft: Make) -> None:
    text = "Fighters left Derna for Tobruk. Cairo and Ankara protested; the city of Sirte was calm."
    assert read(draft, text) == read(draft, text)
