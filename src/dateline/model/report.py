"""Captures and reports: what arrived, and the unchanging text that is read."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from dateline.model.spans import Span
from dateline.model.vocabulary import Role


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a report with a role; the blocks of a report are in order and do not overlap."""

    span: Span
    role: Role


@dataclass(frozen=True, slots=True)
class Report:
    """One report as one outlet prints it. `text` never changes: every span points into it.

    `id` is the input's own name for it (the id of a JSON line, a file name); `title` is context only. `published` is an
    ISO 8601 date or date-time, or None: then relative dates stay open. `blocks` is what intake already knows from the
    page's own marks; None means that the roles have to be told from the text alone.
    """

    id: str
    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    published: str | None = None
    byline: str | None = None
    blocks: tuple[Block, ...] | None = None

    @property
    def sha256(self) -> str:
        """SHA-256 of the UTF-8 text, in hex. Lone surrogates are kept, so that any text has a digest."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Capture:
    """Bytes as they arrived, with the place they came from; `sha256` names the file that keeps them."""

    locator: str
    content: bytes
    media_type: str

    @property
    def sha256(self) -> str:
        """SHA-256 of the bytes, in hex."""
        return hashlib.sha256(self.content).hexdigest()
