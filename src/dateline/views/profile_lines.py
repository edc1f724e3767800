"""A profile as lines: each with its section, its counts, and the words of the reports that it stands on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import chain
from typing import Any, Final, Literal

from dateline.model.spans import Span, hull
from dateline.model.statement import Evidence
from dateline.views import words
from dateline.views.claims import ClaimView
from dateline.views.labels import LabelView
from dateline.views.naming import Place
from dateline.views.profile import InIncident, Profile
from dateline.views.quote import one_line, sentence_around
from dateline.views.snapshot import Snapshot

Section = Literal["who", "name", "role", "tie", "incident", "says", "about", "called", "calls", "with", "report"]

SECTIONS: Final[tuple[Section, ...]] = (
    "who", "name", "role", "tie", "incident", "says", "about", "called", "calls", "with", "report",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Basis:
    """Words that a line stands on: `quote` is the text at `spans`, parts joined by an ellipsis; `sentence` is around them."""

    report: str
    outlet: str
    published: str | None
    spans: tuple[Span, ...]
    quote: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is known of an actor. What has no meaning in a section is None.

    `other` is who else is in it; `status` its standing; `part` the actor's in an incident, or the way in which a role is
    given; `since`, `until` the thing's own days, `first`, `last` the days of the first and last report; `source` is where a
    known fact comes from, or who says so; the counts are those of `words` that point at the actor, events, reports,
    independent origins, and of incidents and sentences in common.
    """

    section: Section
    what: str
    other: str | None = None
    status: str | None = None
    part: str | None = None
    place: str | None = None
    since: str | None = None
    until: str | None = None
    first: str | None = None
    last: str | None = None
    words: int | None = None
    events: int | None = None
    reports: int | None = None
    origins: int | None = None
    incidents: int | None = None
    sentences: int | None = None
    incident: str | None = None
    source: str | None = None
    basis: tuple[Basis, ...] = ()


def profile_lines(one: Profile, snapshot: Snapshot) -> tuple[Line, ...]:
    """All lines of a profile, section by section."""
    make = _Lines(one, snapshot)
    parts: tuple[Iterable[Line], ...] = (
        make.who(), make.names(), make.roles(), make.ties(), make.incidents(), make.claims("says", one.claims),
        make.claims("about", one.about), make.labels("called", one.labels_received),
        make.labels("calls", one.labels_given), make.company(), make.reports(),
    )  # fmt: skip
    return tuple(chain.from_iterable(parts))


class _Lines:
    """Makes the lines of one profile."""

    def __init__(self, one: Profile, snapshot: Snapshot) -> None:
        self._one = one
        self._snapshot = snapshot

    def who(self) -> Iterator[Line]:
        identity, known = self._one.identity, self._one.known
        first = self._first_mentions()[:1]
        yield Line(
            "who", identity.name, status=identity.kind, place=identity.country, words=self._one.mentions,
            source=known_source(self._one) if known else identity.entity,
            basis=self._at(first), **self._days(first, whole=True),
        )  # fmt: skip

    def names(self) -> Iterator[Line]:
        for seen in self._one.names:
            yield Line(
                "name", seen.name, words=len(seen.places), basis=self._at(seen.places), **self._days(seen.places)
            )

    def roles(self) -> Iterator[Line]:
        """What the registry knows, by its first day; then what reports say, the first report first."""
        known = self._one.known
        if known is not None:
            for what, since, until in sorted(known.roles, key=lambda role: role[1]):
                yield Line(
                    "role",
                    what,
                    status="known",
                    since=since or None,
                    until=until or None,
                    source=known_source(self._one),
                )
        for role in self._one.roles:
            places = [Place(seen.report, seen.span) for seen in role.seen]
            yield Line(
                "role",
                role.role,
                status="seen",
                part=", ".join(role.ways),
                basis=self._at(places),
                **self._days(places),
            )

    def ties(self) -> Iterator[Line]:
        rows = {actor.id for actor in self._one.identity.actors}
        for view in self._one.ties:
            ties = [statement.tie for statement in view.statements]
            places = [Place(tie.report, tie.span) for tie in ties]
            other = view.object if ties[0].subject in rows else view.subject
            yield Line(
                "tie", f"{view.subject} {view.tie.replace('_', ' ')} {view.object}", other=other, status=view.status,
                since=min((tie.start for tie in ties if tie.start), default=None),
                until=max((tie.end for tie in ties if tie.end), default=None),
                source="; ".join(dict.fromkeys(statement.said_by for statement in view.statements)),
                basis=self._at(places), **self._days(places),
            )  # fmt: skip

    def incidents(self) -> Iterator[Line]:
        for found in self._one.incidents:
            incident, view = found.view.incident, found.view
            places = [Place(event.report, event.trigger) for event in found.events]
            yield Line(
                "incident", " ".join(filter(None, (incident.type, incident.mode))),
                other=words.names(self._others(found), 6) or None,
                status=", ".join(found.standings), part=found.part, place=words.place(incident.place),
                since=incident.start, until=incident.end, incident=incident.id, events=found.counts["events"],
                origins=view.counts["origins"], basis=self._at(places),
                **(self._days(places) | {"reports": view.counts["reports"]}),
            )  # fmt: skip

    def _others(self, found: InIncident) -> list[str]:
        """The other side of an incident: who is acted on where the actor acts, and the other way round."""
        view, own = found.view, {self._one.identity.name, *self._one.identity.aliases}
        sides = {"by": view.recipients, "to": view.actors, "by and to": (*view.actors, *view.recipients)}
        return [name for name in dict.fromkeys(sides[found.part]) if name not in own]

    def claims(self, section: Section, claims: Iterable[ClaimView]) -> Iterator[Line]:
        for view in claims:
            if view.claim.content:
                yield Line(
                    section, one_line(view.text), other=None if section == "says" else view.speaker,
                    status=view.claim.stance, source=" → ".join(view.chain), first=_day(view.published),
                    last=_day(view.published), reports=1, basis=(self._parts(view.claim.report, view.claim.content),),
                )  # fmt: skip

    def labels(self, section: Section, labels: Iterable[LabelView]) -> Iterator[Line]:
        for view in labels:
            place = [Place(view.label.report, view.label.span)]
            other = view.speaker if section == "called" else view.target
            yield Line(
                section, view.words, other=other, status=view.label.marker, basis=self._at(place), **self._days(place)
            )

    def company(self) -> Iterator[Line]:
        for one in self._one.company:
            found = {"reports": one.reports, "incidents": one.incidents, "sentences": one.sentences}
            yield Line(
                "with", one.identity.name, other=one.identity.id, status=one.identity.kind, basis=self._at([one.place]),
                **(self._days([one.place], days=False) | found),
            )  # fmt: skip

    def reports(self) -> Iterator[Line]:
        counts = {report.id: 0 for report in self._one.reports}
        for actor in self._one.identity.actors:
            if actor.report in counts:
                counts[actor.report] += len(actor.mentions)
        for place in self._first_mentions():
            row = self._snapshot.reports[place.report]
            yield Line(
                "report", row.title or row.name, other=self._snapshot.outlet(row.id), words=counts[row.id],
                basis=self._at([place]), **self._days([place]),
            )  # fmt: skip

    def _first_mentions(self) -> list[Place]:
        """Where each report first mentions the actor, by day of the report."""
        first: dict[str, Span] = {}
        for actor in self._one.identity.actors:
            for mention in actor.mentions:
                first[actor.report] = min(first.get(actor.report, mention.span), mention.span)
        return [Place(report.id, first[report.id]) for report in self._one.reports if report.id in first]

    def _days(self, places: Sequence[Place], *, whole: bool = False, days: bool = True) -> dict[str, Any]:
        """Days of the first and the last report, and how many reports there are; with `whole` those of the profile."""
        ids = {report.id for report in self._one.reports} if whole else {place.report for place in places}
        known = sorted(day[:10] for ident in ids if (day := self._snapshot.reports[ident].published))
        if not days:
            return {"first": None, "last": None}
        return {"first": known[0] if known else None, "last": known[-1] if known else None, "reports": len(ids)}

    def _at(self, places: Iterable[Place]) -> tuple[Basis, ...]:
        texts = self._snapshot.reports
        return tuple(
            self._parts(place.report, (Evidence(place.span, place.span.of(texts[place.report].text)),))
            for place in places
        )

    def _parts(self, report: str, parts: Sequence[Evidence]) -> Basis:
        row = self._snapshot.reports[report]
        spans = tuple(part.span for part in parts)
        sentence = one_line(sentence_around(row.text, hull(spans)).of(row.text))
        quote = " … ".join(part.quote for part in parts)
        return Basis(row.name, self._snapshot.outlet(report), row.published, spans, quote, sentence)


def known_source(one: Profile) -> str | None:
    """Where what is known of an actor comes from: the row of an own list, else the packaged registry's entry."""
    if one.known is None:
        return None
    return one.known.cited or f"registry:{one.known.id}"


def _day(published: str | None) -> str | None:
    return published and published[:10]


def line_json(line: Line, one: Profile) -> dict[str, Any]:
    """One object of `dateline who --json`; report ids are the input's own, spans point into the report's text."""
    values = {key: value for key, value in asdict(line).items() if key != "basis"}
    evidence = [
        {
            "report": basis.report,
            "outlet": basis.outlet,
            "published": basis.published,
            "spans": [list(span) for span in basis.spans],
            "quote": basis.quote,
            "sentence": basis.sentence,
        }
        for basis in line.basis
    ]
    identity = one.identity
    return {"id": identity.entity or identity.id, "name": identity.name, **values, "evidence": evidence}


CSV_COLUMNS: Final = (
    "id", "name", "section", "what", "other", "status", "part", "place", "since", "until", "first", "last", "words", "events",
    "reports", "origins", "incidents", "sentences", "incident", "source", "report", "outlet", "published", "start", "end",
    "quote", "sentence",
)  # fmt: skip


def csv_rows(line: Line, one: Profile) -> Iterator[dict[str, Any]]:
    """The rows of `dateline who --csv`: one for each place that a line stands on, one without for a known fact."""
    values = line_json(line, one)
    for basis in line.basis:
        where = {"report": basis.report, "outlet": basis.outlet, "published": basis.published}
        span = hull(basis.spans)
        yield values | where | {"start": span.start, "end": span.end, "quote": basis.quote, "sentence": basis.sentence}
    if not line.basis:
        yield values
