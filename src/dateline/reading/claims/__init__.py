"""Who says what: claims with their cue, source, content, form, stance and chain of hops."""

from dateline.reading.claims.step import STEP

__all__ = ["STEP"]
