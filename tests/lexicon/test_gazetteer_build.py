"""Compiling: a small world in, an indexed file out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dateline.lexicon import gazetteer_build
from dateline.lexicon.gazetteer import Gazetteer
from dateline.lexicon.gazetteer_user import UserPlace

COUNTRIES = {
    "LY": {"geonameid": 1, "name": "Libya", "iso3": "LBY", "population": 7, "capital": "Tripoli", "languages": "ar-LY"},
    "US": {
        "geonameid": 2,
        "name": "United States",
        "iso3": "USA",
        "population": 300,
        "capital": "Washington",
        "languages": "en",
    },
}
TABLES = {
    "countries": ["\t".join(["Libya", "LY", "LBY", "1", "State of Libya", "", "Libia", "434"]),
                  "\t".join(["United States", "US", "USA", "2", "", "", "", "840"])],
    "subdivisions": ["\t".join(["Darnah", "LY-DR", "LY.70", "11", "", "", "1", "", "1"]),
                     "\t".join(["Oregon", "US-OR", "US.OR", "21", "State", "", "1", "", "2"]),
                     "\t".join(["Marion County", "", "US.OR.047", "22", "", "Marion", "2", "2", "2"])],
    "cities": ["\t".join(["Darnah", "12", "1", "1", "50000"]), "\t".join(["Salem", "23", "3", "2", "1000"])],
}  # fmt: skip
CITIES = [
    {"geonameid": 12, "name": "Darnah", "latitude": 32.75, "longitude": 22.6, "countrycode": "LY", "population": 50000,
     "alternatenames": ["Derna", "درنة", "Дерна", "DNF"]},
    {"geonameid": 13, "name": "Tripoli", "latitude": 32.9, "longitude": 13.2, "countrycode": "LY", "population": 900000,
     "alternatenames": ["Tarabulus"]},
    {"geonameid": 14, "name": "Tripoli", "latitude": 30.0, "longitude": 20.0, "countrycode": "LY", "population": 900,
     "alternatenames": []},
    {"geonameid": 23, "name": "Salem", "latitude": 44.9, "longitude": -123.0, "countrycode": "US", "population": 1000,
     "alternatenames": []},
    {"geonameid": 15, "name": "Az Zintan", "latitude": 31.9, "longitude": 12.2, "countrycode": "LY", "population": 30000,
     "alternatenames": []},
]  # fmt: skip
OWN = UserPlace("Salem", ("Old Salem",), 1.0, 2.0, "point", "LBY", None, "notes", 2, "user:mine.csv:2")


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    def lines(table: str) -> Iterator[list[str]]:
        return ([*line.split("\t"), "", "", ""] for line in TABLES[table])

    def cities() -> Iterator[dict[str, Any]]:
        return iter(CITIES)

    path = tmp_path_factory.mktemp("world") / "small.sqlite"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gazetteer_build, "lines", lines)
        patch.setattr(gazetteer_build, "city_rows", cities)
        patch.setattr(gazetteer_build, "country_rows", lambda: COUNTRIES)
        gazetteer_build.build(path)
    return path


@pytest.fixture(scope="module")
def small(world: Path) -> Gazetteer:
    return Gazetteer(world)


def test_headword_alternate_and_arabic_lead_to_one_place(small: Gazetteer) -> None:
    for name in ("Darnah", "DERNA", "درنة"):
        assert "12" in [c.geonames for c in small.lookup(name)], name
    assert small.lookup("Дерна") == ()
    assert small.lookup("DNF") == ()


def test_a_town_lies_in_its_units_and_they_in_its_middle(small: Gazetteer) -> None:
    (salem,) = small.lookup("Salem")
    assert (salem.admin1, salem.admin2, salem.country, salem.precision) == (21, 22, "USA", "settlement")
    county = small.lookup("Marion County")[0]
    assert (county.precision, county.latitude, county.population) == ("district", 44.9, 1000)
    assert small.lookup("Marion")[0].id == county.id
    assert small.by_id(21) is not None
    assert small.by_id(999) is None


def test_only_the_biggest_namesake_is_the_capital(small: Gazetteer) -> None:
    assert [(c.id, c.capital) for c in small.lookup("Tripoli")] == [(13, True), (14, False)]


def test_article_may_be_there_or_not(small: Gazetteer) -> None:
    assert [c.id for c in small.lookup("Zintan")] == [15]
    assert [c.id for c in small.lookup("al-Zintan")] == [15]


def test_consonants_are_a_last_resort(small: Gazetteer) -> None:
    assert small.lookup("Durnah") == ()
    assert [(c.id, c.how) for c in small.lookup("Durnah", loosely=True)] == [(12, "skeleton")]


def test_short_forms_behind_a_comma_and_adjectives(small: Gazetteer) -> None:
    assert [c.name for c in small.behind_comma("Ore.")] == ["Oregon"]
    assert small.lookup("OR") == ()
    assert [c.country for c in small.of_demonym("Libyan")] == ["LBY"]
    assert small.lookup("Libyan") == ()
    assert [c.how for c in small.lookup("U.S.")] == ["short"]


def test_macro_regions_are_there(small: Gazetteer) -> None:
    (cyrenaica,) = small.lookup("Cyrenaica")
    assert (cyrenaica.geonames, cyrenaica.country, cyrenaica.precision) == (None, "LBY", "region")


def test_the_users_rows_win(world: Path) -> None:
    (own,) = Gazetteer(world, (OWN,)).lookup("old salem")
    assert (own.source, own.latitude, own.precision, own.how) == ("user:mine.csv:2", 1.0, "point", "user")
    assert [c.how for c in Gazetteer(world, (OWN,)).lookup("Salem")] == ["user"]


def test_building_twice_gives_the_same_bytes(world: Path, small: Gazetteer) -> None:
    assert small.lookup("") == ()
    assert world.stat().st_size < 400_000
