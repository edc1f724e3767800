"""The finder by encoder: its cues as findings, those inside others with the chain on which they stand, and what the rules add."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from dateline.model.spans import Span, Spans
from dateline.reading.claims.finding import Finding, Station
from dateline.reading.claims.tidy import tidy
from dateline.reading.draft import NOT_PROSE, Draft
from dateline.reading.encoder.reading import CueFrame

ADDED: Final = 0.75
"""From which belief on a finding of the rules that the encoder did not make is taken. Chosen on PolNeAR dev."""

SOURCED: Final = 0.2
UNSOURCED: Final = 0.1
"""From which belief on a claim with a source, or without one, is kept. Chosen on PolNeAR dev."""

INNER: Final = 0.95
"""From which belief on a claim inside another's words is kept. PolNeAR marks none of these; chosen on chains/dev."""

HANDED_ON: Final = 0.9
"""From which belief on such a claim is kept where an outlet, an agency or a document only hands it on, and the two are one."""

FILLED: Final = 0.7
"""The share of an outlet's words that an inner claim has to fill for both to be one claim."""

_HANDING_ON: Final = frozenset({"outlet", "agency", "document"})


def find(draft: Draft, frames: Sequence[CueFrame], ruled: Sequence[Finding]) -> list[Finding]:
    """The claims that the encoder finds, in the order of the text, with those of the rules that it leaves room for.

    A cue inside another's content is a claim of its own, told through the other. Where the other is an outlet, an agency or
    a document that says nothing else, the two are one claim.
    """
    read = [frame for frame in frames if draft.role_at(frame.cue.start) not in NOT_PROSE]
    read = [_local(draft, tidy(draft, frame)) for frame in read if frame.score >= _bar(frame)]
    findings, merged = [], set()
    for frame in read:
        above = [other for other in _above(frame, read) if not any(back is frame for back in _above(other, read))]
        handing = [other for other in above if _hands_on(other, frame)]
        if frame.score < (HANDED_ON if handing else INNER if frame.inner else 0.0):
            continue
        findings.append((frame, _finding(draft, frame, above)))
        merged |= {id(other) for other in handing}
    kept = [finding for frame, finding in findings if id(frame) not in merged]
    kept = [_through(finding, ruled) for finding in kept]
    return [*kept, *_added(kept, ruled)]


def _bar(frame: CueFrame) -> float:
    if frame.inner:
        return HANDED_ON
    return SOURCED if frame.source is not None else UNSOURCED


def _through(finding: Finding, ruled: Sequence[Finding]) -> Finding:
    """The finding of the rules in its place, where they see more than a line shows.

    That is that its source only hands on what another says, or that its line ends in a colon and brings the next.
    """
    if finding.via or finding.source is None:
        return finding
    for other in ruled:
        if other.rule.startswith("led-in") and any(own.overlaps(cue) for own in finding.cue for cue in other.cue):
            return other
        passed = [station.span for station in other.via]
        if any(finding.source.overlaps(span) for span in passed) and set(finding.cue) & set(other.cue):
            return other
    return finding


def _local(draft: Draft, frame: CueFrame) -> CueFrame:
    """The frame with the stations that stand in a sentence of its cue, source or content."""
    if not frame.stations:
        return frame
    own = [frame.cue, *frame.content, *([frame.source.span] if frame.source is not None else [])]
    sentences = {sentence for span in own for sentence in _sentences(draft, span)}
    near = tuple(s for s in frame.stations if not sentences.isdisjoint(_sentences(draft, s.span)))
    return replace(frame, stations=near)


def _sentences(draft: Draft, span: Span) -> set[int]:
    phrase = draft.doc.char_span(*span, alignment_mode="expand")
    return {token.sent.start for token in (phrase[0], phrase[-1])} if phrase is not None else set()


def _above(frame: CueFrame, frames: Sequence[CueFrame]) -> list[CueFrame]:
    """The cues on the way to another, outermost first: their source is a station of it, or their content holds an inner one."""
    stations = [station.span for station in frame.stations]
    holders = [
        other
        for other in frames
        if other is not frame
        and not any(part.contains(other.cue) for part in frame.content)
        and (
            (frame.inner and any(part.contains(frame.cue) for part in other.content))
            or (other.source is not None and any(other.source.span.overlaps(span) for span in stations))
        )
    ]
    return sorted(holders, key=lambda other: -_length(other.content))


def _length(spans: Spans) -> int:
    return sum(part.end - part.start for part in spans)


def _hands_on(outer: CueFrame, inner: CueFrame) -> bool:
    """Whether the outer one only hands on what the inner one says: it cites it beside its own words, or says nothing else."""
    if inner.source is None or outer.source is None:
        return False
    if not any(part.contains(inner.cue) for part in outer.content):
        return True
    if outer.source.role not in _HANDING_ON:
        return False
    own = [*inner.content, inner.cue, inner.source.span]
    used = sum(max(0, min(part.end, span.end) - max(part.start, span.start)) for part in outer.content for span in own)
    return used >= FILLED * _length(outer.content)


def _finding(draft: Draft, frame: CueFrame, above: Sequence[CueFrame]) -> Finding:
    words = frame.cue.of(draft.text).lower()
    source = frame.source
    cue = tuple(sorted({*(other.cue for other in above), frame.cue}))
    cited = [other.content for other in above if not any(part.contains(frame.cue) for part in other.content)]
    return Finding(
        cue,
        max((frame.content, *cited), key=_length),
        source.span if source is not None else None,
        round(frame.score, 3),
        f"encoder:{words[:40]}",
        tuple(Station(station.span, station.role) for station in _stations(frame, above)),
        source.role if source is not None else None,
        whole=True,
    )


def _stations(frame: CueFrame, above: Sequence[CueFrame]) -> list[Station]:
    """The stations that the encoder gives, and the sources of the cues on the way that it left out, before them."""
    given = [Station(station.span, station.role) for station in frame.stations]
    taken = [station.span for station in given] + ([frame.source.span] if frame.source is not None else [])
    left = [
        Station(other.source.span, other.source.role)
        for other in above
        if other.source is not None and not any(other.source.span.overlaps(span) for span in taken)
    ]
    return [*left, *given]


def _added(found: Sequence[Finding], ruled: Iterable[Finding]) -> list[Finding]:
    """Findings of the rules whose cue and content touch nothing that the encoder found."""
    taken = [span for finding in found for span in (*finding.cue, *finding.content)]
    return [
        finding
        for finding in ruled
        if finding.score >= ADDED
        and not any(span.overlaps(own) for span in taken for own in (*finding.cue, *finding.content))
    ]
