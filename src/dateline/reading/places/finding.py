"""The places of one report: spots are found, judged, resolved together and given a sense."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from dateline.lexicon.gazetteer import Candidate, Gazetteer, gazetteer
from dateline.lexicon.gazetteer_names import key
from dateline.lexicon.gazetteer_tables import words
from dateline.model.annotation import Place
from dateline.model.spans import Span
from dateline.model.vocabulary import Sense
from dateline.reading.draft import Draft
from dateline.reading.places.accepting import accepted, joined_type
from dateline.reading.places.adjectives import adjectives
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
    holding = {second.first for first, second, way in neighbours(draft, kept) if way == "within"}
    found: list[Found] = [
        (span, span.of(draft.text), c, "demonym", 0.95, "places.adjective") for _, _, span, c in country_words
    ]
    for spot in kept:
        choice = choices.get(name_key(spot))
        spot.chosen = choice.candidate if choice else None
        used, rule = ("literal", "places.holds") if spot.first in holding else sense(draft.doc, spot)
        if choice and choice.candidate.source:
            rule = choice.candidate.source
        score = round(spot.score * (choice.score if choice else 1.0), 3)
        found.append((spot.span, spot.name, spot.chosen, used, score, rule))
    found += standins(draft, kept)
    ordered = sorted(found, key=lambda item: item[0])
    return [_place(f"p{number}", item) for number, item in enumerate(ordered, 1)]


def name_key(spot: Spot) -> str:
    """What makes two spots the same name in a report."""
    return key(spot.name) + (" behind comma" if spot.behind_comma else "")


def resolve(draft: Draft, kept: list[Spot], places: Gazetteer) -> dict[str, Choice]:
    """The place of each name among the spots."""
    names = [*names_of(draft, kept), *home_name(draft, places)]
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


def names_of(draft: Draft, kept: list[Spot]) -> list[Name]:
    """The names of the report, each once, with what the text says about them."""
    within = _containment(draft, kept)
    out: dict[str, Name] = {}
    for spot in kept:
        filed = name_key(spot)
        before = out.get(filed)
        out[filed] = Name(
            filed,
            before.candidates if before else limited(spot.found),
            (before.count if before else 0) + 1,
            within.get(filed),
            bool(before and before.settlement) or _typed(draft, spot, "settlement-words"),
            bool(before and before.unit) or _typed(draft, spot, "region-words"),
        )
    return list(out.values())


def _typed(draft: Draft, spot: Spot, use: str) -> bool:
    """A word for a kind of place stands with the name: "the city of Derna", "Derna province"."""
    doc, listed = draft.doc, words(use)
    after = doc[spot.last + 1].lower_ if spot.last + 1 < len(doc) else ""
    if after in listed or (use == "region-words" and joined_type(doc, spot.last)):
        return True
    at = spot.first - 1
    return at >= 1 and doc[at].lower_ == "of" and doc[at - 1].lower_ in listed


def _containment(draft: Draft, kept: list[Spot]) -> dict[str, str]:
    """Which names are said to lie in which: "Derna, Libya", "Derna (Libya)", "Libya's Derna", "Derna in Libya"."""
    out: dict[str, str] = {}
    for first, second, way in neighbours(draft, kept):
        inner, outer = (second, first) if way == "owner" else (first, second)
        out.setdefault(name_key(inner), name_key(outer))
    return out


def neighbours(draft: Draft, kept: list[Spot]) -> Iterator[tuple[Spot, Spot, str]]:
    """Names that follow each other, and how: "within" ("Derna, Libya"), "in" ("Derna in Libya"), "owner" ("Libya's Derna")."""
    for first, second in pairwise(kept):
        between = draft.doc.text[first.span.end : second.span.start].strip()
        if between in {",", "("} and any(c.kind in {"country", "region", "district"} for c in second.found):
            yield first, second, "within"
        elif between in {", in", "in", ", in the", "in the"}:
            yield first, second, "in"
        elif between == "'s":
            yield first, second, "owner"


def _place(ident: str, item: Found) -> Place:
    span, name, chosen, used, score, rule = item
    if chosen is None:
        return Place(ident, span, name, sense=used, score=score, rule=rule)
    return Place(
        ident, span, name, chosen.geonames, chosen.latitude, chosen.longitude, chosen.country, chosen.precision, used,
        score, rule,
    )  # fmt: skip
