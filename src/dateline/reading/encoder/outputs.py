"""What the columns of the network's scores stand for; training and reading share it."""

from __future__ import annotations

from typing import Final, get_args

from dateline.model.vocabulary import MODE_INTENSITY, SUB_EVENTS, EventType, HopRole, Status

ROLES: Final[tuple[HopRole, ...]] = get_args(HopRole)
TYPES: Final[tuple[EventType, ...]] = get_args(EventType)
"""Columns of the type scores, behind that of "no trigger"."""
STATUSES: Final[tuple[Status, ...]] = get_args(Status)
MODES: Final[tuple[tuple[str, str], ...]] = tuple(
    (kind, mode) for kind in TYPES for mode in MODE_INTENSITY.get(kind, ())
)
"""Columns of the mode scores, as (type, mode), behind that of "none"."""
SUBS: Final = SUB_EVENTS
"""Columns of the scores of ACLED's sub-events, behind that of "none"."""
ARGUMENTS: Final = ("actor", "recipient", "place", "time")
"""Kinds of arguments; two columns each, B and I, behind O."""
