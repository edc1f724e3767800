"""The step "labels": who calls whom what."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from dateline.model.annotation import Actor, Claim, Label
from dateline.reading.actors.quotes import Quotes
from dateline.reading.draft import Draft
from dateline.reading.labels.loaded import loaded_labels
from dateline.reading.labels.marked import marked_labels
from dateline.reading.labels.quoted import quoted_labels
from dateline.reading.step import Step


def find_labels(draft: Draft) -> list[Label]:
    """The labels of a report in order; where two ways of finding meet on the same words, the more telling marker stays."""
    quotes = Quotes(draft)
    found = list(quoted_labels(draft, quotes))
    for sentence in draft.sentences():
        found += marked_labels(draft, sentence, quotes)
    for sentence in draft.sentences():
        found += loaded_labels(draft, sentence, quotes)
    kept: list[Label] = []
    for label in found:
        if not any(label.span.overlaps(other.span) for other in kept):
            kept.append(label)
    kept.sort(key=lambda label: label.span)
    return [replace(label, id=f"l{number}") for number, label in enumerate(kept, 1)]


STEP: Final = Step("labels", 1, "who calls whom what", (Actor, Claim), (Label,), find_labels)
