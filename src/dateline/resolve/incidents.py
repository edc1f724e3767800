"""Incidents: events of several reports that are one happening, with their origins and tolls."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from typing import Final

from dateline.model.statement import (
    ClaimRow,
    Copy,
    EventRow,
    FigureRow,
    Incident,
    Origin,
    PlaceRef,
    ReportRow,
    Toll,
    content_id,
)
from dateline.model.vocabulary import Status
from dateline.resolve.match import FAMILIES, Candidate, candidate, why_one
from dateline.resolve.origins import credit_of, group_origins, wire_credits
from dateline.resolve.shelf import Shelf

STATUS_ORDER: Final[tuple[Status, ...]] = (
    "occurred", "ongoing", "attempted", "announced", "threatened", "hypothetical", "denied",
)  # fmt: skip
"""An incident stands as its best-founded event does: one report that it happened outweighs one that it may."""

PRECISION_ORDER: Final = ("point", "settlement", "district", "region", "country", "wider", None)


@dataclass(slots=True)
class Cluster:
    """Events taken for one happening so far, and how often each reason held two of them together."""

    number: int
    members: list[Candidate]
    reasons: Counter[str]


def join(
    events: Iterable[EventRow],
    figures: Iterable[FigureRow],
    reports: Iterable[ReportRow],
    claims: Iterable[ClaimRow],
    copies: Sequence[Copy],
) -> tuple[Incident, ...]:
    """All incidents of a record, ordered by first day and id; a function of the rows alone, whatever their order.

    Every event belongs to exactly one incident. An event joins the incident in which every event of another report agrees
    with it (`match.why_one`), the one with most such events first; else it opens its own.
    """
    by_report = {report.id: report for report in reports}
    claim_rows = list(claims)
    members = _members(events, by_report, {(copy.first, copy.second) for copy in copies})
    wires, by_claim = wire_credits(claim_rows), {claim.id: claim for claim in claim_rows}
    figures_of: dict[str, list[FigureRow]] = defaultdict(list)
    for figure in figures:
        if figure.event is not None:
            figures_of[figure.event].append(figure)
    incidents = []
    for cluster in members:
        rows = [member.event for member in cluster.members]
        in_reports = sorted({row.report for row in rows})
        credits = [
            credit_of(by_report[r], [row for row in rows if row.report == r], by_claim, wires) for r in in_reports
        ]
        origins = group_origins(credits, copies)
        incidents.append(_incident(cluster, origins, figures_of))
    return tuple(sorted(incidents, key=lambda i: (i.start or "9999", i.id)))


def _members(
    events: Iterable[EventRow], reports: Mapping[str, ReportRow], twins: Set[tuple[str, str]]
) -> list[Cluster]:
    """Clusters of events that are one happening, in the order in which they were opened."""
    waiting = [candidate(event, reports[event.report].published) for event in events]
    waiting.sort(key=lambda c: (not c.exact, c.event.place is None, str(c.first), c.event.id))
    clusters: list[Cluster] = []
    shelves: dict[str, Shelf[Cluster]] = defaultdict(Shelf)
    for item in waiting:
        shelf = shelves[FAMILIES.get(item.event.type, item.event.type)]
        found = [(cluster, _agreement(item, cluster.members, twins)) for cluster in shelf.near(item.first, item.last)]
        best = max(found, key=lambda pair: (len(pair[1]), -pair[0].number), default=None)
        if best is not None and best[1]:
            best[0].members.append(item)
            best[0].reasons.update(best[1])
        else:
            clusters.append(Cluster(len(clusters), [item], Counter()))
            shelf.put(clusters[-1], item.first, item.last)
    return clusters


def _agreement(item: Candidate, cluster: Sequence[Candidate], twins: Set[tuple[str, str]]) -> list[str]:
    """The reasons for which an event belongs to a cluster; empty where one of its events speaks against it."""
    reasons = []
    for other in cluster:
        pair = sorted((item.event.report, other.event.report))
        reason = why_one(item, other, (pair[0], pair[1]) in twins)
        if reason is None or other.event.report == item.event.report:
            return []
        reasons.append(reason)
    return reasons


def _incident(
    cluster: Cluster,
    origins: tuple[Origin, ...],
    figures_of: Mapping[str, list[FigureRow]],
) -> Incident:
    rows = sorted((member.event for member in cluster.members), key=lambda row: row.id)
    dated = [row for row in rows if row.start]
    start, end = _days(dated)
    types = Counter(row.type for row in rows)
    modes = Counter(row.mode for row in rows if row.mode)
    why = "; ".join(f"{reason} ({count})" for reason, count in sorted(cluster.reasons.items())) or "one report only"
    return Incident(
        id=content_id("incident", [row.id for row in rows]),
        type=min(types, key=lambda t: (-types[t], t)),
        mode=min(modes, key=lambda m: (-modes[m], m)) if modes else None,
        status=min((row.status for row in rows), key=STATUS_ORDER.index),
        place=_place(rows),
        start=start,
        end=end,
        events=tuple(row.id for row in rows),
        reports=tuple(sorted({row.report for row in rows})),
        origins=origins,
        tolls=_tolls(rows, origins, figures_of),
        reason=why,
    )


def _days(rows: Sequence[EventRow]) -> tuple[str | None, str | None]:
    """The days that most reports give, the narrowest and then the earliest where they are even; None where none does."""
    spans = Counter((row.start or "", row.end or row.start or "") for row in rows)
    if not spans:
        return None, None
    return min(spans, key=lambda days: (-spans[days], _length(days), days))


def _length(days: tuple[str, str]) -> int:
    return (date.fromisoformat(days[1]) - date.fromisoformat(days[0])).days


def _place(rows: Sequence[EventRow]) -> PlaceRef | None:
    """The most exact place given, of equals the one that most events give."""
    places = Counter(row.place for row in rows if row.place is not None)
    if not places:
        return None
    return min(places, key=lambda p: (PRECISION_ORDER.index(p.precision), -places[p], p.geonames or "", p.name))


def _tolls(
    rows: Sequence[EventRow], origins: Sequence[Origin], figures_of: Mapping[str, list[FigureRow]]
) -> tuple[Toll, ...]:
    origin_of = {report: index for index, origin in enumerate(origins) for report in origin.reports}
    tolls = [
        Toll(f.id, f.report, f.harm, f.low, f.high, f.best, f.count, f.as_of, origin_of[f.report], f.span)
        for row in rows
        for f in figures_of.get(row.id, ())
    ]
    return tuple(sorted(tolls, key=lambda toll: (toll.harm, toll.origin, toll.report, toll.span, toll.figure)))
