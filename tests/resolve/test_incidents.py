"""Incidents are a function of the rows, whatever their order; each event is in exactly one."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.model.statement import Copy
from dateline.resolve.across import resolve
from dateline.resolve.incidents import join


def test_two_reports_of_one_attack_are_one_incident_with_two_origins(event: Any, report: Any, figure: Any) -> None:
    events = [event("e1", "r1", mode="firearms"), event("e2", "r2")]
    figures = [
        figure("f1", "r1", "e1", 12, None, 12),
        figure("f2", "r2", "e2", None, 20, 20),
        figure("f3", "r2", None, 1, 1, 1),
    ]
    (incident,) = join(events, figures, [report("r1"), report("r2")], [], [])
    assert incident.reports == ("r1", "r2")
    assert [origin.source for origin in incident.origins] == ["Outlet r1", "Outlet r2"]
    assert incident.mode == "firearms" and incident.start == "2024-03-20"
    assert {toll.figure: toll.origin for toll in incident.tolls} == {"f1": 0, "f2": 1}


def test_a_copy_is_the_same_origin(event: Any, report: Any) -> None:
    events = [event("e1", "r1"), event("e2", "r2")]
    (incident,) = join(events, [], [report("r1"), report("r2")], [], [Copy("r1", "r2", 1.0, "the same words")])
    (origin,) = incident.origins
    assert origin.reports == ("r1", "r2") and "2 reports share their text" in origin.reason


def test_copies_tell_one_happening_in_the_same_words(event: Any, report: Any) -> None:
    bare = {"place": None, "recipients": ("a convoy",), "actors": ()}
    rows = [event("e1", "r1", **bare), event("e2", "r2", **bare), event("e3", "r2", **(bare | {"quote": "raid"}))]
    reports, copies = [report("r1"), report("r2")], [Copy("r1", "r2", 0.9, "")]
    assert sorted(len(i.reports) for i in join(rows, [], reports, [], copies)) == [1, 2]
    assert len(join(rows, [], reports, [], [])) == 3


def test_a_report_that_cites_the_wire_has_its_origin(event: Any, report: Any, claim: Any) -> None:
    events = [event("e1", "r1"), event("e2", "r2", claim="c2", carried=True)]
    reports = [report("r1", "Sahel Wire"), report("r2", "Kosti Evening Bulletin")]
    (incident,) = join(events, [], reports, [claim("c2", "r2", ("Sahel Wire", "agency"), ("Kodwe", "speaker"))], [])
    (origin,) = incident.origins
    assert origin.source == "Sahel Wire" and "cites Sahel Wire" in origin.reason


def test_a_wire_credited_in_every_claim_is_the_origin_of_the_whole_report(event: Any, report: Any, claim: Any) -> None:
    claims = [claim(f"c{n}", "r1", ("Sahel Wire", "agency")) for n in (1, 2)]
    (incident,) = join([event("e1", "r1")], [], [report("r1", "Nile Ledger")], claims, [])
    assert incident.origins[0].source == "Sahel Wire"


def test_two_events_of_one_report_stay_two(event: Any, report: Any) -> None:
    assert len(join([event("e1", "r1"), event("e2", "r1")], [], [report("r1")], [], [])) == 2


def test_what_happened_outweighs_what_may(event: Any, report: Any) -> None:
    events = [event("e1", "r1", status="attempted"), event("e2", "r2", status="occurred")]
    (incident,) = join(events, [], [report("r1"), report("r2")], [], [])
    assert incident.status == "occurred"


def test_undated_and_unplaced_events_stand_alone(event: Any, report: Any) -> None:
    bare = {"place": None, "start": None, "end": None, "actors": ()}
    found = join([event("e1", "r1", **bare), event("e2", "r2", **bare)], [], [report("r1"), report("r2")], [], [])
    assert len(found) == 2 and found[0].start is None and found[0].place is None


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_order_gives_the_same_and_no_event_is_lost_or_doubled(
    event: Any, report: Any, places: Any, data: Any
) -> None:
    chosen = data.draw(
        st.lists(
            st.tuples(
                st.sampled_from(["r1", "r2", "r3", "r4"]),
                st.sampled_from(["ASSAULT", "PROTEST", "CONSULT"]),
                st.sampled_from([None, "sokna", "hun", "libya", "menaka"]),
                st.sampled_from([None, "2024-03-19", "2024-03-20", "2024-01-02"]),
                st.sampled_from([(), ("Black Dune Front",), ("the rebels",)]),
            ),
            max_size=14,
        )
    )
    rows = [
        event(f"e{n}", r, kind, place=places.get(place or ""), start=day, end=day, actors=who)
        for n, (r, kind, place, day, who) in enumerate(chosen)
    ]
    reports = [report(f"r{n}") for n in range(1, 5)]
    first = join(rows, [], reports, [], [])
    assert sorted(e for incident in first for e in incident.events) == sorted(row.id for row in rows)
    shuffled = data.draw(st.permutations(rows))
    assert join(shuffled, [], list(reversed(reports)), [], []) == first
    assert all(sorted(r for o in i.origins for r in o.reports) == list(i.reports) for i in first)


def test_resolution_holds_copies_and_incidents(event: Any, report: Any) -> None:
    body = "a wire story of more than eight words that two outlets print alike"
    found = resolve(
        [report("r1"), report("r2")], {"r1": body, "r2": body}, [event("e1", "r1"), event("e2", "r2")], [], []
    )
    assert len(found.copies) == 1 and len(found.incidents) == 1 and len(found.incidents[0].origins) == 1


def test_vague_windows_meet_exact_days(event: Any, report: Any) -> None:
    month = event("e1", "r1", start="2024-01-01", end="2024-04-30")
    (incident,) = join([month, event("e2", "r2")], [], [report("r1"), report("r2")], [], [])
    assert (incident.start, incident.end) == ("2024-03-20", "2024-03-20")
