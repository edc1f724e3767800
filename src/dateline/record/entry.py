"""Entries: an arrival made ready for the record, and the ids by which the same thing is known again."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from typing import Any, Final

from dateline.model.arrival import Arrival
from dateline.model.report import Block, Report
from dateline.model.spans import Span
from dateline.model.statement import content_id
from dateline.record.schema import COLUMNS

_LONE: Final = re.compile("[\ud800-\udfff]")
_GIVEN_ID: Final = re.compile(rb'"id"\s*:\s*(?:"[^"]|-?[0-9])')
"""A key with a value in JSON; inside a string its quotes would be escaped."""
_TEXTS: Final = ("id", "text", "title", "outlet", "url", "language", "published", "byline")


@dataclass(frozen=True, slots=True)
class Entry:
    """One input as the record keeps it; `report` and `report_id` are set exactly when the input was read.

    `row` is its row in `inputs`; `size` is that of the capture in bytes, None where there was none.
    """

    row: tuple[Any, ...]
    size: int | None
    report: Report | None
    report_id: str | None

    @property
    def id(self) -> str:
        """The id of the input: the same for the same bytes at the same place."""
        return str(self["id"])

    @property
    def rank(self) -> tuple[str, str]:
        """Of the inputs that hold one report, the one with the smallest rank is `stored`."""
        return (self["locator"], self["capture"] or "")

    def __getitem__(self, column: str) -> Any:
        return self.row[COLUMNS["inputs"].index(column)]


def entry(arrival: Arrival, sha256: str | None) -> Entry:
    """The entry of an arrival whose capture, if any, has the digest `sha256`."""
    locator, capture = printable(arrival.locator), arrival.capture
    report = storable(arrival.report) if arrival.report is not None else None
    report_id = ident(report, named_by_input(arrival)) if report is not None else None
    row = (
        content_id("input", locator, sha256), locator, sha256, capture.media_type if capture else None,
        arrival.outcome, printable(arrival.reason) if arrival.reason else None, report_id,
        *(described(report) if report is not None else (None, None, None, None)),
    )  # fmt: skip
    return Entry(row, len(capture.content) if capture else None, report, report_id)


def ident(report: Report, named: bool) -> str:
    """The record's id of a report: a hash of what it is. Its name counts where the input itself gives one."""
    name = report.id if named else None
    return content_id("report", name, report.text, report.title, report.outlet, report.url, report.published)


def named_by_input(arrival: Arrival) -> bool:
    """Whether the report's id was given by the input, as a JSON line gives one, and not made from where it stood."""
    if arrival.report is None or arrival.capture is None or "json" not in arrival.capture.media_type:
        return False
    return _GIVEN_ID.search(arrival.capture.content) is not None


def described(report: Report) -> tuple[str, str | None, str | None, str | None]:
    """What a report's id does not cover: name, byline, language and blocks as the input gives them."""
    blocks = None
    if report.blocks is not None:
        blocks = json.dumps([[block.role, *block.span] for block in report.blocks])
    return report.id, report.byline, report.language, blocks


def redescribed(
    report: Report, name: str, byline: str | None, language: str | None, intake_blocks: str | None
) -> Report:
    """The report with the name, byline, language and blocks of another input that holds it."""
    return replace(report, id=name, byline=byline, language=language, blocks=blocks_of(intake_blocks))


def blocks_of(intake_blocks: str | None) -> tuple[Block, ...] | None:
    """The blocks that `described` wrote."""
    if intake_blocks is None:
        return None
    return tuple(Block(Span(start, end), role) for role, start, end in json.loads(intake_blocks))


def storable(report: Report) -> Report:
    """The report with lone surrogates replaced, one character for one: UTF-8 has no place for them."""
    values = {name: getattr(report, name) for name in _TEXTS}
    fixed: dict[str, Any] = {name: _LONE.sub("\ufffd", value) for name, value in values.items() if value is not None}
    return replace(report, **fixed) if fixed != values else report


def printable(text: str) -> str:
    """A locator or reason that UTF-8 can hold; bytes of a file name that are no UTF-8 become `\\udcxx`."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
