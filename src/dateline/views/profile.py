"""A profile: all that the record holds on one actor, over all reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from dateline.lexicon.registry import Identity as KnownActor
from dateline.model.spans import Span
from dateline.model.statement import EventRow, ReportRow
from dateline.resolve.identities import Identity
from dateline.views.backers import TieStatement, TieView, list_ties
from dateline.views.claims import ClaimView, list_claims
from dateline.views.company import Company, company
from dateline.views.filters import Filters, keeps_event, keeps_report
from dateline.views.incidents import IncidentView, view_incident
from dateline.views.labels import LabelView, list_labels
from dateline.views.naming import NameSeen, names_seen
from dateline.views.roles import Role, roles_seen
from dateline.views.snapshot import Snapshot
from dateline.views.who import known_actor

Part = Literal["by", "to", "by and to"]


@dataclass(frozen=True, slots=True)
class InIncident:
    """An incident in which an actor takes part: as who acts, who is acted on, or both; `events` are those that name it."""

    view: IncidentView
    part: Part
    events: tuple[EventRow, ...]

    @property
    def standings(self) -> tuple[str, ...]:
        """What reports say of its part: occurred, denied ...; each once."""
        return tuple(dict.fromkeys(event.status for event in self.events))

    @property
    def counts(self) -> dict[str, int]:
        """The three counts of the incident: events joined in it, reports, independent origins."""
        return {"events": len(self.view.incident.events), **self.view.counts}


@dataclass(frozen=True, slots=True)
class Profile:
    """What the record holds on one identity; reports by day of publication, `known` is what the registry has."""

    identity: Identity
    known: KnownActor | None
    reports: tuple[ReportRow, ...]
    names: tuple[NameSeen, ...]
    roles: tuple[Role, ...]
    ties: tuple[TieView, ...]
    incidents: tuple[InIncident, ...]
    claims: tuple[ClaimView, ...]
    about: tuple[ClaimView, ...]
    labels_received: tuple[LabelView, ...]
    labels_given: tuple[LabelView, ...]
    company: tuple[Company, ...]

    @property
    def mentions(self) -> int:
        """How many words point at the actor in these reports, pronouns among them."""
        kept = {report.id for report in self.reports}
        return sum(len(actor.mentions) for actor in self.identity.actors if actor.report in kept)


def profile(
    snapshot: Snapshot, identity: Identity, everybody: Sequence[Identity], filters: Filters | None = None
) -> Profile:
    """All that is said of, by and about an identity, as far as it passes the filters; `everybody` are all identities.

    Outlet, day and place choose reports; `actor` and `status` narrow incidents, claims, labels and ties.
    """
    chosen = filters or Filters()
    rows = {actor.id for actor in identity.actors}
    reports = _reports(snapshot, identity, chosen)
    kept = [report.id for report in reports]
    claims = list_claims(snapshot, chosen)
    labels = list_labels(snapshot, chosen)
    return Profile(
        identity=identity,
        known=known_actor(identity),
        reports=reports,
        names=names_seen(identity, snapshot, kept),
        roles=roles_seen(identity, snapshot, kept),
        ties=_ties(snapshot, chosen, rows, everybody),
        incidents=_incidents(snapshot, chosen, rows),
        claims=tuple(view for view in claims if view.claim.source_actor in rows),
        about=_about(identity, claims),
        labels_received=tuple(view for view in labels if view.label.target in rows),
        labels_given=tuple(view for view in labels if view.label.speaker in rows),
        company=company(identity, everybody, snapshot, kept, _parties(snapshot)),
    )


def _reports(snapshot: Snapshot, identity: Identity, filters: Filters) -> tuple[ReportRow, ...]:
    rows = (snapshot.reports[ident] for ident in {actor.report for actor in identity.actors})
    kept = (row for row in rows if keeps_report(filters, row, snapshot.named_in(row.id)))
    return tuple(sorted(kept, key=lambda row: (row.published or "9999", row.name, row.id)))


def _about(identity: Identity, claims: Iterable[ClaimView]) -> tuple[ClaimView, ...]:
    """Claims of others whose content mentions the actor, by whatever word."""
    rows = {actor.id for actor in identity.actors}
    mentions: dict[str, list[Span]] = defaultdict(list)
    for actor in identity.actors:
        mentions[actor.report] += [mention.span for mention in actor.mentions]
    return tuple(
        view
        for view in claims
        if view.claim.source_actor not in rows
        and any(part.span.contains(span) for part in view.claim.content for span in mentions[view.claim.report])
    )


def _ties(snapshot: Snapshot, filters: Filters, rows: set[str], everybody: Sequence[Identity]) -> tuple[TieView, ...]:
    """The ties of an actor, those in most reports first; statements about the same two identities are one tie."""
    named = {row.id: identity.name for identity in everybody for row in identity.actors}
    key_of = {row.id: identity.id for identity in everybody for row in identity.actors}
    groups: dict[tuple[str, ...], list[tuple[TieView, TieStatement]]] = defaultdict(list)
    for view in list_ties(snapshot, filters):
        for one in view.statements:
            ends = one.tie.subject, one.tie.object
            if rows & set(ends):
                subject, other = (
                    key_of.get(end or "", name) for end, name in zip(ends, (view.subject, view.object), strict=True)
                )
                groups[subject, view.tie, other, view.status].append((view, one))
    found = []
    for members in groups.values():
        view, first = members[0]
        subject, other = (
            named.get(first.tie.subject or "", view.subject),
            named.get(first.tie.object or "", view.object),
        )
        found.append(replace(view, subject=subject, object=other, statements=tuple(one for _, one in members)))
    return tuple(sorted(found, key=lambda view: (-view.reports, view.subject, view.tie, view.object, view.status)))


def _incidents(snapshot: Snapshot, filters: Filters, rows: set[str]) -> tuple[InIncident, ...]:
    found = []
    row_of = _rows_by_name(snapshot)
    for incident in snapshot.incidents:
        events = [snapshot.events[ident] for ident in incident.events]
        by = [event for event in events if rows & _row_ids(event, event.actors, row_of)]
        to = [event for event in events if rows & _row_ids(event, event.recipients, row_of)]
        own = [event for event in events if event in by or event in to]
        if any(keeps_event(filters, event, snapshot.reports[event.report]) for event in own):
            part: Part = "by and to" if by and to else "by" if by else "to"
            own.sort(key=lambda e: (snapshot.reports[e.report].published or "9999", e.report, e.trigger))
            found.append(InIncident(view_incident(incident, snapshot), part, tuple(own)))
    return tuple(found)


def _parties(snapshot: Snapshot) -> dict[str, set[str]]:
    """Incident -> the actor rows that take part in it."""
    row_of = _rows_by_name(snapshot)
    out: dict[str, set[str]] = {}
    for incident in snapshot.incidents:
        events = [snapshot.events[ident] for ident in incident.events]
        out[incident.id] = {row for e in events for row in _row_ids(e, e.actors + e.recipients, row_of)}
    return out


def _rows_by_name(snapshot: Snapshot) -> dict[tuple[str, str], str]:
    """(report, name) -> the actor row that the report's events call so."""
    return {(row.report, row.name): row.id for row in reversed(snapshot.actors.values())}


def _row_ids(event: EventRow, names: Iterable[str], row_of: Mapping[tuple[str, str], str]) -> set[str]:
    return {row for name in names if (row := row_of.get((event.report, name))) is not None}
