"""The noun phrase that is a label, and the party it is given to."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from dateline.model.annotation import Actor
from dateline.model.spans import Span
from dateline.reading.draft import Draft
from dateline.reading.labels.words import marker_words
from dateline.reading.tree import SUBJECTS, children

LEFT: Final = frozenset({"amod", "compound", "nmod", "npadvmod", "punct", "advmod"})
ARTICLES: Final = frozenset("a an the this that these those some any no his her its their our my your".split())


def core(head: Token) -> Span:
    """The noun with the words before it that belong to it, without article, possessor and quotation mark."""
    start = head.i
    while start > head.sent.start:
        token = head.doc[start - 1]
        if token.lower_ in ARTICLES or token.text in {'"', ",", "(", "'"} or not _belongs(token, head):
            break
        start -= 1
    while start < head.i and not head.doc[start].text[0].isalnum():
        start += 1
    first = head.doc[start]
    return Span(first.idx, head.idx + len(head))


def _belongs(token: Token, head: Token) -> bool:
    seen = 0
    while token != head and seen < 4:
        if token.dep_ not in LEFT:
            return False
        token, seen = token.head, seen + 1
    return token == head


def is_negated_predicate(head: Token) -> bool:
    """Whether the noun is denied of somebody: "is no terrorist", "are not mercenaries", "rather than rebels"."""
    if any(child.dep_ == "neg" or child.lower_ in {"no", "neither"} for child in head.children):
        return True
    verb = head.head
    return head.dep_ in {"attr", "oprd"} and any(child.dep_ == "neg" for child in verb.children)


def target_of(draft: Draft, head: Token) -> Actor | None:
    """The party that is called so: of whom the noun is said, whose name it stands beside, or whom it names by itself."""
    if head.dep_ in {"compound", "nmod", "amod"} and head.head.i > head.i:
        return draft.actor_at(head.head)
    if head.dep_ == "appos":
        named = draft.actor_at(head.head)
        if named is not None:
            return named
    for child in children(head, "appos"):
        named = draft.actor_at(child)
        if named is not None:
            return named
    said_of = predicate_target(draft, head)
    return said_of or draft.actor_at(head) or same_noun(draft, head)


def same_noun(draft: Draft, head: Token) -> Actor | None:
    """The party mentioned last before by the same noun: what is called "terrorist militias" behind "the militias"."""
    found = [
        (mention.end, actor)
        for actor in draft.of(Actor)
        for mention in actor.mentions
        if mention.end <= head.idx and mention.of(draft.text).lower().endswith(head.lower_)
    ]
    return max(found, key=lambda pair: pair[0])[1] if found else None


def predicate_target(draft: Draft, head: Token) -> Actor | None:
    """The party of whom a noun is predicated: "X is a ...", "called X a ...", "X is described as a ..."."""
    verb = head.head
    if head.dep_ in {"attr", "oprd"} and verb.lemma_ in marker_words("being") | marker_words("calling"):
        calling = verb.lemma_ in marker_words("calling") - marker_words("being")
        return _object(draft, verb, head) or _subject(draft, verb, passive_only=calling)
    if head.dep_ == "dobj" and verb.lemma_ in {"represent", "constitute"}:
        return _subject(draft, verb)
    if head.dep_ == "pobj" and verb.lower_ == "as" and verb.head.lemma_ in marker_words("calling"):
        return _object(draft, verb.head, head) or _subject(draft, verb.head, passive_only=True)
    if head.dep_ in {"ccomp", "dobj"} and verb.lemma_ in marker_words("calling"):
        subjects = [child for child in head.children if child.dep_ in SUBJECTS]
        return next((actor for s in subjects if (actor := draft.actor_at(s))), None)
    return None


def _object(draft: Draft, verb: Token, other: Token) -> Actor | None:
    if verb.lemma_ not in marker_words("calling"):
        return None
    for child in children(verb, "dobj", "nsubjpass"):
        if child != other and (actor := draft.actor_at(child)):
            return actor
    return None


def _subject(draft: Draft, verb: Token, *, passive_only: bool = False) -> Actor | None:
    labels = ("nsubjpass",) if passive_only else ("nsubj", "nsubjpass")
    above, seen = verb, 0
    while seen < 3:
        for child in children(above, *labels):
            return draft.actor_at(child)
        if above.dep_ not in {"xcomp", "ccomp", "conj"} or passive_only:
            return None
        above, seen = above.head, seen + 1
    return None
