"""Names that the parser is sure of, as anchors: does a doubtful name have a place among theirs?"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from spacy.tokens import Doc

from dateline.lexicon.gazetteer import Candidate
from dateline.lexicon.gazetteer_tables import words
from dateline.reading.places.naming import name_key, names_of
from dateline.reading.places.ranking import cell, choose
from dateline.reading.places.spots import Spot

_SURE = 0.4


class Anchors:
    """The countries, units and neighbourhoods of the names that the parser calls places, counted by name."""

    def __init__(self, doc: Doc, spots: Sequence[Spot]) -> None:
        self._chosen = {
            key: choice.candidate for key, choice in choose(names_of(doc, spots)).items() if choice.score >= _SURE
        }
        self._countries = Counter(c.country for c in self._chosen.values() if c.country)
        self._units = Counter(u for c in self._chosen.values() for u in _units(c))
        self._cells = Counter(cell(c) for c in self._chosen.values() if c.kind in {"settlement", "district"})

    def fits(self, spot: Spot) -> dict[str, float]:
        """Whether a place of that name lies in a country, unit or neighbourhood of the other anchors."""
        if not spot.found:
            return {}
        own = self._chosen.get(name_key(spot))
        countries = {c.country for c in spot.found}
        near = max((self._near(c) for c in spot.found if c.latitude is not None), default=0) - (own is not None)
        known = max((self._countries[c] - (own is not None and own.country == c) for c in countries if c), default=0)
        unit = max(
            (self._units[u] - (own is not None and u in _units(own)) for c in spot.found for u in _units(c)), default=0
        )
        return {
            "fits country": min(1.0, known / 3),
            "fits country, only there": min(1.0, known / 3) if len(countries) == 1 else 0.0,
            "fits country, few": min(1.0, known / 3) / len(spot.found),
            "fits abroad": self._abroad(spot, own),
            "fits unit": min(1.0, unit / 3),
            "fits near": min(1.0, max(0, near) / 3),
            "few": 1.0 / len(spot.found),
        }

    def _abroad(self, spot: Spot, own: Candidate | None) -> float:
        """A town of a country where English is not spoken, and which other anchors lie in: hardly a name of something else."""
        best = 0.0
        for candidate in spot.found if spot.whole_run else ():
            country = candidate.country
            if country and country not in words("english-speaking"):
                known = self._countries[country] - (own is not None and own.country == country)
                best = max(best, min(1.0, known / 2) * min(1.0, math.log10(candidate.population + 1) / 5))
        return best

    def _near(self, candidate: Candidate) -> int:
        row, column = cell(candidate)
        return sum(self._cells[row + i, column + j] for i in (-1, 0, 1) for j in (-1, 0, 1))


def _units(candidate: Candidate) -> set[int]:
    """The units a place lies in, itself included where it is one."""
    inside = {unit for unit in (candidate.admin1, candidate.admin2) if unit is not None}
    return inside | {candidate.id} if candidate.kind in {"region", "district"} else inside
