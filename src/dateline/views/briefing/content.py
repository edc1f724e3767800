"""What a briefing says, before it is written as HTML or Markdown: sections of lines, each line with its footnotes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dateline.model.spans import Span
from dateline.model.vocabulary import QUAD, intensity
from dateline.resolve.toll import Counted, Rule
from dateline.views.backers import TieView, list_ties
from dateline.views.claims import ClaimView, list_claims
from dateline.views.escalation import Week, weekly
from dateline.views.filters import Filters
from dateline.views.incidents import IncidentView
from dateline.views.labels import LabelView, list_labels
from dateline.views.quote import one_line, sentence_around
from dateline.views.snapshot import Snapshot
from dateline.views.timeline import TimelineEntry, timeline
from dateline.views.toll import TollView, list_tolls

MOST_INCIDENTS = 60
"""Incidents in the list; where there are more, the weightiest are kept and the rest are counted."""

MOST_CLAIMS = 40


@dataclass(frozen=True, slots=True)
class Footnote:
    """The evidence of a line: who printed the words, when, and where they stand."""

    number: int
    outlet: str
    published: str | None
    report: str
    span: Span
    quote: str
    url: str | None


class Footnotes:
    """Footnotes as they are given out: the same words of the same report have one number."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._numbers: dict[tuple[str, Span], int] = {}
        self.notes: list[Footnote] = []

    def give(self, report: str, span: Span) -> int:
        """The number of the footnote that quotes the sentence around a span."""
        row = self._snapshot.reports[report]
        sentence = sentence_around(row.text, span)
        key = (report, sentence)
        if key not in self._numbers:
            number = self._numbers[key] = len(self.notes) + 1
            outlet, quote = self._snapshot.outlet(report), one_line(sentence.of(row.text))
            self.notes.append(Footnote(number, outlet, row.published, row.name, sentence, quote, row.url))
        return self._numbers[key]


@dataclass(frozen=True, slots=True)
class IncidentLine:
    """One incident in the list: its number in list and pictures, and a footnote for each report's own statement."""

    number: int
    entry: TimelineEntry
    notes: tuple[int, ...]

    @property
    def view(self) -> IncidentView:
        """The incident."""
        return self.entry.view


@dataclass(frozen=True, slots=True)
class TollBlock:
    """The figures of one incident: (origin, said by, harm, wording, footnotes) and what they come to."""

    view: TollView
    number: int | None
    rows: tuple[tuple[str, str, str, str, tuple[int, ...]], ...]
    counted: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class Cited:
    """A claim, label or tie with its footnotes."""

    item: ClaimView | LabelView | TieView
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Briefing:
    """All that is written; `as_of` is the latest day of publication in the record, since a briefing knows no clock."""

    filters: Filters
    rule: Rule
    as_of: str | None
    reports: int
    origins: int
    total: int
    incidents: tuple[IncidentLine, ...]
    background: tuple[IncidentLine, ...]
    tolls: tuple[TollBlock, ...]
    claims: tuple[Cited, ...]
    labels: tuple[Cited, ...]
    ties: tuple[Cited, ...]
    weeks: tuple[Week, ...]
    notes: tuple[Footnote, ...] = field(default=())


def compose(snapshot: Snapshot, filters: Filters, rule: Rule = "conservative") -> Briefing:
    """The content of a briefing over the part of a record that passes the filters."""
    notes = Footnotes(snapshot)
    entries = timeline(snapshot, filters, rule)
    news = [entry for entry in entries if entry.place != "background"]
    lines = _number(_weightiest(news), snapshot, notes, 1)
    background = _number([e for e in entries if e.place == "background"], snapshot, notes, len(lines) + 1)
    numbers = {line.view.incident.id: line.number for line in lines}
    return Briefing(
        filters=filters,
        rule=rule,
        as_of=max((r.published[:10] for r in snapshot.reports.values() if r.published), default=None),
        reports=len({report for entry in entries for report in entry.view.incident.reports}),
        origins=_independent(news),
        total=len(news),
        incidents=lines,
        background=background,
        tolls=tuple(_toll(view, numbers, notes) for view in list_tolls(snapshot, filters, rule)),
        claims=_claims(snapshot, filters, notes),
        labels=tuple(
            Cited(view, (notes.give(view.label.report, view.label.span),)) for view in list_labels(snapshot, filters)
        ),
        ties=tuple(_tie(view, notes) for view in list_ties(snapshot, filters)),
        weeks=weekly(snapshot, filters, rule),
        notes=tuple(notes.notes),
    )


def _independent(entries: Iterable[TimelineEntry]) -> int:
    """Independent origins over all incidents: different media that something is had from."""
    return len({origin.source for entry in entries for origin in entry.view.incident.origins})


def _weightiest(entries: Sequence[TimelineEntry]) -> list[TimelineEntry]:
    """At most sixty entries, in their order: those in most reports, of greatest intensity, dated and placed."""

    def weight(entry: TimelineEntry) -> tuple[float, str]:
        incident = entry.view.incident
        force = abs(intensity(incident.type, incident.mode)) + 4 * bool(entry.view.toll)
        known = 4 * (incident.start is not None) + 3 * (incident.place is not None)
        return -(force * len(incident.origins) + len(incident.reports) + known), incident.id

    kept = {id(entry) for entry in sorted(entries, key=weight)[:MOST_INCIDENTS]}
    return [entry for entry in entries if id(entry) in kept]


def _number(
    entries: Sequence[TimelineEntry], snapshot: Snapshot, notes: Footnotes, first: int
) -> tuple[IncidentLine, ...]:
    return tuple(
        IncidentLine(number, entry, _incident_notes(entry, snapshot, notes))
        for number, entry in enumerate(entries, first)
    )


def _incident_notes(entry: TimelineEntry, snapshot: Snapshot, notes: Footnotes) -> tuple[int, ...]:
    events = sorted(
        (snapshot.events[e] for e in entry.view.incident.events), key=lambda e: e.report != entry.view.report
    )
    return tuple(dict.fromkeys(notes.give(event.report, event.trigger) for event in events))


def _toll(view: TollView, numbers: dict[str, int], notes: Footnotes) -> TollBlock:
    rows: dict[tuple[str, str, str, str], list[int]] = defaultdict(list)
    for line in view.lines:
        key = (line.origin, line.said_by, line.toll.harm, line.wording)
        rows[key].append(notes.give(line.toll.report, line.toll.span))
    cited = tuple((*key, tuple(dict.fromkeys(found))) for key, found in rows.items())
    return TollBlock(view, numbers.get(view.incident.id), cited, view.counted)


def _claims(snapshot: Snapshot, filters: Filters, notes: Footnotes) -> tuple[Cited, ...]:
    """Claims that carry an event or a figure, or take a stand, by speaker."""
    carrying = {event.claim for event in snapshot.events.values()} | {
        figure.claim for figure in snapshot.figures.values()
    }
    views = [
        view
        for view in list_claims(snapshot, filters)
        if view.claim.content and (view.claim.id in carrying or view.claim.stance != "neutral")
    ]
    forceful = {e.claim for e in snapshot.events.values() if QUAD[e.type] == "material conflict"}
    weighty = sorted(
        views, key=lambda v: (v.claim.stance == "neutral", v.claim.id not in forceful, v.speaker.casefold(), v.claim.id)
    )
    shown = sorted(weighty[:MOST_CLAIMS], key=lambda v: (v.speaker.casefold(), v.published or "", v.claim.id))
    return tuple(Cited(view, (notes.give(view.claim.report, view.claim.content[0].span),)) for view in shown)


def _tie(view: TieView, notes: Footnotes) -> Cited:
    return Cited(view, tuple(dict.fromkeys(notes.give(s.tie.report, s.tie.span) for s in view.statements)))
