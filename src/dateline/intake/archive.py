"""Gzip and zip: what is inside is read as if it stood there itself."""

from __future__ import annotations

import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import IO, Any

from dateline.intake.limits import CHUNK, Expanding, Limits, megabytes
from dateline.intake.members import GzipMembers
from dateline.intake.pieces import Piece, Reader, buffered, rejected
from dateline.model.arrival import Arrival
from dateline.model.errors import InputError

SPOOL = 32_000_000
"""Bytes of a zip file that arrives as a stream that are held in memory before it goes to a temporary file."""


def gzip_reader(read_piece: Reader) -> Reader:
    """The reader of gzip files: one document, JSON Lines or a WARC, which `read_piece` reads."""

    def read_gzip(piece: Piece, limits: Limits) -> Iterator[Arrival]:
        if piece.depth >= limits.depth:
            raise InputError(f"more than {limits.depth} archives lie in one another; unpack it first")
        unpacked = GzipMembers(piece.stream)
        stream = buffered(Expanding(unpacked, piece.packed_size, limits))  # type: ignore[arg-type]  # a raw stream
        inner = replace(piece, stream=stream, packed_size=0, depth=piece.depth + 1)
        yield from read_piece(inner, limits)

    return read_gzip


def zip_reader(read_piece: Reader) -> Reader:
    """The reader of zip files: every member in the order of its name; hidden members and folders are no input."""

    def read_zip(piece: Piece, limits: Limits) -> Iterator[Arrival]:
        if piece.depth >= limits.depth:
            raise InputError(f"more than {limits.depth} archives lie in one another; unpack it first")
        with _seekable(piece, limits) as file, _opened(file) as archive:
            members = sorted((info for info in archive.infolist() if not info.is_dir()), key=lambda info: info.filename)
            if len(members) > limits.members:
                raise InputError(f"{len(members)} members, more than the limit of {limits.members}; split the archive")
            for info in members:
                if not is_hidden(info.filename):
                    yield from _member(piece, archive, info, read_piece, limits)

    return read_zip


def is_hidden(name: str) -> bool:
    """Whether a member is housekeeping of the system that packed it, or starts with a dot."""
    return any((part.startswith(".") and part != "..") or part == "__MACOSX" for part in PurePosixPath(name).parts)


def _member(
    piece: Piece, archive: zipfile.ZipFile, info: zipfile.ZipInfo, read_piece: Reader, limits: Limits
) -> Iterator[Arrival]:
    label = safe_label(info.filename)
    locator = f"{piece.locator}!{label}"
    if info.flag_bits & 0x1:
        yield rejected(locator, "the member is encrypted; unpack it with its password first")
        return
    try:
        with archive.open(info) as member:
            stream = buffered(Expanding(member, info.compress_size, limits))  # type: ignore[arg-type]
            yield from read_piece(piece.inner(label, stream, info.compress_size), limits)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as problem:
        yield rejected(locator, f"the member is damaged or packed in an unknown way: {problem}")


def safe_label(name: str) -> str:
    """A member's name as it is shown: never a way out of a folder, never a control character.

    Members are read in place and nothing is written under their names; this keeps them from being taken for paths later.
    """
    parts = [part for part in PurePosixPath(name.replace("\\", "/")).parts if part not in ("..", ".", "/")]
    shown = "/".join(parts).lstrip("/")
    return "".join(char if char.isprintable() else "\ufffd" for char in shown) or "member"


def _opened(file: IO[bytes]) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError, ValueError) as problem:
        raise InputError(f"the zip file is damaged or cut off ({problem}); fetch it again") from None


def _seekable(piece: Piece, limits: Limits) -> Any:
    """The piece as a file that can be searched: itself where it stands on a disk, else a temporary copy."""
    if piece.depth == 0 and piece.stream.seekable():
        return _Borrowed(piece.stream)
    copy = tempfile.SpooledTemporaryFile(SPOOL)  # noqa: SIM115  # closed by the caller's with
    size = 0
    while chunk := piece.stream.read(CHUNK):
        size += len(chunk)
        if size > limits.free:
            copy.close()
            raise InputError(f"the inner archive is larger than {megabytes(limits.free)}; unpack it first")
        copy.write(chunk)
    copy.seek(0)
    return copy


class _Borrowed:
    """Somebody else's open file, which is not closed here."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def __enter__(self) -> IO[bytes]:
        return self._file

    def __exit__(self, *_: object) -> None:
        return None
