"""The country of what happens: where an act has no place of its own and the report speaks of one country, that country."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from dateline.model.annotation import Place
from dateline.reading.draft import Draft
from dateline.reading.events.candidate import Candidate

SHARE: Final = 0.75
"""The least share of a report's places that lie in the country it speaks of; set on news whose incidents are known."""

_HAPPENINGS: Final = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT"})
"""Types that happen somewhere on the ground; words are said wherever the speaker is."""


def place_in_country(draft: Draft, found: Sequence[Candidate]) -> None:
    """Give each happening without a place the first mention of the country that the report speaks of, if it is one."""
    country = _country(draft)
    if country is None:
        return
    for candidate in found:
        if candidate.place is None and candidate.type in _HAPPENINGS:
            candidate.place = country.id


def _country(draft: Draft) -> Place | None:
    """The first mention by its own name of the country in which most places of the report lie, None where none stands out."""
    counts = Counter(place.country for place in draft.of(Place) if place.country)
    if not counts:
        return None
    most = max(counts.values())
    leading = [code for code, number in counts.items() if number == most]
    if len(leading) > 1 or most < SHARE * sum(counts.values()):
        return None
    named = [p for p in draft.of(Place) if p.country == leading[0] and p.precision == "country"]
    return min(named, key=lambda p: (p.sense != "literal", p.span), default=None)
