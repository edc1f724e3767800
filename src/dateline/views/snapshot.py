"""What a view looks at: the rows of a record, loaded once, by id."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.statement import (
    ActorRow,
    ClaimRow,
    Copy,
    EventRow,
    FigureRow,
    Incident,
    LabelRow,
    PlaceRow,
    ReportRow,
    TieRow,
)
from dateline.record.interface import RecordReader


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The statements of a record at one moment; every dict is by id and in the reader's order."""

    reports: dict[str, ReportRow]
    actors: dict[str, ActorRow]
    places: dict[str, PlaceRow]
    claims: dict[str, ClaimRow]
    labels: dict[str, LabelRow]
    events: dict[str, EventRow]
    figures: dict[str, FigureRow]
    ties: dict[str, TieRow]
    incidents: tuple[Incident, ...]
    copies: tuple[Copy, ...]

    def outlet(self, report: str) -> str:
        """Who prints a report: its outlet, else the input's own name for it."""
        row = self.reports[report]
        return row.outlet or row.name


def load(reader: RecordReader) -> Snapshot:
    """Everything that the views look at."""
    return Snapshot(
        reports={row.id: row for row in reader.reports()},
        actors={row.id: row for row in reader.actors()},
        places={row.id: row for row in reader.places()},
        claims={row.id: row for row in reader.claims()},
        labels={row.id: row for row in reader.labels()},
        events={row.id: row for row in reader.events()},
        figures={row.id: row for row in reader.figures()},
        ties={row.id: row for row in reader.ties()},
        incidents=reader.incidents(),
        copies=reader.copies(),
    )
