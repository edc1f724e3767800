"""The Writer: everything that changes a record, each change whole or not at all."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

from dateline.model.errors import RecordError
from dateline.model.report import Report
from dateline.model.statement import Copy, Incident
from dateline.record import stores
from dateline.record.connection import connect_writer
from dateline.record.entry import Entry
from dateline.record.faults import explained
from dateline.record.incident_rows import incident_rows
from dateline.record.lock import WriterLock
from dateline.record.migrations import migrate
from dateline.record.originals import Originals
from dateline.record.stores import Outcome


class Writer:
    """Writes one record. Holds the writer's lock unless `shared`, which is for single judgements beside an ingest."""

    def __init__(self, path: Path, *, shared: bool = False) -> None:
        self.path = path
        self.originals = Originals(path)
        self._lock = None if shared else WriterLock(path)
        try:
            self._connection = connect_writer(path)
            with explained(path):
                migrate(self._connection, path)
            if self._lock is not None:
                self.originals.sweep()
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Writer:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file and of the lock; what was not committed is as if it had never been begun."""
        if (connection := getattr(self, "_connection", None)) is not None:
            connection.close()
        if self._lock is not None:
            self._lock.release()

    # Runs ---------------------------------------------------------------------------------------------------------

    def start_run(self, version: str, started: str) -> int:
        """Note that a run of `version` begins at `started` (ISO 8601); its number."""
        with self._transaction() as db:
            return int(
                db.execute("INSERT INTO runs (version, started) VALUES (?, ?)", (version, started)).lastrowid or 0
            )

    def end_run(self, number: int, ended: str, counts: Mapping[str, int]) -> None:
        """Note that a run came to its end, and how many inputs it met, read, skipped, and failed to read."""
        values = [counts.get(name, 0) for name in ("inputs", "read", "skipped", "failed")]
        with self._transaction() as db:
            question = "UPDATE runs SET ended = ?, inputs = ?, read = ?, skipped = ?, failed = ? WHERE number = ?"
            db.execute(question, (ended, *values, number))

    # Arrivals and readings ----------------------------------------------------------------------------------------

    def known(self, entry: Entry, version: str) -> bool:
        """Whether this very input is in the record, and its report, if any, read by this version."""
        with explained(self.path):
            return stores.is_known(self._connection, entry, version)

    def to_read(self, entries: Sequence[Entry], version: str | None) -> dict[str, Report]:
        """The reports of these entries that `version` has not read: record id -> report, in order of first arrival.

        With None it is all of them.

        A report that several inputs hold is read as the one with the smallest locator gives it, so that the order in which
        inputs come does not matter.
        """
        best: dict[str, tuple[Entry, Report]] = {}
        for entry in entries:
            ident, report = entry.report_id, entry.report
            if ident is not None and report is not None and (ident not in best or entry.rank < best[ident][0].rank):
                best[ident] = (entry, report)
        with explained(self.path):
            wanted = {ident: stores.wanted(self._connection, *pair, version) for ident, pair in best.items()}
        return {ident: report for ident, report in wanted.items() if report is not None}

    def store(self, entries: Sequence[Entry], outcomes: Mapping[str, Outcome], version: str) -> None:
        """Put inputs, their reports and what the reader of `version` made of them into the record, in one transaction."""
        with self._transaction() as db:
            changed = [stores.put_input(db, entry) for entry in entries]
            for ident, outcome in outcomes.items():
                stores.put_outcome(db, ident, outcome, version)
            if outcomes or any(changed):
                db.execute("INSERT OR REPLACE INTO meta (key, value) VALUES ('stale', 'yes')")

    # Across reports -----------------------------------------------------------------------------------------------

    def is_stale(self, version: str) -> bool:
        """Whether incidents and copies have to be made anew: statements, version or judged places changed."""
        with explained(self.path):
            found = dict(self._connection.execute("SELECT key, value FROM meta").fetchall())
        judged = self.last_judgement() > int(found.get("judged", 0))
        return "stale" in found or found.get("resolved_by") != version or judged

    def last_judgement(self) -> int:
        """The number of the last judgement that incidents may hang on: one on a place, or an undoing; 0 where there is none."""
        with explained(self.path):
            question = "SELECT max(number) FROM judgements WHERE kind IN ('place', 'undo')"
            row = self._connection.execute(question).fetchone()
        return int(row[0] or 0)

    def joined_by(self) -> str:
        """The version that made the incidents; "" where there are none yet."""
        with explained(self.path):
            row = self._connection.execute("SELECT value FROM meta WHERE key = 'resolved_by'").fetchone()
        return str(row[0]) if row else ""

    def replace_incidents(
        self, incidents: Iterable[Incident], copies: Iterable[Copy], version: str, judged: int = 0
    ) -> None:
        """Put these incidents and copies in the place of all that were there, and clear `stale`, in one transaction.

        `judged` is what last_judgement said before they were made.
        """
        rows = incident_rows(incidents)
        rows["copies"] = [(c.first, c.second, c.similarity, c.reason) for c in copies]
        with self._transaction() as db:
            db.execute("DELETE FROM incidents")
            db.execute("DELETE FROM copies")
            stores.put_rows(db, rows)
            db.execute("DELETE FROM meta WHERE key = 'stale'")
            db.execute("INSERT OR REPLACE INTO meta (key, value) VALUES ('resolved_by', ?)", (version,))
            db.execute("INSERT OR REPLACE INTO meta (key, value) VALUES ('judged', ?)", (str(judged),))

    # Judgements ---------------------------------------------------------------------------------------------------

    def judge(self, at: str, who: str, kind: str, subject: str, decision: Any, undoes: int | None = None) -> int:
        """Append a judgement made at `at` (ISO 8601, UTC); its number. `decision` is any JSON value.

        Raises RecordError where `undoes` is not the number of a judgement on the same subject.
        """
        text = json.dumps(decision, ensure_ascii=False, sort_keys=True)
        with self._transaction(durable=True) as db:
            if undoes is not None:
                row = db.execute("SELECT subject FROM judgements WHERE number = ?", (undoes,)).fetchone()
                if row is None or row[0] != subject:
                    raise RecordError(f"judgement {undoes} is not one on {subject}: nothing to undo")
            question = "INSERT INTO judgements (at, who, kind, subject, decision, undoes) VALUES (?, ?, ?, ?, ?, ?)"
            return int(db.execute(question, (at, who, kind, subject, text, undoes)).lastrowid or 0)

    # The file -----------------------------------------------------------------------------------------------------

    @contextmanager
    def _transaction(self, *, durable: bool = False) -> Iterator[sqlite3.Connection]:
        """A transaction that is undone where anything fails. `durable` waits for the disk: for what people decide."""
        db = self._connection
        with explained(self.path):
            db.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
            db.execute("BEGIN IMMEDIATE")
            try:
                yield db
                db.execute("COMMIT")
            finally:
                if db.in_transaction:
                    db.execute("ROLLBACK")
