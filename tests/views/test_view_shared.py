"""Claims that name the same: which things a claim names, and which claims have two of them in common."""

from __future__ import annotations

import pytest
from rows import SOKNA, Rows

from dateline.model.statement import PlaceRef
from dateline.views.parties import Parties
from dateline.views.shared import Namer, Thing, alike, title
from dateline.views.wording import share_word

LIBYA = PlaceRef("Libya", "2215636", 27.0, 17.0, "LBY", "country")


def names(rows: Rows, claim: str) -> list[str]:
    snapshot = rows.snapshot()
    return sorted(thing.name for thing in Namer(snapshot, Parties(snapshot)).named(rows.claims[claim]).values())


def test_places_and_actors_of_the_content_are_named() -> None:
    rows = Rows()
    claim = rows.claim("a", "Medics", "the Dune Front shelled Sokna")
    other = rows.claim("a", "Elders", "Waddan is calm")
    rows.actor(claim, "Dune Front")
    rows.place(claim, "Sokna")
    rows.place(other, "Waddan", PlaceRef("Waddan", "1", None, None, "LBY", "settlement"))
    assert names(rows, claim) == ["Dune Front", "Sokna"]


def test_a_wording_without_a_name_is_nothing_to_share() -> None:
    rows = Rows()
    claim = rows.claim("a", "Medics", "gunmen came with two trucks")
    rows.actor(claim, "gunmen")
    rows.actor(claim, "two")
    assert names(rows, claim) == []


def test_the_same_words_name_one_thing() -> None:
    rows = Rows()
    claim = rows.claim("a", "Medics", "the Sokna Guard left for Sokna")
    rows.actor(claim, "Sokna Guard")
    rows.place(claim, "Sokna")
    assert names(rows, claim) == ["Sokna Guard"]
    rows.actor(claim, "Sokna")
    assert names(rows, claim) == ["Sokna Guard"]


def test_a_place_that_is_an_actor_elsewhere_counts_once() -> None:
    rows = Rows()
    claim = rows.claim("a", "Medics", "Sokna Town fell and SOKNA town was burnt")
    rows.place(claim, "Sokna Town", PlaceRef("Sokna Town", "2210221", None, None, "LBY", "settlement"))
    rows.actor(claim, "SOKNA town")
    assert names(rows, claim) == ["Sokna Town"]


def test_a_town_and_its_country_are_one_place() -> None:
    rows = Rows()
    claim = rows.claim("a", "Medics", "the Libyan town of Sokna fell")
    rows.place(claim, "Libyan", LIBYA)
    rows.place(claim, "Sokna", SOKNA)
    assert names(rows, claim) == ["Sokna"]


def test_an_actor_of_one_report_is_shared_in_that_report_only() -> None:
    rows = Rows()
    first, second = rows.claim("a", "Medics", "Hamoro left"), rows.claim("b", "Elders", "Hamoro came")
    for claim in (first, second):
        rows.actor(claim, "Hamoro", kind="person")
    snapshot = rows.snapshot()
    namer = Namer(snapshot, Parties(snapshot))
    assert not namer.named(rows.claims[first]).keys() & namer.named(rows.claims[second]).keys()


def test_two_in_common_make_a_group_and_one_does_not() -> None:
    named = {"c1": "xyz", "c2": "xy", "c3": "yz", "c4": "zq", "c5": "q"}
    speakers = {claim: claim for claim in named}
    assert list(alike(named, speakers)) == [(["x", "y"], ["c1", "c2"])]


def test_the_pair_of_most_claims_comes_first_and_a_claim_is_in_one_group() -> None:
    named = {"c1": "ab", "c2": "abcd", "c3": "ab", "c4": "cde", "c5": "cde"}
    speakers = {claim: claim for claim in named}
    assert list(alike(named, speakers)) == [(["a", "b"], ["c1", "c2", "c3"]), (["c", "d", "e"], ["c4", "c5"])]


def test_one_speaker_makes_no_group() -> None:
    assert list(alike({"c1": "ab", "c2": "ab"}, {"c1": "x", "c2": "x"})) == []


def test_a_title_takes_the_name_that_most_give() -> None:
    named = [{"1": Thing("1", name)} for name in ("Pakistani", "Pakistan", "Pakistan")]
    assert title(["1"], named) == "Pakistan"
    assert title(["1"], named[:2]) == "Pakistan"


@pytest.mark.parametrize(
    "first, second, besides, shared",
    [
        ("it shelled the market", "the shelling of the market", "", True),
        ("the raid on Sokna", "talks in Sokna", "Sokna", False),
        ("they would leave", "others would stay", "", False),
        ("", "anything", "", False),
    ],
)
def test_words_of_weight_are_shared(first: str, second: str, besides: str, shared: bool) -> None:
    assert share_word(first, second, besides) is shared
