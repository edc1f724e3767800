"""Quotes: the words around a span that a person wants to see beside a value."""

from __future__ import annotations

import re
from typing import Final

from dateline.model.spans import Span, trim

_END: Final = re.compile(r"[.!?][\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])|\n")

LONGEST: Final = 400
"""Characters of a quote: enough for a sentence, short enough for a table and for fair use."""


def sentence_around(text: str, span: Span, longest: int = LONGEST) -> Span:
    """The sentence that holds a span, cut at word bounds around the span where it is longer than `longest` characters."""
    start = max((match.end() for match in _END.finditer(text, max(0, span.start - 2000), span.start)), default=None)
    if start is None:
        start = max(0, span.start - 2000)
    after = _END.search(text, span.end)
    end = after.start() + 1 if after and after.group() != "\n" else (after.start() if after else len(text))
    if after and after.group() != "\n":
        end = after.start() + len(after.group().rstrip())
    sentence = trim(text, Span(start, end))
    return sentence if sentence.end - sentence.start <= longest else _cut(text, sentence, span, longest)


def _cut(text: str, sentence: Span, span: Span, longest: int) -> Span:
    room = max(0, longest - (span.end - span.start)) // 2
    start = max(sentence.start, span.start - room)
    end = min(sentence.end, span.end + room)
    if start > sentence.start:
        space = text.find(" ", start, span.start)
        start = space + 1 if space != -1 else span.start
    if end < sentence.end:
        space = text.rfind(" ", span.end, end)
        end = space if space != -1 else span.end
    return Span(start, end)


def one_line(words: str) -> str:
    """Words with every run of white space made one space, for a table cell."""
    return " ".join(words.split())
