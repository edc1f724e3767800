"""Names of outlets and agencies, and lines that have the shape of one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from dateline.lexicon import load


@dataclass(frozen=True, slots=True)
class Outlet:
    """A newspaper, broadcaster, news site or agency; `country` is ISO 3166-1 alpha-3, `domains` without "www."."""

    id: str
    name: str
    kind: Literal["outlet", "agency"]
    country: str | None = None
    domains: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


_WORD = re.compile(r"\w+")
_SHAPE = re.compile(
    r"(?:The [A-Z][\w’'\-]+(?: [A-Z][\w’'\-]+){0,3}|(?:[A-Z][\w’'\-]*\.? ){0,4}"
    r"(?:News|Times|Post|Radio|Agency|Wire|Herald|Tribune|Gazette|Chronicle|Telegraph|Observer|Journal|Monitor|Daily|"
    r"Television|TV|Broadcasting|Press|Today|Review|Examiner|Dispatch|Courier|Mail|Mirror|Standard|Star|Bulletin|Weekly|"
    r"Newswire|Network|Online|Media|Ledger|Lantern|Beacon|Voice|Record|Register|Reporter|Globe|Inquirer|Echo|Argus|"
    r"Advertiser|Enquirer|Guardian|Sentinel|Sun))"
)


def find_outlet(name: str) -> Outlet | None:
    """The outlet or agency of the lexicon that goes by exactly this name, marks and case apart."""
    return _by_name().get(_fold(name))


def outlet_of_domain(host: str) -> Outlet | None:
    """The outlet of a host name, sub-domains included; None where the lexicon has none.

    >>> outlet_of_domain("www.bbc.co.uk").name
    'BBC'
    """
    parts = host.lower().split(".")
    for start in range(len(parts) - 1):
        found = _by_domain().get(".".join(parts[start:]))
        if found is not None:
            return found
    return None


def looks_like_outlet(line: str) -> bool:
    """Whether a short line has the shape of an outlet's name: "The ..." or a name that ends in News, Times, Agency, ..."""
    return len(line.split()) <= 5 and _SHAPE.fullmatch(line.strip()) is not None


def _fold(name: str) -> str:
    return " ".join(_WORD.findall(name.casefold())).removeprefix("the ")


@cache
def _by_name() -> dict[str, Outlet]:
    return {
        _fold(name): outlet for outlet in reversed(load("outlets", Outlet)) for name in (outlet.name, *outlet.aliases)
    }


@cache
def _by_domain() -> dict[str, Outlet]:
    return {domain: outlet for outlet in load("outlets", Outlet) for domain in outlet.domains}
