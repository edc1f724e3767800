"""How much intake takes from one input, and reading that keeps to it."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from dateline.model.errors import InputError

CHUNK = 1 << 16
"""Bytes read at a time."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Upper bounds of intake. Sizes are bytes after decompression.

    `document` is the largest text, page, line or record that is read. `ratio` is how many times its size a compressed input
    may grow, once it has grown past `free`. `depth` is how many archives may lie in one another, `members` how many
    members an archive may have, `entries` how many entries of a feed are read.
    """

    document: int = 10_000_000
    ratio: int = 300
    free: int = 100_000_000
    depth: int = 3
    members: int = 1_000_000
    entries: int = 20_000


def megabytes(size: int) -> str:
    """A size as people write it: "10 MB"; one decimal below ten."""
    return f"{size / 1e6:.1f} MB" if size < 9.95e6 else f"{size / 1e6:.0f} MB"


def too_large(limit: int) -> InputError:
    """The error for a document above the limit."""
    return InputError(f"larger than the limit of {megabytes(limit)}; split it, or raise the limit")


def read_capped(stream: BinaryIO, limit: int) -> bytes:
    """All bytes of a stream. Raises InputError as soon as there are more than `limit`, so that no more are ever held."""
    parts, size = [], 0
    while chunk := stream.read(CHUNK):
        size += len(chunk)
        if size > limit:
            raise too_large(limit)
        parts.append(chunk)
    return b"".join(parts)


class Unpacked(Protocol):
    """A decompressed stream: a member of a zip file, or the members of a gzip file."""

    def read1(self, size: int, /) -> bytes:
        """The next bytes, at most `size`."""


class Expanding(io.RawIOBase):
    """A decompressed stream that stops with InputError where it grows out of all proportion to its compressed source."""

    def __init__(self, expanded: Unpacked, packed_size: int, limits: Limits) -> None:
        super().__init__()
        self._expanded = expanded
        self._allowed = max(limits.free, packed_size * limits.ratio)
        self._ratio = limits.ratio
        self._size = 0

    def readable(self) -> bool:
        """Always: it is a source."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # the stub says WriteableBuffer
        """Read into `buffer` and count. Raises InputError past the allowed growth, EOFError where the source is cut."""
        # read1 hands out what is there: a plain read would lose what lies between the last chunk and a cut.
        chunk = self._expanded.read1(len(buffer))
        self._size += len(chunk)
        if self._size > self._allowed:
            raise InputError(f"grows more than {self._ratio}-fold when unpacked: refused as a decompression bomb")
        buffer[: len(chunk)] = chunk
        return len(chunk)
