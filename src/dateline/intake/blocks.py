"""Which stretches of a report are the report, and which are its headline, an appeal, a caption or a leftover of the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.intake import head
from dateline.intake.cues import Scores
from dateline.intake.datelines import date_line, opening
from dateline.intake.outlines import Line, lines_of, looks_like_stamp, looks_like_subhead
from dateline.intake.tail import appeal_stretch
from dateline.model.report import Block
from dateline.model.spans import Span, trim
from dateline.model.vocabulary import UNREAD_ROLES, Role

ENOUGH = 1.0
"""The score at which the wording alone settles the role of a paragraph."""


MOST_LINES = 500_000
"""Lines: a longer text is a data file, and one block."""


@dataclass(slots=True)
class _Draft:
    """The roles found so far, one a line; None is still open."""

    lines: Sequence[Line]
    roles: list[Role | None]

    def open_at(self) -> list[int]:
        return [number for number, role in enumerate(self.roles) if role is None]


def classify(text: str, title: str | None = None, outlet: str | None = None) -> tuple[Block, ...]:
    """The blocks of a report, in order, one per paragraph; a dateline and the lede behind it are two.

    Works from the wording and shape of plain text alone, so that text taken from a page is treated alike. `title` and
    `outlet` help to tell the headline and the outlet's line where they are known. In doubt a paragraph is body: what is
    called appeal or furniture is lost to the record.
    """
    if text.count("\n") > MOST_LINES:
        return (Block(trim(text, Span(0, len(text))), "lede"),)
    lines = lines_of(text)
    draft = _Draft(lines, [None] * len(lines))
    for number, role in head.roles(lines, title, outlet).items():
        draft.roles[number] = role
    _by_wording(draft)
    _closing_appeal(draft, outlet)
    _by_shape(draft)
    _keep_something(draft)
    return tuple(_blocks(text, draft))


def _by_wording(draft: _Draft) -> None:
    for number in draft.open_at():
        draft.roles[number] = _worded(draft.lines[number].scores)


def _worded(found: Scores) -> Role | None:
    best = max(found.appeal, found.furniture, found.caption)
    if best < ENOUGH:
        return None
    if best == found.appeal:
        return "appeal"
    return "furniture" if best == found.furniture else "caption"


def _closing_appeal(draft: _Draft, outlet: str | None) -> None:
    for number in appeal_stretch(draft.lines, draft.roles):
        draft.roles[number] = "appeal"
    _outlet_at_end(draft, outlet)


def _outlet_at_end(draft: _Draft, outlet: str | None) -> None:
    """A last line that is no sentence, behind an appeal or furniture, or that repeats the outlet, belongs to the page."""
    if len(draft.lines) < 3 or draft.roles[-1] is not None:
        return
    last = draft.lines[-1]
    named = outlet is not None and last.folded == head.folded(outlet)
    if last.words <= 8 and not last.is_sentence and (named or draft.roles[-2] in UNREAD_ROLES):
        draft.roles[-1] = "furniture"


def _by_shape(draft: _Draft) -> None:
    still_open = draft.open_at()
    lede_seen = False
    for number, after in zip(still_open, [*still_open[1:], None], strict=False):
        following = draft.lines[after] if after is not None else None
        role = _shaped(draft.lines[number], following, lede_seen)
        draft.roles[number] = role
        lede_seen = lede_seen or role == "lede"


def _shaped(line: Line, following: Line | None, lede_seen: bool) -> Role:
    """The role of a line that its wording left open, given the next such line."""
    start = opening(line.text)
    if start is not None and start.length >= len(line.text):
        return "dateline"
    if not lede_seen and date_line(line.text):
        return "dateline"
    if looks_like_stamp(line):
        return "subhead"
    if start is None and following is not None and looks_like_subhead(line, following, lede_seen):
        return "subhead"
    return "body" if lede_seen else "lede"


def _keep_something(draft: _Draft) -> None:
    """A text in which nothing is left to read was misjudged, or has no report; a single paragraph is always read."""
    if len(draft.lines) == 1:
        draft.roles[0] = "lede"


def _blocks(text: str, draft: _Draft) -> list[Block]:
    blocks = []
    for line, role in zip(draft.lines, draft.roles, strict=True):
        assert role is not None  # noqa: S101  # every open line was settled by its shape
        start = opening(line.text) if role in ("lede", "body") else None
        if start is None or start.length >= len(line.text):
            blocks.append(Block(line.span, role))
            continue
        cut = line.span.start + start.length
        blocks.append(Block(trim(text, Span(line.span.start, cut)), "dateline"))
        blocks.append(Block(trim(text, Span(cut, line.span.end)), "lede" if role == "lede" else "body"))
    return blocks


def read_text(text: str, blocks: Sequence[Block]) -> str:
    """The paragraphs that are read, joined by blank lines: the report without appeals and leftovers of the page."""
    return "\n\n".join(block.span.of(text) for block in blocks if block.role not in UNREAD_ROLES)
