"""WARC files: one arrival a stored answer; a broken record costs itself and not the rest."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from dateline.intake.html import page_arrival
from dateline.intake.limits import CHUNK, Limits, megabytes
from dateline.intake.pieces import Piece, rejected
from dateline.intake.text import read_text
from dateline.model.arrival import Arrival

_PAGES = ("text/html", "application/xhtml+xml")
_MARKER = b"WARC/1."
MOST_BREAKS = 1000
"""Broken places in one file after which the rest is given up."""


def read_warc(piece: Piece, limits: Limits) -> Iterator[Arrival]:
    """One arrival for each answer, resource and conversion in a WARC file; requests and notes on the crawl are no input."""
    source = _Source(piece.stream)
    number = 0
    for _ in range(MOST_BREAKS):
        try:
            for record in _records(source):
                number += 1
                yield _record(f"{piece.locator}#{number}", f"{piece.name}#{number}", record, limits)
            return
        except (OSError, EOFError, ValueError) as problem:
            number += 1
            yield rejected(f"{piece.locator}#{number}", f"broken WARC record before byte {source.taken}: {problem}")
            if not source.skip_to(_MARKER):
                return


def _records(source: _Source) -> Iterator[Any]:
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    wanted = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    stream = cast(BinaryIO, source)
    yield from ArchiveIterator(stream, record_types=wanted, parse_http=True, auto_decode="all", stream_detect=False)


def _record(locator: str, name: str, record: Any, limits: Limits) -> Arrival:
    url = record.headers.get("WARC-Target-URI")
    status = record.http_headers.status_code if record.http_headers is not None else None
    media = (record.http_content_type or record.headers.get("Content-Type") or "").split(";")[0].strip().lower()
    declared_length = record.content_length
    plain_copy = record.http_headers is None or "Content-Encoding" not in record.http_headers
    if status is not None and status != 200:
        return rejected(locator, f"the answer has HTTP status {status}, so it is not the page")
    if media not in (*_PAGES, "text/plain"):
        return rejected(locator, f"media type {media or 'not stated'!r} is not read; pages and plain text are")
    content = record.reader.read(limits.document + 1)
    if len(content) > limits.document:
        return rejected(locator, f"larger than the limit of {megabytes(limits.document)}; raise the limit")
    if plain_copy and len(content) < declared_length and not _is_chunked(record):
        return rejected(locator, f"cut off: {len(content)} of {declared_length} bytes are there")
    if media == "text/plain":
        piece = Piece(locator, name, io.BytesIO(content))
        return next(read_text(piece, limits))
    return page_arrival(locator, name, content, url, record.http_charset)


def _is_chunked(record: Any) -> bool:
    headers = record.http_headers
    return headers is not None and "chunked" in str(headers.get("Transfer-Encoding", "")).lower()


class _Source:
    """A stream that can give back what was read ahead, so that reading can start again behind a broken record."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._kept = b""
        self._ahead = b""
        self.taken = 0

    def read(self, size: int = -1) -> bytes:
        """Up to `size` bytes; the last ones handed out are kept."""
        chunk = self._ahead or self._stream.read(size if 0 <= size <= CHUNK else CHUNK)
        if 0 <= size < len(chunk):
            self._ahead, chunk = chunk[size:], chunk[:size]
        else:
            self._ahead = b""
        self.taken += len(chunk)
        self._kept = chunk or self._kept
        return chunk

    def skip_to(self, marker: bytes) -> bool:
        """Go to the next `marker` behind the start of the last chunk handed out; False where there is none."""
        window = self._kept + self._ahead
        self._kept = self._ahead = b""
        start = 1
        while True:
            found = window.find(marker, start)
            if found >= 0:
                self._ahead = window[found:]
                return True
            try:
                chunk = self._stream.read(CHUNK)
            except (OSError, EOFError):
                return False
            if not chunk:
                return False
            window, start = window[-len(marker) :] + chunk, 0
