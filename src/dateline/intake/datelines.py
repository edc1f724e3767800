"""The opening of a report: place, date and agency, up to the dash."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

MONTHS = (
    "january february march april may june july august september october november december".split()
)  # position + 1 is the month's number
FRENCH_MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
_MONTH = (
    r"(?:janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[ûu]t|septembre|octobre|novembre|d[ée]cembre|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?:mon|tues?|wednes|wed|thurs?|fri|satur|sat|sun)(?:day)?\.?"
_DATE = (
    rf"(?:(?:{_DAY},?\s+)?(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th|er)?\s+(?P<m1>{_MONTH})(?:,?\s+(?P<y1>\d{{4}}|\d{{2}}(?!\d)))?"
    rf"|(?P<m2>{_MONTH})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(?P<y2>\d{{4}}))?|(?P<iso>\d{{4}}-\d{{2}}-\d{{2}})))"
)
_DASH = r"(?:\s+[-–—_]{1,2}+(?=\s|$)|\s*(?:--|—|–)\s*)"
_AGENCY = r"\(\s?[A-Z][\w.&/ \-]{1,40}\)"
_CAPS_NAME = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’\-]+(?:\s(?:de|del|al|el|of|the|[A-ZÀ-Þ][A-ZÀ-Þ.'’\-]*)){0,3}"
_MIXED_NAME = r"[A-ZÀ-Þ][\w.'’\-]+(?:\s(?:de|del|al|el|of|the|[A-ZÀ-Þ][\w.'’\-]*)){0,3}"
_KIND = r"(?:\s(?:state|province|region|district|county|governorate|oblast))?"
_REGION = rf"(?:[,/]\s?{_MIXED_NAME}{_KIND})"
_TAGS = re.compile(r"(?:\s*\[[A-Z][A-Z0-9 ,.'’()&/\-]*\])*\s*\[TEXT\]\s*|\s+")

_STRONG = re.compile(
    rf"(?P<place>{_CAPS_NAME}{_REGION}{{0,3}}|{_MIXED_NAME}{_REGION}{{0,3}})"
    rf"(?:(?:\s*[,.]|\s*\||\s+on)?\s+(?i:{_DATE}))?(?:,?\s*(?P<agency>{_AGENCY}))?\s*(?:{_DASH}|:\s+(?=[A-Z“\"\[]))"
)
_PLACE_ONLY = re.compile(
    rf"(?:{_CAPS_NAME}{_REGION}{{0,2}}(?:\s+[-–—_]{{1,2}}+(?=\s|$)|\s*(?:--|—|–)\s*)|{_MIXED_NAME}{_REGION}{{0,2}}\s*[—–](?=\s+[A-Z“\"]))"
)
_AGENCY_ONLY = re.compile(rf"{_AGENCY}{_DASH}")
_DATE_LINE = re.compile(rf"(?i:{_DATE})\.?$")
LONGEST = 120
"""Characters: no opening is longer, tags in square brackets apart."""


@dataclass(frozen=True, slots=True)
class Opening:
    """An opening found at the start of a paragraph; `length` is in characters and takes in the dash and any [TEXT] tag."""

    length: int
    day: date | None
    agency: str | None


def opening(paragraph: str) -> Opening | None:
    """The place, date and agency with the dash that a paragraph starts with, or None.

    A place in capitals needs only its dash. Other places need a date, an agency, or a long dash with a new sentence behind.
    Upper-case prose must show a date or an agency, since every word of it could be a place.
    """
    head = paragraph[: LONGEST + 1]
    strong = _STRONG.match(head)
    if strong and (strong["agency"] or _has_date(strong)):
        agency = strong["agency"].strip("() ") if strong["agency"] else None
        return _opening(paragraph, strong.end(), _day(strong), agency)
    alone = _AGENCY_ONLY.match(head)
    if alone:
        return _opening(paragraph, alone.end(), None, alone.group().split(")")[0].strip("( "))
    place = None if paragraph.upper() == paragraph else _PLACE_ONLY.match(head)
    return _opening(paragraph, place.end(), None, None) if place else None


def date_line(paragraph: str) -> date | None:
    """The day of a line that holds nothing but a full date, or None."""
    match = _DATE_LINE.match(paragraph.strip())
    return _day(match) if match else None


def full_dates(text: str) -> list[date]:
    """Every date with day, month and year of four digits in `text`, in order."""
    return [day for match in re.finditer(rf"\b(?i:{_DATE})\b", text) if (day := _day(match))]


def _opening(paragraph: str, end: int, day: date | None, agency: str | None) -> Opening:
    tags = _TAGS.match(paragraph, end)
    return Opening(tags.end() if tags else end, day, agency)


def _has_date(match: re.Match[str]) -> bool:
    return bool(match["d1"] or match["d2"] or match["iso"])


def _day(match: re.Match[str]) -> date | None:
    """The calendar day, where day, month and year are stated; two digits are years of the twentieth century from 70 on."""
    try:
        if match["iso"]:
            return date.fromisoformat(match["iso"])
        year, month, day = match["y1"] or match["y2"], match["m1"] or match["m2"], match["d1"] or match["d2"]
        if not (year and month and day):
            return None
        number = int(year) if len(year) == 4 else int(year) + (1900 if int(year) >= 70 else 2000)
        return date(number, _month_number(month), int(day))
    except ValueError:
        return None


def _month_number(name: str) -> int:
    plain = _plain(name.rstrip("."))
    whole = [number for number, month in enumerate(FRENCH_MONTHS, 1) if _plain(month) == plain]
    return whole[0] if whole else next(n for n, month in enumerate(MONTHS, 1) if month.startswith(plain[:3]))


def _plain(name: str) -> str:
    """A month's name in lower case without its accents."""
    return name.lower().translate(str.maketrans("éû", "eu"))
