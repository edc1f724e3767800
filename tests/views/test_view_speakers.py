"""Claims by speaker and by chain; who is one speaker over reports."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rows import Rows

from dateline.model.statement import HopRow
from dateline.views.claims import list_claims
from dateline.views.parties import UNNAMED, Parties
from dateline.views.snapshot import Snapshot
from dateline.views.speakers import by_chain, by_speaker, group_json


def test_a_registered_speaker_is_one_under_all_names() -> None:
    rows = Rows()
    for report, name in (("a", "Rapid Force"), ("b", "RF"), ("c", "Rapid Force")):
        claim = rows.claim(report, name, "it holds the town")
        actor = rows.actor(claim, name, entity="rf")
        rows.claims[claim] = replace(rows.claims[claim], source_actor=actor)
    (group,) = by_speaker(list_claims(rows.snapshot()), rows.snapshot())
    assert (group.name, group.counts) == ("Rapid Force", {"claims": 3, "reports": 3, "chains": 3})


def test_without_an_identity_the_name_as_printed_counts() -> None:
    rows = Rows()
    rows.claim("a", "Residents", "shells fell")
    rows.claim("b", "residents", "shells fell again")
    rows.claim("b", "Medics", "twelve died")
    groups = by_speaker(list_claims(rows.snapshot()), rows.snapshot())
    assert [(group.name, group.counts["claims"]) for group in groups] == [("Residents", 2), ("Medics", 1)]


@pytest.mark.parametrize("source", [None, "who", "It"])
def test_a_speaker_who_is_not_named_is_nobody(source: str | None) -> None:
    rows = Rows()
    claim = rows.claim("a", source, "shells fell")
    assert Parties(rows.snapshot()).speaker(rows.claims[claim]) == UNNAMED


def test_a_name_of_one_report_is_no_identity() -> None:
    rows = Rows()
    actor = rows.actor(rows.claim("a", "Medics", "the Dune Front left"), "Dune Front")
    parties = Parties(rows.snapshot())
    assert not parties.over_reports(actor) and not parties.over_reports(None)
    assert parties.of(actor, "the  Front") == ("name the front", "the Front")


def test_the_most_frequent_chain_comes_first() -> None:
    rows = Rows()
    agency = (HopRow(None, "outlet", None, None), HopRow("Sahel Wire", "agency", None, None))
    rows.claim("a", "Kodwe", "we were not there")
    rows.claim("b", "Medics", "twelve died", chain=(*agency, HopRow("Medics", "speaker", None, None)))
    rows.claim("b", "Medics", "forty are hurt", chain=(*agency, HopRow("Medics", "speaker", None, None)))
    groups = by_chain(list_claims(rows.snapshot()))
    assert [(group.name, len(group.claims)) for group in groups] == [
        ("b paper → Sahel Wire → Medics", 2),
        ("a paper → Kodwe", 1),
    ]
    assert groups[0].counts == {"claims": 2, "reports": 1, "chains": 1}


def test_group_json_holds_the_claims(snapshot: Snapshot) -> None:
    claims = list_claims(snapshot)
    objects = [group_json(group, "speaker", snapshot) for group in by_speaker(claims, snapshot)]
    assert {row["speaker"] for row in objects} == {"Jufra Joint Force", "Sahel Wire", "Black Dune Front"}
    assert sum(len(row["claims"]) for row in objects) == len(claims) == 3
