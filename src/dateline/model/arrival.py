"""Arrivals: every input that intake met, read or not, with the reason. Nothing is dropped silently."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.model.report import Capture, Report

Outcome = Literal["read", "empty", "rejected"]


@dataclass(frozen=True, slots=True)
class Arrival:
    """One input and what became of it.

    `locator` says where it stood, down to the member of an archive ("news.zip!a.html", "day.jsonl:12", "feed.xml#3").
    `report` is set exactly when `outcome` is "read"; `reason` is a plain sentence exactly when it is not. `capture` holds the
    bytes where there were any to keep.
    """

    locator: str
    outcome: Outcome
    reason: str | None = None
    report: Report | None = None
    capture: Capture | None = None
