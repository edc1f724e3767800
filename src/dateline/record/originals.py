"""Originals: the bytes of every capture, in a content-addressed folder beside the record.

`news.sqlite` has `news.originals/ab/cdef….gz`: the name is the SHA-256 of the unpacked bytes, so that the same bytes are
kept once and anybody can check them with `gzip -dc FILE | sha256sum`. A file is there whole or not at all.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import tempfile
import zlib
from pathlib import Path

from dateline.model.errors import RecordError
from dateline.record.faults import explained

LEVEL = 6
"""Effort of gzip: twice as fast as the default 9, files two per cent larger."""


class Originals:
    """The folder of originals of one record."""

    def __init__(self, record: Path) -> None:
        self.folder = record.with_suffix(".originals")

    def path(self, sha256: str) -> Path:
        """Where the bytes with this digest are kept, whether or not they are there."""
        return self.folder / sha256[:2] / f"{sha256[2:]}.gz"

    def put(self, sha256: str, content: bytes) -> None:
        """Keep the bytes; nothing happens where they are kept already. Raises RecordError where the disk refuses."""
        target = self.path(sha256)
        if target.exists():
            return
        with explained(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            self._unfinished().mkdir(exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._unfinished())
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(gzip.compress(content, LEVEL, mtime=0))
                    file.flush()
                    os.fsync(file.fileno())
                Path(name).replace(target)
            finally:
                Path(name).unlink(missing_ok=True)

    def get(self, sha256: str) -> bytes:
        """The bytes with this digest. Raises RecordError where they are missing or damaged."""
        with explained(self.path(sha256)):
            packed = self.path(sha256).read_bytes()
            try:
                return gzip.decompress(packed)
            except (EOFError, zlib.error) as problem:
                raise RecordError(f"{self.path(sha256)}: the saved original is damaged: {problem}") from problem

    def sweep(self) -> None:
        """Remove what a killed writer left half-written; only the one who holds the writer's lock may call it."""
        with explained(self.folder):
            for left in self._unfinished().glob("*"):
                left.unlink()

    def check(self, sha256: str) -> bool:
        """Whether the bytes are there and have this digest."""
        try:
            return hashlib.sha256(self.get(sha256)).hexdigest() == sha256
        except RecordError:
            return False

    def _unfinished(self) -> Path:
        return self.folder / "unfinished"
