"""Escalation by week: bars of material conflict, the killed under the rule, threats and refusals; unusual weeks marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dateline.views.escalation import Week
from dateline.views.pictures.svg import GRID, QUAD_COLOURS, element, figure, text

WIDTH: Final = 760.0
LEFT: Final = 128.0
LANE: Final = 64.0

LANES: Final = (
    ("conflict", "material conflict", "incidents a week", QUAD_COLOURS["material conflict"]),
    ("threats", "threats, refusals", "a week", QUAD_COLOURS["verbal conflict"]),
    ("killed", "killed", "under the rule", "#4a4f57"),
)


def draw_weeks(weeks: Sequence[Week]) -> str:
    """Three lanes of bars as SVG; an empty string for fewer than two weeks, which show no course."""
    if len(weeks) < 2:
        return ""
    step = (WIDTH - LEFT) / len(weeks)
    parts = []
    for row, (field, title, unit, colour) in enumerate(LANES):
        values = [getattr(week, field) for week in weeks]
        base, most = (row + 1) * (LANE + 14), max([1, *values])
        parts.append(text(title, 0, base - LANE / 2, class_="w") + text(unit, 0, base - LANE / 2 + 13, class_="m s"))
        parts.append(element("line", x1=0, x2=WIDTH, y1=base, y2=base, stroke=GRID))
        for i, value in enumerate(values):
            x, high = LEFT + i * step, value / most * (LANE - 12)
            if value:
                parts.append(
                    element("rect", x=x + step * 0.2, y=base - high, width=step * 0.6, height=high, fill=colour)
                )
                parts.append(text(f"{value:,}", x + step / 2, base - high - 3, text_anchor="middle", class_="s"))
    bottom = len(LANES) * (LANE + 14)
    every = max(1, len(weeks) // 12)
    for i, week in enumerate(weeks):
        x = LEFT + i * step + step / 2
        if i % every == 0:
            parts.append(text(week.start[5:], x, bottom + 14, text_anchor="middle", class_="s"))
        if week.reason:
            parts.append(text("▲", x, bottom + 27, text_anchor="middle", style="fill:#b3362b"))
    parts.append(
        text("week from", 0, bottom + 14, class_="m s") + text("▲ out of the ordinary", 0, bottom + 27, class_="m s")
    )
    description = "; ".join(f"{w.start}: {w.conflict} conflict, {w.threats} threats, {w.killed} killed" for w in weeks)
    return figure(WIDTH, bottom + 34, "Escalation by week", description, parts)
