"""Claims in groups: by who speaks first, and by the chain of stations that they came through."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import Any

from dateline.views.claims import ClaimView, claim_json
from dateline.views.parties import Parties
from dateline.views.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class ClaimGroup:
    """Claims that have a speaker or a chain in common, in the order of the record."""

    name: str
    claims: tuple[ClaimView, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How many claims, in how many reports, through how many different chains."""
        return {
            "claims": len(self.claims),
            "reports": len({view.claim.report for view in self.claims}),
            "chains": len({view.chain for view in self.claims}),
        }


def by_speaker(claims: Iterable[ClaimView], snapshot: Snapshot) -> tuple[ClaimGroup, ...]:
    """Claims by their first speaker over all reports; who says most comes first."""
    parties = Parties(snapshot)
    return _groups((party.key, party.name, view) for view in claims for party in [parties.speaker(view.claim)])


def by_chain(claims: Iterable[ClaimView]) -> tuple[ClaimGroup, ...]:
    """Claims by their chain from the outlet to the first speaker; the most frequent chain comes first."""
    return _groups((view.chain, " → ".join(view.chain), view) for view in claims)


def _groups(keyed: Iterable[tuple[Hashable, str, ClaimView]]) -> tuple[ClaimGroup, ...]:
    names: dict[Hashable, str] = {}
    members: dict[Hashable, list[ClaimView]] = defaultdict(list)
    for key, name, view in keyed:
        names.setdefault(key, name)
        members[key].append(view)
    groups = [ClaimGroup(names[key], tuple(views)) for key, views in members.items()]
    return tuple(sorted(groups, key=lambda group: (-len(group.claims), group.name.casefold(), group.name)))


def group_json(group: ClaimGroup, by: str, snapshot: Snapshot) -> dict[str, Any]:
    """One object of `dateline claims --by speaker --json` or `--by chain`: name and counts before the claims."""
    return {by: group.name, "counts": group.counts, "claims": [claim_json(view, snapshot) for view in group.claims]}
