"""Matters: claims of different speakers by what they are about."""

from __future__ import annotations

import pytest
from rows import SOKNA, Rows

from dateline.views.filters import Filters
from dateline.views.matters import ALONE, list_matters, matters_json
from dateline.views.said import sayings
from dateline.views.snapshot import Snapshot


def front_at_sokna(rows: Rows, claim: str) -> None:
    """The claim names the Dune Front and Sokna."""
    rows.place(claim, "Sokna", SOKNA)
    rows.actor(claim, "Dune Front", entity="front")


def test_claims_that_carry_one_incident_are_one_matter(snapshot: Snapshot) -> None:
    (view,) = list_matters(snapshot).common
    assert view.matter.name == "ASSAULT heavy-weapons, Sokna, LBY, 2024-03-20"
    assert view.matter.incident in {incident.id for incident in snapshot.incidents}
    assert view.counts == {"speakers": 3, "claims": 3, "reports": 3}
    assert list_matters(snapshot).alone == ()


def test_events_and_figures_both_bring_a_claim_to_an_incident() -> None:
    rows = Rows()
    shelling = rows.event(rows.claim("a", "Medics", "shells fell"), "fell")
    rows.claim("b", "Elders", "prices rose")
    rows.incident(shelling, rows.figure(rows.claim("b", "Guard", "12 died"), "12", 12, 12))
    matters = list_matters(rows.snapshot())
    assert [one.speaker.name for view in matters.common for one in view.matter.said] == ["Guard", "Medics"]
    assert [one.speaker.name for one in matters.alone] == ["Elders"]


def test_a_claim_on_two_incidents_is_on_both_matters() -> None:
    rows = Rows()
    both = rows.claim("a", "Medics", "shells fell and crowds marched")
    rows.incident(rows.event(both, "fell"), rows.event(rows.claim("b", "Guard", "shells fell"), "fell"))
    rows.incident(rows.event(both, "marched", "PROTEST"))
    assert [view.counts["speakers"] for view in list_matters(rows.snapshot()).common] == [2, 1]


def test_other_claims_are_one_matter_where_they_name_the_same_two() -> None:
    rows = Rows()
    for report, speaker in (("a", "Pilot"), ("b", "Valcourt")):
        front_at_sokna(rows, rows.claim(report, speaker, "the Dune Front has drones in Sokna"))
    rows.place(rows.claim("c", "Elders", "Sokna is calm"), "Sokna", SOKNA)
    matters = list_matters(rows.snapshot())
    assert [(view.matter.name, view.matter.incident) for view in matters.common] == [("Sokna, Dune Front", None)]
    assert [one.speaker.name for one in matters.alone] == ["Elders"]


def test_an_incident_of_one_speaker_gives_way_to_names_that_others_share() -> None:
    rows = Rows()
    first = rows.claim("a", "Pilot", "the Dune Front shelled Sokna")
    rows.incident(rows.event(first, "shelled"))
    for claim in (first, rows.claim("b", "Guard", "the Dune Front left Sokna")):
        front_at_sokna(rows, claim)
    (view,) = list_matters(rows.snapshot()).common
    assert (view.matter.incident, view.counts["speakers"]) == (None, 2)


def test_who_says_most_comes_first_and_who_is_not_named_last() -> None:
    rows = Rows()
    said = [("a", None), ("a", None), ("a", None), ("b", "Guard"), ("c", "Medics"), ("d", "Medics")]
    rows.incident(*(rows.event(rows.claim(report, who, "shells fell"), "fell") for report, who in said))
    (view,) = list_matters(rows.snapshot()).common
    assert [one.speaker.name for one in view.matter.said] == ["Medics"] * 2 + ["Guard"] + ["(not named)"] * 3
    assert [(one.speaker.name, reports) for one, reports in sayings(view.matter.said)] == [
        ("Medics", 2),
        ("Guard", 1),
        ("(not named)", 1),
    ]


def test_a_claim_without_content_is_on_no_matter() -> None:
    rows = Rows()
    rows.claim("a", "Medics", "")
    assert [one.speaker.name for one in list_matters(rows.snapshot()).alone] == ["Medics"]


@pytest.mark.parametrize(
    "filters, claims",
    [
        (Filters(status="denying"), 3),
        (Filters(actor="Jufra Joint Force"), 3),
        (Filters(place="Sokna"), 3),
        (Filters(outlet="Sidra Gazette"), 1),
        (Filters(since="2024-03-22"), 2),
        (Filters(place="Reykjavik"), 0),
    ],
)
def test_place_actor_and_status_keep_whole_matters(snapshot: Snapshot, filters: Filters, claims: int) -> None:
    assert len(list_matters(snapshot, filters).said) == claims


def test_disputed_keeps_matters_with_a_disagreement() -> None:
    rows = Rows()
    rows.claim("a", "Elders", "prices rose")
    calm, other = (rows.event(rows.claim(report, "Guard", "shells fell"), "fell") for report in ("a", "b"))
    rows.incident(calm, rows.event(rows.claim("c", "Medics", "shells fell"), "fell"))
    rows.incident(other, rows.event(rows.claim("c", "Front", "shells fell", "denying"), "fell", "ASSAULT", "denied"))
    matters = list_matters(rows.snapshot(), disputed=True)
    assert [view.disagreements[0].reason for view in matters.common] == ["denies"] and matters.alone == ()
    assert len(list_matters(rows.snapshot()).common) == 2


def test_json_ends_with_the_claims_that_are_alone(snapshot: Snapshot) -> None:
    rows = Rows()
    rows.claim("a", "Elders", "prices rose")
    (alone,) = matters_json(list_matters(rows.snapshot()), rows.snapshot())
    assert (alone["matter"], alone["incident"], len(alone["claims"])) == (ALONE, None, 1)
    (row,) = matters_json(list_matters(snapshot), snapshot)
    assert row["counts"]["claims"] == len(row["claims"]) == 3 and len(row["disagreements"]) == 1
