"""Bytes into text: byte order marks, UTF-8, the declared encoding, and detection last."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,30})""", re.IGNORECASE
)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")


def decode(content: bytes, declared: str | None = None) -> tuple[str, str]:
    """The text of `content` and the name of the encoding that was used.

    In this order: a byte order mark, UTF-16 by its zero bytes, valid UTF-8, the `declared` encoding where every byte fits,
    else the encoding that detection finds most likely, with U+FFFD for bytes that do not fit. Never raises.
    """
    for mark, name in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(name, "replace"), name
    for candidate in (_wide(content), "utf-8", _known(declared)):
        text = _strict(content, candidate) if candidate else None
        if text is not None and candidate:
            return text, candidate
    return _detected(content)


def declared_in(head: bytes) -> str | None:
    """The encoding that a page or feed names in its first bytes, or None."""
    match = _DECLARED.search(head[:4096])
    return match.group(1).decode("ascii") if match else None


def clean(text: str) -> str:
    """The text with "\\n" line ends and without byte order marks and control characters, which no print shows."""
    return _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufeff", ""))


def _wide(content: bytes) -> str | None:
    """UTF-16 without a mark: in Latin text every other byte is zero."""
    sample = content[:400]
    if len(sample) < 8 or sample.count(0) < 0.4 * len(sample):
        return None
    return "utf-16-le" if sample[1::2].count(0) > sample[::2].count(0) else "utf-16-be"


def _known(name: str | None) -> str | None:
    if not name:
        return None
    try:
        found = codecs.lookup(name.strip()).name
    except LookupError:
        return None
    # What pages call Latin-1 is Windows-1252: the same, but for quotation marks and dashes.
    return "cp1252" if found in ("iso8859-1", "ascii") else found


def _strict(content: bytes, name: str) -> str | None:
    try:
        return content.decode(name)
    except (UnicodeDecodeError, LookupError):
        return None


def _detected(content: bytes) -> tuple[str, str]:
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding

    name = _known(str(detect_encoding(content))) or "cp1252"
    return str(bytes_to_str(content, name, errors="replace")), name
