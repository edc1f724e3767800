"""The finder by rules: frames over the parse, cues beside quotations, a decision for each, then the spans."""

from __future__ import annotations

import re

from dateline.model.spans import Span, Spans
from dateline.reading.claims.candidate import Candidate
from dateline.reading.claims.content import runs, spans_of
from dateline.reading.claims.continued import with_continuations
from dateline.reading.claims.cues import cue_tokens
from dateline.reading.claims.decision import Decision
from dateline.reading.claims.finding import Finding, Station
from dateline.reading.claims.frame import Frame
from dateline.reading.claims.frames import frames
from dateline.reading.claims.hops import asks_for_anonymity
from dateline.reading.claims.introduced import introductions
from dateline.reading.claims.lines import lines_of
from dateline.reading.claims.nesting import outermost
from dateline.reading.claims.quotes import Quotation, Quoted
from dateline.reading.claims.quoting import Quoting
from dateline.reading.claims.relayed import with_cited
from dateline.reading.claims.sources import source_span, speaks
from dateline.reading.draft import Draft

_NAMING = frozenset("call label dub brand term name describe dismiss denounce deem hail condemn mock".split())
_GAP = re.compile(r" (?:[\w’'-]+ ){0,7}")


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
            candidate = _build(draft, quoted, with_cited(draft, _merged(frame, beside)), beside[1] if beside else [])
            if candidate is not None:
                found[frame.head.i] = candidate
    for candidate in introductions(lines_of(draft), quoted):
        if candidate.frame.head.i not in found or candidate.frame.pattern == "led-in":
            found[candidate.frame.head.i] = candidate
    return [found[i] for i in sorted(found)]


def _merged(frame: Frame, beside: tuple[Frame, list[Quotation]] | None) -> Frame:
    """The frame of the tree with the quotations beside its head: their words stand for, or are part of, the content."""
    if beside is None:
        return frame
    partial = frame.pattern in {"ccomp", "quoted-as"} or _holds_part(frame, beside[1])
    pattern = "quote-ccomp" if frame.pattern in {"ccomp", "quoted-as"} else "quote"
    cue = () if frame.pattern.startswith("prep-") else frame.cue
    source = frame.source if frame.via else beside[0].source or frame.source
    return Frame(frame.head, pattern, frame.content if partial else (), source, cue, frame.via)


def _holds_part(frame: Frame, quotations: list[Quotation]) -> bool:
    """Whether the quotations are parts of a phrase that the tree gives as content: pledged to stay “until the end”."""
    lower = [q for q in quotations if next((t for t in frame.content if q.span.start < t.idx < q.span.end), None)]
    first = [min((t for t in frame.content if t.idx > q.span.start), key=lambda t: t.i) for q in lower]
    starts = min((t.idx for t in frame.content), default=0)
    return bool(lower) and all(t.text[:1].islower() for t in first) and any(starts < q.span.start for q in lower)


def _build(draft: Draft, quoted: Quoted, frame: Frame, quotations: list[Quotation]) -> Candidate | None:
    cue = cue_tokens(frame)
    own = {t.i for t in cue}
    source = frame.source if frame.source is not None and speaks(frame.source) and frame.source.i not in own else None
    content_ids = frozenset(t.i for t in frame.content)
    named = source_span(source, frozenset(own | content_ids)) if source is not None else None
    doc = draft.doc
    if named is not None:
        phrase = doc.char_span(*named)
        own |= {t.i for t in phrase} if phrase is not None else set()
    content = spans_of(doc, frame.content, frozenset(own))
    if frame.pattern.startswith(("object", "predicate")) and frame.head.lemma_.lower() in _NAMING:
        content = _up_to_quotation(content, quoted, draft.text)
    content = _with_quotations(content, quotations, quoted, draft.text)
    if not content:
        return None
    via = tuple(source_span(head, frozenset(own)) for head in frame.via)
    return Candidate(frame, runs(cue), content, named, via)


def _up_to_quotation(content: Spans, quoted: Quoted, text: str) -> Spans:
    """With the quotation that stands behind, at most a few words away: called the report by the group “a fantasy”."""
    gap = _GAP.match(text, content[-1].end) if content else None
    quotation = quoted.at(gap.end()) if gap is not None else None
    if gap is None or quotation is None or quotation.span.start != gap.end():
        return content
    return (*content[:-1], Span(content[-1].start, quotation.span.end))


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
        if score >= decision.threshold and not asks_for_anonymity(draft.text, candidate.content):
            chosen.append((candidate, score))
    taken = {token.i for candidate, _ in chosen for token in candidate.frame.cue}
    findings = [
        Finding(
            c.cue,
            c.content,
            c.source,
            round(score, 3),
            f"{c.frame.pattern}:{c.frame.head.lemma_.lower()}",
            tuple(map(Station, c.via)),
        )
        for c, score in chosen
        if c.frame.head.i not in taken
    ]
    return outermost(draft, with_continuations(findings, lines_of(draft), quoted, draft.text))
