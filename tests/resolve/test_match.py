"""The rules that take two events for one happening."""

from __future__ import annotations

import math
from typing import Any

import pytest

from dateline.resolve.match import candidate, distance_km, why_one


def why(event: Any, a: dict[str, Any], b: dict[str, Any], published: str | None = "2024-03-21") -> str | None:
    return why_one(candidate(event("e1", "r1", **a), published), candidate(event("e2", "r2", **b), published))


def test_same_place_and_day_is_one_and_says_why(event: Any) -> None:
    assert why(event, {}, {}) == "same place, the same day, shared party"


def test_who_did_it_may_be_disputed(event: Any) -> None:
    assert (
        why(event, {"actors": ("Black Dune Front",)}, {"actors": ("Jufra Joint Force",)}) == "same place, the same day"
    )


@pytest.mark.parametrize(
    "other",
    [
        {"type": "PROTEST"},
        {"status": "threatened"},
        {"mode": "abduct"},
        {"start": "2024-03-25", "end": "2024-03-25"},
    ],
    ids=lambda o: next(iter(o)),
)
def test_other_acts_standings_and_days_stay_apart(event: Any, other: dict[str, Any]) -> None:
    kind = {"kind": other.pop("type")} if "type" in other else {}
    assert why(event, {}, other | kind) is None


def test_a_night_may_be_dated_a_day_apart(event: Any) -> None:
    assert why(event, {}, {"start": "2024-03-21", "end": "2024-03-21"})


@pytest.mark.parametrize("name, joined", [("sokna", True), ("hun", True), ("kufra", False), ("menaka", False)])
def test_near_towns_may_be_one_place_far_ones_not(event: Any, places: Any, name: str, joined: bool) -> None:
    assert bool(why(event, {}, {"place": places[name]})) is joined


def test_a_country_holds_its_towns_only_with_a_shared_party(event: Any, places: Any) -> None:
    assert why(event, {}, {"place": places["libya"]})
    assert why(event, {}, {"place": places["libya"], "actors": ("Harbour Guard",)}) is None


def test_without_any_place_both_sides_must_agree(event: Any) -> None:
    two = {"place": None, "recipients": ("Jufra Joint Force",)}
    assert why(event, two, two)
    assert why(event, two, two | {"recipients": ("Harbour Guard",)}) is None
    assert why(event, two, {"place": None, "actors": ()}) is None


def test_an_undated_event_is_looked_for_before_its_report(event: Any) -> None:
    undated = {"start": None, "end": None}
    assert why(event, undated, {})
    assert why(event, undated, {}, published=None) is None
    assert why(event, undated, {"start": "2024-02-01", "end": "2024-02-01"}) is None


def test_talks_and_meetings_are_a_family_but_arrests_are_no_curfew(event: Any) -> None:
    assert why(event, {"kind": "RETREAT"}, {"kind": "CONCEDE"})
    assert why(event, {"kind": "COERCE", "mode": "arrest"}, {"kind": "COERCE", "mode": "curfew"}) is None


def test_unknown_places_match_by_name_only(event: Any, places: Any) -> None:
    from dataclasses import replace

    nowhere = replace(places["sokna"], name="Zamla Camp", geonames=None, latitude=None, longitude=None)
    assert why(event, {"place": nowhere}, {"place": nowhere})
    assert why(event, {"place": nowhere}, {"place": replace(nowhere, name="Other Camp")}) is None


def test_distance(places: Any) -> None:
    assert 15 < distance_km(places["sokna"], places["hun"]) < 20
    from dataclasses import replace

    assert distance_km(places["sokna"], replace(places["hun"], latitude=None)) == math.inf
