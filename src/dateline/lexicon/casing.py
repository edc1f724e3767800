"""Which words are names, for casing text that was written in capitals."""

from __future__ import annotations

from functools import cache


@cache
def proper_words() -> frozenset[str]:
    """Lower-case forms of words that news writes with a capital: countries, nationalities, months, weekdays."""
    months = "january february march april may june july august september october november december"
    days = "monday tuesday wednesday thursday friday saturday sunday"
    return frozenset(f"{months} {days}".split())
