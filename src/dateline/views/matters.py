"""Matters: claims of different speakers by what they are about, with what the speakers disagree on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from dateline.views.about import matters_of
from dateline.views.claims import claim_json, list_claims
from dateline.views.disagreement import Disagreement, disagreement_json, disagreements
from dateline.views.filters import Filters
from dateline.views.parties import Parties
from dateline.views.said import Matter, Said, counts
from dateline.views.snapshot import Snapshot

ALONE = "no common matter"
"""What the claims are listed under that speak of nothing that another claim is known to speak of."""


@dataclass(frozen=True, slots=True)
class MatterView:
    """A matter, its claims speaker by speaker, and where the speakers disagree."""

    matter: Matter
    disagreements: tuple[Disagreement, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How many speakers and claims, and in how many reports they stand."""
        return counts(self.matter.said)


@dataclass(frozen=True, slots=True)
class Matters:
    """The matters of a record, those of most speakers first; `alone` are the claims that are on none."""

    common: tuple[MatterView, ...]
    alone: tuple[Said, ...]

    @property
    def said(self) -> tuple[Said, ...]:
        """All claims; one that is on several matters is there several times."""
        return (*(one for view in self.common for one in view.matter.said), *self.alone)


def list_matters(snapshot: Snapshot, filters: Filters | None = None, disputed: bool = False) -> Matters:
    """The matters that claims speak of; with `disputed` only those on which speakers disagree.

    The filters of outlet and day choose claims. Those of place, actor and status choose matters: one is there as a whole
    where they keep one of its claims, so that who disagrees with it is there too.
    """
    chosen, parties = filters or Filters(), Parties(snapshot)
    claims = list_claims(snapshot, replace(chosen, place=None, actor=None, status=None))
    kept = {view.claim.id for view in list_claims(snapshot, chosen)}
    matters = matters_of(claims, snapshot, parties)
    common = {one.view.claim.id for matter in matters for one in matter.said}
    views = [
        MatterView(matter, disagreements(matter, snapshot, parties))
        for matter in matters
        if any(one.view.claim.id in kept for one in matter.said)
    ]
    alone = (Said(view, parties.speaker(view.claim)) for view in claims if view.claim.id in kept - common)
    return Matters(
        tuple(sorted((view for view in views if view.disagreements or not disputed), key=_place)),
        () if disputed else tuple(alone),
    )


def _place(view: MatterView) -> tuple[int, int, str, str]:
    numbers, matter = view.counts, view.matter
    return -numbers["speakers"], -numbers["claims"], matter.name, matter.said[0].view.claim.id


def matters_json(matters: Matters, snapshot: Snapshot) -> Iterator[dict[str, Any]]:
    """The objects of `dateline claims --by matter --json`; the last one holds the claims that are on no matter."""
    for view in matters.common:
        yield _json(view.matter.name, view.matter.incident, view.matter.said, view.disagreements, snapshot)
    if matters.alone:
        yield _json(ALONE, None, matters.alone, (), snapshot)


def _json(
    name: str, incident: str | None, said: tuple[Said, ...], found: tuple[Disagreement, ...], snapshot: Snapshot
) -> dict[str, Any]:
    return {
        "matter": name,
        "incident": incident,
        "counts": counts(said),
        "claims": [claim_json(one.view, snapshot) for one in said],
        "disagreements": [disagreement_json(one, snapshot) for one in found],
    }
