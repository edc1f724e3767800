from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from dateline.model.errors import RecordError
from dateline.record import migrations, open_record
from dateline.record.schema import COLUMNS


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "news.sqlite"
    open_record(path, write=True).close()
    return path


def version(path: Path) -> list[tuple[int, str]]:
    return sqlite3.connect(path).execute("SELECT version, name FROM migrations ORDER BY version").fetchall()


def test_a_new_record_has_been_through_every_migration(record: Path) -> None:
    assert version(record) == [(number, name) for number, (name, _) in enumerate(migrations.MIGRATIONS, 1)]
    assert sqlite3.connect(record).execute("PRAGMA application_id").fetchone() == (migrations.APPLICATION_ID,)


def test_opening_again_changes_nothing(record: Path) -> None:
    before = record.read_bytes()
    open_record(record, write=True).close()
    assert record.read_bytes() == before


@pytest.mark.parametrize("write", [True, False])
def test_a_newer_version_is_refused_and_left_alone(record: Path, write: bool) -> None:
    with sqlite3.connect(record) as db:
        db.execute("INSERT INTO migrations VALUES (99, 'from the future')")
    with pytest.raises(RecordError, match=r"version 99.*install a newer dateline"):
        open_record(record, write=write)
    assert version(record)[-1] == (99, "from the future")


def test_an_older_version_is_refused_by_a_reader_and_migrated_by_a_writer(
    record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def add_a_column(db: sqlite3.Connection) -> None:
        db.execute("ALTER TABLE reports ADD COLUMN colour TEXT")

    monkeypatch.setattr(migrations, "MIGRATIONS", [*migrations.MIGRATIONS, ("colour", add_a_column)])
    with pytest.raises(RecordError, match="brings it up to date"):
        open_record(record)
    open_record(record, write=True).close()
    assert version(record)[-1][1] == "colour"
    with open_record(record) as reader:
        assert list(reader.reports()) == []


def test_a_migration_that_fails_leaves_the_record_as_it_was(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def half(db: sqlite3.Connection) -> None:
        db.execute("ALTER TABLE reports ADD COLUMN colour TEXT")
        raise sqlite3.OperationalError("database or disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(migrations, "MIGRATIONS", [*migrations.MIGRATIONS, ("half", half)])
        with pytest.raises(RecordError, match="the disk is full"):
            open_record(record, write=True)
    columns = [row[1] for row in sqlite3.connect(record).execute("PRAGMA table_info(reports)")]
    assert "colour" not in columns
    open_record(record, write=True).close()


@pytest.mark.parametrize("write", [True, False])
def test_another_sqlite_file_is_refused(tmp_path: Path, write: bool) -> None:
    path = tmp_path / "bookmarks.sqlite"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE bookmarks (url TEXT)")
    with pytest.raises(RecordError, match="not a record of dateline"):
        open_record(path, write=write)


@pytest.mark.parametrize("write", [True, False])
def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path, write: bool) -> None:
    path = tmp_path / "letter.sqlite"
    path.write_bytes(b"Dear editor, " * 500)
    with pytest.raises(RecordError, match="nor any SQLite file"):
        open_record(path, write=write)
    assert path.read_bytes() == b"Dear editor, " * 500


def test_the_columns_that_the_code_knows_are_those_of_the_tables(record: Path) -> None:
    db = sqlite3.connect(record)
    for table, names in COLUMNS.items():
        found = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
        expected = ["number", *names] if table == "reports" else list(names)
        assert found == expected, table


def test_split_keeps_triggers_whole() -> None:
    script = (
        "CREATE TABLE t (x);\n-- a note; with a semicolon\nCREATE TRIGGER g AFTER DELETE ON t\nBEGIN SELECT 1; END;\n"
    )
    assert len(list(migrations.split(script))) == 2
