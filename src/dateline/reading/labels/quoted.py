"""Labels in quotation marks: a few quoted words that name a party or are said of one; no sentences, names or titles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Span as Phrase
from spacy.tokens import Token

from dateline.model.annotation import Actor, Label
from dateline.model.spans import Span, trim
from dateline.reading.actors.quotes import Quotation, Quotes
from dateline.reading.actors.words import role_of
from dateline.reading.draft import Draft
from dateline.reading.labels.phrase import is_negated_predicate, predicate_target, target_of
from dateline.reading.labels.speakers import called_by, speaker_of
from dateline.reading.labels.words import loaded_noun

LONGEST: Final = 8
"""Words in a quoted label, at most."""


def quoted_labels(draft: Draft, quotes: Quotes) -> Iterator[Label]:
    """The quoted noun phrases that are labels, in order."""
    for quotation in quotes.all():
        words = draft.doc[quotation.start : quotation.end]
        head = _noun_phrase(words)
        if head is None or _is_name(words, head, quotation) or is_negated_predicate(head):
            continue
        target = _party(draft, head)
        if target is None and not (_names_party(head) and _distanced(head)):
            continue
        speaker, _ = speaker_of(draft, head, quotes)
        span = trim(draft.text, Span(words.start_char, words.end_char), extra=",.;:'\"“”‘’")
        loaded = loaded_noun(head)
        yield Label(
            "",
            span,
            target.id if target else None,
            speaker,
            "quoted",
            f"labels:{loaded.id}" if loaded else "quoted-phrase",
        )


def _noun_phrase(words: Phrase) -> Token | None:
    """The head of a quotation that is one noun phrase without a finite verb; None for anything else."""
    kept = [t for t in words if not t.is_punct and not t.is_space]
    if not 0 < len(kept) <= LONGEST or any(t.pos_ in {"VERB", "AUX"} and t.dep_ not in {"amod", "acl"} for t in kept):
        return None
    inside = {t.i for t in words}
    roots = [t for t in kept if t.head.i not in inside or t.head == t]
    nouns = [t for t in roots if t.pos_ in {"NOUN", "PROPN"}]
    return nouns[0] if len(nouns) == 1 and len(roots) == 1 else None


def _is_name(words: Phrase, head: Token, quotation: Quotation) -> bool:
    """Whether the quoted words are a nickname between names, or a title: every longer word has a capital."""
    doc = words.doc
    before = doc[quotation.start - 2] if quotation.start > 1 else None
    behind = doc[quotation.end + 1] if quotation.end + 1 < len(doc) else None
    between_names = before is not None and before.pos_ == "PROPN" and (behind is None or behind.pos_ == "PROPN")
    longer = [t for t in words if t.is_alpha and len(t) > 3]
    return between_names or (bool(longer) and all(t.text[0].isupper() for t in longer) and loaded_noun(head) is None)


def _party(draft: Draft, head: Token) -> Actor | None:
    """The party that the phrase names or is said of; a phrase that is neither loaded nor a role has to be said of one."""
    said_of = predicate_target(draft, head)
    if said_of is not None:
        return said_of
    return target_of(draft, head) if _names_party(head) else None


def _names_party(head: Token) -> bool:
    return loaded_noun(head) is not None or role_of(head) is not None


def _distanced(head: Token) -> bool:
    """Whether the words are said to be somebody's name for a party: "what he says are", "what it calls"."""
    return called_by(head) is not None
