"""`dateline claims --by ...`: claims in groups, and the sides of a disagreement beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from dateline.cli.claim_rows import COLUMNS, claim_quote, claim_row
from dateline.cli.output import Form, print_csv, print_json, print_note, print_table

if TYPE_CHECKING:
    from dateline.views.claims import ClaimView
    from dateline.views.disagreement import Voice
    from dateline.views.matters import Matters, MatterView
    from dateline.views.said import Said
    from dateline.views.snapshot import Snapshot
    from dateline.views.speakers import ClaimGroup

GROUP_COLUMNS = ("group", "claims", "reports", "chains", *COLUMNS)
MATTER_COLUMNS = ("matter", "incident", "disagreement", "disagrees_with", *COLUMNS)

MOST = 3
"""Voices of a side that a table quotes; JSON and CSV hold all."""


def print_groups(claims: tuple[ClaimView, ...], snapshot: Snapshot, by: str, form: Form) -> None:
    """Claims by speaker or by chain."""
    from dateline.views.speakers import by_chain, by_speaker, group_json

    groups = by_speaker(claims, snapshot) if by == "speaker" else by_chain(claims)
    if form == "json":
        print_json(group_json(group, by, snapshot) for group in groups)
    elif form == "csv":
        print_csv(GROUP_COLUMNS, _group_rows(groups, snapshot))
    else:
        for group in groups:
            _print_group(group, by, snapshot)
        _print_end(len(groups), f"{by}s", claims)


def _group_rows(groups: Iterable[ClaimGroup], snapshot: Snapshot) -> Iterator[dict[str, Any]]:
    for group in groups:
        for view in group.claims:
            yield {"group": group.name, **group.counts, **claim_row(view, snapshot)}


def _print_group(group: ClaimGroup, by: str, snapshot: Snapshot) -> None:
    from dateline.views import words

    rows = (
        (
            " → ".join(view.chain) if by == "speaker" else view.speaker,
            view.claim.stance,
            view.claim.form,
            (view.published or "")[:10],
            claim_quote(view, snapshot),
        )
        for view in group.claims
    )
    columns = {"chain" if by == "speaker" else "speaker": 8, "stance": 0, "form": 0, "published": 0}
    print_table(f"{group.name}: {words.counted(group.counts)}", columns, rows, " ")


def _print_end(groups: int, kind: str, claims: Iterable[ClaimView]) -> None:
    """The line below all groups; where there are none, that nothing passes."""
    from dateline.views import words

    told = {claim.claim.id: claim.claim.report for claim in claims}
    if not told:
        print_table("Who says what", {}, ())
    print_note(words.counted({kind: groups, "claims": len(told), "reports": len(set(told.values()))}))


def print_matters(matters: Matters, snapshot: Snapshot, form: Form) -> None:
    """Claims by matter with the disagreements of their speakers; at the end those that are on none."""
    from dateline.views.matters import ALONE, matters_json

    if form == "json":
        print_json(matters_json(matters, snapshot))
    elif form == "csv":
        print_csv(MATTER_COLUMNS, _matter_rows(matters, snapshot))
    else:
        for view in matters.common:
            _print_matter(view, snapshot)
        if matters.alone:
            _print_sayings(ALONE, matters.alone, snapshot)
        _print_end(len(matters.common), "matters", (one.view for one in matters.said))


def _matter_rows(matters: Matters, snapshot: Snapshot) -> Iterator[dict[str, Any]]:
    from dateline.views.disagreement import opponents
    from dateline.views.matters import ALONE

    for view in matters.common:
        against = opponents(view.disagreements)
        for one in view.matter.said:
            reasons, speakers = against.get(one.view.claim.id, ((), ()))
            yield {
                "matter": view.matter.name,
                "incident": view.matter.incident,
                "disagreement": "; ".join(reasons),
                "disagrees_with": "; ".join(speakers),
                **claim_row(one.view, snapshot),
            }
    for one in matters.alone:
        yield {"matter": ALONE, **claim_row(one.view, snapshot)}


def _print_matter(view: MatterView, snapshot: Snapshot) -> None:
    from dateline.views import words

    _print_sayings(f"{view.matter.name}: {words.counted(view.counts)}", view.matter.said, snapshot)
    if view.disagreements:
        rows = ((found.reason, *(_side(side, snapshot) for side in found.sides)) for found in view.disagreements)
        print_table("", {"disagreement": 3, "one side": 6, "other side": 6}, rows, " ")


def _print_sayings(title: str, said: Iterable[Said], snapshot: Snapshot) -> None:
    """What each speaker says, speaker below speaker; the same words of several reports are printed once."""
    from dateline.views.said import sayings

    rows = (
        (
            one.speaker.name,
            " → ".join(one.view.chain),
            one.view.claim.stance,
            (one.view.published or "")[:10],
            str(reports),
            claim_quote(one.view, snapshot),
        )
        for one, reports in sayings(said)
    )
    columns = {"speaker": 4, "chain": 8, "stance": 0, "published": 0, "reports": 0}
    print_table(title, columns, rows, " ")


def _side(voices: tuple[Voice, ...], snapshot: Snapshot) -> str:
    """One side of a disagreement: who says it, in which words, each on a line of its own."""
    from dateline.views.disagreement import once

    lines = [f"{voice.speaker.name}: {claim_quote(voice.claim, snapshot)}" for voice in once(voices)]
    more = [f"+{len(lines) - MOST} more"] if len(lines) > MOST else []
    return "\n".join((*lines[:MOST], *more))
