"""Where an outlet is at home, as far as its address and its name tell."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final
from urllib.parse import urlsplit

from dateline.lexicon.gazetteer import Candidate, Gazetteer
from dateline.lexicon.gazetteer_tables import top_level_domains, words
from dateline.model.report import Report

_HOST: Final = re.compile(r"[\w-]+(?:\.[\w-]+)+\Z")
_SHORTEST: Final = 5
"""No shorter piece of an address is taken for the name of a town."""


def home_country(report: Report) -> str | None:
    """The ISO alpha-3 code of the country whose top-level domain the report's address or outlet ends in, else None."""
    host = _host(report)
    return _domains().get(host.rsplit(".", 1)[-1]) if host else None


def home_places(report: Report, places: Gazetteer) -> tuple[Candidate, ...]:
    """What the outlet may be named after: a place in its name, or at the edge of its address; () where there is none."""
    outlet = report.outlet or ""
    if outlet and not _HOST.match(outlet):
        for size in (3, 2, 1):
            parts = [word for word in re.findall(r"[^\W\d_]+", outlet) if word[:1].isupper()]
            for start in range(len(parts) - size + 1):
                piece = parts[start : start + size]
                if not words("outlet-words").issuperset(word.lower() for word in piece):
                    found = _named(places, " ".join(piece))
                    if found:
                        return found
    host = _host(report)
    return _in_address(host, places) if host else ()


@lru_cache(maxsize=4096)
def _in_address(host: str, places: Gazetteer) -> tuple[Candidate, ...]:
    labels = [label for label in host.split(".")[:-1] if label not in {"www", "co", "com", "org"}]
    for label in sorted(labels, key=len, reverse=True)[:1]:
        plain = label.replace("-", "")
        for size in range(len(plain), _SHORTEST - 1, -1):
            for piece, rest in ((plain[:size], plain[size:]), (plain[-size:], plain[:-size])):
                if _is_outlet_words(rest):
                    found = _named(places, piece)
                    if found:
                        return found
    return ()


def _named(places: Gazetteer, piece: str) -> tuple[Candidate, ...]:
    if piece.lower() in words("outlet-words"):
        return ()
    return tuple(c for c in places.lookup(piece) if c.how in {"name", "alternate", "user"} and c.population >= 1000)


def _is_outlet_words(rest: str) -> bool:
    """Whether letters run together are words for outlets: "dailynews"."""
    if not rest:
        return True
    return any(rest.startswith(word) and _is_outlet_words(rest[len(word) :]) for word in words("outlet-words"))


def _host(report: Report) -> str | None:
    try:
        host = urlsplit(report.url or "").hostname
    except ValueError:
        host = None
    if host is None and report.outlet and _HOST.match(report.outlet):
        host = report.outlet
    return host.lower() if host else None


@cache
def _domains() -> dict[str, str]:
    return top_level_domains()
