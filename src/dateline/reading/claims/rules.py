"""The finder by rules: frames over the parse, cues beside quotations, a decision for each, then the spans."""

from __future__ import annotations

import bisect

from dateline.model.spans import Span, Spans
from dateline.reading.claims.candidate import Candidate
from dateline.reading.claims.content import runs, spans_of
from dateline.reading.claims.continued import with_continuations
from dateline.reading.claims.cues import cue_tokens
from dateline.reading.claims.decision import Decision
from dateline.reading.claims.finding import Finding
from dateline.reading.claims.frame import Frame
from dateline.reading.claims.frames import frames
from dateline.reading.claims.introduced import introductions
from dateline.reading.claims.lines import lines_of
from dateline.reading.claims.quotes import Quotation, Quoted
from dateline.reading.claims.quoting import Quoting
from dateline.reading.claims.sources import source_span, speaks
from dateline.reading.draft import Draft


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
    for candidate in introductions(lines_of(draft), quoted):
        if candidate.frame.head.i not in found or candidate.frame.pattern == "led-in":
            found[candidate.frame.head.i] = candidate
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
    named = source_span(source, frozenset(own | content_ids)) if source is not None else None
    doc = draft.doc
    if named is not None:
        phrase = doc.char_span(*named)
        own |= {t.i for t in phrase} if phrase is not None else set()
    content = spans_of(doc, frame.content, frozenset(own))
    content = _with_quotations(content, quotations, quoted, draft.text)
    if not content:
        return None
    return Candidate(frame, runs(cue), content, named)


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
    findings = [
        Finding(c.cue, c.content, c.source, round(score, 3), f"{c.frame.pattern}:{c.frame.head.lemma_.lower()}")
        for c, score in chosen
    ]
    return outermost(with_continuations(findings, lines_of(draft), quoted, draft.text))


def outermost(findings: list[Finding]) -> list[Finding]:
    """Without those whose cue stands in the content of another: an utterance is one claim, whatever it tells of.

    Where two hold each other's cue, the one with more content stays.
    """
    parts = sorted((part, number) for number, finding in enumerate(findings) for part in finding.content)
    starts = [part.start for part, _ in parts]
    reach = max((part.end - part.start for part, _ in parts), default=0)
    kept = []
    for number, finding in enumerate(findings):
        cue = finding.cue[0]
        low, high = bisect.bisect_left(starts, cue.end - reach), bisect.bisect_right(starts, cue.start)
        holders = {n for part, n in parts[low:high] if n != number and part.contains(cue)}
        if not any(
            _weight(findings[n], n) > _weight(finding, number) or not _holds(finding, findings[n]) for n in holders
        ):
            kept.append(finding)
    return kept


def _weight(finding: Finding, number: int) -> tuple[int, int]:
    return sum(part.end - part.start for part in finding.content), -number


def _holds(finding: Finding, other: Finding) -> bool:
    return any(part.contains(other.cue[0]) for part in finding.content)
