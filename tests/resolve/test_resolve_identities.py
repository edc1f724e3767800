"""Identities across reports: what a name, its sound, a number or initials join, what the setting has to add, and what stays apart."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.model.spans import Span
from dateline.model.statement import ActorRow, Evidence, PlaceRef, PlaceRow
from dateline.resolve.identities import bodies_agree, identities, persons_agree
from dateline.resolve.scenes import Scene, scenes, words_of


def actor(report: str, name: str, kind: Any = "person", **more: Any) -> ActorRow:
    values: dict[str, Any] = dict(entity=None, country=None, sector=None, mentions=(Evidence(Span(0, 1), "x"),))
    return ActorRow(f"{report} {name}", report, name, kind, **(values | more))


def joined(first: ActorRow, second: ActorRow, *near: str, days: tuple[str, str] = ("2024-01-01", "2024-01-02")) -> bool:
    """Whether two actors are one where both reports name `near`."""
    told = {
        actor.report: Scene(day, frozenset(), frozenset(near)) for actor, day in zip((first, second), days, strict=True)
    }
    return len(identities([first, second], told)) == 1


def test_a_full_name_of_a_person_needs_something_beside_it() -> None:
    pair = actor("r1", "Idris Kodwe"), actor("r2", "Idris Kodwe")
    assert not joined(*pair)
    assert joined(*pair, "keth")


def test_a_spelling_or_the_surname_alone_joins_in_the_same_setting() -> None:
    assert joined(actor("r1", "Rostam Qaderi"), actor("r2", "Rustam Ghaderi"), "sardav")
    assert joined(actor("r1", "Peter Gatluak Lual"), actor("r2", "Lual"), "leer")
    assert not joined(actor("r1", "Peter Gatluak Lual"), actor("r2", "Lual"))


def test_a_surname_that_two_bear_joins_neither() -> None:
    rows = [actor("r1", "Ahmad Dawud"), actor("r2", "Hamid Dawud"), actor("r3", "Dawud")]
    told = {row.report: Scene(None, frozenset(), frozenset({"falluja"})) for row in rows}
    assert len(identities(rows, told)) == 3


@pytest.mark.parametrize(
    ("first", "second"),
    [("Khalifa Haftar", "Saddam Haftar"), ("Bashar al-Assad", "Maher al-Assad"), ("Hassan Ali", "Hussein Ali")],
)
def test_relatives_stay_apart_in_any_setting(first: str, second: str) -> None:
    assert not joined(actor("r1", first), actor("r2", second), "benghazi", "lby-lna")


def test_two_known_actors_are_never_one() -> None:
    first, second = actor("r1", "Orman", entity="x.1"), actor("r2", "Orman", entity="x.2")
    assert not joined(first, second, "keth")


def test_countries_that_differ_keep_persons_apart() -> None:
    first, second = actor("r1", "Ali Orman", country="LBY"), actor("r2", "Aly Orman", country="SDN")
    assert not joined(first, second, "keth")


def test_an_office_is_one_man_only_for_some_weeks() -> None:
    pair = [actor(r, "governor of Kasra", country="SYR") for r in ("r1", "r2")]
    assert joined(*pair)
    assert not joined(*pair, days=("2012-11-20", "2014-03-20"))


def test_an_acronym_joins_what_it_is_short_for_in_the_same_setting() -> None:
    pair = actor("r1", "KNU", "group"), actor("r2", "Karen National Union", "group")
    assert joined(*pair, "hpasawng") and not joined(*pair)


def test_common_names_of_bodies_need_a_country_or_place() -> None:
    pair = actor("r1", "Defence Ministry", "government"), actor("r2", "Defence Ministry", "government")
    assert not joined(*pair)
    assert joined(*pair, "kyiv")


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("47th Separate Mechanised Brigade", "47th Brigade", True),
        ("3rd Brigade", "33rd Brigade", False),
        ("Quiet Bay Coalition", "Coalition for a Quiet Bay", True),
        ("Sudan's army", "Sudan's government", False),
        ("SRDM", "SRDF", False),
    ],
)
def test_bodies_agree(first: str, second: str, same: bool) -> None:
    assert bodies_agree(first, second) is same is bodies_agree(second, first)


def test_persons_agree_on_initials_and_middle_names() -> None:
    assert persons_agree(("A.", "Okoye"), ("Ada", "Okoye"))
    assert persons_agree(("Amir", "Shahzad", "Afridi"), ("Shahzad", "Afridi"))
    assert not persons_agree(("Ben", "Okoye"), ("Ada", "Okoye"))


def test_the_scene_holds_places_actors_and_countries() -> None:
    place = PlaceRow(
        "p", "r1", Evidence(Span(0, 4), "Keth"), PlaceRef("Keth", None, None, None, "LBY", "settlement"), None, None
    )
    told = scenes(
        {"r1": "2024-01-01"}, [place], [actor("r1", "Ada Okoye", country="NGA"), actor("r1", "the rebels", "group")]
    )
    assert told["r1"] == Scene("2024-01-01", frozenset({"LBY", "NGA"}), frozenset({"keth", "okoye"}))
    assert words_of("Peace Committee of Alamata") == {"alamata"}


def test_identities_do_not_depend_on_order() -> None:
    names = ("Ada Okoye", "Okoye", "Ade Okoye", "A. Okoye", "Okoye", "Ada Okoye")
    rows = [actor(f"r{i}", name) for i, name in enumerate(names)]
    told = {row.report: Scene(None, frozenset(), frozenset({"keth", row.report})) for row in rows}
    assert identities(rows, told) == identities(reversed(rows), told)


def test_namesakes_whom_one_report_tells_apart_stay_two() -> None:
    rows = [actor("r1", "Idris Kodwe"), actor("r1", "Idris  Kodwe"), actor("r2", "Idris Kodwe")]
    told = {report: Scene(None, frozenset(), frozenset({"keth"})) for report in ("r1", "r2")}
    assert sorted(len(one.actors) for one in identities(rows, told)) == [1, 2]
