"""The shape of a paragraph: how long, whether a sentence, a heading or the stamp of a live item."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.intake.cues import Scores, scores
from dateline.intake.paragraphs import paragraphs
from dateline.model.spans import Span

LONGEST_SUBHEAD = 14
"""Words."""
MOST_SCORED = 2000
"""Paragraphs at each end of a text whose wording is looked at: no report has more, and a page of 10 MB would take a minute."""
_SENTENCE_END = re.compile(r"(?:[.!?…:;,]|--|—|–)[\"”’')\]]*$")
_QUOTED = re.compile(r"^[\"“‘'`«]")
_QUOTED_WHOLE = re.compile(r"^[\"“‘«`][^\"”]*[\"”’»'`]$")
_LIST_ITEM = re.compile(r"^(?:[-–—•*·▪►]|\(?\d{1,2}[.)])\s")
_WORD = re.compile(r"\w+")
_STAMP = re.compile(
    r"\W*(?:(?:at )?\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\.?|\d{4} ?(?:gmt|utc|hrs))"
    r"(?:\s*\(?(?:gmt|utc|bst|cet|cest|est|edt|local time|[a-z]{3,4})\)?(?:[+-]\d+)?)?(?:\W+.{0,60})?\W*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph with what its shape and wording tell."""

    span: Span
    text: str
    words: int
    folded: str
    scores: Scores

    @property
    def is_sentence(self) -> bool:
        """Whether it ends like a sentence, or introduces something."""
        return _SENTENCE_END.search(self.text) is not None

    @property
    def is_quoted(self) -> bool:
        """Whether it starts with a quotation mark."""
        return _QUOTED.match(self.text) is not None


def fold(text: str) -> str:
    """The words of `text`, lower-cased, with single spaces: equal for titles that differ in marks only."""
    return " ".join(_WORD.findall(text.casefold()))


def lines_of(text: str) -> list[Line]:
    """The paragraphs of `text` with their shape and scores."""
    spans = paragraphs(text)
    found = []
    for number, span in enumerate(spans):
        words = span.of(text)
        near_an_end = min(number, len(spans) - number) <= MOST_SCORED
        score = scores(words) if near_an_end else Scores()
        found.append(Line(span, words, len(words.split()), fold(words), score))
    return found


def looks_like_stamp(line: Line) -> bool:
    """Whether the line is the time (and at most the theme) that stands over an item of a live page."""
    return line.words <= 12 and not line.text.endswith(".") and _STAMP.fullmatch(line.text) is not None


def looks_like_subhead(line: Line, following: Line, lede_seen: bool) -> bool:
    """Whether the line is a heading over the open paragraph that follows.

    A heading is short and ends in no mark, or in a question mark; a quotation that stands alone is one only before the
    lede. A line with a colon introduces the next paragraph, and items of a list are no headings.
    """
    if line.words > LONGEST_SUBHEAD or not line.folded or _LIST_ITEM.match(line.text):
        return False
    if line.text[0].islower() or following.text[0].islower():
        return False
    if line.is_sentence and not line.text.endswith("?"):
        return False
    if line.is_quoted and (lede_seen or not _QUOTED_WHOLE.match(line.text)):
        return False
    return following.words > line.words and following.words >= 8
