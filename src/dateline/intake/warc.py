"""WARC files: one arrival a stored answer; a broken record costs itself and not the rest."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from dateline.intake.html import page_arrival
from dateline.intake.limits import CHUNK, Limits, megabytes
from dateline.intake.pieces import Piece, buffered, rejected
from dateline.intake.text import read_text
from dateline.model.arrival import Arrival

_PAGES = ("text/html", "application/xhtml+xml")
_MARKER = b"WARC/1."
MOST_BREAKS = 1000
"""Broken places in one file after which the rest is given up."""


def read_warc(piece: Piece, limits: Limits) -> Iterator[Arrival]:
    """One arrival for each answer, resource and conversion in a WARC file; requests and notes on the crawl are no input."""
    source = _Source(buffered(piece.stream), 2 * limits.document)
    records, number, breaks, fresh = _records(source), 0, 0, True
    while breaks < MOST_BREAKS:
        try:
            record = next(records)
            source.reached(record.stream_pos)
            arrival = _record(f"{piece.locator}#{number + 1}", f"{piece.name}#{number + 1}", record, limits)
            fresh = True
        except StopIteration:
            return
        except (OSError, EOFError, ValueError, zlib.error) as problem:
            breaks += 1
            arrival = rejected(
                f"{piece.locator}#{number + 1}", f"broken WARC record behind byte {source.last}: {problem}"
            )
            # The first mark behind the last good record may be that of the broken one, which has been told already.
            told, fresh = not fresh, False
            more = source.skip_to_next()
            records = _records(source) if more else iter(())
            if told:
                continue
        number += 1
        yield arrival


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
    """A stream that remembers what was handed out since the last good record, so that reading can go on behind a broken one.

    `last` is the byte at which the last good record starts; at most `most` bytes are remembered.
    """

    def __init__(self, stream: io.BufferedReader, most: int) -> None:
        self._stream = stream
        self._most = most
        self._seen = bytearray()
        self._ahead = b""
        self._taken = 0
        self.last = -1

    def read(self, size: int = -1) -> bytes:
        """The next bytes, at most `size`."""
        most = size if 0 <= size <= CHUNK else CHUNK
        chunk = self._ahead or self._stream.read1(CHUNK)
        chunk, self._ahead = chunk[:most], chunk[most:]
        self._taken += len(chunk)
        self._seen += chunk
        if len(self._seen) > self._most:
            del self._seen[: len(self._seen) - self._most]
        return chunk

    def tell(self) -> int:
        """How many bytes were handed out."""
        return self._taken

    def reached(self, start: int) -> None:
        """Note that a good record starts at byte `start`; what lies before it is forgotten."""
        self.last = max(start, self.last)
        behind = self._taken - len(self._seen)
        del self._seen[: max(0, self.last - behind)]

    def skip_to_next(self) -> bool:
        """Go to the next mark of a record behind the last one tried; False where there is none."""
        window = bytes(self._seen) + self._ahead
        start = self._taken - len(self._seen)
        self._seen.clear()
        self._ahead = b""
        first = 1 if start >= self.last else 0
        while (found := window.find(_MARKER, first)) < 0:
            chunk = self._more()
            if not chunk:
                return False
            keep = window[-len(_MARKER) + 1 :]
            start, window, first = start + len(window) - len(keep), keep + chunk, 0
        self._taken = self.last = start + found
        self._ahead = window[found:]
        return True

    def _more(self) -> bytes:
        while True:
            try:
                return self._stream.read1(CHUNK)
            except zlib.error:
                continue  # the next read goes on with the member behind the damaged one
            except (OSError, EOFError):
                return b""
