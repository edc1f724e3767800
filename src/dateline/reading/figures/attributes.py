"""What belongs to a figure besides its number: victims, count, as-of, event."""

from __future__ import annotations

import bisect

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Phrase

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
_REAL = frozenset({"occurred", "ongoing", "attempted"})


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


class TimeIndex:
    """The times of a report by where they stand."""

    def __init__(self, draft: Draft) -> None:
        self.text = draft.text
        self._times = sorted(draft.of(Time), key=lambda time: time.span)
        self._starts = [time.span.start for time in self._times]

    def within(self, span: Span) -> list[Time]:
        """The times that begin inside a span."""
        first, last = (bisect.bisect_left(self._starts, offset) for offset in span)
        return self._times[first:last]

    def holds(self, offset: int) -> bool:
        """Whether a time stands at an offset: a number inside one counts nobody."""
        last = bisect.bisect_right(self._starts, offset)
        return any(time.span.end > offset for time in self._times[max(0, last - 3) : last])


class Scene:
    """What the sentence of a figure says beside it."""

    def __init__(self, sentence: Phrase, times: TimeIndex) -> None:
        self.span = phrase_span(sentence)
        self._times = times
        words = f" {' '.join(t.lower_ for t in sentence if not t.is_punct)} "
        self._revised = any(f" {phrase} " in words for phrase in frame("revised"))
        self._cumulative = any(f" {phrase} " in words for phrase in frame("cumulative"))

    def count(self, governed: Governed, part: bool) -> Count | None:
        """Whether the number is new, a running total, or replaces an earlier one; a part of another number has none."""
        if self._revised:
            return "revised"
        if part:
            return None
        return "cumulative" if governed.toll or self._cumulative or _is_perfect(governed.word) else "new"

    def as_of(self, governed: Governed) -> str | None:
        """The day up to which a number counts, where the sentence names it ("as of Friday") and it is resolved."""
        for time in self._times.within(self.span):
            start = max(self.span.start, time.span.start - 12)
            before = self._times.text[start : time.span.start].lower().rstrip()
            named = any(before.endswith(f" {word}") or before == word for word in frame("as-of"))
            if time.end is not None and named and (governed.toll or not before.endswith(" by")):
                return time.end
        return None


def _is_perfect(word: Token) -> bool:
    """Whether the harm is told in the active perfect: "has killed hundreds" sums up what went on until now.

    A conjoined verb shares the auxiliary of the first: "has killed hundreds and displaced thousands".
    """
    while word.dep_ == "conj" and word.head.pos_ == "VERB" and not any(t.dep_ == "nsubj" for t in word.children):
        word = word.head
    auxiliaries = {t.lower_ for t in word.children if t.dep_ == "aux"}
    modal = any(t.tag_ == "MD" for t in word.children)
    return word.pos_ == "VERB" and bool(auxiliaries & {"has", "have"}) and not modal and not is_passive(word)


class EventIndex:
    """The harmful events of a report by where their triggers stand, for finding the event that a figure belongs to."""

    def __init__(self, draft: Draft) -> None:
        harmful = [e for e in draft.of(Event) if e.type in _HARMFUL_TYPES and e.status in _REAL]
        self._events = sorted(harmful, key=lambda event: event.trigger)
        self._starts = [event.trigger.start for event in self._events]
        self._assaults = [event for event in self._events if event.type == "ASSAULT"]
        self._assault_starts = [event.trigger.start for event in self._assaults]
        self._draft = draft

    def of(self, word: Token, span: Span, scene: Scene) -> str | None:
        """The event whose trigger states the harm, else the nearest harmful one of the sentence, else the ASSAULT before it."""
        first, last = (bisect.bisect_left(self._starts, offset) for offset in scene.span)
        inside = self._events[first:last]
        own = next((e for e in inside if e.trigger.overlaps(Span(word.idx, word.idx + len(word)))), None)
        if own is None and inside:
            own = min(inside, key=lambda e: (e.type != "ASSAULT", abs(e.trigger.start - span.start), e.trigger.start))
        if own is None:
            own = self._assault_before(span)
        return own.id if own is not None else None

    def _assault_before(self, span: Span) -> Event | None:
        """The last ASSAULT told before in the same paragraph; else the only one of the report."""
        position = bisect.bisect_left(self._assault_starts, span.start) - 1
        block = self._draft.block_at(span.start)
        if position >= 0 and block is not None and self._assault_starts[position] >= block.span.start:
            return self._assaults[position]
        return self._assaults[0] if len(self._assaults) == 1 else None
