"""Compiling the gazetteer: GeoNames tables of two packages and our own into the rows of one indexed file."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from dateline.lexicon import gazetteer_tables as tables
from dateline.lexicon.gazetteer_layout import (
    ALTERNATE,
    BEHIND_COMMA,
    DEMONYM,
    NAME,
    SHORT,
    SKELETON,
    SKELETON_MARK,
    VARIANT,
    Row,
    write,
)
from dateline.lexicon.gazetteer_names import key, skeleton, without_article
from dateline.lexicon.gazetteer_sources import city_rows, country_rows, lines

_TRANSLITERATED: Final = frozenset(
    "ar fa ps prs ku ckb he am ti so ru uk be bg sr mk ka hy az kk uz tg ky tk ur my dv".split()
)
_CODE: Final = re.compile(r"[A-Z0-9]{2,4}\Z")


def build(path: Path) -> None:
    """Write the gazetteer to `path`, which must be empty. Takes some seconds and about 650 MB of memory."""
    with _without_collection():
        countries = _countries()
        units, by_row = _units(countries)
        settlements = _settlements(countries, by_row)
        _locate(settlements, units)
        write(path, [*countries.values(), *units, *settlements, *_regions()])


@contextmanager
def _without_collection() -> Iterator[None]:
    """No search for cycles meanwhile: the rows make none, and looking through millions of them takes seconds."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _countries() -> dict[str, Row]:
    """Rows of countries by two-letter code."""
    stated = country_rows()
    out: dict[str, Row] = {}
    for code, row in stated.items():
        ours = tables.countries().get(row["iso3"])
        latitude, longitude = (ours.latitude, ours.longitude) if ours else (None, None)
        ident = row["geonameid"]
        place = Row(ident, ident, row["name"], "country", "country", latitude, longitude, row["iso3"])
        place.population = row["population"]
        place.file(row["name"], NAME)
        for name in ours.names if ours else ():
            place.file(name, SHORT if _CODE.match(name.replace(".", "")) else NAME)
        for name in ours.adjectives if ours else ():
            place.file(name, DEMONYM)
        out[code] = place
    for cells in lines("countries"):
        if cells[1] in out and cells[3] == str(out[cells[1]].geonames):
            for name in [cells[0], cells[4], cells[5], *cells[6].split("|")]:
                if name and "," not in name and not _CODE.match(name.replace(".", "")):
                    out[cells[1]].file(name, ALTERNATE)
    return out


def _units(countries: dict[str, Row]) -> tuple[list[Row], dict[int, Row]]:
    """Administrative units, and the same by their row number in the package."""
    codes = {number: row[1] for number, row in enumerate(lines("countries"), 1)}
    short = {entry.id: entry for entry in tables.abbreviations()}
    by_row: dict[int, Row] = {}
    parents: dict[int, int] = {}
    for number, row in enumerate(lines("subdivisions"), 1):
        name, iso, code, ident, _, aliases, level, parent, country = row[:9]
        # Some units of the second level are listed in the first one; their GeoNames code has three parts.
        top = level == "1" and code.count(".") < 2
        home = countries.get(codes.get(int(country), ""))
        place = Row(
            int(ident) if ident else -number,
            int(ident) if ident else None,
            name, "region" if top else "district", "region" if top else "district",
            None, None, home.country if home else None,
        )  # fmt: skip
        for other, how in [(name, NAME), *((alias, ALTERNATE) for alias in aliases.split("|") if alias)]:
            place.file(other, how)
            bare = _without_unit_word(other)
            if bare:
                place.file(bare, VARIANT)
        if iso in short:
            for form in short[iso].forms:
                place.file(form, SHORT)
            for form in (*short[iso].after_comma, *short[iso].forms):
                place.file(form, BEHIND_COMMA)
        by_row[number] = place
        if parent:
            parents[number] = int(parent)
    for number, above in parents.items():
        by_row[number].admin1 = by_row[above].id if above in by_row else None
    return list(by_row.values()), by_row


def _without_unit_word(name: str) -> str | None:
    words = name.split()
    unit = tables.words("unit-words")
    if len(words) > 1 and words[-1].lower() in unit:
        return " ".join(words[:-1])
    if len(words) > 2 and words[0].lower() in unit and words[1] == "of":
        return " ".join(words[2:])
    return None


def _settlements(countries: dict[str, Row], by_row: dict[int, Row]) -> list[Row]:
    inside = {int(row[1]): [int(n) for n in row[2].split("|") if n] for row in lines("cities")}
    stated = country_rows()
    capitals = {code: key(row["capital"]) for code, row in stated.items()}
    foreign = {
        c for c, row in stated.items() if {x.split("-")[0] for x in row["languages"].split(",")} & _TRANSLITERATED
    }
    out = []
    for city in city_rows():
        code = city["countrycode"]
        units = [by_row[n] for n in inside.get(city["geonameid"], ()) if n in by_row]
        place = _settlement(city, countries.get(code), units, foreign=code in foreign)
        place.capital = int(key(city["name"]) == capitals.get(code))
        if code in foreign:
            _file_skeletons(place, [city["name"], *city["alternatenames"]])
        out.append(place)
    _only_biggest_capitals(out)
    return out


def _settlement(city: dict[str, Any], home: Row | None, units: list[Row], *, foreign: bool) -> Row:
    """The row of a town. Where the country writes in another script, every Latin spelling counts as a headword."""
    place = Row(
        city["geonameid"], city["geonameid"], city["name"], "settlement", "settlement",
        city["latitude"], city["longitude"], home.country if home else None, population=city["population"],
    )  # fmt: skip
    for unit in units:
        if unit.kind == "region":
            place.admin1 = unit.id
        else:
            place.admin2 = unit.id
            place.admin1 = place.admin1 or unit.admin1
    place.file(city["name"], NAME)
    for name in city["alternatenames"]:
        if len(name) > 4 or not _CODE.match(name):
            place.file(name, NAME if foreign and name[:1].isupper() and name.isascii() else ALTERNATE)
    for filed, _ in list(place.names):
        bare = without_article(filed)
        if bare:
            place.names.add((bare, VARIANT))
    return place


def _file_skeletons(place: Row, names: Iterable[str]) -> None:
    if place.population >= 1000:
        for name in names:
            bones = skeleton(name)
            if bones and name[:1].isupper():
                place.names.add((SKELETON_MARK + bones, SKELETON))


def _only_biggest_capitals(places: list[Row]) -> None:
    """Of several towns with the capital's name only the biggest is the capital."""
    best: dict[str | None, Row] = {}
    for place in places:
        if place.capital:
            first = best.setdefault(place.country, place)
            loser, best[place.country] = sorted((first, place), key=lambda p: p.population)
            if loser is not best[place.country]:
                loser.capital = 0
                best[place.country].capital = 1


def _locate(settlements: list[Row], units: list[Row]) -> None:
    """Give each unit the middle of its settlements and the sum of their people."""
    by_id = {unit.id: unit for unit in units}
    for place in settlements:
        for ident in (place.admin1, place.admin2):
            unit = by_id.get(ident) if ident is not None else None
            if unit is not None and place.latitude is not None and place.longitude is not None:
                unit.latitude = (unit.latitude or 0.0) + place.latitude
                unit.longitude = (unit.longitude or 0.0) + place.longitude
                unit.population += place.population
                unit.settlements += 1
    for unit in units:
        if unit.settlements and unit.latitude is not None and unit.longitude is not None:
            unit.latitude = round(unit.latitude / unit.settlements, 3)
            unit.longitude = round(unit.longitude / unit.settlements, 3)


def _regions() -> Iterator[Row]:
    for number, entry in enumerate(tables.regions(), 1):
        place = Row(
            entry.geonames or -1_000_000 - number, entry.geonames, entry.names[0], "wider", entry.precision,
            entry.latitude, entry.longitude, entry.country,
        )  # fmt: skip
        for name in entry.names:
            place.file(name, NAME)
        for name in entry.adjectives:
            place.file(name, DEMONYM)
        yield place
