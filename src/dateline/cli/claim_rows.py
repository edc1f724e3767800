"""Claims as cells and rows: what every form of `dateline claims` prints of one claim."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dateline.views.claims import ClaimView
    from dateline.views.snapshot import Snapshot

COLUMNS = (
    "report", "outlet", "published", "speaker", "chain", "stance", "form", "text", "cue", "span_start", "span_end", "score",
)  # fmt: skip


def claim_quote(view: ClaimView, snapshot: Snapshot) -> str:
    """What is claimed, and where it stands."""
    from dateline.views import words

    if not view.claim.content:
        return "(no content)"
    return f"{view.text} [{words.where(snapshot, view.claim.report, view.claim.content[0].span)}]"


def claim_row(view: ClaimView, snapshot: Snapshot) -> dict[str, Any]:
    """A row of `dateline claims --csv`."""
    claim = view.claim
    return {
        "report": snapshot.reports[claim.report].name,
        "outlet": view.outlet,
        "published": view.published,
        "speaker": view.speaker,
        "chain": " → ".join(view.chain),
        "stance": claim.stance,
        "form": claim.form,
        "text": view.text,
        "cue": " … ".join(part.quote for part in claim.cue),
        "span_start": claim.content[0].span.start if claim.content else None,
        "span_end": claim.content[-1].span.end if claim.content else None,
        "score": claim.score,
    }
