"""Everything that a command line names, as arrivals: one for each input, read or not, and never an exception."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from dateline.intake.archive import gzip_reader, zip_reader
from dateline.intake.feed import read_feed
from dateline.intake.files import STANDARD_INPUT, files
from dateline.intake.html import read_page
from dateline.intake.jsonl import read_json, read_jsonl
from dateline.intake.kinds import NAMES, Kind, kind_of
from dateline.intake.limits import Limits
from dateline.intake.pieces import Piece, Reader, buffered, empty, peek, rejected
from dateline.intake.text import read_text
from dateline.intake.warc import read_warc
from dateline.model.arrival import Arrival
from dateline.model.errors import InputError

__all__ = ["Limits", "arrivals"]


def arrivals(
    paths: Sequence[str], *, stdin: BinaryIO | None = None, fetch: bool = False, limits: Limits | None = None
) -> Iterator[Arrival]:
    """One arrival for each input that `paths` name, in order, as a stream: nothing is held but the piece at hand.

    `paths` are files, folders, patterns, "@" with a list of files, and "-" for `stdin`. Web addresses are fetched only
    where `fetch` is set. Bad input ends in an arrival with its reason and the rest goes on.
    """
    bounds = limits or Limits()
    for item in files(paths):
        if isinstance(item, Arrival):
            yield item
        elif isinstance(item, Path):
            yield from _file(item, bounds)
        elif item == STANDARD_INPUT:
            stream = stdin if stdin is not None else io.BytesIO()
            yield from read_piece(Piece("-", "stdin", buffered(stream)), bounds)
        else:
            yield from _address(item, fetch, bounds)


def _file(path: Path, limits: Limits) -> Iterator[Arrival]:
    try:
        with path.open("rb") as stream:
            size = path.stat().st_size
            yield from read_piece(Piece(str(path), path.name, stream, size), limits)
    except OSError as problem:
        yield rejected(str(path), f"the file cannot be opened: {problem.strerror or problem}")


def _address(url: str, fetch: bool, limits: Limits) -> Iterator[Arrival]:
    if not fetch:
        yield rejected(url, "web addresses are fetched only with --fetch")
        return
    from dateline.intake.fetch import fetched

    yield from fetched(url, read_piece, limits)


def read_piece(piece: Piece, limits: Limits) -> Iterator[Arrival]:
    """The arrivals of one piece, by the reader of its kind. Whatever goes wrong inside ends in a rejected arrival."""
    try:
        stream = buffered(piece.stream)
        head = peek(stream)
        whole = replace(piece, stream=stream)
        kind = kind_of(head, piece.name)
        yield from READERS[kind](whole, limits)
    except InputError as problem:
        yield rejected(piece.locator, str(problem))
    except EOFError:
        yield rejected(
            piece.locator,
            "the compressed stream is cut off; fetch it again (whole lines and records before the cut were read)",
        )
    except (zlib.error, OSError) as problem:
        yield rejected(piece.locator, f"damaged: {problem}")
    except RecursionError:
        yield rejected(piece.locator, "nested too deeply to be read")
    except (KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as problem:
        # Parsers of pages and feeds meet anything and raise anything, Rust's panics among them, which are no Exception;
        # one page may not end a run over thousands.
        yield rejected(piece.locator, f"the reader failed on it ({type(problem).__name__}: {problem})"[:300])


def _no_bytes(piece: Piece, limits: Limits) -> Iterator[Arrival]:
    yield empty(piece.locator, "the file is empty")


def _binary(piece: Piece, limits: Limits) -> Iterator[Arrival]:
    head = peek(buffered(piece.stream))
    what = next((name for magic, name in NAMES.items() if head.startswith(magic)), "a binary file")
    yield rejected(piece.locator, f"{what}, not a text; convert it to text, HTML or JSON Lines first")


READERS: dict[Kind, Reader] = {
    "gzip": gzip_reader(read_piece),
    "zip": zip_reader(read_piece),
    "warc": read_warc,
    "feed": read_feed,
    "html": read_page,
    "jsonl": read_jsonl,
    "json": read_json,
    "text": read_text,
    "empty": _no_bytes,
    "binary": _binary,
}
"""The formats that intake reads, each with its reader; the first bytes of an input decide (see `kinds`)."""
