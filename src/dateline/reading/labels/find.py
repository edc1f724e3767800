"""The step "labels": who calls whom what."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from dateline.model.annotation import Actor, Claim, Label
from dateline.reading.actors.added import Added
from dateline.reading.actors.quotes import Quotes
from dateline.reading.draft import Draft
from dateline.reading.labels.loaded import loaded_labels
from dateline.reading.labels.marked import marked_labels
from dateline.reading.labels.quoted import quoted_labels
from dateline.reading.labels.spans import LabelSpans
from dateline.reading.labels.speakers import stated_caller
from dateline.reading.labels.tagged import TaggedLabels
from dateline.reading.step import Step

DOUBTED: Final = -2.5
"""Mean log-odds below which the encoder's doubt outweighs a loaded word. Chosen on labels/dev."""


def find_labels(draft: Draft) -> list[Label | Actor]:
    """The labels of a report in order, and the parties that are called names and that no step before saw.

    The encoder finds them where it is there, else the rules; where two ways meet on the same words, the first stays.
    """
    quotes, added = Quotes(draft), Added(draft)
    encoded = draft.encoded()
    tagged = TaggedLabels(draft, quotes, added)
    if encoded is not None:
        spans = LabelSpans(draft, quotes, encoded.label_odds)
        phrases = list(quoted_labels(draft, quotes))
        found = [label for label in phrases if _has_caller(draft, label)]
        found += [*_certain(draft, quotes, added), *tagged.labels(encoded.labels(spans.spans()))]
        found += [label for label in (*phrases, *_loaded(draft, quotes)) if spans.odds_of(label.span) > DOUBTED]
    else:
        found = _by_rules(draft, quotes, added)
    kept: list[Label] = []
    for label in found:
        if not any(label.span.overlaps(other.span) for other in kept):
            kept.append(label)
    kept.sort(key=lambda label: label.span)
    return [*added.new, *(replace(label, id=f"l{number}") for number, label in enumerate(kept, 1))]


def _by_rules(draft: Draft, quotes: Quotes, added: Added) -> list[Label]:
    """Quoted phrases before marked ones before loaded words, the more telling marker first."""
    return [*quoted_labels(draft, quotes), *_certain(draft, quotes, added), *_loaded(draft, quotes)]


def _has_caller(draft: Draft, label: Label) -> bool:
    """Whether the words around say who calls somebody so: "what he says are", "considers himself"."""
    phrase = draft.doc.char_span(*label.span, alignment_mode="expand")
    return phrase is not None and stated_caller(phrase.root) is not None


def _certain(draft: Draft, quotes: Quotes, added: Added) -> list[Label]:
    """What a word marks as a label: so-called, self-styled, calls itself."""
    return [label for sentence in draft.sentences() for label in marked_labels(draft, sentence, quotes, added)]


def _loaded(draft: Draft, quotes: Quotes) -> list[Label]:
    """Words that take a side wherever they name a party."""
    return [label for sentence in draft.sentences() for label in loaded_labels(draft, sentence, quotes)]


STEP: Final = Step("labels", 1, "who calls whom what", (Actor, Claim), (Actor, Label), find_labels)
