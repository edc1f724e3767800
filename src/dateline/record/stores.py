"""How inputs, reports and readings are put into the tables, inside a transaction of the Writer."""

from __future__ import annotations

import sqlite3
from typing import Any

from dateline.model.annotation import Reading
from dateline.model.errors import RecordError
from dateline.model.report import Report
from dateline.model.statement import ReadingStatus
from dateline.record.entry import Entry, blocks_of, described, redescribed
from dateline.record.normalise import shadow
from dateline.record.schema import COLUMNS, insert
from dateline.record.statements import Rows, block_rows, statements

Outcome = Reading | str
"""What the reader made of a report: a reading, or the reason why there is none."""

_DESCRIBED = "name, byline, language, intake_blocks"
_FIRST = "ORDER BY locator, coalesce(capture, '') LIMIT 1"
_ADOPT = f"""
    UPDATE reports SET ({_DESCRIBED}) = (SELECT {_DESCRIBED} FROM inputs WHERE report = ? {_FIRST}) WHERE id = ?"""
_INPUT = ", ".join(COLUMNS["inputs"])


def is_known(db: sqlite3.Connection, entry: Entry, version: str) -> bool:
    """Whether this very input is in the record, and its report, if any, read by this version."""
    row = _one(db, f"SELECT {_INPUT} FROM inputs WHERE id = ?", entry.id)
    if row is None:
        return _superseded(db, entry)
    if tuple(row) != entry.row:
        return False
    if entry.report_id is None:
        return True
    held = _one(db, "SELECT reading_version FROM reports WHERE id = ?", entry.report_id)
    return held is not None and held[0] == version


def wanted(db: sqlite3.Connection, entry: Entry, report: Report, version: str | None) -> Report | None:
    """The entry's report as its smallest input gives it, or None where the record holds it so, read by this version."""
    ident = entry.report_id
    row = _one(db, f"SELECT locator, coalesce(capture, ''), {_DESCRIBED} FROM inputs WHERE report = ? {_FIRST}", ident)
    if row is not None and (row[0], row[1]) < entry.rank:
        report = redescribed(report, *row[2:])
    held = _one(db, f"SELECT reading_version, {_DESCRIBED} FROM reports WHERE id = ?", ident)
    # The name alone does not change what is read.
    same = held is not None and version is not None and held[0] == version and tuple(held[2:]) == described(report)[1:]
    return None if same else report


def put_input(db: sqlite3.Connection, entry: Entry) -> bool:
    """Put an input and the report it holds; whether the set of reports, or how one is described, changed."""
    capture, ident, changed = entry["capture"], entry.report_id, False
    if _superseded(db, entry):
        return False
    if capture is not None:
        db.execute("INSERT OR IGNORE INTO captures (sha256, size) VALUES (?, ?)", (capture, entry.size))
        db.execute("DELETE FROM inputs WHERE locator = ? AND capture IS NULL AND report IS NULL", (entry["locator"],))
    before = _one(db, "SELECT report FROM inputs WHERE id = ?", entry.id)
    if entry.report is not None and ident is not None:
        changed = _put_report(db, ident, entry.report)
    db.execute(insert("inputs", "INSERT OR REPLACE"), entry.row)
    if ident is not None:
        db.execute(_ADOPT, (ident, ident))
    if before is not None and before[0] not in {None, ident}:
        changed |= _let_go(db, before[0])
    return changed


def put_outcome(db: sqlite3.Connection, ident: str, outcome: Outcome, version: str) -> None:
    """Put what the reader made of a report in the place of what an earlier one made of it."""
    row = _one(db, "SELECT text, intake_blocks FROM reports WHERE id = ?", ident)
    if row is None:
        raise RecordError(f"{ident}: read, but not among the reports of its batch")
    rows, status, language, error = _judged(ident, row[0], outcome)
    db.execute("DELETE FROM statements WHERE report = ?", (ident,))
    db.execute("DELETE FROM blocks WHERE report = ?", (ident,))
    put_rows(db, rows if rows is not None else {"blocks": block_rows(ident, blocks_of(row[1]) or ())})
    db.execute(
        """UPDATE reports SET reading_status = ?, reading_language = ?, reading_version = ?, reading_error = ?
           WHERE id = ?""",
        (status, language, version, error, ident),
    )


def put_rows(db: sqlite3.Connection, rows: Rows) -> None:
    """Put rows into their tables, parents first."""
    for table in COLUMNS:
        if rows.get(table):
            db.executemany(insert(table), rows[table])


def _put_report(db: sqlite3.Connection, ident: str, report: Report) -> bool:
    """Put a report and its search shadow, unless it is there; whether it is new."""
    if _one(db, "SELECT 1 FROM reports WHERE id = ?", ident) is not None:
        return False
    name, byline, language, blocks = described(report)
    row = (
        ident, name, report.text, report.sha256, report.title, report.outlet, report.url, report.published,
        byline, language, blocks, "unread", None, None, None,
    )  # fmt: skip
    number = db.execute(insert("reports"), row).lastrowid
    shadows = (shadow(report.title or "").text, shadow(report.text).text)
    db.execute("INSERT INTO search (rowid, title, text) VALUES (?, ?, ?)", (number, *shadows))
    db.executemany(insert("blocks"), block_rows(ident, report.blocks or ()))
    return True


def _let_go(db: sqlite3.Connection, ident: str) -> bool:
    """Remove a report that no input holds any longer, because a newer intake reads it otherwise; whether it went."""
    if _one(db, "SELECT 1 FROM inputs WHERE report = ?", ident) is not None:
        # The report may now be described by another input: forget who read it, so that its next arrival reads it anew.
        db.execute(_ADOPT, (ident, ident))
        db.execute("UPDATE reports SET reading_version = NULL WHERE id = ?", (ident,))
        return False
    db.execute("DELETE FROM search WHERE rowid = (SELECT number FROM reports WHERE id = ?)", (ident,))
    db.execute("DELETE FROM reports WHERE id = ?", (ident,))
    return True


def _superseded(db: sqlite3.Connection, entry: Entry) -> bool:
    """Whether an input with neither bytes nor report stands where one with bytes is known: then it says nothing new."""
    if entry["capture"] is not None or entry.report_id is not None:
        return False
    question = "SELECT 1 FROM inputs WHERE locator = ? AND capture IS NOT NULL"
    return _one(db, question, entry["locator"]) is not None


def _judged(ident: str, text: str, outcome: Outcome) -> tuple[Rows | None, ReadingStatus, str | None, str | None]:
    """Rows, status, language and error of what the reader made of a report."""
    if isinstance(outcome, str):
        return None, "failed", None, outcome
    try:
        rows = statements(ident, text, outcome)
    except RecordError as problem:
        return None, "failed", outcome.language, f"the reading does not fit its report: {problem}"
    english = outcome.language is None or outcome.language.lower().split("-")[0] == "en"
    return rows, "read" if english else "not-english", outcome.language, None


def _one(db: sqlite3.Connection, question: str, *values: Any) -> Any:
    return db.execute(question, values).fetchone()
