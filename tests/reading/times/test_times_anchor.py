"""Anchoring by hand: news and histories, tense, and what was told before."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.reading.times.anchor import Anchor, Setting
from dateline.reading.times.chronicle import Chronicle
from dateline.reading.times.compose import compose
from dateline.reading.times.find import grammar
from dateline.reading.times.meaning import Length, Point, Shift
from dateline.reading.times.mode import is_narrative
from dateline.reading.times.moment import Moment
from dateline.reading.times.pieces import pieces
from dateline.reading.times.ranges import borrowed, continued

NOW = date(2019, 6, 20)


def tell(text: str, anchor: Anchor, *settings: Setting) -> list[str]:
    found = pieces(text)
    matches = compose(borrowed(continued(grammar().matches(found), found), found), found)
    padded = list(settings) + [Setting()] * len(matches)
    return [anchor.resolve(match.meaning, setting).value for match, setting in zip(matches, padded, strict=False)]


@pytest.mark.parametrize(
    ("text", "tense", "value"),
    [
        ("Wednesday", "past", "2019-06-19"),
        ("Wednesday", "future", "2019-06-26"),
        ("Wednesday", "present", "2019-06-26"),
        ("Thursday", "future", "2019-06-20"),
        ("the weekend", "future", "2019-W25-WE"),
        ("April", "past", "2019-04"),
        ("April", "future", "2020-04"),
        ("June", "past", "2019-06"),
        ("November", "past", "2018-11"),
        ("November", "future", "2019-11"),
        ("July 1", "past", "2019-07-01"),
        ("January", "present", "2019-01"),
        ("next April", "past", "2020-04"),
        ("this November", "past", "2019-11"),
        ("the fourth quarter", "past", "2018-Q4"),
        ("the fourth quarter", "future", "2019-Q4"),
        ("spring", "past", "2019-SP"),
    ],
)
def test_tense_decides_in_the_news(text: str, tense: str, value: str) -> None:
    assert tell(text, Anchor(NOW), Setting(tense)) == [value]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("On 3 May 2018 the siege began. Two days later it rained.", "2018-05-05"),
        ("On 3 May 2018 the siege began. The next day it rained.", "2018-05-04"),
        ("On 3 May 2018 the siege began. That night it rained.", "2018-05-03TNI"),
        ("On 3 May 2018 the siege began. It rained at 10:35.", "2018-05-03T10:35"),
        ("On 3 May 2018 the siege began. It ended the 9th.", "2018-05-09"),
        ("On 3 May 2018 the siege began. A year earlier, it rained.", "2017"),
        ("On 3 May 2018 the siege began. It lasted from 4 to 6 May.", "2019-05-06"),
        ("On 3 May 2018 the siege began. The same month it ended.", "2018-05"),
        ("On 3 May 2018 the siege began. The following Tuesday it ended.", "2018-05-08"),
        ("In 2018 the siege began. Three days later, rain fell.", "XXXX-XX-XX"),
        ("The third quarter of 2018 was bad. Compared with a year earlier it was good.", "2017-Q3"),
        ("The third quarter of 2018 was bad. In the quarter, it rained.", "2018-Q3"),
    ],
)
def test_what_was_told_before(text: str, last: str) -> None:
    assert tell(text, Anchor(NOW))[-1] == last


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("On 3 November 1942 they landed. In January they fled.", ["1942-11-03", "1943-01"]),
        ("On 3 November 1942 they landed. In October they had sailed.", ["1942-11-03", "1942-10"]),
        ("In May 1942 they landed. Next spring they fled.", ["1942-05", "1943-SP"]),
        ("In May 1942 they landed. Last April they had sailed.", ["1942-05", "1942-04"]),
        ("On 3 May 1942 they landed. Today it is quiet.", ["1942-05-03", "PRESENT_REF"]),
        ("On 3 May 1942 they landed. On Tuesday they fled.", ["1942-05-03", "1942-05-05"]),
        ("In 490 BC they landed. In spring they fled. In 480 they came back.", ["BC0490", "BC0490-SP"]),
        ("In May they landed.", ["XXXX-05"]),
        ("In March 1945 they fought from October to March.", ["1945-03", "1944-10", "1945-03"]),
        ("In March 1945 they fought; by the end of May the Second Fleet left.", ["1945-03", "1945-05"]),
        ("from 499 to 493 BC", ["BC0499", "BC0493"]),
    ],
)
def test_histories_follow_their_own_years(text: str, told: list[str]) -> None:
    assert tell(text, Anchor(date(2009, 12, 19), narrative=True)) == told


def test_a_year_in_passing_does_not_move_the_story() -> None:
    chronicle = Chronicle()
    chronicle.note(Moment(year=1964, month=8, day=2), sentence=0, leads=True)
    chronicle.note(Moment(year=2005), sentence=1, leads=False)
    assert chronicle.year_for(Moment(month=8, day=4), sentence=1) == (1964, "")
    chronicle.note(Moment(year=1965), sentence=2, leads=True)
    chronicle.note(Moment(year=1999), sentence=2, leads=False)
    assert chronicle.year_for(Moment(month=3), sentence=3) == (1965, "")


def test_a_year_named_near_the_story_is_taken() -> None:
    chronicle = Chronicle()
    chronicle.note(Moment(year=1782, month=4), sentence=0, leads=True)
    chronicle.note(Moment(year=1781), sentence=1, leads=False)
    assert chronicle.year_for(Moment(month=9), sentence=2) == (1781, "")


def test_a_year_named_again_and_again_is_where_the_story_has_got_to() -> None:
    chronicle = Chronicle()
    chronicle.note(Moment(year=1776, month=6), sentence=0, leads=True)
    for sentence in (1, 2):
        chronicle.note(Moment(year=1777), sentence=sentence, leads=False)
    assert chronicle.year_for(Moment(month=7), sentence=3) == (1777, "")


def test_an_end_point_does_not_move_the_story() -> None:
    anchor = Anchor(date(2009, 12, 19), narrative=True)
    settings = (Setting(), Setting(endpoint=True), Setting())
    assert tell("In October 1944 it began, until February 1945. By July", anchor, *settings)[-1] == "1944-07"


def test_decades_are_no_progress() -> None:
    chronicle = Chronicle()
    chronicle.note(Moment(decade=198), sentence=0, leads=True)
    assert chronicle.year_for(Moment(month=9), sentence=0) == (None, "")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("from 15 to 22 February 2018", ["2018-02-15", "2018-02-22"]),
        ("June 3-5, 2018", ["2018-06-03", "2018-06-05"]),
        ("June 3 and 5", ["2019-06-03", "2019-06-05"]),
        ("June 3 and 5 soldiers", ["2019-06-03"]),
        ("June 5 to 3", ["2019-06-05"]),
        ("1957-60", ["1957", "1960"]),
        ("1957-55", ["1957"]),
        ("from April to September 2014", ["2014-04", "2014-09"]),
        ("from October to March 2014", ["2013-10", "2014-03"]),
        ("the spring and early summer of 2014", ["2014-SP", "2014-SU"]),
        ("August/September 2014", ["2014-08", "2014-09"]),
    ],
)
def test_ranges(text: str, told: list[str]) -> None:
    assert tell(text, Anchor(NOW)) == told


@pytest.mark.parametrize(
    ("length", "tense", "days"),
    [
        (Length("P3D", -1), "past", (date(2019, 6, 17), NOW)),
        (Length("P2M", 1), "future", (NOW, date(2019, 8, 20))),
        (Length("P2M", 1), "past", None),
        (Length("PXD", -1), "past", None),
        (Length("PT3H", -1), "past", None),
        (Length("P1Y6M", -1), "past", None),
        (Length("P3D"), "past", None),
        (Length("P99999Y", -1), "past", None),
    ],
)
def test_days_of_a_stretch(length: Length, tense: str, days: tuple[date, date] | None) -> None:
    assert Anchor(NOW).resolve(length, Setting(tense)).days == days  # type: ignore[arg-type]


def test_generic_times_stay_open() -> None:
    assert Anchor(NOW).resolve(Point(Moment(part="NI"), generic=True)).value == "XXXX-XX-XXTNI"


def test_a_shift_without_unit_of_time_known() -> None:
    assert Anchor(None).resolve(Shift("Y", -1)).value == "XXXX"


def _dated(year: int, era: str = "") -> Point:
    return Point(Moment(year=year, month=3, era=era))


@pytest.mark.parametrize(
    ("years", "now", "narrative"),
    [
        ([1940, 1941, 1942, 1943], date(2009, 1, 1), True),
        ([1940, 1941, 1942, 1943], None, True),
        ([2008, 2009, 2009, 2009], date(2009, 1, 1), False),
        ([1940, 1941], date(2009, 1, 1), False),
    ],
)
def test_mode(years: list[int], now: date | None, narrative: bool) -> None:
    assert is_narrative([_dated(year) for year in years], now) is narrative
