"""The appeal at the end of a report, and boxes with an appeal inside it."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.intake.outlines import Line
from dateline.model.vocabulary import Role

HINT = 0.4
"""A score from which a paragraph behind an appeal's heading is taken to go on with it."""
WIDEST_GAP = 2
"""Paragraphs without any hint that an appeal may hold between two that have one."""


def appeal_stretch(lines: Sequence[Line], roles: Sequence[Role | None]) -> list[int]:
    """The numbers of the open lines that belong to an appeal which the wording of other lines has shown.

    From a line that is an appeal beyond doubt the stretch goes on over lines that speak of "we" and "you" or of money for
    the outlet, over short gaps, and, where it reaches the last lines, to the end of the text. It stops at news prose.
    """
    stretch: list[int] = []
    number = 0
    while number < len(lines):
        if roles[number] != "appeal":
            number += 1
            continue
        end = _end_of_appeal(lines, roles, number)
        stretch += [inside for inside in range(number, end) if roles[inside] in (None, "furniture")]
        number = max(end, number + 1)
    return stretch


def _end_of_appeal(lines: Sequence[Line], roles: Sequence[Role | None], start: int) -> int:
    """The number behind the last line of the appeal that starts at `start`."""
    end = start + 1
    number = end
    while number < len(lines) and number - end <= WIDEST_GAP and not _is_news(lines[number], roles[number]):
        number += 1
        if roles[number - 1] == "appeal" or lines[number - 1].scores.appeal >= HINT:
            end = number
    reached_end = number == len(lines)
    return len(lines) if reached_end and end - start >= 2 else end


def _is_news(line: Line, role: Role | None) -> bool:
    if role is not None:
        return role not in ("appeal", "furniture")
    return line.scores.report >= HINT and line.scores.appeal < 0 and line.words >= 15
