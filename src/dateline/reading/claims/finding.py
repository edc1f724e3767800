"""A finding: cue, content and source of one claim as spans, whoever found them.

Everything behind it (nesting, form, stance, chains) works from findings alone, so that rules and encoder can take each
other's place.
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.spans import Span, Spans
from dateline.model.vocabulary import HopRole


@dataclass(frozen=True, slots=True)
class Station:
    """A source on the way from the outlet to the first speaker; `role` where the finder has an opinion on it."""

    span: Span
    role: HopRole | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One claim before its chain is known; `score` in 0..1 is the belief that the cue is one.

    `via` holds the stations on the way from the outlet to `source`, outermost first: the agency that quoted the ministry.
    `role` is the finder's opinion on the source. `whole` says that `via` is all there is; else the words around the cue
    are searched for media.
    """

    cue: Spans
    content: Spans
    source: Span | None
    score: float
    rule: str
    via: tuple[Station, ...] = ()
    role: HopRole | None = None
    whole: bool = False
