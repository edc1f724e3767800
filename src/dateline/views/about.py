"""What claims are about: the incident whose events or figures they carry, else the places and actors that they name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from dateline.model.statement import EventRow, FigureRow, Incident
from dateline.views import words
from dateline.views.claims import ClaimView
from dateline.views.parties import UNNAMED, Parties
from dateline.views.said import Matter, Said, counts
from dateline.views.shared import Namer, alike, title
from dateline.views.snapshot import Snapshot

Row = TypeVar("Row", EventRow, FigureRow)


def matters_of(claims: Iterable[ClaimView], snapshot: Snapshot, parties: Parties) -> list[Matter]:
    """The matters that claims speak of; a claim that carries several incidents is on each of them.

    What carries no incident, or one of which nobody else speaks, is on a matter with claims of other speakers that name the
    same two places or actors; a claim without either is on none.
    """
    views = {view.claim.id: view for view in claims if view.claim.content}
    incidents = list(_of_incidents(views, snapshot, parties))
    told = {one.view.claim.id for matter in incidents if counts(matter.said)["speakers"] > 1 for one in matter.said}
    named = list(_of_names({claim: view for claim, view in views.items() if claim not in told}, snapshot, parties))
    moved = {one.view.claim.id for matter in named for one in matter.said}
    kept = (replace(m, said=tuple(one for one in m.said if one.view.claim.id not in moved)) for m in incidents)
    return [*(matter for matter in kept if matter.said), *named]


def _of_incidents(views: dict[str, ClaimView], snapshot: Snapshot, parties: Parties) -> Iterator[Matter]:
    for incident in snapshot.incidents:
        events = _carried(snapshot.events[event] for event in incident.events)
        figures = _carried(snapshot.figures[toll.figure] for toll in incident.tolls)
        said = [
            Said(views[claim], parties.speaker(views[claim].claim), tuple(events[claim]), tuple(figures[claim]))
            for claim in sorted({*events, *figures} & views.keys())
        ]
        if said:
            yield Matter(incident_name(incident), incident.id, _speaker_by_speaker(said))


def _carried(rows: Iterable[Row]) -> defaultdict[str, list[Row]]:
    """Events or figures by the claim that carries them; those of a report's own voice are left out."""
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.claim is not None:
            found[row.claim].append(row)
    return found


def _of_names(views: dict[str, ClaimView], snapshot: Snapshot, parties: Parties) -> Iterator[Matter]:
    namer = Namer(snapshot, parties)
    named = {claim: namer.named(view.claim) for claim, view in views.items()}
    speakers = {claim: parties.speaker(view.claim) for claim, view in views.items()}
    for keys, claims in alike(named, {claim: speaker.key for claim, speaker in speakers.items()}):
        name = title(keys, (named[claim] for claim in claims))
        said = [Said(views[claim], speakers[claim]) for claim in claims]
        yield Matter(name, None, _speaker_by_speaker(said))


def _speaker_by_speaker(said: Sequence[Said]) -> tuple[Said, ...]:
    """Who says most comes first, who is not named last; the claims of a speaker by their days."""
    most = Counter(one.speaker.key for one in said)

    def place(one: Said) -> tuple[bool, int, str, str, str]:
        key, claim = one.speaker.key, one.view.claim
        return key == UNNAMED.key, -most[key], key, one.view.published or "9999", claim.id

    return tuple(sorted(said, key=place))


def incident_name(incident: Incident) -> str:
    """An incident in words: type, mode and standing, place, days."""
    return ", ".join((words.what(incident), words.place(incident.place), words.days(incident.start, incident.end)))
