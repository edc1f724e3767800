"""Incidents: what happened, with the three counts, the toll under a rule, and the words of the first report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dateline.model.annotation import to_json
from dateline.model.spans import Span
from dateline.model.statement import Incident, PlaceRef
from dateline.resolve.toll import Counted, Rule, count
from dateline.views.filters import Filters, keeps_incident
from dateline.views.quote import one_line, sentence_around
from dateline.views.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class IncidentView:
    """An incident as a person reads it; `quote` is the sentence of `report` at `span` that states it."""

    incident: Incident
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    toll: tuple[Counted, ...]
    report: str
    span: Span
    quote: str

    @property
    def counts(self) -> dict[str, int]:
        """Reports and independent origins: shown wherever the incident is."""
        return {"reports": len(self.incident.reports), "origins": len(self.incident.origins)}


def list_incidents(
    snapshot: Snapshot, filters: Filters | None = None, rule: Rule = "conservative"
) -> tuple[IncidentView, ...]:
    """The incidents that pass the filters, by day; those without a day come last."""
    kept = (i for i in snapshot.incidents if filters is None or keeps_incident(filters, i, snapshot))
    return tuple(view_incident(incident, snapshot, rule) for incident in kept)


def view_incident(incident: Incident, snapshot: Snapshot, rule: Rule = "conservative") -> IncidentView:
    """One incident with names, toll and the sentence of its earliest report."""
    events = [snapshot.events[event] for event in incident.events]
    first = min(events, key=lambda e: (e.carried, snapshot.reports[e.report].published or "9999", e.report, e.trigger))
    text = snapshot.reports[first.report].text
    span = sentence_around(text, first.trigger)
    return IncidentView(
        incident=incident,
        actors=_names(name for event in events for name in event.actors),
        recipients=_names(name for event in events for name in event.recipients),
        toll=count(incident.tolls, rule),
        report=first.report,
        span=span,
        quote=one_line(span.of(text)),
    )


def _names(names: Any) -> tuple[str, ...]:
    """Names in order of first appearance, each once, case not counted."""
    seen: dict[str, str] = {}
    for name in names:
        seen.setdefault(one_line(name).casefold(), one_line(name))
    return tuple(seen.values())


def place_json(place: PlaceRef | None) -> dict[str, Any] | None:
    """A place as the annotation format's "Across reports" writes it."""
    keys = ("name", "geonames", "latitude", "longitude", "country", "precision")
    return None if place is None else {key: getattr(place, key) for key in keys}


def incident_json(incident: Incident, snapshot: Snapshot) -> dict[str, Any]:
    """One object of `dateline incidents --json`; report ids are the input's own."""
    name = {report: snapshot.reports[report].name for report in incident.reports}
    events = [snapshot.events[event] for event in incident.events]
    return {
        "id": incident.id,
        "type": incident.type,
        "mode": incident.mode,
        "status": incident.status,
        "place": place_json(incident.place),
        "start": incident.start,
        "end": incident.end,
        "events": [{"report": name[e.report], "trigger": to_json(e.trigger)} for e in events],
        "counts": {"reports": len(incident.reports), "origins": len(incident.origins)},
        "origins": [
            {"reports": [name[report] for report in origin.reports], "source": origin.source, "reason": origin.reason}
            for origin in incident.origins
        ],
        "tolls": [
            {
                **{key: getattr(toll, key) for key in ("harm", "low", "high", "best", "count", "as_of", "origin")},
                "report": name[toll.report],
                "span": to_json(toll.span),
            }
            for toll in incident.tolls
        ],
        "stories": [],
        "reason": incident.reason,
    }
