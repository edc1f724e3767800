"""Which words together are one label: noun phrases of the parse, weighed by the encoder's odds for each of their words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from spacy.tokens import Token

from dateline.model.spans import Span, trim
from dateline.reading.actors.quotes import Quotes
from dateline.reading.draft import Draft
from dateline.reading.labels.phrase import core
from dateline.reading.tree import children

LEAST: Final = -1.0
"""Mean log-odds of a label's words, at least. Chosen on labels/dev."""

_SURE: Final = 3.0
_LONGEST: Final = 9
_MARKS: Final = "\"'“”‘’.,;:"
_LINKS: Final = frozenset("of in with on for against from".split())


class LabelSpans:
    """The label spans of a report; each noun is the head of one at most."""

    def __init__(self, draft: Draft, quotes: Quotes, odds: Sequence[tuple[Span, float]]) -> None:
        self._draft, self._quotes = draft, quotes
        self._odds: dict[int, list[float]] = {}
        for span, value in odds:
            phrase = draft.doc.char_span(*span, alignment_mode="expand")
            for token in phrase or ():
                if any(c.isalnum() for c in span.of(draft.text)):
                    self._odds.setdefault(token.i, []).append(value)

    def spans(self) -> list[Span]:
        """Labels in order, none over another; of two that overlap the one with more weight stays."""
        found = sorted(self._candidates(), key=lambda pair: -pair[0])
        kept: list[Span] = []
        for _, span in found:
            if not any(span.overlaps(other) for other in kept):
                kept.append(span)
        return sorted(kept)

    def odds_of(self, span: Span) -> float:
        """The mean log-odds of a span's words."""
        tokens = self._draft.doc.char_span(*span, alignment_mode="expand")
        return self._mean(list(tokens)) if tokens is not None else -_SURE

    def _candidates(self) -> Iterator[tuple[float, Span]]:
        for sentence in self._draft.sentences():
            for token in sentence:
                if self._mean([token]) > LEAST - 1.0 and (token.pos_ in {"NOUN", "PROPN"} or self._alone(token)):
                    yield from self._around(token)

    def _around(self, head: Token) -> Iterator[tuple[float, Span]]:
        """The phrase of a noun, bare and with what hangs on it behind, and the whole of a short quotation around it."""
        for span in {core(head), *self._longer(head), *self._quotation(head)}:
            tokens = self._draft.doc.char_span(*span, alignment_mode="expand")
            if tokens is not None and len(tokens) <= _LONGEST and (mean := self._mean(list(tokens))) > LEAST:
                yield (mean - LEAST) * len(tokens), span

    def _longer(self, head: Token) -> Iterator[Span]:
        start = core(head).start
        for link in children(head, "prep", "relcl", "acl"):
            if link.i > head.i and (link.lower_ in _LINKS or link.dep_ != "prep"):
                last = link.right_edge
                yield trim(self._draft.text, Span(start, last.idx + len(last)), extra=_MARKS)

    def _quotation(self, head: Token) -> Iterator[Span]:
        quotation = self._quotes.at(head)
        if quotation is not None and quotation.end - quotation.start <= _LONGEST:
            words = self._draft.doc[quotation.start : quotation.end]
            yield trim(self._draft.text, Span(words.start_char, words.end_char), extra=_MARKS)

    def _alone(self, token: Token) -> bool:
        """An adjective that is a label by itself before a name: "UN-recognised"."""
        return token.pos_ in {"ADJ", "VERB"} and token.dep_ in {"amod", "attr", "oprd"}

    def _mean(self, tokens: Sequence[Token]) -> float:
        values = [max(-_SURE, min(_SURE, v)) for token in tokens for v in self._odds.get(token.i, ())]
        return sum(values) / len(values) if values else -9.0
