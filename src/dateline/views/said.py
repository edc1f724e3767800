"""A matter and what is said of it: claims of several speakers, each with the events and figures that it carries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from dateline.model.statement import EventRow, FigureRow
from dateline.views.claims import ClaimView
from dateline.views.parties import Party

TRUE: Final = frozenset({"occurred", "ongoing"})
"""Standings under which an event is said to be so."""


@dataclass(frozen=True, slots=True)
class Said:
    """One claim on a matter; `events` and `figures` are those of its content that belong to the matter."""

    view: ClaimView
    speaker: Party
    events: tuple[EventRow, ...] = ()
    figures: tuple[FigureRow, ...] = ()

    @property
    def denies(self) -> bool:
        """Whether the speaker rejects the content."""
        return self.view.claim.stance == "denying"

    @property
    def affirms(self) -> bool:
        """Whether the speaker says that something is so: that it happened, how many, or words that carry no event."""
        return not self.denies and (
            any(event.status in TRUE for event in self.events) or bool(self.figures) or not self.events
        )


@dataclass(frozen=True, slots=True)
class Matter:
    """What several claims are about; `incident` is its id, None where the claims only name the same places and actors."""

    name: str
    incident: str | None
    said: tuple[Said, ...]


def counts(said: Iterable[Said]) -> dict[str, int]:
    """How many speakers and claims, and in how many reports they stand."""
    listed = list(said)
    return {
        "speakers": len({one.speaker.key for one in listed}),
        "claims": len(listed),
        "reports": len({one.view.claim.report for one in listed}),
    }


def sayings(said: Iterable[Said]) -> list[tuple[Said, int]]:
    """What each speaker says, once, with the number of reports that print it in the same words."""
    groups: dict[tuple[str, str], list[Said]] = defaultdict(list)
    for one in said:
        groups[one.speaker.key, one.view.text.casefold()].append(one)
    return [(group[0], len({one.view.claim.report for one in group})) for group in groups.values()]
