"""What a record promises: the questions a Reader answers and the changes a Writer makes, whatever the database behind.

SQLite is the only one today; a server for many users stands behind the same two protocols.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from dateline.model.report import Block, Report
from dateline.model.statement import (
    ActorRow,
    ClaimRow,
    Copy,
    EventRow,
    EvidenceRow,
    FigureRow,
    Incident,
    InputRow,
    IssueRow,
    Judgement,
    LabelRow,
    Ledger,
    PlaceRow,
    ReadingStatus,
    ReportRow,
    Run,
    SearchHit,
    TieRow,
    TimeRow,
)
from dateline.record.entry import Entry
from dateline.record.originals import Originals
from dateline.record.stores import Outcome


class RecordReader(Protocol):
    """Read-only questions. Every iterator comes in a fixed order: by report id, then by place in the reading.

    `report` narrows to the statements of one report (its id); an unknown id gives nothing.
    """

    @property
    def stale(self) -> bool:
        """Whether incidents and copies are older than the statements, because an ingest was stopped before its end."""

    def reports(self) -> Iterator[ReportRow]:
        """All reports, by id."""

    def report(self, id_or_name: str) -> ReportRow | None:
        """The report with this id, else the first by id with this name, else None."""

    def reading_status(self, report: str) -> ReadingStatus | None:
        """What became of a report in the reader; None where there is no such report."""

    def blocks(self, report: str) -> tuple[Block, ...]:
        """The blocks of a report, in order."""

    def evidence(self, report: str | None = None) -> Iterator[EvidenceRow]:
        """Every span that backs a value, by report and place in the text."""

    def bodies(self) -> Iterator[tuple[str, str]]:
        """The id and the text of every report that was read, appeals and leftovers of the page taken out, by id."""

    def actors(self, report: str | None = None) -> Iterator[ActorRow]:
        """Actors, each of one report, with their mentions."""

    def places(self, report: str | None = None) -> Iterator[PlaceRow]:
        """Places."""

    def times(self, report: str | None = None) -> Iterator[TimeRow]:
        """Time expressions."""

    def claims(self, report: str | None = None) -> Iterator[ClaimRow]:
        """Claims with their chains."""

    def labels(self, report: str | None = None) -> Iterator[LabelRow]:
        """Labels: who calls whom what."""

    def events(self, report: str | None = None) -> Iterator[EventRow]:
        """Events, flattened."""

    def figures(self, report: str | None = None) -> Iterator[FigureRow]:
        """Figures of people harmed."""

    def ties(self, report: str | None = None) -> Iterator[TieRow]:
        """Ties between actors."""

    def issues(self, report: str | None = None) -> Iterator[IssueRow]:
        """What could not be interpreted."""

    def incidents(self) -> tuple[Incident, ...]:
        """Incidents, by start day (open ones last), then id."""

    def copies(self) -> tuple[Copy, ...]:
        """Pairs of reports with much the same text, by their ids."""

    def search(self, query: str, limit: int | None = None) -> tuple[SearchHit, ...]:
        """Reports whose text or title holds every word of the query, best first; spelling is folded, "..." is a phrase."""

    def inputs(self) -> Iterator[InputRow]:
        """Every input and what became of it, by locator."""

    def ledger(self) -> Ledger:
        """The counts of the inputs."""

    def statuses(self) -> dict[str, int]:
        """How many reports have each reading status."""

    def judgements(self, subject: str | None = None) -> Iterator[Judgement]:
        """Judgements in the order they were made, undone ones included."""

    def runs(self) -> Iterator[Run]:
        """Runs of ingest, oldest first."""

    def digest(self) -> str:
        """SHA-256 over all content: equal for two records exactly when they say the same; run times do not count."""

    def close(self) -> None:
        """Let go of the file."""


class RecordWriter(Protocol):
    """Changes, each in one transaction: a reader sees all of it or nothing."""

    @property
    def originals(self) -> Originals:
        """Where the bytes of captures are kept."""

    def start_run(self, version: str, started: str) -> int:
        """Note that a run begins; its number."""

    def end_run(self, number: int, ended: str, counts: Mapping[str, int]) -> None:
        """Note that a run came to its end, and what it met."""

    def known(self, entry: Entry, version: str) -> bool:
        """Whether this very input is in the record, and its report, if any, read by this version."""

    def to_read(self, entries: Sequence[Entry], version: str | None) -> dict[str, Report]:
        """The reports of these entries that `version` has not read, or with None all of them: record id -> report."""

    def store(self, entries: Sequence[Entry], outcomes: Mapping[str, Outcome], version: str) -> None:
        """Put inputs, their reports and what the reader made of them into the record."""

    def is_stale(self, version: str) -> bool:
        """Whether incidents and copies have to be made anew."""

    def replace_incidents(
        self, incidents: Iterable[Incident], copies: Iterable[Copy], version: str, judged: int = 0
    ) -> None:
        """Put these incidents and copies in the place of all that were there, and clear `stale`; `judged`: last_judgement then."""

    def last_judgement(self) -> int:
        """The number of the last judgement that incidents may hang on; 0 where there is none."""

    def joined_by(self) -> str:
        """The version that made the incidents; "" where there are none yet."""

    def judge(self, at: str, who: str, kind: str, subject: str, decision: Any, undoes: int | None = None) -> int:
        """Append a judgement; its number."""

    def close(self) -> None:
        """Let go of the file and of the writer's lock."""
