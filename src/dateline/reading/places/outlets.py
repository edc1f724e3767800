"""Where an outlet is at home, as far as its address tells."""

from __future__ import annotations

import re
from functools import cache
from typing import Final
from urllib.parse import urlsplit

from dateline.lexicon.gazetteer_tables import top_level_domains
from dateline.model.report import Report

_HOST: Final = re.compile(r"[\w-]+(?:\.[\w-]+)+\Z")


def home_country(report: Report) -> str | None:
    """The ISO alpha-3 code of the country whose top-level domain the report's address or outlet ends in, else None."""
    try:
        host = urlsplit(report.url or "").hostname
    except ValueError:
        host = None
    if host is None and report.outlet and _HOST.match(report.outlet):
        host = report.outlet
    return _domains().get(host.rsplit(".", 1)[-1].lower()) if host else None


@cache
def _domains() -> dict[str, str]:
    return top_level_domains()
