"""What a view looks at: the rows of a record, loaded once, by id."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from dateline.model.statement import (
    ActorRow,
    ClaimRow,
    Copy,
    EventRow,
    FigureRow,
    Incident,
    Judgement,
    LabelRow,
    PlaceRow,
    ReportRow,
    TieRow,
)
from dateline.record.interface import RecordReader
from dateline.resolve.identities import Identity, identities
from dateline.resolve.judgements import corrected_places, judged
from dateline.resolve.scenes import Scene, scenes


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The statements of a record at one moment; every dict is by id and in the reader's order.

    `places_of` gives the places that a report names, by the report's id; a report that names none is not in it.
    """

    reports: dict[str, ReportRow]
    actors: dict[str, ActorRow]
    places: dict[str, PlaceRow]
    claims: dict[str, ClaimRow]
    labels: dict[str, LabelRow]
    events: dict[str, EventRow]
    figures: dict[str, FigureRow]
    ties: dict[str, TieRow]
    places_of: dict[str, list[PlaceRow]]
    incidents: tuple[Incident, ...]
    copies: tuple[Copy, ...]
    judgements: tuple[Judgement, ...] = ()

    def named_in(self, report: str) -> list[PlaceRow]:
        """The places that a report names."""
        return self.places_of.get(report, [])

    def scenes(self) -> dict[str, Scene]:
        """What each report tells around its actors."""
        days = {row.id: row.published for row in self.reports.values()}
        texts = {row.id: row.text for row in self.reports.values()}
        return scenes(days, self.places.values(), self.actors.values(), texts)

    def identities(self) -> tuple[Identity, ...]:
        """Everybody over all reports, after judgement; those in most reports first."""
        return judged(identities(self.actors.values(), self.scenes()), self.judgements).identities

    def outlet(self, report: str) -> str:
        """Who prints a report: its outlet, else the input's own name for it."""
        row = self.reports[report]
        return row.outlet or row.name


def load(reader: RecordReader) -> Snapshot:
    """Everything that the views look at; places are what judgements made of them."""
    judgements = tuple(reader.judgements())
    read = list(reader.places())
    corrected = corrected_places(judgements, read)
    places = {row.id: replace(row, ref=corrected(row.report, row.ref)) for row in read}
    events = (
        row if row.place is None else replace(row, place=corrected(row.report, row.place)) for row in reader.events()
    )
    places_of: dict[str, list[PlaceRow]] = defaultdict(list)
    for place in places.values():
        places_of[place.report].append(place)
    return Snapshot(
        reports={row.id: row for row in reader.reports()},
        actors={row.id: row for row in reader.actors()},
        places=places,
        claims={row.id: row for row in reader.claims()},
        labels={row.id: row for row in reader.labels()},
        events={row.id: row for row in events},
        figures={row.id: row for row in reader.figures()},
        ties={row.id: row for row in reader.ties()},
        places_of=dict(places_of),
        incidents=reader.incidents(),
        copies=reader.copies(),
        judgements=judgements,
    )
