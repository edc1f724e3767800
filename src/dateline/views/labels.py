"""Labels: who calls whom what."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from dateline.model.statement import LabelRow
from dateline.views.filters import Filters, keeps_report
from dateline.views.quote import one_line, sentence_around
from dateline.views.snapshot import Snapshot

NOT_RESOLVED: Final = "(not resolved)"
"""The target of a label whose report does not tell whom it is for."""


@dataclass(frozen=True, slots=True)
class LabelView:
    """A label with its speaker and target in words, and the sentence it stands in."""

    label: LabelRow
    speaker: str
    target: str
    words: str
    outlet: str
    published: str | None
    quote: str


def list_labels(snapshot: Snapshot, filters: Filters | None = None) -> tuple[LabelView, ...]:
    """The labels that pass the filters, by report; `actor` keeps labels by or for that actor, `status` is the marker."""
    chosen = filters or Filters()
    return tuple(_view(label, snapshot) for label in snapshot.labels.values() if _keeps(chosen, label, snapshot))


def speaker_by_target(labels: tuple[LabelView, ...]) -> dict[tuple[str, str], list[str]]:
    """(speaker, target) -> the words used, each once, in order: the table of who calls whom what."""
    table: dict[tuple[str, str], list[str]] = defaultdict(list)
    for view in labels:
        words = table[view.speaker, view.target]
        if view.words not in words:
            words.append(view.words)
    return dict(sorted(table.items()))


def _view(label: LabelRow, snapshot: Snapshot) -> LabelView:
    report = snapshot.reports[label.report]
    outlet = snapshot.outlet(label.report)
    own_voice = label.speaker is None and label.speaker_name == "outlet"
    return LabelView(
        label,
        f"{outlet} (own voice)" if own_voice else label.speaker_name or "(not named)",
        label.target_name or NOT_RESOLVED,
        one_line(label.quote),
        outlet,
        report.published,
        one_line(sentence_around(report.text, label.span).of(report.text)),
    )


def _keeps(filters: Filters, label: LabelRow, snapshot: Snapshot) -> bool:
    return (
        keeps_report(filters, snapshot.reports[label.report], snapshot.named_in(label.report))
        and filters.keeps_actor([label.target_name, label.speaker_name])
        and filters.keeps_status(label.marker)
    )
