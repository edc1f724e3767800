"""The encoder's sources and stations brought to whole noun phrases, and an outlet inside a source's phrase set before it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from spacy.tokens import Span as Phrase
from spacy.tokens import Token

from dateline.model.spans import Span, trim
from dateline.reading.claims.hops import medium_role
from dateline.reading.claims.media import named
from dateline.reading.claims.sources import source_span
from dateline.reading.draft import Draft
from dateline.reading.encoder.reading import CueFrame, Station
from dateline.reading.tree import children

_PARTS: Final = frozenset({"det", "amod", "compound", "nmod", "poss", "nummod", "case"})
_HANDLED: Final = frozenset(
    "obtain publish see contact broadcast post share leak release air review interview circulate carry quote seize send show read"
    " speak pass give hand provide report cite relay verify check play email screen view examine compile".split()
)
_BY: Final = frozenset("by to with on in from via".split())
_EDGE: Final = ",;:.-–— "


def tidy(draft: Draft, frame: CueFrame) -> CueFrame:
    """The frame with whole phrases; "documents obtained by X" becomes the documents, told through X."""
    stations = [_whole(draft, station) for station in frame.stations]
    source = _whole(draft, frame.source) if frame.source is not None else None
    if source is not None:
        source, handed = _split(draft, source)
        taken = [station.span for station in stations]
        stations += [s for s in handed if not any(s.span.overlaps(span) for span in taken)]
    kept = [s for s in stations if source is None or not s.span.overlaps(source.span)]
    return replace(frame, source=source, stations=tuple(kept))


def _whole(draft: Draft, station: Station) -> Station:
    """The station from token to token; where only an article or adjective was taken, with the noun it belongs to."""
    phrase = draft.doc.char_span(*station.span, alignment_mode="expand")
    if phrase is None:
        return station
    head = phrase.root
    while head.dep_ in _PARTS and head.head.i > head.i and head.head.i - phrase.end < 5:
        head = head.head
    span = Span(phrase.start_char, phrase.end_char)
    if head.i >= phrase.end:
        span = source_span(head, frozenset())
    return Station(trim(draft.text, span, extra=_EDGE), station.role)


def _split(draft: Draft, source: Station) -> tuple[Station, list[Station]]:
    """The source without the clause that tells who had or showed it, and the outlet in that clause."""
    phrase = draft.doc.char_span(*source.span, alignment_mode="expand")
    for verb, noun in _handlers(phrase) if phrase is not None else ():
        span = named(noun)
        words = draft.doc.char_span(*span, alignment_mode="expand")
        role = medium_role(draft, words, draft.actor_in(span)) if words is not None else None
        start = min([verb.i, *(t.i for t in verb.subtree)])
        if role is not None and phrase is not None and start > phrase.start:
            cut = draft.doc[phrase.start : start]
            short = trim(draft.text, Span(cut.start_char, cut.end_char), extra=_EDGE)
            return Station(short, source.role), [Station(span, role)]
    return source, []


def _handlers(phrase: Phrase) -> Iterator[tuple[Token, Token]]:
    """(verb, noun) of each "obtained by NOUN", "that was published by NOUN", "who spoke to NOUN" in a phrase."""
    for verb in phrase:
        if verb.dep_ not in {"acl", "relcl"} or verb.lemma_.lower() not in _HANDLED:
            continue
        for link in children(verb, "agent", "prep", "dative"):
            if link.lower_ in _BY:
                yield from ((verb, noun) for noun in children(link, "pobj"))
