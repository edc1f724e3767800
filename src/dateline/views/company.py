"""Company: which other actors stand in the same reports, incidents and sentences as one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from dateline.model.spans import Span
from dateline.model.statement import ActorRow
from dateline.resolve.identities import Identity
from dateline.views.naming import Place, in_order, is_name
from dateline.views.quote import sentence_around
from dateline.views.snapshot import Snapshot

WHOLE: Final = 4000
"""Characters of a sentence: none is longer, so that two mentions in one sentence see the same one."""


@dataclass(frozen=True, slots=True)
class Company:
    """Another actor with the number of reports and incidents in common, and the sentences that name both.

    `place` is where the other stands: in the first such sentence, else in the first report.
    """

    identity: Identity
    reports: int
    incidents: int
    sentences: int
    place: Place


def company(
    identity: Identity,
    others: Iterable[Identity],
    snapshot: Snapshot,
    reports: Iterable[str],
    parties: Mapping[str, Iterable[str]],
) -> tuple[Company, ...]:
    """The others in some reports who go by a name, most reports in common first.

    `parties` gives for each incident the ids of the actor rows that take part in it.
    """
    wanted = set(reports)
    ours = {actor.id for actor in identity.actors}
    sentences = _sentences(identity, snapshot, wanted)
    beside: dict[str, set[str]] = defaultdict(set)
    for incident, rows in parties.items():
        members = set(rows)
        if members & ours:
            for row in members - ours:
                beside[row].add(incident)
    found = [
        one
        for other in others
        if other.id != identity.id and (one := _beside(other, snapshot, wanted, sentences, beside)) is not None
    ]
    return tuple(sorted(found, key=lambda c: (-c.reports, -c.incidents, -c.sentences, c.identity.name, c.identity.id)))


def _sentences(identity: Identity, snapshot: Snapshot, wanted: set[str]) -> dict[str, set[Span]]:
    """Report -> the sentences that mention an identity, by whatever word."""
    out: dict[str, set[Span]] = defaultdict(set)
    for actor in identity.actors:
        if actor.report in wanted:
            text = snapshot.reports[actor.report].text
            out[actor.report] |= {sentence_around(text, mention.span, WHOLE) for mention in actor.mentions}
    return out


def _beside(
    other: Identity,
    snapshot: Snapshot,
    wanted: set[str],
    sentences: Mapping[str, set[Span]],
    beside: Mapping[str, set[str]],
) -> Company | None:
    rows = [actor for actor in other.actors if actor.report in wanted]
    named = in_order(_places(rows), snapshot)
    if not named:
        return None
    together = {(p.report, s): p for p in reversed(named) for s in sentences.get(p.report, ()) if s.contains(p.span)}
    incidents = {incident for actor in rows for incident in beside.get(actor.id, ())}
    first = in_order(together.values(), snapshot)[0] if together else named[0]
    return Company(other, len({place.report for place in named}), len(incidents), len(together), first)


def _places(rows: Iterable[ActorRow]) -> list[Place]:
    return [Place(row.report, mention.span) for row in rows for mention in row.mentions if is_name(mention.quote)]
