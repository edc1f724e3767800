"""The finder by rules: frames over the parse, cues beside quotations, a decision for each, then the spans."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from dateline.model.spans import Span, Spans
from dateline.reading.claims.content import spans_of
from dateline.reading.claims.cues import cue_tokens
from dateline.reading.claims.decision import Decision
from dateline.reading.claims.finding import Finding
from dateline.reading.claims.frame import Frame
from dateline.reading.claims.frames import frames
from dateline.reading.claims.quotes import Quotation, Quoted
from dateline.reading.claims.quoting import Quoting
from dateline.reading.claims.sources import source_span, speaks
from dateline.reading.draft import Draft


@dataclass(frozen=True, slots=True)
class Candidate:
    """A frame with its spans, before the decision."""

    frame: Frame
    cue: Spans
    content: Spans
    source: Span | None


def candidates(draft: Draft, quoted: Quoted) -> list[Candidate]:
    """Every frame of the report that has content, with its spans, by the place of its head; one for each head."""
    found: dict[int, Candidate] = {}
    quoting = Quoting(draft.doc, draft.text, quoted)
    taken = {frame.head.i: (frame, quotations) for frame, quotations in quoting.frames()}
    for sentence in draft.sentences():
        for frame in frames(sentence):
            if frame.head.i in found:
                continue
            beside = taken.pop(frame.head.i, None)
            candidate = _build(draft, quoted, _merged(frame, beside), beside[1] if beside else [])
            if candidate is not None:
                found[frame.head.i] = candidate
    return [found[i] for i in sorted(found)]


def _merged(frame: Frame, beside: tuple[Frame, list[Quotation]] | None) -> Frame:
    if beside is None:
        return frame
    partial = frame.pattern == "ccomp"
    pattern = "quote-ccomp" if partial else "quote"
    cue = frame.cue if frame.pattern not in {"prep-to"} and not frame.pattern.startswith("prep-") else ()
    return Frame(frame.head, pattern, frame.content if partial else (), beside[0].source or frame.source, cue)


def _build(draft: Draft, quoted: Quoted, frame: Frame, quotations: list[Quotation]) -> Candidate | None:
    cue = cue_tokens(frame)
    own = {t.i for t in cue}
    source = frame.source if frame.source is not None and speaks(frame.source) and frame.source.i not in own else None
    content_ids = frozenset(t.i for t in frame.content)
    named = source_span(source, frozenset(own | content_ids), quoted) if source is not None else None
    doc = draft.doc
    if named is not None:
        phrase = doc.char_span(*named)
        own |= {t.i for t in phrase} if phrase is not None else set()
    content = spans_of(doc, frame.content, frozenset(own))
    content = _with_quotations(content, quotations, quoted, draft.text)
    if not content:
        return None
    return Candidate(frame, _runs(doc, cue), content, named)


def _runs(doc: Doc, tokens: Iterable[Token]) -> Spans:
    out: list[Span] = []
    last = -2
    for token in tokens:
        if token.i == last + 1:
            out[-1] = Span(out[-1].start, token.idx + len(token))
        else:
            out.append(Span(token.idx, token.idx + len(token)))
        last = token.i
    return tuple(out)


def _with_quotations(content: Spans, quotations: list[Quotation], quoted: Quoted, text: str) -> Spans:
    """The content with the quotations that belong to it; a quotation that the content half covers is taken whole."""
    spans = list(content) + [q.span for q in quotations]
    grown: list[Span] = []
    for span in spans:
        start, end = span
        for q in quoted.within(span):
            if q.span.start <= start < q.span.end and start - q.span.start <= 1:
                start = q.span.start
            if q.span.start < end <= q.span.end and q.span.end - end <= 3:
                end = q.span.end
        grown.append(Span(start, end))
    merged: list[Span] = []
    for span in sorted(grown):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def find(draft: Draft, quoted: Quoted, decision: Decision) -> list[Finding]:
    """What the rules find in a report, in the order of the text, nothing inside the content of another."""
    chosen = []
    for candidate in candidates(draft, quoted):
        score = decision.score(candidate.frame, candidate.content, candidate.source, quoted)
        if score >= decision.threshold:
            chosen.append((candidate, score))
    return [
        Finding(c.cue, c.content, c.source, round(score, 3), f"{c.frame.pattern}:{c.frame.head.lemma_.lower()}")
        for c, score in _outermost(chosen)
    ]


def _outermost(chosen: list[tuple[Candidate, float]]) -> list[tuple[Candidate, float]]:
    """Without those whose cue stands in the content of another: an utterance is one claim, whatever it tells of."""
    kept = []
    for candidate, score in chosen:
        inside = any(
            other is not candidate and any(part.contains(candidate.cue[0]) for part in other.content)
            for other, _ in chosen
        )
        if not inside:
            kept.append((candidate, score))
    return kept
