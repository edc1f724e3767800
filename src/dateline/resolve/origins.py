"""Origins: where the reports of an incident have it from. One wire on forty sites is one origin, and the reason is kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.model.statement import ClaimRow, Copy, EventRow, HopRow, Origin, ReportRow
from dateline.resolve.groups import Groups
from dateline.resolve.names import name_words


@dataclass(frozen=True, slots=True)
class Credit:
    """Where one report has an incident from: the name of the medium, and why we think so."""

    report: str
    source: str
    reason: str


def wire_credits(claims: Iterable[ClaimRow]) -> dict[str, str]:
    """Report -> the agency that stands in the chain of every one of its claims: a syndicated copy of its wire."""
    agencies: dict[str, Counter[str]] = {}
    totals: Counter[str] = Counter()
    for claim in claims:
        totals[claim.report] += 1
        names = {hop.name for hop in claim.chain if hop.role == "agency" and hop.name}
        agencies.setdefault(claim.report, Counter()).update(names)
    found = {}
    for report, counts in agencies.items():
        everywhere = sorted(name for name, count in counts.items() if count == totals[report] and count > 1)
        if everywhere:
            found[report] = everywhere[0]
    return found


def cited_medium(chain: Sequence[HopRow]) -> str | None:
    """The last outlet or agency of a chain after the printing outlet: nearest to who first said it."""
    media = [hop.name for hop in chain[1:] if hop.role in {"outlet", "agency"} and hop.name]
    return media[-1] if media else None


def credit_of(
    report: ReportRow, events: Iterable[EventRow], claims: Mapping[str, ClaimRow], wires: Mapping[str, str]
) -> Credit:
    """Where a report has an incident from: a cited medium for all of its events, a credited wire, else its own report."""
    carriers = [claims.get(event.claim or "") for event in events]
    cited = [cited_medium(carrier.chain) if carrier else None for carrier in carriers]
    if cited and all(cited) and len({_key(name) for name in cited if name}) == 1:
        name = cited[0] or ""
        return Credit(report.id, name, f"cites {name}")
    if report.id in wires:
        return Credit(report.id, wires[report.id], f"credits {wires[report.id]}")
    own = report.outlet or report.name
    return Credit(report.id, own, f"own report of {own}")


def group_origins(credits: Sequence[Credit], copies: Iterable[Copy]) -> tuple[Origin, ...]:
    """The independent origins among the reports of one incident, largest first.

    Reports belong to one origin where they are copies of each other, or have it from the same medium (which may itself be
    one of the reports' outlets).
    """
    groups: Groups[str] = Groups(credit.report for credit in credits)
    first_with: dict[frozenset[str], str] = {}
    for credit in credits:
        groups.join(credit.report, first_with.setdefault(_key(credit.source), credit.report))
    here = {credit.report for credit in credits}
    linked = [copy for copy in copies if copy.first in here and copy.second in here]
    for copy in linked:
        groups.join(copy.first, copy.second)
    by_report = {credit.report: credit for credit in credits}
    origins = [_origin([by_report[report] for report in group], linked) for group in groups.all()]
    return tuple(sorted(origins, key=lambda origin: (-len(origin.reports), origin.reports)))


def _origin(credits: list[Credit], copies: list[Copy]) -> Origin:
    reports = tuple(sorted(credit.report for credit in credits))
    borrowed = Counter(c.source for c in credits if not c.reason.startswith("own report"))
    source = min(borrowed, key=lambda name: (-borrowed[name], name)) if borrowed else min(c.source for c in credits)
    reasons = sorted({credit.reason for credit in credits})
    inside = [copy for copy in copies if copy.first in reports and copy.second in reports]
    if inside:
        reasons.append(f"{len({r for c in inside for r in (c.first, c.second)})} reports share their text")
    return Origin(reports, source, "; ".join(reasons))


def _key(name: str) -> frozenset[str]:
    return name_words(name)
