"""A finding: cue, content and source of one claim as spans, whoever found them.

Everything behind it (nesting, form, stance, chains) works from findings alone, so that another finder than the rules can
take their place.
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.spans import Span, Spans


@dataclass(frozen=True, slots=True)
class Finding:
    """One claim before its chain is known; `score` in 0..1 is the belief that the cue is one.

    `via` holds the sources on the way from the outlet to `source`, outermost first: the agency that quoted the ministry.
    """

    cue: Spans
    content: Spans
    source: Span | None
    score: float
    rule: str
    via: Spans = ()
