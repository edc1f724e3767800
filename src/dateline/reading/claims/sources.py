"""Who says it: from the head of a noun phrase to the words that name the source, title and apposition included."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.model.annotation import Actor
from dateline.model.spans import Span
from dateline.reading.draft import Draft

_LEFT_OUT = frozenset({"relcl", "cc", "conj", "advcl", "acl", "punct", "preconj", "parataxis", "ccomp", "dep"})
_NOBODY = frozenset({"it", "there", "this", "that", "which", "what"})


def source_span(head: Token, own: frozenset[int]) -> Span:
    """The noun phrase of a source: joined names and appositions kept, relative clauses and content left out.

    `own` are the tokens that the claim already uses for cue and content.
    """
    kept = _phrase(head, own)
    low = high = head.i
    while low - 1 in kept or (low - 2 in kept and head.doc[low - 1].is_punct and low - 1 not in own):
        low -= 1
    while high + 1 in kept or (high + 2 in kept and _joins(head.doc[high + 1]) and high + 1 not in own):
        high += 1
    low = _after_as(head, low, high)
    first, last = head.doc[low], head.doc[high]
    if low < high and last.tag_ == "POS":
        last = head.doc[high - 1]
    return Span(first.idx, last.idx + len(last))


def _after_as(head: Token, low: int, high: int) -> int:
    """Where "as" stands in the phrase a new clause begins ("Fears grow as a governor says"): the source stands behind it."""
    for i in range(high - 1, head.i, -1):
        token = head.doc[i]
        if token.lower_ == "as" and token.head.i == head.i and head.doc[high].head.i == i:
            return i + 1
    return low


def _joins(token: Token) -> bool:
    return token.is_punct and token.text not in {":", ";", "—", '"'}


def _phrase(head: Token, own: frozenset[int]) -> frozenset[int]:
    kept = {head.i}
    queue = list(head.children)
    while queue:
        token = queue.pop()
        if token.i in own or token.is_space or (token.dep_ in _LEFT_OUT and not _kept_clause(token, head)):
            continue
        kept.add(token.i)
        queue.extend(token.children)
    return frozenset(kept)


def _kept_clause(token: Token, head: Token) -> bool:
    """Joined names stay ("the army and a commander"), and participles without a comma ("a source close to the talks")."""
    if token.dep_ in {"cc", "conj"}:
        return head.pos_ in {"NOUN", "PROPN", "PRON"} and (token.pos_ in {"NOUN", "PROPN", "PRON", "CCONJ", "NUM"})
    return token.dep_ == "acl" and not any(t.is_punct for t in token.doc[head.i + 1 : token.left_edge.i])


def source_actor(draft: Draft, source: Span) -> Actor | None:
    """The actor of a source: that of its head, else of the name in apposition; None for joint sources."""
    phrase = draft.doc.char_span(*source, alignment_mode="expand")
    if phrase is None:
        return None
    if is_joint(draft, source):
        return None
    head = phrase.root
    inside = range(phrase.start, phrase.end)
    for token in (head, *(c for c in head.children if c.dep_ == "appos" and c.i in inside)):
        found = draft.actor_at(token)
        if found is not None:
            return found
    return draft.actor_in(source)


def is_joint(draft: Draft, source: Span) -> bool:
    """Whether several speak together: "the army and a community leader"."""
    phrase = draft.doc.char_span(*source, alignment_mode="expand")
    if phrase is None:
        return False
    inside = range(phrase.start, phrase.end)
    return any(c.dep_ == "conj" and c.i in inside and c.pos_ in {"NOUN", "PROPN", "PRON"} for c in phrase.root.children)


def speaks(head: Token) -> bool:
    """Whether the head can be a source at all: "it" and "there" may stand for nobody."""
    return not (head.lower_ in {"it", "there"} and head.dep_ in {"expl", "nsubjpass"})
