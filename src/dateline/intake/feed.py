"""RSS and Atom files: one report an entry, from the text that the feed itself carries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from time import struct_time
from typing import Any

from dateline.intake.blocks import classify
from dateline.intake.decode import clean, declared_in, decode
from dateline.intake.html import fast_text
from dateline.intake.language import language_of
from dateline.intake.limits import Limits, read_capped
from dateline.intake.pieces import Piece, empty, read, rejected
from dateline.model.arrival import Arrival
from dateline.model.errors import InputError
from dateline.model.report import Capture, Report

_TAGS = re.compile(r"<[^<>]*>")
_ENTRY = re.compile(r"<(?:item|entry)[\s>]", re.IGNORECASE)
_DOCTYPE = re.compile(r"<!(?:DOCTYPE|ENTITY)\b", re.IGNORECASE)


def read_feed(piece: Piece, limits: Limits) -> Iterator[Arrival]:
    """One arrival an entry. A feed with a document type is refused: entities declared there can grow without bound."""
    content = read_capped(piece.stream, limits.document)
    markup = clean(decode(content, declared_in(content))[0])
    if _DOCTYPE.search(markup):
        raise InputError("the feed declares a DOCTYPE or entities, which feeds do not need; remove the declaration")
    # Cut before parsing: the parser takes half a minute for a feed of a hundred thousand entries.
    starts = [match.start() for match in _ENTRY.finditer(markup)]
    cut = len(starts) > limits.entries
    feed = _parsed(markup[: starts[limits.entries]] if cut else markup)
    if not feed.entries:
        yield empty(piece.locator, "the feed has no entries", Capture(piece.locator, content, "application/xml"))
        return
    for number, entry in enumerate(feed.entries, 1):
        yield _entry(f"{piece.locator}#{number}", f"{piece.name}#{number}", entry, feed.feed)
    if cut:
        reason = (
            f"{len(starts)} entries, more than the limit of {limits.entries}; the rest was not read: split the feed"
        )
        yield rejected(f"{piece.locator}#{limits.entries + 1}", reason)


def _parsed(markup: str) -> Any:
    import feedparser

    # As bytes in UTF-8, so that feedparser neither takes the text for an address nor guesses an encoding again.
    body = re.sub(r"^\s*<\?xml[^>]*\?>", "", markup).encode("utf-8", "replace")
    return feedparser.parse(
        body, response_headers={"content-type": "application/xml; charset=utf-8"}, sanitize_html=False
    )


def _entry(locator: str, name: str, entry: Any, feed: Any) -> Arrival:
    markup = _fullest(entry)
    capture = Capture(locator, markup.encode("utf-8", "surrogatepass"), "text/html; charset=utf-8")
    text = _plain(markup)
    if not text:
        return empty(locator, "the entry carries no text; fetch its page instead", capture)
    title, outlet = _words(entry.get("title")), _words(feed.get("title"))
    declared = entry.get("language") or feed.get("language")
    report = Report(
        id=name,
        text=text,
        title=title,
        outlet=outlet,
        url=entry.get("link") or None,
        language=language_of(text, declared),
        published=_moment(entry.get("published_parsed")) or _moment(entry.get("updated_parsed")),
        byline=_words(entry.get("author")),
        blocks=classify(text, title, outlet),
    )
    return read(locator, report, capture)


def _fullest(entry: Any) -> str:
    """The longest text of an entry: its content where the feed has it, else its summary."""
    bodies = [str(part.get("value") or "") for part in entry.get("content", [])]
    return max([*bodies, str(entry.get("summary") or "")], key=len)


def _plain(markup: str) -> str:
    if "<" not in markup:
        import html

        return html.unescape(markup).strip()
    found = fast_text(f"<html><body><article>{markup}</article></body></html>")
    return found or _TAGS.sub("", markup).strip()


def _words(value: str | None) -> str | None:
    if not value:
        return None
    return " ".join(_plain(value).split()) or None


def _moment(value: struct_time | None) -> str | None:
    """A moment in UTC, as feedparser gives it, in ISO 8601."""
    if value is None:
        return None
    return f"{value.tm_year:04}-{value.tm_mon:02}-{value.tm_mday:02}T{value.tm_hour:02}:{value.tm_min:02}:{value.tm_sec:02}+00:00"
