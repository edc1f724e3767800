"""Incidents to rows, and back."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import astuple
from typing import Any

from dateline.model.spans import Span
from dateline.model.statement import Incident, Origin, PlaceRef, Toll
from dateline.record.statements import Rows


def incident_rows(incidents: Iterable[Incident]) -> Rows:
    """The rows of incidents with their events, reports, origins and tolls."""
    rows: Rows = defaultdict(list)
    for i in incidents:
        where = astuple(i.place) if i.place is not None else (None,) * 6
        rows["incidents"].append((i.id, i.type, i.mode, i.status, *where, i.start, i.end, i.reason))
        rows["incident_events"] += [(i.id, n, event) for n, event in enumerate(i.events)]
        rows["incident_reports"] += [(i.id, n, report) for n, report in enumerate(i.reports)]
        for n, origin in enumerate(i.origins):
            rows["origins"].append((i.id, n, origin.source, origin.reason))
            rows["origin_reports"] += [(i.id, n, m, report) for m, report in enumerate(origin.reports)]
        for n, t in enumerate(i.tolls):
            counted = (t.harm, t.low, t.high, t.best, t.count, t.as_of)
            rows["tolls"].append((i.id, n, t.figure, t.report, *counted, t.origin, *t.span))
    return rows


def read_incidents(db: sqlite3.Connection) -> tuple[Incident, ...]:
    """All incidents, by start day (open ones last), then id."""
    events = _grouped(db, "SELECT incident, event FROM incident_events ORDER BY incident, ordinal")
    reports = _grouped(db, "SELECT incident, report FROM incident_reports ORDER BY incident, ordinal")
    origins, tolls = _origins(db), _tolls(db)
    found = []
    for row in db.execute("SELECT * FROM incidents ORDER BY start_day IS NULL, start_day, id"):
        ident, kind, mode, status, *where, start, end, reason = row
        place = PlaceRef(*where) if where[0] is not None else None
        members = (tuple(e for (e,) in events[ident]), tuple(r for (r,) in reports[ident]))
        found.append(
            Incident(ident, kind, mode, status, place, start, end, *members, origins[ident], tolls[ident], reason)
        )
    return tuple(found)


def _grouped(db: sqlite3.Connection, question: str) -> defaultdict[str, list[tuple[Any, ...]]]:
    groups: defaultdict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for row in db.execute(question):
        groups[row[0]].append(row[1:])
    return groups


def _origins(db: sqlite3.Connection) -> defaultdict[str, tuple[Origin, ...]]:
    members: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
    for incident, origin, report in db.execute(
        "SELECT incident, origin, report FROM origin_reports ORDER BY incident, origin, ordinal"
    ):
        members[incident, origin].append(report)
    origins: defaultdict[str, tuple[Origin, ...]] = defaultdict(tuple)
    for incident, number, source, reason in db.execute(
        "SELECT incident, ordinal, source, reason FROM origins ORDER BY incident, ordinal"
    ):
        origins[incident] += (Origin(tuple(members[incident, number]), source, reason),)
    return origins


def _tolls(db: sqlite3.Connection) -> defaultdict[str, tuple[Toll, ...]]:
    tolls: defaultdict[str, tuple[Toll, ...]] = defaultdict(tuple)
    question = """SELECT incident, figure, report, harm, low, high, best, count, as_of, origin, start, "end"
                  FROM tolls ORDER BY incident, ordinal"""
    for incident, *values, start, end in db.execute(question):
        tolls[incident] += (Toll(*[*values, Span(start, end)]),)
    return tolls
