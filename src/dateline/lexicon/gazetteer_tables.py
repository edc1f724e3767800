"""The gazetteer's own tables: what the GeoNames packages do not tell about countries, regions and words for places."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from dateline.lexicon.gazetteer_sources import country_rows
from dateline.lexicon.tables import load


@dataclass(frozen=True, slots=True)
class CountryEntry:
    """A country by ISO 3166-1 alpha-3 code; degrees are WGS 84, rounded, of a point in its middle."""

    id: str
    latitude: float
    longitude: float
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RegionEntry:
    """A region wider than, across or inside countries that has no administration of its own.

    `country` is set where it lies in one country; `geonames` only where its GeoNames id is known for sure.
    """

    id: str
    names: tuple[str, ...]
    precision: Literal["wider", "region"]
    latitude: float
    longitude: float
    country: str | None = None
    geonames: int | None = None
    adjectives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AbbreviationEntry:
    """Short forms of an administrative unit, by its ISO 3166-2 code.

    `forms` may stand alone ("Calif."); `after_comma` only behind a place ("Salem, OR").
    """

    id: str
    forms: tuple[str, ...] = ()
    after_comma: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WordEntry:
    """Words of one use: `id` names the use, `words` are in lower case."""

    id: str
    words: tuple[str, ...]


@cache
def countries() -> dict[str, CountryEntry]:
    """Our rows on countries, by code."""
    return {entry.id: entry for entry in load("countries", CountryEntry)}


def regions() -> tuple[RegionEntry, ...]:
    """Our macro-regions and historical regions."""
    return load("macro-regions", RegionEntry)


@cache
def abbreviations() -> tuple[AbbreviationEntry, ...]:
    """Our short forms of states and provinces."""
    return load("place-abbreviations", AbbreviationEntry)


@cache
def words(use: str) -> frozenset[str]:
    """The place words of one use ("type-words", "street-words" ...). Raises KeyError for an unknown use."""
    return {entry.id: frozenset(entry.words) for entry in load("place-words", WordEntry)}[use]


@cache
def top_level_domains() -> dict[str, str]:
    """ISO alpha-3 codes of countries by their top-level domain; domains sold to everybody are left out."""
    sold = words("sold-domains")
    return {
        row["tld"].lstrip("."): row["iso3"]
        for row in country_rows().values()
        if row["tld"] and row["tld"].lstrip(".") not in sold
    }
