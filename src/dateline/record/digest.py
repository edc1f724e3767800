"""One hash over everything that a record says: equal exactly when two records have the same content."""

from __future__ import annotations

import hashlib
import json
import sqlite3

from dateline.record.schema import COLUMNS


def digest(connection: sqlite3.Connection) -> str:
    """SHA-256 in hex over the rows of all content tables, sorted; when and in how many runs they came does not count."""
    total = hashlib.sha256()
    for table, names in COLUMNS.items():
        columns = ", ".join(f'"{name}"' for name in names)
        total.update(json.dumps([table, names]).encode())
        for row in connection.execute(f'SELECT {columns} FROM "{table}" ORDER BY {columns}'):
            total.update(json.dumps(row).encode())
    return total.hexdigest()
