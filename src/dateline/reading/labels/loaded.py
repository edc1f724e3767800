"""Loaded words without a marker: the report's own (plain), a source's (attributed), those of longer quotations (quoted)."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span as Phrase
from spacy.tokens import Token

from dateline.model.annotation import Label
from dateline.model.spans import Span
from dateline.model.vocabulary import Marker
from dateline.reading.actors.quotes import Quotes
from dateline.reading.actors.words import role_of
from dateline.reading.draft import Draft
from dateline.reading.labels.phrase import core, is_negated_predicate, target_of
from dateline.reading.labels.speakers import speaker_of
from dateline.reading.labels.words import Loaded, loaded_before, loaded_modifier, loaded_noun, recognition


def loaded_labels(draft: Draft, sentence: Phrase, quotes: Quotes) -> Iterator[Label]:
    """The loaded nouns and adjectives of a sentence that name or describe a party."""
    for token in sentence:
        found = _noun(token) or _modified(token)
        if found is not None:
            head, entry, span = found
            yield from _label(draft, head, entry, span, quotes)
        elif (adjective := recognition(token)) is not None and token.dep_ == "amod":
            yield from _label(draft, token.head, adjective, _adjective_span(token), quotes)


def _noun(token: Token) -> tuple[Token, Loaded, Span] | None:
    """A loaded noun as head of its phrase, or before the noun or name that it loads."""
    entry = loaded_noun(token) or loaded_before(token)
    if entry is None:
        return None
    if token.dep_ in {"compound", "nmod", "amod"} and token.head.i > token.i:
        following = token.nbor()
        behind = following if following.dep_ == "compound" and role_of(following) is not None else token.head
        if behind is following and token.head.pos_ == "PROPN":
            return behind, entry, Span(token.idx, behind.idx + len(behind))
        if role_of(behind) is not None and behind.pos_ == "NOUN" and loaded_noun(behind) is None:
            return behind, entry, core(behind)
        if behind.pos_ == "PROPN" and behind.ent_type_ in {"PERSON", "ORG"}:
            return token, entry, core(token)
        return None
    return (token, entry, core(token)) if entry.needs is None else None


def _modified(token: Token) -> tuple[Token, Loaded, Span] | None:
    entry = loaded_modifier(token)
    head = token.head
    if entry is None or token.dep_ not in {"amod", "compound"} or loaded_noun(head):
        return None
    role = role_of(head)
    if role is None or role[0].sector in {"JUD", "COP"}:
        return None
    return head, entry, core(head)


def _adjective_span(token: Token) -> Span:
    """The adjective with what hangs on it before: "UN-recognised", "internationally recognised"."""
    first = token
    while first.i > token.sent.start and token.i - first.i < 4:
        before = first.nbor(-1)
        hyphen = before.text == "-" and not before.whitespace_
        if not (hyphen or (first.text == "-" and not before.whitespace_) or before.pos_ == "ADV"):
            break
        first = before
    return Span(first.idx, token.idx + len(token))


def _label(draft: Draft, head: Token, entry: Loaded, span: Span, quotes: Quotes) -> Iterator[Label]:
    if is_negated_predicate(head):
        return
    target = target_of(draft, head)
    if target is None:
        return
    speaker, told = speaker_of(draft, head, quotes)
    marker: Marker = "quoted" if quotes.at(head) is not None else "attributed" if told else "plain"
    yield Label("", span, target.id, speaker, marker, f"labels:{entry.id}")
