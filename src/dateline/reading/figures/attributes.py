"""What belongs to a figure besides its number: victims, count, as-of, event."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dateline.model.annotation import Event, Time
from dateline.model.spans import Span
from dateline.model.vocabulary import Count
from dateline.reading.draft import Draft
from dateline.reading.figures.govern import Counted
from dateline.reading.figures.harm import frame, in_frame, stated
from dateline.reading.figures.tolls import Governed
from dateline.reading.numbers import Quantity
from dateline.reading.tree import cover, is_passive, noun_phrase, phrase_span

_HARMFUL_TYPES = frozenset({"ASSAULT", "COERCE", "PROTEST", "SANCTION"})


def victims(what: Counted, quantity: Quantity, doc: Doc) -> Span | None:
    """The noun phrase of those counted without its number: "12 Omarid soldiers" gives "Omarid soldiers"."""
    noun = what.noun
    if noun is None or noun.pos_ == "PRON" or in_frame(noun, "no-victims") or stated(noun, "state") is not None:
        return None
    phrase = noun_phrase(noun)
    after = [t for t in doc.char_span(*phrase, alignment_mode="expand") or () if t.i > quantity.last]
    while after and after[0] != noun and after[0].pos_ in {"ADP", "DET", "PRON", "PUNCT", "PART"}:
        after = after[1:]
    while after and after[0] != noun and after[0].lower_ in {"other", "more", "additional", "further"}:
        after = after[1:]
    return cover(after) if noun in after else None


def count(quantity: Quantity, governed: Governed, part: bool) -> Count | None:
    """Whether the number is of this happening, a running total, or replaces an earlier one; a part of another has none."""
    sentence = quantity.core(governed.word.doc).sent
    words = f" {' '.join(t.lower_ for t in sentence if not t.is_punct)} "
    if any(f" {phrase} " in words for phrase in frame("revised")):
        return "revised"
    if part:
        return None
    cumulative = any(f" {phrase} " in words for phrase in frame("cumulative"))
    if governed.toll or cumulative or _is_perfect(governed.word):
        return "cumulative"
    return "new"


def _is_perfect(word: Token) -> bool:
    """Whether the harm is told in the active perfect: "has killed hundreds" sums up what went on until now.

    A conjoined verb shares the auxiliary of the first: "has killed hundreds and displaced thousands".
    """
    while word.dep_ == "conj" and word.head.pos_ == "VERB" and not any(t.dep_ == "nsubj" for t in word.children):
        word = word.head
    auxiliaries = {t.lower_ for t in word.children if t.dep_ == "aux"}
    modal = any(t.tag_ == "MD" for t in word.children)
    return word.pos_ == "VERB" and bool(auxiliaries & {"has", "have"}) and not modal and not is_passive(word)


def as_of(quantity: Quantity, governed: Governed, draft: Draft) -> str | None:
    """The day up to which a running total counts, where the sentence names it ("as of Friday") and it is resolved."""
    sentence = quantity.core(draft.doc).sent
    for time in draft.times_in(phrase_span(sentence)):
        before = draft.text[max(sentence.start_char, time.span.start - 12) : time.span.start].lower().rstrip()
        named = any(before.endswith(f" {word}") or before == word for word in frame("as-of"))
        if time.end is not None and named and (governed.toll or not before.endswith(" by")):
            return time.end
    return None


class EventIndex:
    """The events of a report by the sentence of their trigger, for finding the event that a figure belongs to."""

    def __init__(self, draft: Draft) -> None:
        self._events = [
            e for e in draft.of(Event) if e.type in _HARMFUL_TYPES and e.status in {"occurred", "ongoing", "attempted"}
        ]
        self._draft = draft

    def of(self, word: Token, span: Span) -> str | None:
        """The event whose trigger states the harm, else the nearest harmful one of the sentence, else the ASSAULT before it."""
        if not self._events:
            return None
        own = next((e for e in self._events if e.trigger.overlaps(Span(word.idx, word.idx + len(word)))), None)
        if own is not None:
            return own.id
        sentence = phrase_span(word.sent)
        inside = [e for e in self._events if sentence.contains(e.trigger)]
        if inside:
            return min(
                inside, key=lambda e: (e.type != "ASSAULT", abs(e.trigger.start - span.start), e.trigger.start)
            ).id
        assaults = [e for e in self._events if e.type == "ASSAULT"]
        block = self._draft.block_at(span.start)
        before = [
            e
            for e in assaults
            if e.trigger.start < span.start and block is not None and e.trigger.start >= block.span.start
        ]
        if before:
            return before[-1].id
        return assaults[0].id if len(assaults) == 1 else None


def known_times(draft: Draft) -> list[Span]:
    """Where times stand: a number inside one counts nobody."""
    return [time.span for time in draft.of(Time)]
