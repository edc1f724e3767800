"""Statements at rest: Writer, Reader, runs, ledger, judgements, migrations."""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import Literal, overload

from dateline.record.reader import Reader
from dateline.record.writer import Writer

__all__ = ["Reader", "Writer", "open_record"]


@overload
def open_record(path: str | PathLike[str], write: Literal[False] = False) -> Reader: ...
@overload
def open_record(path: str | PathLike[str], write: Literal[True]) -> Writer: ...


def open_record(path: str | PathLike[str], write: bool = False) -> Reader | Writer:
    """A Reader of the record at `path`, or with `write` a Writer, which makes the file where it is missing.

    Both are context managers. Raises RecordError where the file is no record, of another version, or locked.
    """
    return Writer(Path(path)) if write else Reader(Path(path))
