"""The content of a record: the tables that a reading and a resolve fill, and their columns in order.

Only what a report says and what people decide is content. Runs, migrations, row numbers and the search index are not:
they say how the content came to be, or can be made again from it.
"""

from __future__ import annotations

from typing import Final

_COLUMNS = {
    "captures": "sha256 size",
    "reports": "id name text sha256 title outlet url published byline language intake_blocks "
    "reading_status reading_language reading_version reading_error",
    "inputs": "id locator capture media_type outcome reason report name byline language intake_blocks",
    "blocks": "report ordinal role start end",
    "statements": "id report kind",
    "spans": "statement field ordinal start end quote",
    "actors": "id report ordinal name kind entity country sector rule",
    "places": "id report ordinal name geonames latitude longitude country precision sense score rule",
    "times": "id report ordinal type value start_day end_day rule",
    "claims": "id report ordinal source_actor form stance score rule",
    "hops": "claim ordinal role actor",
    "labels": "id report ordinal target speaker own_voice marker rule",
    "events": "id report ordinal type mode contexts place time status claim score acled rule",
    "participants": "event side ordinal actor",
    "figures": "id report ordinal harm low high best wording count as_of claim event rule",
    "ties": "id report ordinal tie subject object_actor object_place status time claim score rule",
    "issues": "id report ordinal step code message",
    "incidents": "id type mode status place geonames latitude longitude country precision start_day end_day reason",
    "incident_events": "incident ordinal event",
    "incident_reports": "incident ordinal report",
    "origins": "incident ordinal source reason",
    "origin_reports": "incident origin ordinal report",
    "tolls": "incident ordinal figure report harm low high best count as_of origin start end",
    "copies": "first second similarity reason",
    "judgements": "number at who kind subject decision undoes",
}

COLUMNS: Final[dict[str, tuple[str, ...]]] = {table: tuple(names.split()) for table, names in _COLUMNS.items()}
"""Content table -> its columns in order; parents stand before children, so that rows can be put in in this order."""


def insert(table: str, verb: str = "INSERT") -> str:
    """The statement that puts a row of all columns into a content table.

    >>> insert("statements")
    'INSERT INTO "statements" ("id", "report", "kind") VALUES (?, ?, ?)'
    """
    names = ", ".join(f'"{name}"' for name in COLUMNS[table])
    return f'{verb} INTO "{table}" ({names}) VALUES ({", ".join("?" * len(COLUMNS[table]))})'
