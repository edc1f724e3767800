"""Filters: which part of the record a question is about. The same six everywhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from dateline.lexicon.gazetteer import lookup
from dateline.model.statement import EventRow, Incident, PlaceRef, PlaceRow, ReportRow
from dateline.resolve.names import name_words, same_party
from dateline.views.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Filters:
    """Each None means: no matter. Days are ISO 8601, both ends included.

    `place` is a name, a GeoNames id or a country code (ISO 3166-1 alpha-3); the name of a country stands for all places in
    it. What has no place of its own (a label, a tie) is held against the places that its report names. `actor` is a name,
    `outlet` words of an outlet's name, `status` that of events and ties, the stance of claims, the marker of labels. What has
    no date of its own is held against the day its report was published: it may have happened then or before.
    """

    place: str | None = None
    actor: str | None = None
    since: str | None = None
    until: str | None = None
    outlet: str | None = None
    status: str | None = None

    def keeps_place(self, places: Iterable[PlaceRef | None]) -> bool:
        """Whether one of the places is the one asked for."""
        return self.place is None or any(place is not None and _is_place(place, self.place) for place in places)

    def keeps_actor(self, names: Iterable[str | None]) -> bool:
        """Whether one of the names agrees with the actor asked for."""
        wanted = self.actor
        return wanted is None or any(name is not None and _is_actor(name, wanted) for name in names)

    def keeps_days(self, start: str | None, end: str | None, published: Iterable[str | None]) -> bool:
        """Whether the days lie in the window; without days, whether one of the days of publication does."""
        if self.since is None and self.until is None:
            return True
        printed = [(day[:10], day[:10]) for day in published if day]
        days = printed if start is None else [(start, end or start)]
        return any((self.since or "") <= last and first <= (self.until or "9999") for first, last in days)

    def keeps_outlet(self, reports: Iterable[ReportRow]) -> bool:
        """Whether one of the reports was printed by the outlet asked for."""
        if self.outlet is None:
            return True
        wanted = name_words(self.outlet)
        return any(wanted <= name_words(report.outlet or report.name) for report in reports)

    def keeps_status(self, status: str) -> bool:
        """Whether the standing is the one asked for."""
        return self.status is None or status == self.status


def keeps_incident(filters: Filters, incident: Incident, snapshot: Snapshot) -> bool:
    """Whether an incident passes all filters."""
    reports = [snapshot.reports[report] for report in incident.reports]
    events = [snapshot.events[event] for event in incident.events]
    return (
        filters.keeps_status(incident.status)
        and filters.keeps_days(incident.start, incident.end, [report.published for report in reports])
        and filters.keeps_outlet(reports)
        and filters.keeps_place([incident.place, *(event.place for event in events)])
        and filters.keeps_actor(name for event in events for name in event.actors + event.recipients)
    )


def keeps_report(filters: Filters, report: ReportRow, places: Iterable[PlaceRow]) -> bool:
    """Whether a report passes the filters of outlet, day of publication and place; `places` are those that it names."""
    return keeps_source(filters, report) and filters.keeps_place(place.ref for place in places)


def keeps_source(filters: Filters, report: ReportRow) -> bool:
    """Whether a report passes the filters of outlet and day of publication."""
    return filters.keeps_outlet([report]) and filters.keeps_days(None, None, [report.published])


def keeps_event(filters: Filters, event: EventRow, report: ReportRow) -> bool:
    """Whether one event of one report passes all filters."""
    return (
        filters.keeps_status(event.status)
        and filters.keeps_days(event.start, event.end, [report.published])
        and filters.keeps_outlet([report])
        and filters.keeps_place([event.place])
        and filters.keeps_actor(event.actors + event.recipients)
    )


def _is_place(place: PlaceRef, wanted: str) -> bool:
    if wanted in {place.geonames, place.country} or (place.country in _countries(wanted)):
        return True
    words = name_words(wanted)
    return bool(words) and words <= name_words(place.name)


@lru_cache(maxsize=64)
def _countries(name: str) -> frozenset[str]:
    """The codes of the countries that are called so; two for "Congo"."""
    return frozenset(place.country for place in lookup(name) if place.precision == "country" and place.country)


def _is_actor(name: str, wanted: str) -> bool:
    words = name_words(wanted)
    return bool(words) and (words <= name_words(name) or same_party(name, wanted))
