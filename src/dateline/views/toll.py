"""Tolls: how many, by whose count, per origin, with low, best and high under a rule and the disagreement shown."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.statement import FigureRow, Incident, Toll
from dateline.resolve.toll import Counted, Rule, count
from dateline.views.claims import hop_name
from dateline.views.filters import Filters, keeps_incident, keeps_report
from dateline.views.quote import one_line, sentence_around
from dateline.views.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class TollLine:
    """One figure of one report, with who is said to have counted and the sentence that holds it."""

    toll: Toll
    outlet: str
    published: str | None
    wording: str
    said_by: str
    origin: str
    quote: str


@dataclass(frozen=True, slots=True)
class TollView:
    """The figures of one incident, and what they come to under the rule."""

    incident: Incident
    counted: tuple[Counted, ...]
    lines: tuple[TollLine, ...]


@dataclass(frozen=True, slots=True)
class LooseFigure:
    """A figure that belongs to no event that was found."""

    figure: FigureRow
    outlet: str
    quote: str


def list_tolls(snapshot: Snapshot, filters: Filters | None = None, rule: Rule = "conservative") -> tuple[TollView, ...]:
    """The tolls of the incidents that pass the filters and have any figure."""
    kept = [
        incident
        for incident in snapshot.incidents
        if incident.tolls and (filters is None or keeps_incident(filters, incident, snapshot))
    ]
    return tuple(TollView(i, count(i.tolls, rule), tuple(_line(toll, i, snapshot) for toll in i.tolls)) for i in kept)


def loose_figures(snapshot: Snapshot, filters: Filters | None = None) -> tuple[LooseFigure, ...]:
    """Figures that no incident counts; the filters of outlet, day of publication and place apply."""
    counted = {toll.figure for incident in snapshot.incidents for toll in incident.tolls}
    return tuple(
        LooseFigure(figure, snapshot.outlet(figure.report), _quote(figure, snapshot))
        for figure in snapshot.figures.values()
        if figure.id not in counted
        and (
            filters is None or keeps_report(filters, snapshot.reports[figure.report], snapshot.named_in(figure.report))
        )
    )


def _line(toll: Toll, incident: Incident, snapshot: Snapshot) -> TollLine:
    figure, report = snapshot.figures[toll.figure], snapshot.reports[toll.report]
    claim = snapshot.claims.get(figure.claim or "")
    said_by = hop_name(claim.chain[-1], snapshot, toll.report) if claim and claim.chain else "own voice"
    origin = incident.origins[toll.origin]
    return TollLine(
        toll,
        snapshot.outlet(toll.report),
        report.published,
        one_line(figure.wording),
        said_by,
        origin.source or origin.reason,
        _quote(figure, snapshot),
    )


def _quote(figure: FigureRow, snapshot: Snapshot) -> str:
    text = snapshot.reports[figure.report].text
    return one_line(sentence_around(text, figure.span).of(text))
