"""The actor registry: what it holds, how names are looked up, and how a user's own file wins."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import get_args

import pytest

from dateline.lexicon.registry import (
    Identity,
    Registry,
    in_office,
    is_acronym,
    may_hold,
    merged,
    name_key,
    registry,
    user_identities,
)
from dateline.model.vocabulary import ActorKind, Sector

OWN = """
[[entry]]
id = "own-timba-front"
name = "Timba Front"
kind = "group"
aliases = ["TF", "Hamas"]
sector = "REB"
roles = [["holds the port", "2024-05", ""]]
"""


def test_the_packaged_registry_is_large_and_well_formed() -> None:
    known = registry().identities
    assert len(known) >= 700
    assert len({item.country for item in known.values()}) >= 150
    for item in known.values():
        assert item.kind in get_args(ActorKind), item.id
        assert item.sector is None or item.sector in get_args(Sector), item.id
        assert item.country is None or (len(item.country) == 3 and item.country.isupper()), item.id
        for what, start, end in item.roles:
            assert what
            assert not (start and end) or start <= end, item.id


def test_no_full_name_belongs_to_two() -> None:
    keys = Counter(key for item in registry().identities.values() for key in {name_key(n) for n in item.names()})
    assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize("name", ["Khalifa Haftar", "Khalifa Hafter", "Khalifa Hifter", "Khalifa Heftar", "خليفة حفتر"])
def test_spellings_of_one_name(name: str) -> None:
    assert [item.id for item in registry().named(name)] == ["lby-khalifa-haftar"]


@pytest.mark.parametrize("name", ["Saddam Haftar", "Saif Gaddafi", "Hatar", "Khalifa Saleh", "Khalifa"])
def test_namesakes_are_somebody_else(name: str) -> None:
    assert "lby-khalifa-haftar" not in [item.id for item in registry().named(name)]
    assert "lby-muammar-gaddafi" not in [item.id for item in registry().named(name)]


@pytest.mark.parametrize(("place", "country"), [("Ankara", "TUR"), ("Kyiv", "UKR"), ("UAE", "ARE"), ("Oruma", None)])
def test_places_that_stand_for_governments(place: str, country: str | None) -> None:
    found = registry().standing_for(place)
    assert (found.country if found else None) == country


def test_the_government_of_a_country() -> None:
    found = registry().government_of("TUR")
    assert found is not None
    assert found.id == "tur-government"
    assert registry().government_of("ATA") is None


@pytest.mark.parametrize(
    ("one", "other"), [("The Al-Nusra Front", "al Nusra front"), ("Salamé", "salame"), ("Ba’ath Party", "Baath Party")]
)
def test_writings_of_one_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


def test_acronyms_keep_their_case() -> None:
    assert is_acronym("SDF")
    assert not is_acronym("Sdf")
    assert name_key("WHO") != name_key("who")


def test_a_users_file_wins_by_name(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(OWN, encoding="utf-8")
    own = user_identities(path)
    both = Registry(
        merged([Identity("x-hamas", "Hamas", "group"), Identity("x-tf", "Tamil Fund", "organisation", ("TF",))], own)
    )
    assert [item.id for item in both.named("Hamas")] == ["own-timba-front"]
    assert [item.id for item in both.named("TF")] == ["own-timba-front"]
    assert [item.id for item in both.named("Tamil Fund")] == ["x-tf"]


def test_the_variable_names_the_users_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "own.toml"
    path.write_text(OWN, encoding="utf-8")
    monkeypatch.setenv("DATELINE_ACTORS", str(path))
    assert [item.id for item in registry().named("Timba Front")] == ["own-timba-front"]
    monkeypatch.delenv("DATELINE_ACTORS")
    assert registry().named("Timba Front") == ()


@pytest.mark.parametrize(
    ("name", "who"),
    [
        ("Khalifa Heftar", "lby-khalifa-haftar"),
        ("Khalifa Hafter", "lby-khalifa-haftar"),
        ("Mohammed Hamdan Daglo", "sdn-mohamed-hamdan-dagalo"),
        ("Isayas Afeworki", "eri-isaias-afwerki"),
        ("Ilkham Aliev", "aze-ilham-aliyev"),
    ],
)
def test_other_spellings_sound_alike(name: str, who: str) -> None:
    assert [item.id for item in registry().sounding(name)] == [who]


@pytest.mark.parametrize(
    "name", ["Saddam Haftar", "Khaled Haftar", "Saif al-Islam Gaddafi", "Maher al-Assad", "Haftar"]
)
def test_relatives_and_bare_names_sound_like_nobody_else(name: str) -> None:
    sounding = {item.id for item in registry().sounding(name)}
    assert sounding.isdisjoint({"lby-khalifa-haftar", "lby-muammar-gaddafi", "syr-bashar-al-assad"})


@pytest.mark.parametrize(
    ("office", "country", "day", "who"),
    [
        ("president", "UKR", "2020-03-12", "ukr-volodymyr-zelenskyy"),
        ("defence minister", "RUS", "2023-05-08", "rus-sergei-shoigu"),
        ("president", "UKR", "1990-01-01", None),
        ("former president", "UKR", "2020-03-12", None),
        ("president", "ATA", "2020-03-12", None),
    ],
)
def test_who_held_an_office_on_a_day(office: str, country: str, day: str, who: str | None) -> None:
    found = registry().holder(office, country, day)
    assert (found.id if found else None) == who


def test_names_that_tell_by_themselves_are_names_of_their_bearer_alone() -> None:
    known = registry()
    for item in known.identities.values():
        for word in item.alone:
            assert len(word.split()) <= 2
            assert [other.id for other in (*known.named(word), *known.surnamed(word)) if other.id != item.id] == []


def test_offices_on_a_day_tell_father_from_son() -> None:
    father, son = (registry().identities[i] for i in ("tcd-idriss-deby", "tcd-mahamat-idriss-deby"))
    assert may_hold(father, ["president"], "2019-01-20") and not may_hold(son, ["president"], "2019-01-20")
    assert may_hold(son, ["president"], "2022-10-10") and not may_hold(father, ["president"], "2022-10-10")
    assert may_hold(father, [], "2022-10-10")
    assert not may_hold(father, ["mayor"], "2019-01-20")
    assert in_office(son, "2022-10-10") and not in_office(father, "2022-10-10")


def test_how_far_a_known_name_may_go_on() -> None:
    assert registry().words_from("Organization") >= 7
    assert registry().words_from("Zzyzx") == 0
