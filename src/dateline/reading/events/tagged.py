"""The encoder's events and those of the rules as one list: the encoder names type and standing, both name the parties."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from spacy.tokens import Token

from dateline.lexicon import load
from dateline.model.annotation import Claim
from dateline.model.spans import Span
from dateline.reading.draft import NOT_PROSE, Draft
from dateline.reading.encoder.reading import Arguments, Encoded, TriggerFrame
from dateline.reading.events.arguments import find_parties
from dateline.reading.events.candidate import REAL, Candidate
from dateline.reading.events.lexicon import Sense
from dateline.reading.events.place_time import Finder, locate
from dateline.reading.events.triggers import LONGEST
from dateline.reading.events.words import is_party, lemma

ADDED: Final = 0.7
"""From which score on an act that only the rules see is kept. Chosen on events/dev and the public sets, as the others."""
BELIEVED: Final = 0.02
"""How far the encoder has to believe in its trigger, at least."""
NEW: Final = 0.95
"""From which belief on a trigger that the rules do not have as an event is kept."""
OTHER: Final = 0.8
"""From which belief on it is kept where the rules have it as an event of another type."""
SURE: Final = 0.9
MAIN: Final = 0.5
"""From which belief on it is kept where the sentence as a whole is as good as SURE to tell of such an act."""
_COMMITTED: Final = frozenset({"AGREE", "CONCEDE", "THREATEN"})
_INSIDE: Final = frozenset({"xcomp", "ccomp", "dobj", "prep", "pobj", "pcomp", "acl", "conj"})
_UNREAL_COSTS: Final = 0.3
"""Taken off the belief in an act that did not, or not yet, happen: what did is told with more certainty."""

_ASIDE_COSTS: Final = 0.3
"""Taken off the belief in an act that is surely not the main one of its sentence."""


@cache
def default_sense(kind: str) -> Sense:
    """The sense of a trigger of which only the type is known."""
    return next(sense for sense in load("triggers-default", Sense) if sense.type == kind)


@dataclass(frozen=True, slots=True)
class TaggedEvents:
    """What joins the encoder's triggers with the candidates of the rules."""

    draft: Draft
    encoded: Encoded
    finder: Finder

    def join(self, ruled: Sequence[Candidate], seen: Sequence[Candidate]) -> list[Candidate]:
        """All events of a report in text order; where both ways meet on a trigger it is one event.

        `ruled` are the events of the rules, `seen` all words that their lexicon knows in this company, those among them that
        the rules took for a part of another event included.
        """
        left, known = list(ruled), list(seen)
        taken: list[tuple[TriggerFrame, Token, Candidate | None]] = []
        for frame in self.encoded.triggers(Span(s.start_char, s.end_char) for s in self.draft.sentences()):
            token = self._token(frame.span)
            here = [c for c in left if _meets(c, frame.span)]
            least = NEW if not here else 0.0 if any(c.type == frame.type for c in here) else OTHER
            least = min(least, MAIN) if frame.main >= SURE else least
            if token is not None and frame.score >= least:
                same = next((c for c in (*here, *known) if _meets(c, frame.span)), None)
                left = [c for c in left if c not in here]
                known = [c for c in known if c is not same]
                taken.append((frame, token, same))
        asked = iter(self.encoded.arguments(frame.span for frame, _, same in taken if not _is_told(frame, same)))
        found = [
            self._event(frame, token, Arguments() if _is_told(frame, same) else next(asked), same)
            for frame, token, same in taken
        ]
        found = [c for c in found if not any(_promised(c, other) for other in found)]
        for added in left:
            if added.score >= ADDED and self.encoded.belief_in_trigger(_span(added)) >= BELIEVED:
                told = self.encoded.status_at(_span(added))
                added.status = told if told is not None and added.status in REAL else added.status
                found.append(added)
        return sorted(found, key=lambda c: c.token.i)

    def _token(self, span: Span) -> Token | None:
        """The word that carries a trigger; None outside the sentences that are read."""
        phrase = self.draft.doc.char_span(*span, alignment_mode="expand")
        if phrase is None or len(phrase.root.sent) > LONGEST:
            return None
        if self.draft.role_at(phrase.root.idx) in NOT_PROSE:
            return None
        return phrase.root

    def _event(self, frame: TriggerFrame, token: Token, hanging: Arguments, same: Candidate | None) -> Candidate:
        if same is None:
            sense = default_sense(frame.type)
            found = Candidate(token, replace(sense, id=f"{sense.id}.{lemma(token)}"), frame.type, None, frame.score)
            found.headline = self.draft.role_at(token.idx) == "headline"
            find_parties(self.draft, found)
            locate(self.finder, found, self.draft.role_at(token.idx) == "lede")
        else:
            found = same
        same_type = found.type == frame.type
        found.type, found.mode, found.status = frame.type, frame.mode, frame.status
        claim = self.draft.claim_at(token.idx)
        if claim is not None and claim.stance == "denying" and frame.status in REAL and _is_said(claim, frame.span):
            found.status = "denied"
        doubt = 0.0 if found.status in REAL or frame.type in _COMMITTED else _UNREAL_COSTS
        doubt += _ASIDE_COSTS * (1.0 - frame.main)
        found.score, found.span, found.sub = round(max(0.0, frame.score - doubt), 2), frame.span, frame.sub
        actors, recipients = self._heads(found, hanging.actors), self._heads(found, hanging.recipients)
        taken = {token.i for token in (*actors, *recipients)}
        if same is not None and same_type:
            have = {token.i for token in (*found.actors, *found.recipients)}
            found.actors = found.actors or [t for t in actors if t.i not in have]
            found.recipients = found.recipients or [t for t in recipients if t.i not in have]
        elif actors or recipients:
            found.actors = actors or [t for t in found.actors if t.i not in taken]
            found.recipients = recipients or [t for t in found.recipients if t.i not in taken]
        found.place = found.place or self._place(hanging)
        found.time = found.time or self._time(hanging)
        return found

    def _heads(self, found: Candidate, spans: Sequence[Span]) -> list[Token]:
        """The heads of some phrases; where several parties are joined in one, each has its own words."""
        heads = []
        for span in spans:
            phrase = self.draft.doc.char_span(*span, alignment_mode="expand")
            if phrase is None or not phrase.root.is_alpha:
                continue
            others = [t for t in phrase.root.conjuncts if phrase.start <= t.i < phrase.end and is_party(self.draft, t)]
            heads += [phrase.root, *others]
            if not others:
                found.phrases[phrase.root.i] = span
        return heads

    def _place(self, hanging: Arguments) -> str | None:
        return next((p.id for span in hanging.places for p in self.draft.places_in(span) if p.sense == "literal"), None)

    def _time(self, hanging: Arguments) -> str | None:
        found = (t for span in hanging.times for t in self.draft.times_in(span) if t.type in {"DATE", "TIME"})
        return next((t.id for t in found), None)


def _is_told(frame: TriggerFrame, same: Candidate | None) -> bool:
    """Whether the rules say all there is to know: who did it, to whom, where and when."""
    return (
        same is not None
        and same.type == frame.type
        and bool(same.actors)
        and bool(same.recipients or same.sense.mutual or not same.sense.recipients)
    )


def _is_said(claim: Claim, span: Span) -> bool:
    """Whether a trigger is part of what a claim says, and not the cue itself."""
    return not any(cue.overlaps(span) for cue in claim.cue)


def _promised(content: Candidate, promise: Candidate) -> bool:
    """Whether an act is only what a promise, threat or refusal is about: "agreed to release", "threatened to bomb"."""
    if content is promise or promise.type not in _COMMITTED or content.status in REAL:
        return False
    above = content.verb if content.part and content.verb is not None else content.token
    for _ in range(4):
        if above.i == promise.token.i:
            return True
        if above.dep_ not in _INSIDE or above.head.i == above.i:
            return False
        above = above.head
    return False


def _span(found: Candidate) -> Span:
    return Span(found.token.idx, found.token.idx + len(found.token))


def _meets(found: Candidate, span: Span) -> bool:
    """Whether a candidate's word, its light verb or its object stands in a trigger."""
    words = (found.token, found.object, found.verb if found.part else None)
    return any(span.start <= word.idx < span.end for word in words if word is not None)
