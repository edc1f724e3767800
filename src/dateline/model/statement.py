"""Statements at rest, and what is made of them across reports.

A statement is what one report says about something. Its id is a hash of what is said and where, so reading the same report
twice gives the same rows. `resolve` works on the rows below; `record` keeps them.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from dateline.model.spans import Span
from dateline.model.vocabulary import Count, EventType, Harm, Precision, Status


def content_id(kind: str, *parts: Any) -> str:
    """A stable id: the kind and the first 16 hex digits of a SHA-256 over `parts` as canonical JSON.

    >>> content_id("incident", ["e1", "e2"]) == content_id("incident", ["e1", "e2"])
    True
    """
    canonical = json.dumps(parts, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return f"{kind}-{hashlib.sha256(canonical.encode()).hexdigest()[:16]}"


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report as the record keeps it; `id` is its content hash, `name` the input's own name for it."""

    id: str
    name: str
    text: str
    outlet: str | None
    title: str | None
    url: str | None
    language: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class PlaceRef:
    """A place as a statement refers to it; degrees are WGS 84, None where the gazetteer gives none."""

    name: str
    geonames: str | None
    latitude: float | None
    longitude: float | None
    country: str | None
    precision: Precision | None


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event of one report, flattened: what joining events of different reports has to look at.

    `actors` and `recipients` are the names of actors of the line, or the words that name them; `start` and `end` are ISO
    days of the event's own time (None where open); `carried` tells whether a claim carries it.
    """

    id: str
    report: str
    type: EventType
    mode: str | None
    status: Status
    trigger: Span
    quote: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: PlaceRef | None
    start: str | None
    end: str | None
    carried: bool
    acled: str | None


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure of one report, with the id of its event where one is known."""

    id: str
    report: str
    event: str | None
    harm: Harm
    low: int | None
    high: int | None
    best: int | None
    count: Count | None
    as_of: str | None
    span: Span
    wording: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Reports whose information comes from one place: `reports` are record ids, `reason` says why, in plain words."""

    reports: tuple[str, ...]
    source: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Toll:
    """One figure taken for an incident; `origin` is an index into the incident's origins."""

    figure: str
    report: str
    harm: Harm
    low: int | None
    high: int | None
    best: int | None
    count: Count | None
    as_of: str | None
    origin: int
    span: Span


@dataclass(frozen=True, slots=True)
class Incident:
    """Events of several reports that are one happening, with the three counts that every screen shows.

    The counts are: incidents (this is one), reports (`len(reports)`), independent origins (`len(origins)`).
    """

    id: str
    type: EventType
    mode: str | None
    status: Status
    place: PlaceRef | None
    start: str | None
    end: str | None
    events: tuple[str, ...]
    reports: tuple[str, ...]
    origins: tuple[Origin, ...]
    tolls: tuple[Toll, ...]
    reason: str
