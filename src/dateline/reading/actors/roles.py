"""The roles that a report gives a person: "army chief" before the name, "mayor of Niafounké" behind it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

from dateline.model.spans import Span
from dateline.reading.actors.mention import Cluster, Mention
from dateline.reading.actors.words import bare, is_title, role_nouns, role_of
from dateline.reading.draft import Draft
from dateline.reading.tree import bearer, children

_MODIFYING: Final = frozenset({"compound", "amod", "nmod", "nummod", "punct"})
_LONGEST: Final = 8
"""Words of a role, at most."""


def roles_told(draft: Draft, cluster: Cluster) -> tuple[Span, ...]:
    """The words that name a person's roles, in order: titles and nouns before the name, in apposition, as predicate."""
    if cluster.kind != "person":
        return ()
    found: set[Span] = set()
    for mention in cluster.mentions:
        if mention.form == "name":
            found.update(_before(draft, mention))
            found.update(_phrase(draft, noun) for noun in _beside(mention))
    kept = (span for span in found if not any(o != span and o.start <= span.start and span.end <= o.end for o in found))
    return tuple(sorted(kept))


def _before(draft: Draft, name: Mention) -> Iterator[Span]:
    """The title right before a name: "Army chief", "vice-president", "Commander-in-chief"."""
    doc, last = draft.doc, name.start - 1
    first, telling = name.start, False
    while first > name.head.sent.start and name.start - first < _LONGEST:
        token = doc[first - 1]
        if not (
            is_title(token)
            or role_of(token)
            or bare(token) in role_nouns()
            or token.text == "-"
            or _modifies(token, name)
        ):
            break
        telling = telling or is_title(token) or role_of(token) is not None
        first -= 1
    while first <= last and (doc[first].is_punct or doc[first].pos_ in {"DET", "NUM"}):
        first += 1
    if telling and first <= last:
        yield Span(doc[first].idx, doc[last].idx + len(doc[last]))


def _modifies(token: Token, name: Mention) -> bool:
    """Whether a word belongs to the title before a name: "foreign" of "foreign minister X"."""
    head, seen = token, 0
    while head.dep_ in _MODIFYING and head.head != head and seen < 4:
        head, seen = head.head, seen + 1
        if name.start <= head.i < name.end:
            return token.pos_ in {"NOUN", "PROPN", "ADJ", "PUNCT"} and token.ent_type_ not in {"GPE", "NORP", "PERSON"}
    return False


def _beside(name: Mention) -> Iterator[Token]:
    """The nouns that explain a name: in apposition on either side, and as predicate."""
    head = name.head
    yield from (t for t in head.children if t.dep_ == "appos" and role_of(t))
    if head.dep_ == "appos" and role_of(bearer(head)):
        yield bearer(head)
    if head.dep_ == "nsubj" and head.head.lemma_ in {"be", "become"}:
        yield from (t for t in children(head.head, "attr") if role_of(t))


def _phrase(draft: Draft, noun: Token) -> Span:
    """A noun with the modifiers before it and a short "of" or "for" phrase behind."""
    doc = draft.doc
    first = noun.i
    while first > noun.sent.start and noun.i - first < _LONGEST:
        token = doc[first - 1]
        if token.text == "-" and first - 2 >= noun.sent.start:
            first -= 2
            continue
        if not (token.head == noun or token.head.head == noun) or token.dep_ not in _MODIFYING | {"poss", "case"}:
            break
        first -= 1
    end = noun.i + 1
    of = next((t for t in noun.rights if t.dep_ == "prep" and t.i == noun.i + 1 and t.lower_ in {"of", "for"}), None)
    if of is not None:
        last = max(t.i for t in of.subtree)
        if last - noun.i <= _LONGEST and not any(t.pos_ in {"VERB", "PUNCT"} for t in of.subtree):
            end = last + 1
    return Span(doc[first].idx, doc[end - 1].idx + len(doc[end - 1]))
