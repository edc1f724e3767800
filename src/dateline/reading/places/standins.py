"""Words that stand for a place named before: "there", "the city". Precision first: only where one place is meant."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

from dateline.lexicon.gazetteer import Candidate
from dateline.model.spans import Span
from dateline.model.vocabulary import Sense
from dateline.reading.draft import Draft
from dateline.reading.places.spots import Spot
from dateline.reading.tree import token_span

_SETTLEMENT_NOUNS: Final = frozenset({"city", "town", "village"})
_FAR: Final = 60
"""Tokens that the name may lie behind."""


def standins(draft: Draft, kept: list[Spot]) -> Iterator[tuple[Span, str, Candidate | None, Sense, float, str]]:
    """Stand-ins with the place they stand for; the name is the words of the report."""
    for sentence in draft.sentences():
        for token in sentence:
            if token.lower_ in {"there", "here"} and _is_place_adverb(token):
                meant = _last_before(draft, kept, token, settlements=False)
            elif token.lower_ in _SETTLEMENT_NOUNS and _is_definite(token):
                meant = _last_before(draft, kept, token, settlements=True)
            else:
                continue
            if meant is not None:
                span = (
                    token_span(token)
                    if token.lower_ in {"there", "here"}
                    else Span(token.nbor(-1).idx, token_span(token).end)
                )
                yield span, span.of(draft.text), meant.chosen, "literal", round(0.7 * meant.score, 3), "places.standin"


def _is_place_adverb(token: Token) -> bool:
    """Not "there is", not a quoted speaker's "here": an adverb of a verb or noun in the report's own words."""
    if token.dep_ not in {"advmod", "pcomp", "pobj"} or token.tag_ == "EX":
        return False
    return token.lower_ == "there" and not (
        token.is_sent_start and token.i + 1 < len(token.doc) and token.nbor(1).is_punct
    )


def _is_definite(token: Token) -> bool:
    if not token.i or token.nbor(-1).lower_ not in {"the", "this", "that"} or token.tag_ != "NN":
        return False
    if token.dep_ == "compound" or any(child.dep_ in {"prep", "relcl", "appos", "amod"} for child in token.children):
        return False
    if token.dep_ != "pobj":
        return False
    following = token.nbor(1) if token.i + 1 < len(token.doc) else None
    return following is None or not (following.text[:1].isupper() or following.pos_ in {"NOUN", "PROPN"})


def _last_before(draft: Draft, kept: list[Spot], token: Token, *, settlements: bool) -> Spot | None:
    """The literal place named last before the token, in the same or the sentence before; None where two compete."""
    near = [s for s in kept if token.i - _FAR <= s.first < token.i and s.chosen is not None]
    if settlements:
        near = [s for s in near if s.chosen is not None and s.chosen.precision == "settlement"]
        different = {s.chosen.id for s in near if s.chosen is not None}
        return near[-1] if len(different) == 1 else None
    return near[-1] if near and draft.block_at(near[-1].span.start) == draft.block_at(token.idx) else None
