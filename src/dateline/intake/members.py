"""A gzip stream that goes on behind a damaged member, which costs itself and not the rest."""

from __future__ import annotations

import zlib
from typing import BinaryIO

from dateline.intake.limits import CHUNK

_START = b"\x1f\x8b\x08"
_GZIP = 31
"""The window bits by which zlib reads gzip, its checksum included."""


class GzipMembers:
    """The unpacked bytes of the gzip members of `source`, one after the other.

    A damaged member raises zlib.error once; the next read goes on with the member behind it. Crawlers pack each record as
    a member of its own. A cut stream raises EOFError. Zero bytes between members are padding.
    """

    def __init__(self, source: BinaryIO) -> None:
        self._source = source
        self._packed = b""
        self._member = zlib.decompressobj(_GZIP)
        self._inside = False

    def read1(self, size: int) -> bytes:
        """The next bytes, at most `size`; empty at the end."""
        while True:
            if not self._packed:
                self._packed = self._source.read(CHUNK)
            if not self._packed:
                if self._inside:
                    self._inside = False
                    raise EOFError("the gzip stream is cut off")
                return b""
            if not self._inside and not self._begin():
                continue
            unpacked = self._unpacked(size)
            if unpacked:
                return unpacked

    def _begin(self) -> bool:
        """Start a member at the bytes at hand; False where they were padding."""
        self._packed = self._packed.lstrip(b"\0")
        self._member, self._inside = zlib.decompressobj(_GZIP), bool(self._packed)
        return self._inside

    def _unpacked(self, size: int) -> bytes:
        before = self._packed
        try:
            unpacked = self._member.decompress(before, size)
        except zlib.error:
            self._skip(before)
            raise
        if self._member.eof:
            self._inside, self._packed = False, self._member.unused_data
        else:
            self._packed = self._member.unconsumed_tail
        return unpacked

    def _skip(self, packed: bytes) -> None:
        """Go to the next start of a member behind the first byte of `packed`, or to the end."""
        self._inside = False
        while (found := packed.find(_START, 1)) < 0:
            more = self._source.read(CHUNK)
            if not more:
                self._packed = b""
                return
            packed = packed[-len(_START) :] + more
        self._packed = packed[found:]
