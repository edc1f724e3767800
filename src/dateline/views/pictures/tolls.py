"""Tolls side by side: each origin's figure as a bar from its lower to its upper bound, open where the wording is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dateline.views.pictures.svg import GRID, element, figure, text

WIDTH: Final = 760.0
LEFT: Final = 250.0
ROW: Final = 20.0
COLOURS: Final = {"killed": "#4a4f57", "injured": "#8a6d3b", "displaced": "#3b6a8a"}
OTHER: Final = "#6b5b95"


@dataclass(frozen=True, slots=True)
class Bar:
    """One figure: whose, of what harm, its bounds and best number, and its wording."""

    whose: str
    harm: str
    low: int | None
    best: int | None
    high: int | None
    wording: str


def draw_tolls(bars: Sequence[Bar]) -> str:
    """The figures of one incident as SVG; an empty string for fewer than two, which cannot disagree."""
    if len(bars) < 2:
        return ""
    most = max((value for bar in bars for value in (bar.low, bar.best, bar.high) if value is not None), default=1) or 1
    unit = (WIDTH - LEFT - 90) / most
    parts = []
    for i, bar in enumerate(bars):
        y = 8 + i * ROW + ROW / 2
        parts.append(text(f"{_short(bar.whose)}: {bar.harm}", LEFT - 8, y + 4, text_anchor="end"))
        parts.append(_bar(bar, y, unit))
    bottom = 8 + len(bars) * ROW
    parts.append(element("line", x1=LEFT, x2=WIDTH - 90, y1=bottom + 2, y2=bottom + 2, stroke=GRID))
    parts.append(text("0", LEFT, bottom + 15, class_="m s") + text(f"{most:,}", WIDTH - 90, bottom + 15, class_="m s"))
    description = "; ".join(f"{b.whose}: {b.harm} {b.wording}" for b in bars)
    return figure(WIDTH, bottom + 20, "The figures side by side", description, parts)


def _bar(bar: Bar, y: float, unit: float) -> str:
    colour = COLOURS.get(bar.harm, OTHER)
    known = [value for value in (bar.low, bar.best, bar.high) if value is not None]
    low, high = LEFT + min(known, default=0) * unit, LEFT + max(known, default=0) * unit
    parts = [element("line", x1=low, x2=high, y1=y, y2=y, stroke=colour, stroke_width=5, stroke_opacity=0.45)]
    if bar.high is None and bar.low is not None:
        parts.append(text("→", high + 7, y + 4, style=f"fill:{colour}"))
    if bar.low is None and bar.high is not None:
        parts.append(text("←", low - 17, y + 4, style=f"fill:{colour}"))
    if bar.best is not None:
        parts.append(element("circle", cx=LEFT + bar.best * unit, cy=y, r=4.5, fill=colour))
    return "".join(parts) + text(_short(bar.wording, 22), high + 20, y + 4, class_="s")


def _short(words: str, most: int = 32) -> str:
    return words if len(words) <= most else f"{words[: most - 1]}…"
