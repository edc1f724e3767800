"""The timeline: every dated incident as a numbered dot, in four lanes by quad class; an open dot has not happened."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from typing import Final

from dateline.views.pictures.svg import GRID, QUAD_COLOURS, element, figure, text

WIDTH: Final = 760.0
LEFT: Final = 128.0
DOT: Final = 8.0
"""Radius of a dot: room for a number of two digits."""

LONG: Final = 183
"""Days from which on the axis counts months instead of weeks."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One incident: its number in the list, first day, quad class, whether it happened, and a line to read on hovering."""

    number: int
    day: str
    quad: str
    happened: bool
    words: str


def draw_timeline(marks: Sequence[Mark]) -> str:
    """The timeline as SVG; an empty string where nothing has a day."""
    if not marks:
        return ""
    first, last = (date.fromisoformat(edge(m.day for m in marks)) for edge in (min, max))
    days = max(1, (last - first).days)
    unit = (WIDTH - LEFT - 2 * DOT) / days
    lanes = {quad: [m for m in marks if m.quad == quad] for quad in QUAD_COLOURS}
    parts, top = [], 6.0
    for quad, inside in lanes.items():
        columns = _columns(inside, first, unit)
        height = max(1, max((len(column) for column in columns.values()), default=1)) * (2 * DOT + 2) + 8
        parts.append(text(quad, 0, top + height / 2 + 4, class_="w"))
        parts.append(element("line", x1=0, x2=WIDTH, y1=top + height, y2=top + height, stroke=GRID))
        for x, column in columns.items():
            for level, mark in enumerate(column):
                parts.append(_dot(mark, LEFT + DOT + x, top + height - 4 - DOT - level * (2 * DOT + 2)))
        top += height
    parts += _axis(first, days, unit, top)
    description = "; ".join(f"{m.number}: {m.day} {m.words}" for m in marks)
    note = text(
        "Numbers are those of the list. Open dots: announced, threatened, denied or hypothetical.",
        0,
        top + 40,
        class_="m s",
    )
    return figure(WIDTH, top + 46, "What happened when", description, [*parts, note])


def _columns(marks: Sequence[Mark], first: date, unit: float) -> dict[float, list[Mark]]:
    """Dots stacked where their days are too near to stand side by side: x -> marks from the bottom up."""
    columns: dict[float, list[Mark]] = defaultdict(list)
    for mark in sorted(marks, key=lambda m: (m.day, m.number)):
        x = (date.fromisoformat(mark.day) - first).days * unit
        near = next((at for at in columns if abs(at - x) < 2 * DOT), x)
        columns[near].append(mark)
    return columns


def _dot(mark: Mark, x: float, y: float) -> str:
    colour = QUAD_COLOURS[mark.quad]

    title = element("title", escape(f"{mark.number}: {mark.day} {mark.words}", quote=False))
    filled = {"fill": colour} if mark.happened else {"fill": "#fff", "stroke": colour, "stroke_width": 1.5}
    ink = "#fff" if mark.happened else colour
    number = text(str(mark.number), x, y + 3.3, text_anchor="middle", class_="s", style=f"fill:{ink}")
    return element("circle", title, cx=x, cy=y, r=DOT, **filled) + number


def _axis(first: date, days: int, unit: float, top: float) -> list[str]:
    """Ticks on Mondays, or on firsts of months where the line is longer than half a year; the first day is named in full."""
    monthly = days > LONG
    ticks = [
        at
        for at in range(days + 1)
        if at == 0
        or ((first + timedelta(days=at)).day == 1 if monthly else (first + timedelta(days=at)).weekday() == 0)
    ]
    out, free_from = [], 0.0
    for at in ticks:
        day, x = first + timedelta(days=at), LEFT + DOT + at * unit
        out.append(element("line", x1=x, x2=x, y1=top, y2=top + 5, stroke=GRID))
        words = f"{day.day} {day:%b} {day.year}" if at == 0 or (monthly and day.month == 1) else f"{day.day} {day:%b}"
        if x >= free_from and x < WIDTH - 34:
            out.append(text(words, x, top + 18, class_="s"))
            free_from = x + 6.0 * len(words) + 6
    return out
