"""Labels by the encoder: the phrases it marks, with speaker and target as actors of the line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Token

from dateline.model.annotation import Label
from dateline.model.spans import Span, trim
from dateline.model.vocabulary import Marker
from dateline.reading.actors.added import Added
from dateline.reading.actors.quotes import Quotes
from dateline.reading.draft import NOT_PROSE, Draft
from dateline.reading.encoder.reading import LabelFrame
from dateline.reading.labels.phrase import is_negated_predicate, target_of
from dateline.reading.labels.speakers import OUTLET, stated_caller
from dateline.reading.labels.words import marker_words

LEAST: Final = 0.5
"""From which belief on a label is kept."""

_BEFORE: Final = 30
_MARKS: Final = "\"'“”‘’.,;:"
_ARTICLE = re.compile(r"(?i)^(?:the|an?|these|those)\s+")


@dataclass(frozen=True, slots=True)
class TaggedLabels:
    """What turns the encoder's label frames into labels."""

    draft: Draft
    quotes: Quotes
    added: Added

    def labels(self, frames: Sequence[LabelFrame]) -> Iterator[Label]:
        """The labels among the frames, in order."""
        for frame in frames:
            span = self._tidy(frame.span)
            head = self._head(span)
            if frame.score < LEAST or head is None or self.draft.role_at(span.start) in NOT_PROSE:
                continue
            if is_negated_predicate(head):
                continue
            yield self._label(frame, span, head)

    def _label(self, frame: LabelFrame, span: Span, head: Token) -> Label:
        marked = self._is_so_called(span)
        quoted = self.quotes.at(head) is not None
        caller = stated_caller(head) if not marked else None
        told = self.draft.actor_at(caller) if caller is not None else None
        speaker = told.id if told is not None else self._speaker(frame, span, so_called=marked and not quoted)
        marker: Marker = (
            "so-called" if marked else "quoted" if quoted else "plain" if speaker == OUTLET else "attributed"
        )
        return Label("", span, self._target(frame, span, head), speaker, marker, f"encoder:{frame.score:.2f}")

    def _speaker(self, frame: LabelFrame, span: Span, *, so_called: bool) -> str | None:
        """Who uses the words: the speaker in the line, else whoever speaks on from another line, else the outlet."""
        if so_called:
            return OUTLET
        if frame.speaker is not None:
            return self.added.party(frame.speaker)
        claim = self.draft.claim_at(span.start)
        block = self.draft.block_at(span.start)
        if claim is not None and claim.source and block is not None and not block.span.contains(claim.source[0]):
            return claim.source_actor
        return OUTLET

    def _target(self, frame: LabelFrame, span: Span, head: Token) -> str | None:
        """Who is called so: the words that the encoder points at; where these are the label itself, the party it names."""
        if frame.target is not None and not frame.target.overlaps(span):
            return self.added.party(frame.target)
        known = target_of(self.draft, head)
        return known.id if known is not None else self.added.party(span, "group" if head.tag_ == "NNS" else None)

    def _is_so_called(self, span: Span) -> bool:
        before = self.draft.text[max(0, span.start - _BEFORE) : span.start].lower().rstrip(" \"'“‘")
        return any(before.endswith(word) for word in marker_words("adjective")) or bool(
            re.search(
                r"\b(?:call|calls|called|calling|style|styles|styling|styled) (?:it|him|her|them)sel(?:f|ves)(?: the| a| an)?$",
                before,
            )
        )

    def _tidy(self, span: Span) -> Span:
        tidy = trim(self.draft.text, span, extra=_MARKS)
        article = _ARTICLE.match(tidy.of(self.draft.text))
        inside = self.draft.text[tidy.start - 1 : tidy.start] in set("\"'“‘") and tidy.start > 0
        return Span(tidy.start + article.end(), tidy.end) if article and not inside else tidy

    def _head(self, span: Span) -> Token | None:
        phrase = self.draft.doc.char_span(*span, alignment_mode="expand") if span.start < span.end else None
        return phrase.root if phrase is not None else None
