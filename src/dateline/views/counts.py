"""Counts of different speakers set against each other: which numbers can be compared, and when two cannot both be right."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from dateline.model.statement import FigureRow
from dateline.model.vocabulary import Harm

ABOUT: Final = 0.25
"""How far "about 40" reaches to either side, as a share: wide, so that a rounded number contradicts no near one."""

_PART_AFTER: Final = re.compile(
    r"\s+of\s+(?:them|whom|those|these|its|his|her|their|our|my|the\s+(?:dead|victims|wounded|injured|missing))\b"
)
_PART_BEFORE: Final = re.compile(r"\b(?:including|among|amongst|among\s+them|of\s+whom)\s+$")


class Bounds(NamedTuple):
    """The least and the most that a wording allows."""

    low: float
    high: float


def bounds(figure: FigureRow) -> Bounds | None:
    """What the wording of a figure allows: "at least 12" is open upwards; None where it gives no number."""
    if figure.low is None and figure.high is None:
        best = figure.best
        return None if best is None else Bounds(best * (1 - ABOUT), best * (1 + ABOUT))
    return Bounds(figure.low or 0, math.inf if figure.high is None else figure.high)


def apart(first: Bounds, second: Bounds) -> bool:
    """Whether no number fits both."""
    return first.high < second.low or second.high < first.low


def is_part(figure: FigureRow, text: str) -> bool:
    """Whether the words around a figure say that it is part of another: "four of the dead", "14 of its men"."""
    before = text[max(0, figure.span.start - 40) : figure.span.start]
    return bool(_PART_AFTER.match(text, figure.span.end) or _PART_BEFORE.search(before))


def totals(figures: Iterable[FigureRow], text: str) -> dict[Harm, FigureRow]:
    """The figure of each harm that one speaker gives in one report: the largest, since a part is never the whole."""
    found: dict[Harm, FigureRow] = {}
    for figure in figures:
        held = found.get(figure.harm)
        if not is_part(figure, text) and (held is None or _size(figure) > _size(held)):
            found[figure.harm] = figure
    return found


def _size(figure: FigureRow) -> tuple[int, str]:
    return max((n for n in (figure.best, figure.low, figure.high) if n is not None), default=0), figure.id
