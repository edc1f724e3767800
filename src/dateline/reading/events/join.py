"""One event per happening: results join the act they result from, later mentions the first statement."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from spacy.tokens import Token

from dateline.reading.draft import Draft
from dateline.reading.events.candidate import REAL, Candidate
from dateline.reading.events.words import lemma

_DEFINITE: Final = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her", "both", "such"})
_GENERAL: Final = frozenset(
    "attack assault incident violence raid operation killing act shooting strike meeting talk protest".split()
)
_WINDOW: Final = 60
"""How many earlier acts a later mention is compared with."""


def merge_effects(draft: Draft, found: Sequence[Candidate]) -> list[Candidate]:
    """The acts of a sentence after results ("killing twelve") have joined the act they result from.

    A result without such an act stays only where a party did it.
    """
    kept: list[Candidate] = []
    for candidate in found:
        if not candidate.sense.effect:
            told = _ranked(candidate, found)
            if told is not None:
                told.recipients = told.recipients or candidate.recipients
            elif not _is_purpose(candidate, found):
                kept.append(candidate)
            continue
        cause = _cause(candidate, found)
        if cause is not None:
            have = {t.i for t in (*cause.recipients, *cause.actors)}
            cause.recipients += [t for t in candidate.recipients if t.i not in have]
            if not cause.actors:
                cause.actors = [t for t in candidate.actors if t.i not in {r.i for r in cause.recipients}]
        elif candidate.actors:
            kept.append(candidate)
    return kept


def _ranked(candidate: Candidate, found: Sequence[Candidate]) -> Candidate | None:
    """The act that a noun only ranks among others: "shells hit the camp ... in the deadliest attack since May"."""
    superlative = any(t.tag_ in {"JJS", "RBS"} or t.lower_ == "latest" for t in candidate.token.children)
    if not candidate.noun or not superlative or candidate.token.dep_ != "pobj":
        return None
    earlier = [c for c in found if c.token.i < candidate.token.i and c.type == candidate.type and not c.sense.effect]
    return earlier[-1] if earlier else None


def _is_purpose(candidate: Candidate, found: Sequence[Candidate]) -> bool:
    """Whether an act is what another one is for: "fighting to take the town" is one happening."""
    verb = candidate.token
    if candidate.noun or verb.dep_ not in {"xcomp", "advcl"} or not any(t.lower_ == "to" for t in verb.children):
        return False
    return any(c.type == candidate.type == "ASSAULT" and (c.verb or c.token).i == verb.head.i for c in found)


def _cause(effect: Candidate, found: Sequence[Candidate]) -> Candidate | None:
    """The act of the same sentence that a result belongs to: its subject, the clause it hangs on, or its "in a raid"."""
    acts = {c.token.i: c for c in found if c.type in {"ASSAULT", "PROTEST"} and not c.sense.effect}
    acts |= {c.verb.i: c for c in found if c.verb is not None and c.token.i in acts and c.verb.i not in acts}
    verb = effect.token
    results = {c.token.i for c in found if c.sense.effect}
    near = [t for t in verb.subtree if t.i in acts and t.i != verb.i and not _joined(t, verb, results)]
    above: list[Token] = list(verb.ancestors)[:3] if verb.dep_ in {"advcl", "acl", "relcl", "xcomp", "conj"} else []
    if verb.dep_ in {"advcl", "acl", "relcl", "conj"}:
        near += [t for t in above if t.i in acts]
        if verb.dep_ == "relcl" and verb.head.i in acts:
            return acts[verb.head.i]
    for token in sorted(near, key=lambda t: abs(t.i - verb.i)):
        if acts[token.i] is not effect:
            return acts[token.i]
    return None


def _joined(token: Token, verb: Token, results: set[int]) -> bool:
    """Whether a word hangs on a verb by "and": another act of the same doer, not the cause of this one.

    What is joined as one more result ("were killed and ten wounded when ...") shares its cause.
    """
    current = token
    while current.i != verb.i:
        if current.dep_ == "conj" and current.head.i == verb.i and current.i not in results:
            return True
        current = current.head
    return False


def join(draft: Draft, found: Sequence[Candidate]) -> list[Candidate]:
    """One candidate per happening of the report, at its first statement outside the headline, in text order."""
    kept: list[Candidate] = []
    for candidate in (c for c in found if not c.headline):
        earlier = next((k for k in reversed(kept[-_WINDOW:]) if _same(draft, k, candidate)), None)
        if earlier is None:
            kept.append(candidate)
        else:
            _absorb(earlier, candidate)
    for candidate in (c for c in found if c.headline):
        if not any(k.type == candidate.type for k in kept if not k.headline):
            kept.append(candidate)
    return sorted(kept, key=lambda c: c.token.i)


def _absorb(first: Candidate, later: Candidate) -> None:
    """The first statement keeps what it says and learns what it left open."""
    if not first.actors and first.sense.of != "none":
        first.actors = later.actors
    if not first.recipients and not first.sense.mutual:
        first.recipients = [t for t in later.recipients if t.i not in {a.i for a in first.actors}]
    first.place = first.place or later.place
    first.time = first.time or later.time
    first.mode = first.mode or later.mode


def _same(draft: Draft, first: Candidate, later: Candidate) -> bool:
    """Whether a later statement tells of the same happening."""
    if first.type != later.type or not _agree(first.mode, later.mode) or not _standing(first, later):
        return False
    if not _agree(first.time, later.time) or not _agree(first.place, later.place):
        return False
    if _clash(draft, first.actors, later.actors) or _clash(draft, first.recipients, later.recipients):
        return False
    distance = later.token.i - first.token.i
    if later.noun and _definite(later.token) and _refers_back(first, later):
        return distance < 400 and (not later.actors or not first.actors or _share(draft, first.actors, later.actors))
    same_word = lemma(first.token) == lemma(later.token) or first.sense.id == later.sense.id
    return same_word and _share(draft, first.actors, later.actors) and _open_or_shared(draft, first, later)


def _refers_back(first: Candidate, later: Candidate) -> bool:
    """Whether a definite noun may take up an earlier act: the same word or sense, or a general one; not "launched the raid"."""
    if later.light is not None and later.light.role == "actor" and later.actors:
        return lemma(first.token) == lemma(later.token)
    same = lemma(first.token) == lemma(later.token) or first.sense.id == later.sense.id
    return same or lemma(later.token) in _GENERAL


def _open_or_shared(draft: Draft, first: Candidate, later: Candidate) -> bool:
    if first.recipients and later.recipients:
        return _share(draft, first.recipients, later.recipients)
    return (
        not (first.time is None and later.time is None and first.place is None and later.place is None)
        or not later.recipients
    )


def _standing(first: Candidate, later: Candidate) -> bool:
    return first.status == later.status or {first.status, later.status} <= REAL


def _agree(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def _definite(noun: Token) -> bool:
    return any(t.dep_ in {"det", "poss"} and t.lower_ in _DEFINITE for t in noun.children)


def _keys(draft: Draft, heads: Sequence[Token]) -> set[str]:
    keys = set()
    for token in heads:
        actor = draft.party_at(token)
        keys.add(actor.id if actor is not None else lemma(token))
    return keys


def _share(draft: Draft, one: Sequence[Token], other: Sequence[Token]) -> bool:
    return bool(_keys(draft, one) & _keys(draft, other))


def _clash(draft: Draft, one: Sequence[Token], other: Sequence[Token]) -> bool:
    return bool(one) and bool(other) and not _share(draft, one, other)
