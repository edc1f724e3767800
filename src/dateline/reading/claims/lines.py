"""The lines of a report that hold statements, with their tokens: quotations and introductions go from line to line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Span as Phrase
from spacy.tokens import Token

from dateline.model.spans import Span, trim
from dateline.reading.draft import NOT_PROSE, Draft

_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its span without outer white space, its role and its tokens."""

    span: Span
    role: str
    tokens: tuple[Token, ...]

    @staticmethod
    def doc_span(tokens: Sequence[Token]) -> Phrase:
        """The stretch of the parse from the first to the last of some tokens."""
        return tokens[0].doc[tokens[0].i : tokens[-1].i + 1]


def lines_of(draft: Draft) -> list[Line]:
    """Every line with a word in it outside bylines, datelines, appeals and leftovers of the page, in order."""
    out: list[Line] = []
    tokens = [token for token in draft.doc if not token.is_space]
    at = 0
    for match in _LINE.finditer(draft.text):
        start = at
        while at < len(tokens) and tokens[at].idx < match.end():
            at += 1
        span = trim(draft.text, Span(match.start(), match.end()))
        if span.start < span.end and at > start and _has_statements(draft, span):
            out.append(Line(span, draft.role_at(span.end - 1), tuple(tokens[start:at])))
    return out


def _has_statements(draft: Draft, span: Span) -> bool:
    """A line may open with a dateline; what counts is how it ends."""
    return draft.role_at(span.end - 1) not in NOT_PROSE
