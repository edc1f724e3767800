"""Search: a query in plain words becomes one of the full-text index; hits in the shadow become places in the original."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from typing import Final

from dateline.model.statement import Evidence, SearchHit
from dateline.record.normalise import is_unspaced, shadow

_OPEN, _CLOSE = "\x02", "\x03"
_TERM: Final = re.compile(r'["“”]([^"“”]*)["“”]|(\S+)')
_MARKS: Final = re.compile(f"[{_OPEN}{_CLOSE}]")
TITLE_WEIGHT: Final = 4.0
"""A word in the title counts as four in the text when hits are put in order."""

_QUESTION: Final = f"""
    SELECT r.id, r.name, r.text, r.title,
           highlight(search, 0, '{_OPEN}', '{_CLOSE}'), highlight(search, 1, '{_OPEN}', '{_CLOSE}')
    FROM search JOIN reports AS r ON r.number = search.rowid
    WHERE search MATCH ? ORDER BY round(bm25(search, {TITLE_WEIGHT}, 1.0), 9), r.id LIMIT ?"""


def match_expression(query: str) -> str | None:
    """The full-text query for plain words: all must occur, "..." is a phrase, a final * is any ending. None for no words.

    >>> match_expression('Đinđić "the port of" dern*')
    '"dindic" AND "the port of" AND "dern"*'
    """
    encodable = query.encode("utf-8", "replace").decode("utf-8")
    terms = [_term(match[1] or match[2] or "") for match in _TERM.finditer(encodable)]
    return " AND ".join(term for term in terms if term) or None


def _term(words: str) -> str | None:
    folded = shadow(words.removesuffix("*"), last_alone=False).text.replace('"', " ").strip()
    if not any(character.isalnum() for character in folded):
        return None
    # A lone last character of Chinese stands in the index as the beginning of a pair.
    lone = is_unspaced(folded[-1]) and (len(folded) == 1 or folded[-2] == " ")
    open_ended = words.endswith("*") or lone
    return f'"{" ".join(folded.split())}"' + ("*" if open_ended else "")


def find(connection: sqlite3.Connection, query: str, limit: int | None = None) -> Iterator[SearchHit]:
    """Reports that hold every word of the query, best first."""
    expression = match_expression(query)
    if expression is None:
        return
    for report, name, text, title, in_title, in_text in connection.execute(_QUESTION, (expression, limit or -1)):
        yield SearchHit(report, name, tuple(_places(text, in_text)), tuple(_places(title or "", in_title)))


def _places(original: str, marked: str) -> Iterator[Evidence]:
    """Where the marked stretches of the shadow stand in the original."""
    if _OPEN not in marked:
        return
    way_back = shadow(original)
    offset, start, position = 0, 0, 0
    for mark in _MARKS.finditer(marked):
        offset += mark.start() - position
        position = mark.end()
        if mark[0] == _OPEN:
            start = offset
        else:
            span = way_back.original(start, offset)
            yield Evidence(span, span.of(original))
