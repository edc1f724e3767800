"""From spots to names: each name of a report once, with what the words around its spots say about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from spacy.tokens import Doc

from dateline.lexicon.gazetteer_names import key
from dateline.lexicon.gazetteer_tables import words
from dateline.reading.places.ranking import Name, limited
from dateline.reading.places.spots import Spot


def name_key(spot: Spot) -> str:
    """What makes two spots the same name in a report."""
    return key(spot.name) + (" behind comma" if spot.behind_comma else "")


def names_of(doc: Doc, kept: Sequence[Spot]) -> list[Name]:
    """The names of the report, each once, with what the text says about them."""
    within, loosely = _containment(doc, kept)
    out: dict[str, Name] = {}
    for spot in kept:
        filed = name_key(spot)
        before = out.get(filed)
        out[filed] = Name(
            filed,
            before.candidates if before else limited(spot.found),
            (before.count if before else 0) + 1,
            within.get(filed),
            loosely.get(filed),
            bool(before and before.settlement) or _typed(doc, spot, "settlement-words"),
            bool(before and before.unit) or _typed(doc, spot, "region-words"),
        )
    return list(out.values())


def _typed(doc: Doc, spot: Spot, use: str) -> bool:
    """A word for a kind of place stands with the name: "the city of Derna", "Derna province"."""
    listed = words(use)
    after = doc[spot.last + 1].lower_ if spot.last + 1 < len(doc) else ""
    if after in listed or (use == "region-words" and joined_type(doc, spot.last)):
        return True
    at = spot.first - 1
    return at >= 1 and doc[at].lower_ == "of" and doc[at - 1].lower_ in listed


def _containment(doc: Doc, kept: Sequence[Spot]) -> tuple[dict[str, str], dict[str, str]]:
    """Which names are said to lie in which: strictly ("Derna, Libya", "Derna (Libya)"), loosely ("Libya's Derna")."""
    strictly: dict[str, str] = {}
    loosely: dict[str, str] = {}
    for first, second, way in neighbours(doc, kept):
        inner, outer = (second, first) if way == "owner" else (first, second)
        (strictly if way == "within" else loosely).setdefault(name_key(inner), name_key(outer))
    return strictly, loosely


def neighbours(doc: Doc, kept: Sequence[Spot]) -> Iterator[tuple[Spot, Spot, str]]:
    """Names that follow each other, and how: "within" ("Derna, Libya"), "in" ("Derna in Libya"), "owner" ("Libya's Derna")."""
    for first, second in pairwise(kept):
        if second.first - first.last > 4:
            continue
        between = " ".join(doc[i].lower_ for i in range(first.last + 1, second.first))
        if between in {",", "("} and any(c.kind in {"country", "region", "district"} for c in second.found):
            yield first, second, "within"
        elif between in {", in", "in", ", in the", "in the"}:
            yield first, second, "in"
        elif between == "'s":
            yield first, second, "owner"


def joined_type(doc: Doc, last: int) -> bool:
    """A word for several places ends the list the name stands in: "Nassau and Baker counties"."""
    for token in doc[last + 1 : last + 9]:
        if token.lower_ in words("plural-types"):
            return True
        if not (token.text[:1].isupper() or token.lower_ in {"and", "or", ","}):
            return False
    return False
