"""The head of a report in plain text: headline, outlet, byline and date lines before the first sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.intake.datelines import date_line, opening
from dateline.intake.outlets import find_outlet, looks_like_outlet
from dateline.intake.outlines import Line, fold, looks_like_stamp
from dateline.model.vocabulary import Role

DEEPEST = 8
"""Paragraphs: no head is longer."""
LONGEST_HEADLINE = 30
"""Words."""
_NAME = r"[A-ZÀ-Þ][\w.’'\-]+"
_LINKS = r"and|in|of|for|with|at|the|de|du|des|et|le|les|van|von|al|bin|el|la|[A-Z]\."
_BYLINE = re.compile(
    rf"(?i:(?:story |words |report |written |reported )?by|from|par)[:\s]\s*(?:the\s)?{_NAME}"
    rf"(?:[\s,&|/]+(?:{_LINKS}|{_NAME}))*\W*"
)
_CAPS_BYLINE = re.compile(r"BY [A-Z][A-Z .,'’&\-]{3,80}")
_STAFF_BYLINE = re.compile(
    r"by (?:an? |our |the )?(?:[\w.’'\-]+ ){0,3}(?:staff|writers?|reporters?|correspondents?|newsroom|desk|editors?|team)\b"
    r"(?:,? [\w.,’' \-]{2,60})?",
    re.IGNORECASE,
)
_COVERED_BYLINE = re.compile(
    rf"{_NAME}(?: {_NAME}){{1,3}}(?:,| [|–—-]) (?:[\w’' ]{{0,30}})(?i:correspondent|reporter|editor|staff writer|in [A-Z]\w+)\W*"
)

folded = fold


def roles(lines: Sequence[Line], title: str | None, outlet: str | None) -> dict[int, Role]:
    """The roles of the lines that stand before the lede, by number; lines that tell nothing are left out."""
    found: dict[int, Role] = {}
    if len(lines) < 2:
        return found
    first = 0
    if is_headline(lines, title):
        found[0] = "headline"
        first = 1
    for number in range(first, min(DEEPEST, len(lines))):
        line = lines[number]
        role = _head_role(line, outlet, title, lines)
        if role is None and (line.words > 14 or line.is_sentence or opening(line.text) is not None):
            break
        if role is not None:
            found[number] = role
    return found


def is_headline(lines: Sequence[Line], title: str | None) -> bool:
    """Whether the first line is the report's headline: it is the title, or it is short and no sentence of the report."""
    line, following = lines[0], lines[1]
    if title and line.folded == fold(title):
        return True
    if line.words > LONGEST_HEADLINE or not line.folded or opening(line.text) or date_line(line.text):
        return False
    if is_byline(line.text) or looks_like_stamp(line) or line.scores.caption >= 1 or line.scores.furniture >= 1:
        return False
    if line.text.endswith((":", ",", ";")):
        return False
    if not line.is_sentence:
        return line.words >= 2
    return _sentence_like_headline(line, following)


def _sentence_like_headline(line: Line, following: Line) -> bool:
    """A headline may carry a full stop or a question mark; then title case tells, or that the lede repeats its words."""
    if line.words > 18 or re.search(r"[.!?] +[A-Z“\"]", line.text):
        return False
    if line.text.endswith("?") or _title_case(line.text):
        return line.text.upper() != line.text or line.words <= 12
    content = [word for word in line.folded.split() if len(word) > 3]
    repeated = sum(word in following.folded for word in content)
    return len(content) >= 3 and repeated >= 0.6 * len(content) and following.words > 1.3 * line.words


def _title_case(text: str) -> bool:
    long_words = re.findall(r"[^\W\d_]{4,}", text)
    return len(long_words) >= 3 and sum(word[0].isupper() for word in long_words) >= 0.8 * len(long_words)


def is_byline(line: str) -> bool:
    """Whether the line says who wrote the report: "By" with a name, or a name with a reporter's office."""
    if len(line.split()) > 16:
        return False
    return any(pattern.fullmatch(line) for pattern in (_BYLINE, _CAPS_BYLINE, _STAFF_BYLINE, _COVERED_BYLINE))


def _head_role(line: Line, outlet: str | None, title: str | None, lines: Sequence[Line]) -> Role | None:
    if title and line.folded == fold(title):
        return "headline"
    if is_byline(line.text):
        return "byline"
    if date_line(line.text):
        return "dateline"
    if line.words <= 7 and not line.is_sentence and is_outlet_line(line.text, outlet, lines):
        return "byline"
    return None


def is_outlet_line(line: str, outlet: str | None, lines: Sequence[Line]) -> bool:
    """Whether a short line names the outlet: the known one, one of the lexicon, or one that has an outlet's shape."""
    if outlet and fold(line) == fold(outlet):
        return True
    if find_outlet(line) is not None or looks_like_outlet(line):
        return True
    return len(fold(line)) >= 4 and line[0].isupper() and lines[-1].folded.startswith(fold(line))
