"""Statements at rest, and what is made of them across reports.

A statement is what one report says about something. Its id is a hash of what is said and where, so reading the same report
twice gives the same rows. `resolve` works on the rows below; `record` keeps them.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from dateline.model.spans import Span
from dateline.model.vocabulary import (
    ActorKind,
    Count,
    EventType,
    Form,
    Harm,
    HopRole,
    Marker,
    Precision,
    Sector,
    Sense,
    Stance,
    Status,
    TieKind,
    TieStatus,
    TimeType,
)


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
    claim: str | None = None


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
    claim: str | None = None


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


ReadingStatus = Literal["read", "not-english", "failed", "unread"]
"""What became of a report: read, stored but not English, failed in the reader, or not yet read."""

InputStatus = Literal["stored", "duplicate", "empty", "rejected"]
"""What became of an input; of the inputs that hold one report, the one with the smallest locator is `stored`."""


class Evidence(NamedTuple):
    """Where something stands in the report's text, and the words that stand there."""

    span: Span
    quote: str


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor of one report; `entity` is its id in the actor registry, None where it is not known there.

    `roles` are the words that name a person's roles beside the name.
    """

    id: str
    report: str
    name: str
    kind: ActorKind
    entity: str | None
    country: str | None
    sector: Sector | None
    mentions: tuple[Evidence, ...]
    roles: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place of one report, with the words that name it."""

    id: str
    report: str
    evidence: Evidence
    ref: PlaceRef
    sense: Sense | None
    score: float | None


@dataclass(frozen=True, slots=True)
class TimeRow:
    """A time expression of one report; `start` and `end` are ISO days, None where open."""

    id: str
    report: str
    evidence: Evidence
    type: TimeType
    value: str
    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class HopRow:
    """One station of a claim's chain: `name` is the actor's, else the words, else the report's outlet.

    `actor` is the id of the actor row, None where the words name no actor; `span` is None for the printing outlet.
    """

    name: str | None
    role: HopRole
    span: Span | None
    actor: str | None


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """Who says what in one report; `source_name` is the name of the actor `source_actor`, None where it is no actor."""

    id: str
    report: str
    content: tuple[Evidence, ...]
    cue: tuple[Evidence, ...]
    source: tuple[Evidence, ...]
    source_actor: str | None
    source_name: str | None
    form: Form
    stance: Stance
    chain: tuple[HopRow, ...]
    score: float | None

    @property
    def text(self) -> str:
        """What is claimed, its parts joined by an ellipsis."""
        return " … ".join(part.quote for part in self.content)

    @property
    def source_text(self) -> str:
        """The words that name the source, empty where the report names none."""
        return " … ".join(part.quote for part in self.source)


@dataclass(frozen=True, slots=True)
class LabelRow:
    """Who calls whom what; names are those of the actor rows, `speaker_name` is "outlet" for the report's own voice.

    `speaker` is the id of an actor row, None for the own voice and where the speaker is unknown.
    """

    id: str
    report: str
    span: Span
    quote: str
    target: str | None
    target_name: str | None
    speaker: str | None
    speaker_name: str | None
    marker: Marker


@dataclass(frozen=True, slots=True)
class TieRow:
    """Who backs, arms, leads or fights whom; `object` is an actor row's id, or a place row's for based_in.

    `start` and `end` are ISO days of the tie's own time (None where open); `claim` is the claim that carries it.
    """

    id: str
    report: str
    subject: str | None
    subject_name: str | None
    object: str | None
    object_name: str | None
    tie: TieKind
    status: TieStatus
    span: Span
    quote: str
    start: str | None
    end: str | None
    claim: str | None
    score: float | None


@dataclass(frozen=True, slots=True)
class IssueRow:
    """Something in one report that could not be interpreted."""

    report: str
    step: str
    code: str
    message: str
    evidence: Evidence | None


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One value's evidence: `kind` is that of the statement ("claim"), `field` the annotation key ("content")."""

    statement: str
    report: str
    kind: str
    field: str
    ordinal: int
    span: Span
    quote: str


@dataclass(frozen=True, slots=True)
class Copy:
    """Two reports with much the same text, `first` < `second` by id; `similarity` is from 0 to 1."""

    first: str
    second: str
    similarity: float
    reason: str


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A report that a search found: the places of the hits in its text, and in its title."""

    report: str
    name: str
    text: tuple[Evidence, ...]
    title: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class InputRow:
    """One input and what became of it; `report` is set for stored and duplicate, `reason` for empty and rejected."""

    locator: str
    capture: str | None
    media_type: str | None
    status: InputStatus
    reason: str | None
    report: str | None


@dataclass(frozen=True, slots=True)
class Ledger:
    """How many inputs there were and what became of them: the four parts always add up to `inputs`."""

    inputs: int
    stored: int
    duplicate: int
    empty: int
    rejected: int


@dataclass(frozen=True, slots=True)
class Judgement:
    """A decision of a person or a rule on a statement, an actor or an incident; appended, never changed.

    `at` is an ISO 8601 time in UTC, `kind` says what is decided, `subject` is the id of what it is about, `decision` is
    JSON text; `undoes` is the number of the judgement that this one takes back.
    """

    number: int
    at: str
    who: str
    kind: str
    subject: str
    decision: str
    undoes: int | None


@dataclass(frozen=True, slots=True)
class Run:
    """One run of ingest: which version read, when (ISO 8601, UTC; `ended` is None where it was killed), what it met."""

    number: int
    version: str
    started: str
    ended: str | None
    inputs: int
    read: int
    skipped: int
    failed: int
