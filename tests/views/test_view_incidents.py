"""Incidents, tolls and timeline over a record that is known to the last span."""

from __future__ import annotations

import pytest

from dateline.model.statement import PlaceRef
from dateline.views import words
from dateline.views.escalation import weekly
from dateline.views.filters import Filters
from dateline.views.incidents import incident_json, list_incidents
from dateline.views.snapshot import Snapshot
from dateline.views.timeline import timeline
from dateline.views.toll import list_tolls, loose_figures


def test_the_shelling_is_one_incident_of_three_reports_and_two_origins(snapshot: Snapshot) -> None:
    views = list_incidents(snapshot, Filters(place="Sokna"))
    shelling = max(views, key=lambda view: len(view.incident.reports))
    assert shelling.counts == {"reports": 3, "origins": 2}
    assert {origin.reason for origin in shelling.incident.origins} >= {"own report of Sidra Gazette"}
    assert shelling.actors[0] == "Black Dune Front"
    (killed,) = shelling.toll
    assert (killed.low, killed.best, killed.high) == (12, 20, 20)


def test_the_quote_is_the_sentence_at_its_span(snapshot: Snapshot) -> None:
    for view in list_incidents(snapshot):
        text = snapshot.reports[view.report].text
        assert words_of(view.span.of(text)) == words_of(view.quote)
        assert "Donate" not in view.quote


def words_of(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize(
    "filters, found",
    [
        (Filters(), 4),
        (Filters(place="LBY"), 3),
        (Filters(place="2216645"), 2),
        (Filters(place="Atlantis"), 0),
        (Filters(actor="Zarmani"), 1),
        (Filters(actor="black dune"), 1),
        (Filters(since="2024-03-21"), 1),
        (Filters(until="2024-03-14"), 2),
        (Filters(since="2024-03-14", until="2024-03-14"), 1),
        (Filters(outlet="Kosti"), 1),
        (Filters(outlet="lantern"), 1),
        (Filters(status="threatened"), 1),
        (Filters(status="denied"), 0),
    ],
)
def test_filters_narrow(snapshot: Snapshot, filters: Filters, found: int) -> None:
    assert len(list_incidents(snapshot, filters)) == found


def test_json_names_reports_as_the_input_does(snapshot: Snapshot) -> None:
    names = {report.name for report in snapshot.reports.values()}
    for incident in snapshot.incidents:
        row = incident_json(incident, snapshot)
        assert {event["report"] for event in row["events"]} <= names
        assert row["counts"] == {"reports": len(incident.reports), "origins": len(row["origins"])}
        for toll in row["tolls"]:
            report = next(r for r in snapshot.reports.values() if r.name == toll["report"])
            start, end = toll["span"]
            assert str(toll["best"]) in report.text[start:end]
            assert toll["report"] in row["origins"][toll["origin"]]["reports"]


def test_tolls_stand_side_by_side_with_who_said_them(snapshot: Snapshot) -> None:
    (view,) = list_tolls(snapshot, None, "informative")
    assert {(line.wording, line.said_by) for line in view.lines} == {
        ("at least 12", "Jufra Joint Force"),
        ("as many as 20", "Sahel Wire"),
    }
    assert loose_figures(snapshot) == ()


def test_the_timeline_tells_background_from_news_and_puts_the_undated_last(snapshot: Snapshot) -> None:
    entries = timeline(snapshot)
    assert [entry.place for entry in entries] == ["background", "news", "news", "undated"]
    assert entries[0].view.incident.start == "2011-01-01"


def test_weeks_count_incidents_not_reports(snapshot: Snapshot) -> None:
    weeks = weekly(snapshot)
    assert [week.start for week in weeks] == ["2024-03-11", "2024-03-18"]
    assert [week.conflict for week in weeks] == [1, 1]
    assert weeks[1].killed == 20 and weeks[0].usual is None
    assert "20 killed, at most 0 in a week before" in weeks[1].reason


def test_weeks_of_nothing_are_none(snapshot: Snapshot) -> None:
    assert weekly(snapshot, Filters(place="Atlantis")) == ()


@pytest.mark.parametrize(
    "start, end, said",
    [
        (None, None, "not dated"),
        ("2024-03-19", "2024-03-19", "2024-03-19"),
        ("2024-03-19", None, "2024-03-19"),
        ("2024-03-19", "2024-03-21", "2024-03-19 to 03-21"),
        ("2023-12-30", "2024-01-02", "2023-12-30 to 2024-01-02"),
    ],
)
def test_days_read_well(start: str | None, end: str | None, said: str) -> None:
    assert words.days(start, end) == said


def test_names_are_cut_with_a_count() -> None:
    assert words.names(["a", "b", "c", "d", "e"]) == "a, b, c +2"


@pytest.mark.parametrize(
    "name, said", [("TRIPOLI", "Tripoli, LBY"), ("UAE", "UAE, LBY"), ("Ras Lanuf", "Ras Lanuf, LBY")]
)
def test_places_are_lettered_as_on_a_map(name: str, said: str) -> None:
    assert words.place(PlaceRef(name, None, None, None, "LBY", "settlement")) == said
