"""Everything across reports, made anew from the statements: copies first, then incidents with origins and tolls."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dateline.model.statement import ClaimRow, Copy, EventRow, FigureRow, Incident, ReportRow
from dateline.resolve.copies import find_copies
from dateline.resolve.incidents import join


@dataclass(frozen=True, slots=True)
class Resolution:
    """What was found across reports."""

    copies: tuple[Copy, ...]
    incidents: tuple[Incident, ...]


def resolve(
    reports: Iterable[ReportRow],
    bodies: Mapping[str, str],
    events: Iterable[EventRow],
    figures: Iterable[FigureRow],
    claims: Iterable[ClaimRow],
) -> Resolution:
    """Copies and incidents of a record: a function of its rows, the same in whatever order they come.

    `bodies` maps report ids to the text that was read: without appeals and leftovers of the page.
    """
    copies = find_copies(bodies)
    return Resolution(copies, join(events, figures, reports, claims, copies))
