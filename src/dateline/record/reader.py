"""The Reader: everything that can be asked of a record. It opens the file read-only and can change nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any

from dateline.model.report import Block
from dateline.model.spans import Span
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
from dateline.model.vocabulary import UNREAD_ROLES
from dateline.record import rows
from dateline.record.connection import connect_reader
from dateline.record.digest import digest
from dateline.record.faults import explained
from dateline.record.incident_rows import read_incidents
from dateline.record.migrations import check_readable
from dateline.record.originals import Originals
from dateline.record.search import find

_REPORT = "id, name, text, outlet, title, url, coalesce(reading_language, language), published"


class Reader:
    """Reads one record, also while a Writer writes. Iterators come by report id, then by place in the reading."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.originals = Originals(path)
        self._connection = connect_reader(path)
        try:
            with explained(path):
                check_readable(self._connection, path)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Reader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    @property
    def stale(self) -> bool:
        """Whether incidents and copies are older than the statements, because an ingest was stopped before its end."""
        return self._first("SELECT 1 FROM meta WHERE key = 'stale'") is not None

    # Reports ------------------------------------------------------------------------------------------------------

    def reports(self) -> Iterator[ReportRow]:
        """All reports, by id."""
        return (ReportRow(*row) for row in self._all(f"SELECT {_REPORT} FROM reports ORDER BY id"))

    def report(self, id_or_name: str) -> ReportRow | None:
        """The report with this id, else the first by id with this name, else None."""
        question = f"SELECT {_REPORT} FROM reports WHERE id = ? OR name = ? ORDER BY id <> ?, id LIMIT 1"
        row = self._first(question, id_or_name, id_or_name, id_or_name)
        return None if row is None else ReportRow(*row)

    def reading_status(self, report: str) -> ReadingStatus | None:
        """What became of a report in the reader; None where there is no such report."""
        row = self._first("SELECT reading_status FROM reports WHERE id = ?", report)
        return None if row is None else row[0]

    def blocks(self, report: str) -> tuple[Block, ...]:
        """The blocks of a report, in order."""
        question = 'SELECT start, "end", role FROM blocks WHERE report = ? ORDER BY ordinal'
        return tuple(Block(Span(start, end), role) for start, end, role in self._all(question, report))

    def bodies(self) -> Iterator[tuple[str, str]]:
        """The id and the text of every report that was read, appeals and leftovers of the page taken out, by id."""
        for report, text in self._all("SELECT id, text FROM reports WHERE reading_status = 'read' ORDER BY id"):
            unread = [block.span for block in self.blocks(report) if block.role in UNREAD_ROLES]
            yield report, _without(text, unread)

    # Statements ---------------------------------------------------------------------------------------------------

    def evidence(self, report: str | None = None) -> Iterator[EvidenceRow]:
        """Every span that backs a value, by report and place in the text."""
        return (rows.evidence(row) for row in self._statements(rows.EVIDENCE, report))

    def actors(self, report: str | None = None) -> Iterator[ActorRow]:
        """Actors, each of one report, with their mentions."""
        return (rows.actor(row) for row in self._statements(rows.ACTORS, report))

    def places(self, report: str | None = None) -> Iterator[PlaceRow]:
        """Places."""
        return (rows.place(row) for row in self._statements(rows.PLACES, report))

    def times(self, report: str | None = None) -> Iterator[TimeRow]:
        """Time expressions."""
        return (rows.time(row) for row in self._statements(rows.TIMES, report))

    def claims(self, report: str | None = None) -> Iterator[ClaimRow]:
        """Claims with their chains."""
        return (rows.claim(row) for row in self._statements(rows.CLAIMS, report))

    def labels(self, report: str | None = None) -> Iterator[LabelRow]:
        """Labels: who calls whom what."""
        return (rows.label(row) for row in self._statements(rows.LABELS, report))

    def events(self, report: str | None = None) -> Iterator[EventRow]:
        """Events, flattened."""
        return (rows.event(row) for row in self._statements(rows.EVENTS, report))

    def figures(self, report: str | None = None) -> Iterator[FigureRow]:
        """Figures of people harmed."""
        return (rows.figure(row) for row in self._statements(rows.FIGURES, report))

    def ties(self, report: str | None = None) -> Iterator[TieRow]:
        """Ties between actors."""
        return (rows.tie(row) for row in self._statements(rows.TIES, report))

    def issues(self, report: str | None = None) -> Iterator[IssueRow]:
        """What could not be interpreted."""
        return (rows.issue(row) for row in self._statements(rows.ISSUES, report))

    # Across reports -----------------------------------------------------------------------------------------------

    def incidents(self) -> tuple[Incident, ...]:
        """Incidents, by start day (open ones last), then id."""
        with explained(self.path):
            return read_incidents(self._connection)

    def copies(self) -> tuple[Copy, ...]:
        """Pairs of reports with much the same text, by their ids."""
        question = "SELECT first, second, similarity, reason FROM copies ORDER BY first, second"
        return tuple(Copy(*row) for row in self._all(question))

    def search(self, query: str, limit: int | None = None) -> tuple[SearchHit, ...]:
        """Reports whose text or title holds every word of the query, best first.

        Spelling is folded on both sides (case, diacritics, strokes, Arabic forms); "..." is a phrase, a final * any ending.
        """
        with explained(self.path):
            return tuple(find(self._connection, query, limit))

    # How it came about --------------------------------------------------------------------------------------------

    def inputs(self) -> Iterator[InputRow]:
        """Every input and what became of it, by locator."""
        question = (
            "SELECT locator, capture, media_type, status, reason, report FROM input_status ORDER BY locator, capture"
        )
        return (InputRow(*row) for row in self._all(question))

    def ledger(self) -> Ledger:
        """The counts of the inputs; the four parts add up."""
        return Ledger(*self._first("SELECT inputs, stored, duplicate, empty, rejected FROM ledger"))

    def statuses(self) -> dict[str, int]:
        """How many reports have each reading status."""
        return dict(self._all("SELECT reading_status, count(*) FROM reports GROUP BY 1 ORDER BY 1"))

    def judgements(self, subject: str | None = None) -> Iterator[Judgement]:
        """Judgements in the order they were made, undone ones included."""
        question = "SELECT number, at, who, kind, subject, decision, undoes FROM judgements"
        where, values = (" WHERE subject = ?", (subject,)) if subject is not None else ("", ())
        return (Judgement(*row) for row in self._all(f"{question}{where} ORDER BY number", *values))

    def runs(self) -> Iterator[Run]:
        """Runs of ingest, oldest first."""
        question = "SELECT number, version, started, ended, inputs, read, skipped, failed FROM runs ORDER BY number"
        return (Run(*row) for row in self._all(question))

    def digest(self) -> str:
        """SHA-256 over all content: equal for two records exactly when they say the same; run times do not count."""
        with explained(self.path):
            return digest(self._connection)

    # The file -----------------------------------------------------------------------------------------------------

    def _statements(self, question: rows.Question, report: str | None) -> Iterator[Any]:
        values = () if report is None else (report,)
        return self._all(question.sql(one_report=report is not None), *values)

    def _all(self, question: str, *values: Any) -> Iterator[Any]:
        with explained(self.path):
            yield from self._connection.execute(question, values)

    def _first(self, question: str, *values: Any) -> Any:
        with explained(self.path):
            return self._connection.execute(question, values).fetchone()


def _without(text: str, spans: list[Span]) -> str:
    kept, position = [], 0
    for span in sorted(spans):
        kept.append(text[position : span.start])
        position = max(position, span.end)
    return "".join([*kept, text[position:]])
