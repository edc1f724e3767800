"""Escalation: week by week, what happened and how hard; compared with the weeks before."""

from __future__ import annotations

import statistics
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from dateline.model.statement import Incident
from dateline.model.vocabulary import QUAD, intensity
from dateline.resolve.toll import Rule, count
from dateline.views.filters import Filters, keeps_incident
from dateline.views.snapshot import Snapshot

HAPPENED: Final = frozenset({"occurred", "ongoing", "attempted"})

TALK_OF_FORCE: Final = frozenset({"THREATEN", "REJECT"})
"""Threats and refusals: what goes before force."""

COMPARED: Final = 4
"""Weeks before that a week is compared with."""


@dataclass(frozen=True, slots=True)
class Week:
    """One week, Monday to Sunday. Numbers are of incidents, never of reports: a copied story does not escalate.

    `intensity` is the mean PLOVER score (-10 to 10) of what happened, None in a week without incidents; `killed` is the
    toll under the counting rule; `usual` is the median number of material conflict incidents in the weeks before.
    """

    start: str
    incidents: int
    conflict: int
    threats: int
    killed: int
    intensity: float | None
    usual: float | None
    reason: str


def weekly(snapshot: Snapshot, filters: Filters | None = None, rule: Rule = "conservative") -> tuple[Week, ...]:
    """All weeks from the first to the last incident of the news; background and undated incidents are left out."""
    chosen = filters or Filters()
    by_week: dict[date, list[Incident]] = defaultdict(list)
    for incident in snapshot.incidents:
        monday = _monday(incident, snapshot)
        if monday is not None and keeps_incident(chosen, incident, snapshot):
            by_week[monday].append(incident)
    if not by_week:
        return ()
    weeks: list[Week] = []
    monday, last = min(by_week), max(by_week)
    while monday <= last:
        weeks.append(_week(monday, by_week.get(monday, []), weeks[-COMPARED:], rule))
        monday += timedelta(weeks=1)
    return tuple(weeks)


def _monday(incident: Incident, snapshot: Snapshot) -> date | None:
    """The Monday of an incident that is fixed to a week and near its reports; None else."""
    if incident.start is None:
        return None
    first = date.fromisoformat(incident.start)
    last = date.fromisoformat(incident.end or incident.start)
    published = [row.published[:10] for r in incident.reports if (row := snapshot.reports[r]).published]
    near = not published or date.fromisoformat(min(published)) - last <= timedelta(days=60)
    ahead = bool(published) and first > date.fromisoformat(max(published))
    return first - timedelta(days=first.weekday()) if last - first < timedelta(days=7) and near and not ahead else None


def _week(monday: date, incidents: list[Incident], before: list[Week], rule: Rule) -> Week:
    happened = [i for i in incidents if i.status in HAPPENED]
    conflict = [i for i in happened if QUAD[i.type] == "material conflict"]
    threats = sum(i.status == "threatened" or (i.type in TALK_OF_FORCE and i.status in HAPPENED) for i in incidents)
    killed = sum(c.best or 0 for i in happened for c in count(i.tolls, rule) if c.harm == "killed")
    scores = [intensity(i.type, i.mode) for i in happened]
    usual = statistics.median(week.conflict for week in before) if before else None
    return Week(
        start=monday.isoformat(),
        incidents=len(happened),
        conflict=len(conflict),
        threats=threats,
        killed=killed,
        intensity=round(statistics.fmean(scores), 2) if scores else None,
        usual=usual,
        reason=_reason(len(conflict), threats, killed, usual, before),
    )


def _reason(conflict: int, threats: int, killed: int, usual: float | None, before: list[Week]) -> str:
    """What is out of the ordinary in a week, in plain words; empty where nothing is."""
    if usual is None:
        return ""
    parts = []
    if conflict >= 2 and conflict > 1.5 * usual:
        parts.append(f"{conflict} incidents of material conflict, usually {usual:g} in the {len(before)} weeks before")
    deadliest = max((week.killed for week in before), default=0)
    if killed > deadliest:
        parts.append(f"{killed} killed, at most {deadliest} in a week before")
    if threats >= 2 and threats > max((week.threats for week in before), default=0):
        parts.append(f"{threats} threats and refusals, more than in any of the weeks before")
    return "; ".join(parts)
