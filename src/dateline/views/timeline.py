"""Timeline: incidents in order of their days; what is told as background stands apart from the news."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from dateline.resolve.toll import Rule
from dateline.views.filters import Filters
from dateline.views.incidents import IncidentView, list_incidents
from dateline.views.snapshot import Snapshot

Place = Literal["news", "background", "ahead", "undated"]

BACKGROUND_AFTER: Final = timedelta(days=60)
"""What ended longer than this before the first report of it was published is told as background, not as news."""


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """An incident on the line, and where it belongs: news, background, ahead of its reports, or undated."""

    view: IncidentView
    place: Place


def timeline(
    snapshot: Snapshot, filters: Filters | None = None, rule: Rule = "conservative"
) -> tuple[TimelineEntry, ...]:
    """Entries by first day; the undated come last, in the order of their reports' publication."""
    entries = [TimelineEntry(view, _place(view, snapshot)) for view in list_incidents(snapshot, filters, rule)]
    return tuple(sorted(entries, key=lambda entry: _order(entry, snapshot)))


def _place(view: IncidentView, snapshot: Snapshot) -> Place:
    start, end = view.incident.start, view.incident.end or view.incident.start
    if start is None or end is None:
        return "undated"
    published = [row.published[:10] for r in view.incident.reports if (row := snapshot.reports[r]).published]
    if not published:
        return "news"
    first = min(published)
    if start > max(published):
        return "ahead"
    return "background" if date.fromisoformat(end) < date.fromisoformat(first) - BACKGROUND_AFTER else "news"


def _order(entry: TimelineEntry, snapshot: Snapshot) -> tuple[str, str, str, str]:
    incident = entry.view.incident
    published = min((snapshot.reports[r].published or "9999" for r in incident.reports), default="9999")
    return incident.start or "9999", incident.end or "9999", published, incident.id
