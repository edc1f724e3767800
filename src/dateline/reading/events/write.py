"""The events as they are written down: ids, spans, contexts, the carrying claim, and ACLED's sub-event."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, cast

from spacy.tokens import Token

from dateline.model.annotation import Actor, Claim, Event, Participant
from dateline.model.spans import Span
from dateline.model.vocabulary import CONTEXTS, EventType
from dateline.reading.draft import Draft
from dateline.reading.events.acled import Facts, sides, told_sub_event
from dateline.reading.events.arguments import participant
from dateline.reading.events.candidate import Candidate
from dateline.reading.events.contexts import MOST, contexts_of, passage
from dateline.reading.tree import cover, token_span

_NEAR: Final = 3
"""Words between a light verb and its noun up to which the trigger spans both."""


def write(draft: Draft, found: Sequence[Candidate]) -> Iterator[Event]:
    """The events of a report, numbered in the order of their triggers."""
    sectors = {actor.id: actor.sector for actor in draft.of(Actor)}
    parties = [(_parties(draft, c, c.actors), _parties(draft, c, c.recipients)) for c in found]
    around = _around(found, parties, sectors)
    for number, (candidate, (actors, recipients)) in enumerate(zip(found, parties, strict=True), 1):
        contexts = _contexts(draft, candidate)
        facts = Facts(
            candidate.type,
            candidate.mode,
            candidate.status,
            sides(sectors.get(p.actor) if p.actor else None for p in actors),
            sides(sectors.get(p.actor) if p.actor else None for p in recipients),
            frozenset({*contexts, *_facts(candidate), *around}),
            candidate.sense.id,
        )
        trigger = trigger_span(candidate)
        yield Event(
            f"e{number}",
            cast(EventType, candidate.type),
            candidate.mode,
            contexts,
            trigger,
            actors,
            recipients,
            candidate.place,
            candidate.time,
            candidate.status,
            _claim(draft, trigger),
            round(candidate.score, 2),
            told_sub_event(candidate.sub, facts),
            candidate.sense.id,
        )


def trigger_span(found: Candidate) -> Span:
    """The words that name the act: the verb with its particle, the compound noun, a light verb with its noun where near."""
    token = found.token
    if found.span is not None:
        return found.span
    if found.part:
        compound = [t for t in token.children if t.dep_ == "compound" and t.i < token.i and not t.ent_type_]
        named = f" {' '.join(found.sense.nouns)} "
        return cover([token, *(t for t in compound if f" {t.lower_} " in named)]) or token_span(token)
    particles = [t for t in token.children if t.dep_ == "prt" and t.i - token.i <= 1]
    if (
        found.object is not None
        and 0 < found.object.i - token.i <= _NEAR
        and not found.sense.operator
        and (
            found.object.pos_ == "NOUN"
            and found.object.dep_ in {"dobj", "pobj"}
            and found.object not in found.recipients
        )
    ):
        return cover([token, found.object]) or token_span(token)
    return cover([token, *particles]) or token_span(token)


def _parties(draft: Draft, found: Candidate, heads: Sequence[Token]) -> tuple[Participant, ...]:
    seen: set[str | Span | None] = set()
    out = []
    for head in heads:
        party = participant(draft, head)
        if head.i in found.phrases:
            party = replace(party, span=found.phrases[head.i])
        key = party.actor or party.span
        if key not in seen:
            seen.add(key)
            out.append(party)
    return tuple(out)


def _contexts(draft: Draft, found: Candidate) -> tuple[str, ...]:
    near = contexts_of(passage(draft, found.token.idx).of(draft.text))
    own = (found.sense.context,) if found.sense.context in CONTEXTS else ()
    named = (found.mode,) if found.type == "COERCE" and found.mode in {"cyber", "misinformation"} else ()
    return tuple(dict.fromkeys((*own, *named, *near)))[:MOST]


def _facts(found: Candidate) -> set[str]:
    facts = set()
    if found.sense.context == "territory":
        facts.add("territory-taken")
    if any("grenade" in t.lower_ for t in found.token.sent):
        facts.add("grenade")
    if any(t.lower_ in {"ceasefire", "cease-fire", "truce", "armistice", "peace"} for t in found.token.sent):
        facts.add("truce")
    return facts


def _around(
    found: Sequence[Candidate],
    parties: Sequence[tuple[tuple[Participant, ...], tuple[Participant, ...]]],
    sectors: Mapping[str, str | None],
) -> set[str]:
    """Whether the state answered a protest of the report with force or with arrests."""
    facts = set()
    for candidate, (actors, _) in zip(found, parties, strict=True):
        by_state = any(sectors.get(p.actor or "") in {"GOV", "MIL", "COP", "SPY", "PRM"} for p in actors)
        if by_state and candidate.type == "ASSAULT" and candidate.mode != "crowd-control":
            facts.add("force")
        elif by_state and (candidate.type == "ASSAULT" or candidate.mode in {"arrest", "curfew"}):
            facts.add("intervention")
    return facts


def _claim(draft: Draft, trigger: Span) -> str | None:
    """The claim that carries an event; none where the trigger is the cue of that claim."""
    claim: Claim | None = draft.claim_at(trigger.start)
    if claim is None or any(cue.overlaps(trigger) for cue in claim.cue):
        return None
    return claim.id
