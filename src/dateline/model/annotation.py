"""Annotations: what one report says, each with the words it was read from.

The classes mirror the annotation format key by key. `rule` is an addition of dateline to every item: the lexicon entry or
model label that fired, so that a person can find out why. Ids ("a1", "e3") are local to one reading.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from dateline.model.report import Block
from dateline.model.spans import Span, Spans
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


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts, speaks, is spoken about or is hurt; every mention in the report, pronouns included.

    `roles` are the words that name a person's roles where they stand beside the name: "army chief", "mayor of Niafounké".
    """

    id: str
    name: str
    kind: ActorKind
    mentions: Spans
    entity: str | None = None
    country: str | None = None
    sector: Sector | None = None
    rule: str | None = None
    roles: Spans = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A toponym, or a noun that stands for one; coordinates only where a gazetteer gives them."""

    id: str
    span: Span
    name: str
    geonames: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    country: str | None = None
    precision: Precision | None = None
    sense: Sense | None = None
    score: float | None = None
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression with its TIMEX3 value; `start` and `end` are ISO days, None where underspecified."""

    id: str
    span: Span
    type: TimeType
    value: str
    start: str | None = None
    end: str | None = None
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Hop:
    """One station of a claim's chain; the printing outlet has neither actor (unless it is one of the line) nor span."""

    actor: str | None
    span: Span | None
    role: HopRole


@dataclass(frozen=True, slots=True)
class Claim:
    """Who says what: content, the cue that says so, its source, and the chain from the outlet to the first speaker.

    `origin` is the place in `chain` of the innermost hop that can be identified (no anonymous one); dateline's addition.
    """

    id: str
    content: Spans
    cue: Spans
    source: Spans
    source_actor: str | None
    form: Form
    stance: Stance
    chain: tuple[Hop, ...]
    score: float | None = None
    rule: str | None = None
    origin: int | None = None


@dataclass(frozen=True, slots=True)
class Label:
    """Who calls whom what; `speaker` is an actor id or "outlet" for the report's own voice."""

    id: str
    span: Span
    target: str | None
    speaker: str | None
    marker: Marker
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """One side of an event: an actor of the line, the words that name it here, or both."""

    actor: str | None
    span: Span | None


@dataclass(frozen=True, slots=True)
class Event:
    """What was done, is threatened or was denied: a PLOVER event with its standing."""

    id: str
    type: EventType
    mode: str | None
    contexts: tuple[str, ...]
    trigger: Span
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    place: str | None
    time: str | None
    status: Status
    claim: str | None
    score: float | None = None
    acled: str | None = None
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A count of people harmed, with the bounds that its wording allows."""

    id: str
    span: Span
    harm: Harm
    low: int | None
    high: int | None
    best: int | None
    wording: str
    victims: Span | None
    count: Count | None
    as_of: str | None
    claim: str | None
    event: str | None
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Tie:
    """Who backs, arms, leads or fights whom, as stated; `object` is a place id for based_in."""

    id: str
    span: Span
    subject: str | None
    object: str | None
    tie: TieKind
    status: TieStatus
    time: str | None
    claim: str | None
    score: float | None = None
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Issue:
    """Something that could not be interpreted, and where."""

    step: str
    code: str
    message: str
    span: Span | None = None


Annotation = Block | Actor | Place | Time | Claim | Label | Event | Figure | Tie | Issue


@dataclass(frozen=True, slots=True)
class Reading:
    """All annotations of one report: one line of `dateline annotate`."""

    id: str
    sha256: str
    language: str | None
    version: str
    blocks: tuple[Block, ...] = ()
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[Time, ...] = ()
    claims: tuple[Claim, ...] = ()
    labels: tuple[Label, ...] = ()
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()
    ties: tuple[Tie, ...] = ()
    issues: tuple[Issue, ...] = ()


def to_json(value: Any) -> Any:
    """Plain JSON data of an annotation or a reading, keys in the order of the format; a span becomes `[start, end]`."""
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, tuple | list):
        return [to_json(item) for item in value]
    if hasattr(value, "__dataclass_fields__"):
        return {field.name: to_json(getattr(value, field.name)) for field in fields(value)}
    return value


def _span(value: Any) -> Span | None:
    return None if value is None else Span(*value)


def _spans(value: Any) -> Spans:
    return tuple(Span(*item) for item in value)


def _participants(value: Any) -> tuple[Participant, ...]:
    return tuple(Participant(item["actor"], _span(item["span"])) for item in value)


_DECODERS: dict[str, Any] = {
    "span": _span,
    "trigger": _span,
    "victims": _span,
    "mentions": _spans,
    "roles": _spans,
    "content": _spans,
    "cue": _spans,
    "source": _spans,
    "contexts": tuple,
    "actors": _participants,
    "recipients": _participants,
    "chain": lambda value: tuple(Hop(hop["actor"], _span(hop["span"]), hop["role"]) for hop in value),
}

_LISTS: dict[str, Any] = {
    "blocks": Block,
    "actors": Actor,
    "places": Place,
    "times": Time,
    "claims": Claim,
    "labels": Label,
    "events": Event,
    "figures": Figure,
    "ties": Tie,
    "issues": Issue,
}


def _item(kind: Any, row: Mapping[str, Any]) -> Any:
    known = {field.name for field in fields(kind)}
    return kind(**{key: _DECODERS.get(key, lambda v: v)(value) for key, value in row.items() if key in known})


def reading_from_json(row: Mapping[str, Any]) -> Reading:
    """The reading that `to_json` wrote; unknown keys are passed over, so that newer lines stay readable."""
    lists = {key: tuple(_item(kind, item) for item in row.get(key, ())) for key, kind in _LISTS.items()}
    return Reading(row["id"], row["sha256"], row.get("language"), row["version"], **lists)
