"""Which words of a sentence may be cues, with what each would say and who would say it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Span as Phrase
from spacy.tokens import Token

from dateline.reading.claims.frame import Frame
from dateline.reading.claims.nouns import NOUN_READINGS, OTHER_READINGS
from dateline.reading.claims.relayed import is_relay
from dateline.reading.claims.speaking import Reading
from dateline.reading.claims.verbs import VERB_READINGS

LONGEST = 400
"""Tokens of the longest sentence that is read for frames."""


def frames(sentence: Phrase) -> Iterator[Frame]:
    """Every frame of a sentence, in the order of its words, one for a word at most.

    A sentence of more than LONGEST tokens is a list or a table that the parser could not split, and has none.
    """
    if len(sentence) > LONGEST:
        return
    for token in sentence:
        if token.pos_ in {"VERB", "AUX"} and not is_relay(token):
            yield from _first(token, VERB_READINGS)
        elif token.pos_ in {"NOUN", "PROPN"}:
            yield from _first(token, NOUN_READINGS)
        elif token.pos_ in {"ADJ", "ADV", "SCONJ", "ADP"}:
            yield from _first(token, OTHER_READINGS)


def _first(token: Token, readings: Iterable[Reading]) -> Iterator[Frame]:
    for reading in readings:
        frame = reading(token)
        if frame is not None:
            yield frame
            return
