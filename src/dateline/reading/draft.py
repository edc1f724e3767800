"""A draft: one report while it is being read, with its parse and what the steps have found so far."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Phrase

from dateline.model.annotation import Actor, Annotation, Claim, Issue, Place, Time
from dateline.model.report import Block, Report
from dateline.model.spans import Span
from dateline.model.vocabulary import UNREAD_ROLES, Role
from dateline.reading.encoder.network import Network
from dateline.reading.encoder.reading import Encoded
from dateline.reading.tree import apposed

Kind = TypeVar("Kind")

NOT_PROSE: frozenset[str] = UNREAD_ROLES | {"byline", "dateline"}
"""Blocks that hold no sentence about the world; names, places and times may still be read in bylines and datelines."""


class Draft:
    """What a step is given. Steps read it and return annotations; they never change it.

    `network` is the encoder, or None where rules read alone.
    """

    def __init__(self, report: Report, blocks: Iterable[Block], doc: Doc, network: Network | None = None) -> None:
        self.report = report
        self.network = network
        self._encoded: Encoded | None = None
        self.text = report.text
        self.doc = doc
        self._found: dict[type, list[Any]] = {Block: list(blocks), Issue: []}
        self._starts = [block.span.start for block in self._found[Block]]
        self._actor_tokens: dict[int, Actor] | None = None

    def encoded(self) -> Encoded | None:
        """What the encoder reads in the report, worked out when it is first asked for; None where rules read alone."""
        if self.network is not None and self._encoded is None:
            unread = (block.span for block in self.of(Block) if block.role in UNREAD_ROLES)
            self._encoded = Encoded(self.network, self.text, unread)
        return self._encoded

    def of(self, kind: type[Kind]) -> list[Kind]:
        """All annotations of one kind so far, in the order in which they were given."""
        return self._found.get(kind, [])

    def add(self, annotations: Iterable[Annotation]) -> None:
        """Take in what a step has found; called by the reader between steps."""
        for annotation in annotations:
            self._found.setdefault(type(annotation), []).append(annotation)
        self._actor_tokens = None

    def role_at(self, offset: int) -> Role:
        """The role of the block that holds an offset; what lies between blocks counts as body."""
        index = bisect.bisect_right(self._starts, offset) - 1
        if index < 0:
            return "body"
        block: Block = self._found[Block][index]
        return block.role if offset < block.span.end else "body"

    def block_at(self, offset: int) -> Block | None:
        """The block that holds an offset, or None between blocks."""
        index = bisect.bisect_right(self._starts, offset) - 1
        block: Block | None = self._found[Block][index] if index >= 0 else None
        return block if block is not None and offset < block.span.end else None

    def sentences(self) -> Iterator[Phrase]:
        """The sentences of headline, lede, subheads, body and captions, in order."""
        for sentence in self.doc.sents:
            first = next((token for token in sentence if not token.is_space), None)
            if first is not None and self.role_at(first.idx) not in NOT_PROSE:
                yield sentence

    def actor_at(self, token: Token) -> Actor | None:
        """The actor that has a mention over this token (the shortest such mention), or None."""
        if self._actor_tokens is None:
            self._actor_tokens = self._index_actors()
        return self._actor_tokens.get(token.i)

    def party_at(self, head: Token) -> Actor | None:
        """The actor at a noun, or the person named beside it: "its spokesman, Ada Okoye"."""
        actor = self.actor_at(head)
        if actor is not None or head.pos_ != "NOUN" or head.tag_ != "NN":
            return actor
        named = {a.id: a for t in apposed(head) if (a := self.actor_at(t)) is not None and a.kind == "person"}
        return next(iter(named.values())) if len(named) == 1 else None

    def actor_in(self, span: Span) -> Actor | None:
        """The actor whose mention holds the syntactic head of the span, else the only actor mentioned in it, else None."""
        phrase = self.doc.char_span(*span, alignment_mode="expand")
        if phrase is None:
            return None
        head = self.party_at(phrase.root)
        if head is not None:
            return head
        inside = {actor.id: actor for actor in map(self.actor_at, phrase) if actor is not None}
        return next(iter(inside.values())) if len(inside) == 1 else None

    def claim_at(self, offset: int) -> Claim | None:
        """The innermost claim whose content holds an offset, or None: the report's own voice."""
        holding = [claim for claim in self.of(Claim) if any(s.start <= offset < s.end for s in claim.content)]
        return min(holding, key=lambda claim: sum(s.end - s.start for s in claim.content), default=None)

    def places_in(self, span: Span) -> list[Place]:
        """The places whose span lies inside `span`, in order."""
        return [place for place in self.of(Place) if span.contains(place.span)]

    def times_in(self, span: Span) -> list[Time]:
        """The times whose span lies inside `span`, in order."""
        return [time for time in self.of(Time) if span.contains(time.span)]

    def _index_actors(self) -> dict[int, Actor]:
        mentions = [(mention, actor) for actor in self.of(Actor) for mention in actor.mentions]
        index: dict[int, Actor] = {}
        for mention, actor in sorted(mentions, key=lambda pair: pair[0].start - pair[0].end):
            phrase = self.doc.char_span(*mention, alignment_mode="expand")
            for token in phrase if phrase is not None else ():
                index[token.i] = actor
        return index
