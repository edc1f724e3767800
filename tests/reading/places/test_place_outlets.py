"""The home of an outlet, from its address and its name."""

from __future__ import annotations

import pytest

from dateline.lexicon.gazetteer import gazetteer
from dateline.model.report import Report
from dateline.reading.places.outlets import home_country, home_places


@pytest.mark.parametrize(
    ("url", "outlet", "country"),
    [
        ("https://www.paper.ie/a", None, "IRL"),
        (None, "paper.com.pk", "PAK"),
        ("https://video.tv/a", None, None),
        ("https://paper.com/a", "Paper", None),
        ("https://[broken", None, None),
        (None, None, None),
    ],
)
def test_home_country(url: str | None, outlet: str | None, country: str | None) -> None:
    assert home_country(Report("r", "x", url=url, outlet=outlet)) == country


@pytest.mark.parametrize(
    ("url", "outlet", "name"),
    [
        (None, "Benghazi Morning Post", "Benghazi"),
        (None, "The Herald", None),
        ("https://www.benghazidailynews.com/1", None, "Benghazi"),
        ("https://onlinebenghazi.com/1", None, "Benghazi"),
        ("https://benghaziqwertz.com/1", None, None),
        ("https://dailynews.com/1", None, None),
    ],
)
def test_home_places(url: str | None, outlet: str | None, name: str | None) -> None:
    found = home_places(Report("r", "x", url=url, outlet=outlet), gazetteer())
    assert {c.name for c in found if c.kind == "settlement"} == ({name} if name else set())
