"""The real gazetteer: names of news reports, speed, the user's list through the environment."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from dateline.lexicon import gazetteer_tables
from dateline.lexicon.gazetteer import country_of_demonym, gazetteer, lookup


@pytest.mark.parametrize(
    ("name", "country", "precision"),
    [
        ("Libya", "LBY", "country"),
        ("UAE", "ARE", "country"),
        ("U.S.", "USA", "country"),
        ("DRC", "COD", "country"),
        ("Kosovo", "XKX", "country"),
        ("Misrata", "LBY", "settlement"),
        ("Kramatorsk", "UKR", "settlement"),
        ("Hodeidah", "YEM", "settlement"),
        ("El Fasher", "SDN", "settlement"),
        ("Jufra", "LBY", "region"),
        ("W.Va.", "USA", "region"),
        ("Gaza Strip", "PSE", "region"),
        ("Darfur", "SDN", "region"),
        ("Middle East", None, "wider"),
    ],
)
def test_names_of_news_are_found(name: str, country: str | None, precision: str) -> None:
    assert (country, precision) in {(c.country, c.precision) for c in lookup(name)}


def test_what_is_not_there_is_not_guessed() -> None:
    assert lookup("Qwertzuiop") == ()


def test_a_lookup_takes_less_than_a_tenth_of_a_millisecond() -> None:
    places = gazetteer()
    names = [f"{name} {number}" for number in range(100) for name in ("Tripoli", "Derna", "Salem")]
    start = time.process_time()
    for name in names:
        places.lookup(name)
    assert (time.process_time() - start) / len(names) < 0.0005


def test_the_users_list_is_read_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "own.csv"
    path.write_text("name,lat,lon,kind\nTripoli,10,20,point\n", encoding="utf-8")
    monkeypatch.setenv("DATELINE_GAZETTEER", str(path))
    (own,) = lookup("Tripoli")
    assert (own.latitude, own.source) == (10.0, "user:own.csv:2")
    monkeypatch.delenv("DATELINE_GAZETTEER")
    assert len(lookup("Tripoli")) > 1


@pytest.mark.parametrize(
    ("word", "code"),
    [("Libyan", "LBY"), ("libyans", "LBY"), ("Congolese", "COD"), ("Emirati", "ARE"), ("Martian", None)],
)
def test_country_of_demonym(word: str, code: str | None) -> None:
    assert country_of_demonym(word) == code


def test_every_country_row_is_a_country() -> None:
    known = {row["iso3"] for row in gazetteer_tables.country_rows().values()}
    assert set(gazetteer_tables.countries()) <= known
    assert gazetteer_tables.top_level_domains()["ie"] == "IRL"
    assert "tv" not in gazetteer_tables.top_level_domains()
