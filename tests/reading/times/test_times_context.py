"""What the sentence says about a weekday: a happening that it owns has been, unless it is said to come."""

from __future__ import annotations

import pytest

from dateline.model.report import Report
from dateline.reading.annotate import read_one


@pytest.mark.parametrize(
    "text, value",
    [
        ("The number of dead in Tuesday's shelling of Hun may be far higher than first thought.", "2024-03-19"),
        ("The toll of Tuesday's shelling is higher than first thought.", "2024-03-19"),
        ("Tuesday's vote will decide who leads the council of Hun.", "2024-03-26"),
        ("The clinic in Hun will open on Tuesday.", "2024-03-26"),
        ("The clinic in Hun opened on Tuesday.", "2024-03-19"),
    ],
)
def test_a_weekday_that_owns_a_happening_lies_behind(pipeline: object, text: str, value: str) -> None:
    assert [time.value for time in read_one(Report("x", text, published="2024-03-20")).times] == [value]


def test_a_mark_and_a_colon_alone_break_nothing(pipeline: object) -> None:
    assert not [issue for issue in read_one(Report("x", "“ : the")).issues if issue.code == "failed"]
