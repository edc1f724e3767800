"""The places of one report: spots are found, judged, resolved together and given a sense."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.lexicon.gazetteer import Candidate, Gazetteer, gazetteer
from dateline.model.annotation import Place
from dateline.model.spans import Span
from dateline.model.vocabulary import Sense
from dateline.reading.draft import Draft
from dateline.reading.places.accepting import accepted
from dateline.reading.places.adjectives import adjectives
from dateline.reading.places.naming import name_key, names_of, neighbours
from dateline.reading.places.outlets import home_country, home_places
from dateline.reading.places.ranking import Choice, Name, choose, limited
from dateline.reading.places.senses import sense
from dateline.reading.places.spots import Spot, spots
from dateline.reading.places.standins import standins

Found = tuple[Span, str, Candidate | None, Sense, float, str]


def find_places(draft: Draft) -> Iterable[Place]:
    """Every place that the report names, with its reading of the gazetteer; ids in order of appearance."""
    places = gazetteer()
    country_words = list(adjectives(draft, places))
    covered = {i for first, last, _, _ in country_words for i in range(first, last + 1)}
    kept = [
        s for s in accepted(draft.doc, spots(draft, places)) if not covered.intersection(range(s.first, s.last + 1))
    ]
    choices = resolve(draft, kept, places)
    holding = {second.first for first, second, way in neighbours(draft.doc, kept) if way == "within"}
    found: list[Found] = [
        (span, span.of(draft.text), c, "demonym", 0.95, "places.adjective") for _, _, span, c in country_words
    ]
    for spot in kept:
        choice = choices.get(name_key(spot))
        spot.chosen = choice.candidate if choice else None
        used, rule = sense(draft.doc, spot, holds=spot.first in holding)
        if choice and choice.candidate.source:
            rule = choice.candidate.source
        score = round(spot.score * (choice.score if choice else 1.0), 3)
        found.append((spot.span, spot.name, spot.chosen, used, score, rule))
    found += standins(draft, kept)
    ordered = sorted(found, key=lambda item: item[0])
    return [_place(f"p{number}", item) for number, item in enumerate(ordered, 1)]


def resolve(draft: Draft, kept: list[Spot], places: Gazetteer) -> dict[str, Choice]:
    """The place of each name among the spots."""
    names = [*names_of(draft.doc, kept), *home_name(draft, places)]
    chosen = choose(names, home_country(draft.report))
    return {**chosen, **_by_consonants(names, chosen, places)}


def _by_consonants(names: list[Name], chosen: dict[str, Choice], places: Gazetteer) -> dict[str, Choice]:
    """Transliteration variants: names without candidates that agree in consonants with one place of the report's countries."""
    countries = {choice.candidate.country for choice in chosen.values() if choice.score >= 0.5}
    out = {}
    for name in names:
        if not name.candidates:
            near = [c for c in places.lookup(name.key, loosely=True) if c.how == "skeleton" and c.country in countries]
            if len(near) == 1:
                out[name.key] = Choice(near[0], 0.5)
    return out


def home_name(draft: Draft, places: Gazetteer) -> list[Name]:
    """The outlet's home as one more name of the report: it is heard, but gives no place of its own."""
    at_home = home_places(draft.report, places)
    return [Name("outlet's home", limited(at_home))] if at_home else []


def _place(ident: str, item: Found) -> Place:
    span, name, chosen, used, score, rule = item
    if chosen is None:
        return Place(ident, span, name, sense=used, score=score, rule=rule)
    return Place(
        ident, span, name, chosen.geonames, chosen.latitude, chosen.longitude, chosen.country, chosen.precision, used,
        score, rule,
    )  # fmt: skip
