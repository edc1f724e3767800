"""Where the paragraphs of a plain text stand."""

from __future__ import annotations

import itertools
import re

from dateline.model.spans import Span, trim

WIDEST_WRAP = 120
"""Characters: a text whose longest line is longer was not wrapped by hand or by a mail program."""

_BLANK = re.compile(r"(?:\r?\n[^\S\n]*){2,}|\u2029|\f")
_BREAK = re.compile(r"\r?\n|\u2028")
_ENDS = (".", "!", "?", ":", '."', '!"', '?"', ".”", "!”", "?”", ".'", ".’", ".)", "…")


def paragraphs(text: str) -> list[Span]:
    """The paragraphs of `text`, in order, without white space at their edges; never empty spans.

    Blank lines always separate. Single newlines separate too, unless the text is hard-wrapped: then a line goes on where
    the next word would not have fitted into the width. A line that starts in lower case goes on the line before it.
    """
    chunks = [trim(text, chunk) for chunk in _cut(Span(0, len(text)), text, _BLANK)]
    per_chunk = [
        [trim(text, line) for line in _cut(chunk, text, _BREAK)] for chunk in chunks if chunk.start < chunk.end
    ]
    lines = [[line for line in group if line.start < line.end] for group in per_chunk]
    width = _wrap_width(text, lines)
    return [span for group in lines for span in _joined(text, group, width)]


def _cut(span: Span, text: str, separator: re.Pattern[str]) -> list[Span]:
    pieces, start = [], span.start
    for match in separator.finditer(text, span.start, span.end):
        pieces.append(Span(start, match.start()))
        start = match.end()
    pieces.append(Span(start, span.end))
    return pieces


def _wrap_width(text: str, groups: list[list[Span]]) -> int | None:
    """The width at which the text was wrapped, in characters; None where its lines are paragraphs."""
    lines = [line for group in groups for line in group]
    width = max((line.end - line.start for line in lines), default=0)
    if width > WIDEST_WRAP:
        return None
    pairs = [pair for group in groups for pair in itertools.pairwise(group)]
    open_pairs = [pair for pair in pairs if not pair[0].of(text).endswith(_ENDS)]
    full = sum(_was_full(text, line, following, width) for line, following in open_pairs)
    return width if len(open_pairs) >= 3 and full >= 0.7 * len(open_pairs) else None


def _was_full(text: str, line: Span, following: Span, width: int) -> bool:
    first_word = following.of(text).split(maxsplit=1)[0]
    return line.end - line.start + 1 + len(first_word) > width


def _joined(text: str, lines: list[Span], width: int | None) -> list[Span]:
    whole: list[Span] = []
    last: Span | None = None
    for line in lines:
        if last is not None and _goes_on(text, last, line, width):
            whole[-1] = Span(whole[-1].start, line.end)
        else:
            whole.append(line)
        last = line
    return whole


def _goes_on(text: str, line: Span, following: Span, width: int | None) -> bool:
    if width is not None:
        return _was_full(text, line, following, width)
    return text[following.start].islower() and not line.of(text).endswith(_ENDS)
