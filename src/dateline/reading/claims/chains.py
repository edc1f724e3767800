"""Through whom a claim came: hops from the printing outlet to the one who first said it."""

from __future__ import annotations

from dateline.model.annotation import Actor, Hop
from dateline.reading.claims.finding import Finding
from dateline.reading.draft import Draft


class Chains:
    """The chains of one report's claims."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft

    def of(self, finding: Finding, actor: Actor | None) -> tuple[Hop, ...]:
        """The hops of one finding."""
        hops = [Hop(None, None, "outlet")]
        if finding.source is not None:
            hops.append(Hop(actor.id if actor else None, finding.source, "speaker"))
        return tuple(hops)
