"""What an input is, told by its first bytes; its ending decides only where they leave it open."""

from __future__ import annotations

import json
import re
from typing import Literal

from dateline.intake.decode import decode

Kind = Literal["empty", "gzip", "zip", "warc", "feed", "html", "jsonl", "json", "text", "binary"]

_FEED = re.compile(r"<(?:rss|feed|rdf:RDF|channel)[\s>]", re.IGNORECASE)
_PAGE = re.compile(
    r"<(?:!doctype\s+html|html|head|body|article|main|section|div|p|h1|title|meta|table)[\s>/]", re.IGNORECASE
)
_MAGIC = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF", b"MZ\x90", b"\xd0\xcf\x11\xe0", b"Rar!", b"7z\xbc\xaf",
          b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd", b"SQLite format 3", b"OggS", b"ID3", b"{\\rtf")  # fmt: skip
NAMES = {
    b"%PDF": "a PDF", b"BZh": "bzip2", b"\xfd7zXZ": "xz", b"\x28\xb5\x2f\xfd": "Zstandard", b"Rar!": "a RAR archive",
    b"7z\xbc\xaf": "a 7z archive", b"\xd0\xcf\x11\xe0": "an old Office file", b"SQLite format 3": "an SQLite file",
    b"{\\rtf": "RTF",
}  # fmt: skip
"""What a binary is called in messages, by its first bytes."""


def kind_of(head: bytes, name: str) -> Kind:
    """The kind of an input from its first bytes and its name (whose ending may be followed by ".gz")."""
    if not head.strip(b"\x00 \t\r\n") and len(head) < 8192:
        return "empty"
    if head.startswith(b"\x1f\x8b"):
        return "gzip"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if head.startswith(b"WARC/"):
        return "warc"
    if head.startswith(_MAGIC):
        return "binary"
    text = decode(head)[0].lstrip("\ufeff \t\r\n")
    if _unprintable(text):
        return "binary"
    return _kind_of_text(text, name.lower().removesuffix(".gz"))


def _kind_of_text(text: str, name: str) -> Kind:
    if name.endswith((".jsonl", ".ndjson")):
        return "jsonl"
    if text.startswith(("{", "[")):
        found = _json_kind(text, name)
        if found is not None:
            return found
    if text.startswith("<") or name.endswith((".html", ".htm", ".xhtml", ".rss", ".atom", ".xml")):
        if _FEED.search(text):
            return "feed"
        if _PAGE.search(text) or name.endswith((".html", ".htm", ".xhtml")):
            return "html"
        return "feed" if name.endswith((".rss", ".atom", ".xml")) else "text"
    return "text"


def _json_kind(text: str, name: str) -> Kind | None:
    """JSON Lines where the first line is an object; JSON where the name says so or the start of a list or object fits."""
    first = text.split("\n", 1)[0].strip()
    try:
        return "jsonl" if isinstance(json.loads(first), dict) else "json"
    except (ValueError, RecursionError):
        pass
    if name.endswith(".json"):
        return "json"
    if re.match(r'(?:\[\s*)?\{\s*"\w+"\s*:', text):
        return "json" if text.startswith("[") or first == "{" else "jsonl"
    return None


def _unprintable(text: str) -> bool:
    """More than one control character in a hundred: no text, in whatever encoding."""
    sample = text[:4096]
    controls = sum(char < " " and char not in "\t\n\r\f\x1b" for char in sample) + sample.count("\ufffd")
    return controls > 0.01 * len(sample) + 2 or (controls > 0 and len(sample) < 32)
