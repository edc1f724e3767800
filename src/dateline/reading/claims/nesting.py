"""A claim inside the content of another: one claim with both sources on its way, or part of the outer one's words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from dateline.model.spans import Span
from dateline.reading.claims.finding import Finding, Station
from dateline.reading.claims.hops import is_unnamed, role_of
from dateline.reading.claims.lexicon import kinds
from dateline.reading.draft import Draft

_MOST = 0.7
_PASSED_ON = frozenset({"outlet", "agency", "document"})


def outermost(draft: Draft, findings: list[Finding]) -> list[Finding]:
    """Findings without those whose cue stands in the content of another, in order.

    Where outlet, agency or document only hands on what somebody else says, the two become one claim of that somebody, with
    both cues; otherwise the inner one is part of what the outer one says. Where two hold each other's cue, the one with more
    content stays.
    """
    holders = {number: set(_holding(findings, number)) for number in range(len(findings))}
    kept = []
    for number, finding in enumerate(findings):
        outer = [
            n for n in holders[number] if number not in holders[n] or _weight(findings, n) > _weight(findings, number)
        ]
        if not outer:
            kept.append(_handed_on(draft, findings, holders, number) or finding)
    return kept


def _holding(findings: list[Finding], number: int) -> Iterator[int]:
    cue = findings[number].cue[0]
    for n in _near(findings, number):
        if n != number and any(part.contains(cue) for part in findings[n].content):
            yield n


def _near(findings: list[Finding], number: int) -> range:
    """The findings that may reach this one: content seldom spans more than some dozens of others."""
    return range(max(0, number - 60), min(len(findings), number + 60))


def _weight(findings: list[Finding], number: int) -> tuple[int, int]:
    return sum(part.end - part.start for part in findings[number].content), -number


def _handed_on(draft: Draft, findings: list[Finding], holders: dict[int, set[int]], number: int) -> Finding | None:
    outer = findings[number]
    if (
        outer.source is None
        or outer.via
        or role_of(draft, outer.source, draft.actor_in(outer.source)) not in _PASSED_ON
    ):
        return None
    for n in _near(findings, number):
        inner = findings[n]
        if number in holders.get(n, ()) and _fills(draft, outer, inner) and _utters(draft, inner):
            cue = tuple(sorted({*outer.cue, *inner.cue}))
            return replace(inner, cue=cue, via=(Station(outer.source), *inner.via), score=min(outer.score, inner.score))
    return None


def _fills(draft: Draft, outer: Finding, inner: Finding) -> bool:
    """Whether the inner claim is what the outer one says, rather than a part of it told in passing."""
    if inner.source is None or not _is_somebody(draft, inner.source):
        return False
    room = sum(part.end - part.start for part in outer.content)
    used = sum(
        max(0, min(part.end, own.end) - max(part.start, own.start))
        for part in outer.content
        for own in (*inner.content, *inner.cue, inner.source)
    )
    return used >= _MOST * room


def _utters(draft: Draft, finding: Finding) -> bool:
    """Whether the cue is one of speech or belief: aims and attitudes that an outlet tells of are its own account."""
    return any({"saying", "thought"} & set(kinds(t.lemma_.lower())) for t in _tokens(draft, finding.cue))


def _tokens(draft: Draft, spans: tuple[Span, ...]) -> Iterator[Token]:
    for span in spans:
        phrase = draft.doc.char_span(*span, alignment_mode="expand")
        yield from phrase if phrase is not None else ()


def _is_somebody(draft: Draft, source: Span) -> bool:
    """An actor, a name, a pronoun or an unnamed person; not a thing that hints at something."""
    phrase = draft.doc.char_span(*source, alignment_mode="expand")
    if phrase is None:
        return False
    return draft.actor_in(source) is not None or phrase.root.pos_ in {"PROPN", "PRON"} or is_unnamed(phrase.root)
