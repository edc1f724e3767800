"""Claims: who says what, through whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dateline.model.annotation import to_json
from dateline.model.statement import ClaimRow, HopRow
from dateline.views.filters import Filters, keeps_source
from dateline.views.quote import one_line
from dateline.views.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim with its chain in words: "The Meridian Courier → Sahel Wire → Idris Kodwe"."""

    claim: ClaimRow
    outlet: str
    published: str | None
    speaker: str
    chain: tuple[str, ...]
    text: str


def list_claims(snapshot: Snapshot, filters: Filters | None = None) -> tuple[ClaimView, ...]:
    """The claims that pass the filters, by report and place in it.

    `actor` keeps claims by or through that actor; `status` is the stance (neutral, distancing, endorsing, denying);
    `place` keeps claims whose content names the place.
    """
    chosen = filters or Filters()
    return tuple(view_claim(claim, snapshot) for claim in snapshot.claims.values() if _keeps(chosen, claim, snapshot))


def view_claim(claim: ClaimRow, snapshot: Snapshot) -> ClaimView:
    """One claim as a person reads it."""
    report = snapshot.reports[claim.report]
    chain = tuple(hop_name(hop, snapshot, claim.report) for hop in claim.chain)
    return ClaimView(
        claim,
        snapshot.outlet(claim.report),
        report.published,
        claim.source_name or one_line(claim.source_text) or "(not named)",
        chain,
        one_line(claim.text),
    )


def hop_name(hop: HopRow, snapshot: Snapshot, report: str) -> str:
    """A hop in words: its name, else the printing outlet; an anonymous source is said to be one."""
    name = one_line(hop.name or snapshot.outlet(report))
    return f"{name} (anonymous)" if hop.role == "anonymous" else name


def _keeps(filters: Filters, claim: ClaimRow, snapshot: Snapshot) -> bool:
    names = [claim.source_name, claim.source_text, *(hop.name for hop in claim.chain)]
    return (
        keeps_source(filters, snapshot.reports[claim.report])
        and filters.keeps_status(claim.stance)
        and filters.keeps_actor(names)
        and (
            filters.place is None
            or filters.place.casefold() in claim.text.casefold()
            or _names_place(filters, claim, snapshot)
        )
    )


def _names_place(filters: Filters, claim: ClaimRow, snapshot: Snapshot) -> bool:
    """Whether the content of a claim holds the place asked for, under whatever name the report gives it."""
    named = (
        place.ref
        for place in snapshot.named_in(claim.report)
        if any(part.span.contains(place.evidence.span) for part in claim.content)
    )
    return filters.keeps_place(named)


def claim_json(view: ClaimView, snapshot: Snapshot) -> dict[str, Any]:
    """One object of `dateline claims --json`; report ids are the input's own, spans point into the report's text."""
    claim = view.claim
    return {
        "id": claim.id,
        "report": snapshot.reports[claim.report].name,
        "outlet": view.outlet,
        "published": view.published,
        "content": [to_json(part.span) for part in claim.content],
        "text": claim.text,
        "cue": [to_json(part.span) for part in claim.cue],
        "source": [to_json(part.span) for part in claim.source],
        "speaker": claim.source_name,
        "form": claim.form,
        "stance": claim.stance,
        "chain": [{"name": hop.name, "role": hop.role, "span": to_json(hop.span)} for hop in claim.chain],
        "score": claim.score,
    }
