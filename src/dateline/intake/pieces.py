"""A piece of input: bytes with a name, on the way to becoming a report."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, cast

from dateline.intake.limits import Limits
from dateline.model.arrival import Arrival
from dateline.model.report import Capture, Report

HEAD = 8192
"""Bytes: what is looked at to tell the kind of a piece."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stream of bytes under a name.

    `locator` says where it stands in full, `name` is what the report's id is made of ("page.html", "news.zip!a.html").
    `packed_size` is the size of the stream in bytes where it is known, else 0; `depth` counts the archives around it.
    `url` and `charset` are what the transport says, where there was one.
    """

    locator: str
    name: str
    stream: BinaryIO
    packed_size: int = 0
    depth: int = 0
    url: str | None = None
    charset: str | None = None

    def inner(self, label: str, stream: BinaryIO, packed_size: int = 0) -> Piece:
        """A member of this piece: "!label" is put behind both names."""
        return Piece(f"{self.locator}!{label}", f"{self.name}!{label}", stream, packed_size, self.depth + 1)


Reader = Callable[[Piece, Limits], Iterator[Arrival]]


def buffered(stream: BinaryIO) -> io.BufferedReader:
    """The stream with a look-ahead of at least HEAD bytes."""
    if isinstance(stream, io.BufferedReader):
        return stream
    return io.BufferedReader(cast(io.RawIOBase, stream), 1 << 16)


def peek(stream: io.BufferedReader) -> bytes:
    """The first bytes of a stream, up to HEAD, without taking them off it."""
    return stream.peek(HEAD)[:HEAD]


def rejected(locator: str, reason: str, capture: Capture | None = None) -> Arrival:
    """An arrival that could not be read; `reason` is a sentence that names the problem and, where there is one, the remedy."""
    return Arrival(locator, "rejected", reason, None, capture)


def empty(locator: str, reason: str, capture: Capture | None = None) -> Arrival:
    """An arrival without a text to read."""
    return Arrival(locator, "empty", reason, None, capture)


def read(locator: str, report: Report, capture: Capture | None) -> Arrival:
    """An arrival with its report."""
    return Arrival(locator, "read", None, report, capture)
