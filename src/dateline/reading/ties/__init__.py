"""Who arms, backs, leads or fights whom, as the text states it?"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dateline.model.annotation import Actor, Claim, Event, Place, Tie, Time
from dateline.model.spans import Span
from dateline.model.vocabulary import TieKind, TieStatus
from dateline.reading.draft import Draft
from dateline.reading.step import Step
from dateline.reading.ties.battles import from_events
from dateline.reading.ties.clauses import from_verbs
from dateline.reading.ties.grounds import from_grounds
from dateline.reading.ties.link import Link, Parties
from dateline.reading.ties.nominals import from_nouns
from dateline.reading.ties.phrases import from_phrases
from dateline.reading.ties.roles import from_roles
from dateline.reading.tree import token_span

_MUTUAL: frozenset[TieKind] = frozenset({"fights", "allied_with"})
_LONGEST = 240
"""Characters that the words of a tie may span; where its ends stand further apart, the word that states it is shown alone."""


def find_ties(draft: Draft) -> Iterator[Tie]:
    """The ties of a report in the order of the text, each pair and kind once."""
    found = sorted(
        _all(draft),
        key=lambda tie: (tie.span.start, tie.span.end, tie.tie, tie.subject or "", tie.object or ""),
    )
    seen: set[tuple[object, ...]] = set()
    number = 0
    for tie in found:
        ends = frozenset({tie.subject, tie.object}) if tie.tie in _MUTUAL else (tie.subject, tie.object)
        key = (tie.tie, ends, tie.status)
        if key in seen:
            continue
        seen.add(key)
        number += 1
        yield Tie(
            f"r{number}",
            tie.span,
            tie.subject,
            tie.object,
            tie.tie,
            tie.status,
            tie.time,
            tie.claim,
            tie.score,
            tie.rule,
        )


def _all(draft: Draft) -> Iterator[Tie]:
    parties = Parties(draft)
    for sentence in draft.sentences():
        for find in (from_verbs, from_nouns, from_roles, from_phrases):
            for link in find(sentence, parties):
                if link.subject.actor is not link.object.actor:
                    yield _from_link(link, draft)
        for actor, holder, place, word, status in from_grounds(sentence, parties):
            span = _words(draft, [token_span(holder), token_span(word), place.span])
            yield _tie(draft, span, (actor.id, place.id), "based_in", status, None, 0.85, "ties.based-in")
    for one, other, span, time, claim, score in from_events(draft):
        yield Tie("", span, one.id, other.id, "fights", "current", time, claim, score, "ties.event.assault")


def _from_link(link: Link, draft: Draft) -> Tie:
    ends = [_mention(draft, side.token) for side in (link.subject, link.object)]
    span = _words(draft, [*ends, token_span(link.word)])
    ids = tuple(side.actor.id if side.actor is not None else None for side in (link.subject, link.object))
    return _tie(draft, span, (ids[0], ids[1]), link.tie, link.status, _time(draft, link.word), link.score, link.rule)


def _tie(
    draft: Draft,
    span: Span,
    ends: tuple[str | None, str | None],
    kind: TieKind,
    status: TieStatus,
    time: str | None,
    score: float,
    rule: str,
) -> Tie:
    claim = draft.claim_at(span.start)
    if (
        claim is not None
        and claim.stance == "denying"
        and status == "current"
        and rule.startswith(("ties.verb", "ties.noun"))
    ):
        status = "denied"
    return Tie("", span, *ends, kind, status, time, claim.id if claim is not None else None, score, rule)


def _mention(draft: Draft, token: Token) -> Span:
    """The mention that a token belongs to, as one end of the words of a tie."""
    actor = draft.actor_at(token)
    own = token_span(token)
    if actor is None:
        return own
    return next((mention for mention in actor.mentions if mention.overlaps(own)), own)


def _words(draft: Draft, spans: list[Span]) -> Span:
    """From the first to the last of the words that state a tie; the last span alone where they lie too far apart."""
    whole = Span(min(s.start for s in spans), max(s.end for s in spans))
    return whole if whole.end - whole.start <= _LONGEST else spans[-1]


def _time(draft: Draft, word: Token) -> str | None:
    """The time in the clause of the word: one that hangs below its verb."""
    verb = next((t for t in (word, *word.ancestors) if t.pos_ in {"VERB", "AUX"}), None)
    if verb is None:
        return None
    below = {t.i for child in verb.children if child.dep_ in {"prep", "npadvmod", "advmod"} for t in child.subtree}
    for time in draft.times_in(Span(verb.sent.start_char, verb.sent.end_char)):
        phrase = draft.doc.char_span(*time.span, alignment_mode="expand")
        if phrase is not None and phrase.root.i in below:
            return time.id
    return None


STEP = Step("ties", 1, "who arms, backs, leads or fights whom", (Actor, Place, Time, Claim, Event), (Tie,), find_ties)
