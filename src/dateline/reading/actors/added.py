"""Parties that come to light later: who speaks or is called names is an actor, also where no step before saw one."""

from __future__ import annotations

import re

from spacy.tokens import Token

from dateline.model.annotation import Actor, Place
from dateline.model.spans import Span
from dateline.model.vocabulary import ActorKind
from dateline.reading.actors.words import role_of
from dateline.reading.draft import Draft

_ARTICLE = re.compile(r"(?i)^(?:the|an?|this|that|these|those|its|his|her|their|our|my|your)\s+")
_NAMING = frozenset({"NOUN", "PROPN", "NUM", "ADJ", "PRON"})
_PRONOUNS = frozenset("it he she they we i you me him her them us this that these those which who what one".split())


class Added:
    """The actors of a draft with those that are found missing; `new` holds the latter, to be given back by the step."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.new: list[Actor] = []
        self._count = len(draft.of(Actor))

    def party(self, span: Span, kind: ActorKind | None = None) -> str | None:
        """The id of the actor that a span names, a new one where there is none; None for pronouns that point at nobody known.

        `kind` is what the asker takes it for, where the words themselves do not tell.
        """
        known = self.draft.actor_in(span)
        if known is not None:
            return known.id
        for actor in self.new:
            if any(mention.overlaps(span) for mention in actor.mentions):
                return actor.id
        head = self._head(span)
        words = _ARTICLE.sub("", " ".join(span.of(self.draft.text).split()))
        if head is None or head.pos_ not in _NAMING or head.lower_ in _PRONOUNS or not any(c.isalpha() for c in words):
            return None
        same = next((a for a in (*self.draft.of(Actor), *self.new) if a.name.casefold() == words.casefold()), None)
        return same.id if same is not None else self._add(span, words, head, kind)

    def _add(self, span: Span, words: str, head: Token, kind: ActorKind | None) -> str:
        self._count += 1
        article = _ARTICLE.match(self.draft.text[span.start : span.end])
        start = span.start + (article.end() if article else 0)
        actor = Actor(
            f"a{self._count}", words, kind or _kind(head), (Span(start, span.end),), country=self._country(span),
            rule="named-by-use",
        )  # fmt: skip
        self.new.append(actor)
        return actor.id

    def _head(self, span: Span) -> Token | None:
        phrase = self.draft.doc.char_span(*span, alignment_mode="expand")
        return phrase.root if phrase is not None else None

    def _country(self, span: Span) -> str | None:
        """The country of a place that stands for its government, or of the only place in the words."""
        found = {place.country for place in self.draft.of(Place) if place.span.overlaps(span) and place.country}
        return found.pop() if len(found) == 1 else None


def _kind(head: Token) -> ActorKind:
    role = role_of(head)
    if role is not None:
        return role[0].kind
    if head.ent_type_ == "PERSON":
        return "person"
    if head.ent_type_ == "GPE":
        return "government"
    if head.tag_ == "NNS":
        return "population"
    return "organisation" if head.pos_ == "PROPN" else "person"
