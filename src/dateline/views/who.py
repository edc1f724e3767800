"""Who: one actor over all reports: names, mentions, acts done and suffered, words said, labels and ties."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dateline.model.annotation import to_json
from dateline.model.statement import ActorRow, EventRow
from dateline.resolve.identities import Identity
from dateline.resolve.names import name_words
from dateline.views.backers import TieView, list_ties
from dateline.views.claims import ClaimView, list_claims
from dateline.views.filters import Filters, keeps_event, keeps_report
from dateline.views.labels import LabelView, list_labels
from dateline.views.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Profile:
    """What the record holds on one identity."""

    identity: Identity
    acts: tuple[EventRow, ...]
    suffered: tuple[EventRow, ...]
    claims: tuple[ClaimView, ...]
    labels_received: tuple[LabelView, ...]
    labels_given: tuple[LabelView, ...]
    ties: tuple[TieView, ...]


def all_identities(snapshot: Snapshot) -> tuple[Identity, ...]:
    """Every identity of the record, those in most reports first."""
    return snapshot.identities()


def find_identities(snapshot: Snapshot, name: str) -> tuple[Identity, ...]:
    """The identities one of whose names holds every word of `name`; those in most reports first."""
    wanted = name_words(name)
    return tuple(
        identity
        for identity in all_identities(snapshot)
        if wanted and any(wanted <= name_words(alias) for alias in (identity.name, *identity.aliases))
    )


def profile(snapshot: Snapshot, identity: Identity, filters: Filters | None = None) -> Profile:
    """All that is said of, by and about an identity, as far as it passes the filters."""
    chosen = filters or Filters()
    names = frozenset({identity.name, *identity.aliases})
    rows = {actor.id for actor in identity.actors}
    reports = {actor.report for actor in identity.actors}
    events = [
        event
        for event in snapshot.events.values()
        if event.report in reports and keeps_event(chosen, event, snapshot.reports[event.report])
    ]
    return Profile(
        identity,
        tuple(event for event in events if names & set(event.actors)),
        tuple(event for event in events if names & set(event.recipients)),
        tuple(view for view in list_claims(snapshot, chosen) if view.claim.source_actor in rows),
        tuple(view for view in list_labels(snapshot, chosen) if view.label.target in rows),
        tuple(view for view in list_labels(snapshot, chosen) if view.label.speaker in rows),
        _ties(snapshot, chosen, rows),
    )


def _ties(snapshot: Snapshot, filters: Filters, rows: set[str]) -> tuple[TieView, ...]:
    return tuple(
        view
        for view in list_ties(snapshot, filters)
        if any(statement.tie.subject in rows or statement.tie.object in rows for statement in view.statements)
    )


def local_ids(snapshot: Snapshot) -> dict[str, str]:
    """Actor row -> its id in the report's annotation line: actors are numbered "a1", "a2", ... in the reading's order."""
    count: dict[str, int] = {}
    ids = {}
    for actor in snapshot.actors.values():
        count[actor.report] = count.get(actor.report, 0) + 1
        ids[actor.id] = f"a{count[actor.report]}"
    return ids


def identity_json(identity: Identity, snapshot: Snapshot, local: dict[str, str]) -> dict[str, Any]:
    """One object of `dateline actors --json`; report ids are the input's own."""
    keys = ("id", "name", "kind", "entity", "country", "sector")
    return {
        **{key: getattr(identity, key) for key in keys},
        "aliases": list(identity.aliases),
        "judged": list(identity.judged),
        "mentions": [
            {
                "report": snapshot.reports[actor.report].name,
                "actor": local[actor.id],
                "spans": [to_json(mention.span) for mention in actor.mentions],
            }
            for actor in identity.actors
        ],
    }


def keeps_identity(filters: Filters, identity: Identity, snapshot: Snapshot) -> bool:
    """Whether an identity is mentioned in a report that passes the filters, and has the name asked for."""
    mentioned: list[ActorRow] = [
        actor
        for actor in identity.actors
        if keeps_report(filters, snapshot.reports[actor.report], snapshot.named_in(actor.report))
    ]
    return bool(mentioned) and filters.keeps_actor((identity.name, *identity.aliases))
