"""The documented schema is the schema."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

from dateline.record import Reader, open_record

DOCS = Path(__file__).parents[2] / "docs" / "record.md"
PARTS_OF_SEARCH = re.compile(r"search_|sqlite_")


def test_every_table_view_and_column_is_documented(tmp_path: Path) -> None:
    path = tmp_path / "news.sqlite"
    open_record(path, write=True).close()
    text = re.sub(r"```.*?```", "", DOCS.read_text(encoding="utf-8"), flags=re.DOTALL)
    coded = set(re.findall(r"\w+", " ".join(re.findall(r"`([^`]+)`", text))))
    db = sqlite3.connect(path)
    names = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")]
    missing = []
    for name in names:
        if not PARTS_OF_SEARCH.match(name):
            columns = [row[1] for row in db.execute(f"PRAGMA table_info({name})")]
            missing += [f"{name}.{item}" for item in [name, *columns] if item not in coded]
    assert missing == []


def test_every_question_of_the_reader_is_documented() -> None:
    text = DOCS.read_text(encoding="utf-8")
    public = [name for name in vars(Reader) if not name.startswith("_") and name != "close"]
    assert [name for name in public if f"`{name}`" not in text] == []
