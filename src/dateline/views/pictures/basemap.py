"""The basemap: land, undisputed borders, disputed lines and areas, towns; Natural Earth, public domain."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import Any, TypedDict


class Area(TypedDict):
    """A disputed area with its name and what the source says of the claims."""

    name: str | None
    note: str | None
    rings: list[list[list[float]]]


class World(TypedDict):
    """Rings and lines as lists of [longitude, latitude]; towns as [name, longitude, latitude, rank]."""

    source: str
    land: list[list[list[float]]]
    lakes: list[list[list[float]]]
    borders: list[list[list[float]]]
    disputed: list[list[list[float]]]
    areas: list[Area]
    towns: list[list[Any]]


@cache
def world() -> World:
    """The packaged basemap, built by tools/build_basemap.py."""
    packed = resources.files("dateline.views").joinpath("basemap", "world.json").read_text(encoding="utf-8")
    loaded: World = json.loads(packed)
    return loaded
