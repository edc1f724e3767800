"""A candidate: a frame with its spans, on the way to a decision."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.spans import Span, Spans
from dateline.reading.claims.frame import Frame


@dataclass(frozen=True, slots=True)
class Candidate:
    """A frame with the spans of cue, content and source, before anyone has decided whether it is a claim."""

    frame: Frame
    cue: Spans
    content: Spans
    source: Span | None
    via: Spans = ()
