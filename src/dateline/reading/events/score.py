"""How far an event can be trusted: the sense's own reliability, and what the text says beside the bare word."""

from __future__ import annotations

from typing import Final

from dateline.reading.events.candidate import Candidate
from dateline.reading.events.words import lemma

FLOOR: Final = 0.4
"""A candidate below this is not printed as an event."""

_CHARGES: Final = frozenset(
    "charge count guilty accuse acquit convict plead suspicion trial indict allegation sentence wanted".split()
)
_PROMISED: Final = frozenset({"AGREE", "CONCEDE", "THREATEN", "REJECT", "REQUEST"})
_SOLID: Final = frozenset({"occurred", "ongoing", "attempted"})


def weigh(found: Candidate) -> float:
    """The score of a candidate, from 0 to 1.

    A noun alone ("the fighting", "talks") names a topic as often as a happening: it loses weight for every question (who, to
    whom, where, when) that its clause leaves open. What only may happen needs a party to it.
    """
    told = (bool(found.actors), bool(found.recipients), found.place is not None, found.time is not None)
    answers = (
        sum(told) + (found.sense.mutual and len(found.actors) > 1) + (found.sense.owner == "recipient" and told[1])
    )
    score = found.score + 0.05 * answers
    if found.noun:
        score -= _bareness(answers, found)
        if _is_charge(found):
            score -= 0.4
    elif not any(told) and found.sense.actors:
        score -= 0.3
    carried = found.light is not None and found.light.role in {"actor", "none"}
    if answers + carried < found.sense.needs or (found.sense.dated and found.time is None):
        score -= 0.4
    if found.status not in _SOLID and not found.sense.operator and found.type not in _PROMISED:
        score -= 0.1 if told[0] and (told[1] or not found.noun) else 0.4
    return max(0.0, min(1.0, score))


def _bareness(told: int, found: Candidate) -> float:
    if told:
        return 0.0 if told > 1 or found.light is not None else 0.1
    return 0.15 if found.light is not None and found.light.role == "none" else 0.45


def _is_charge(found: Candidate) -> bool:
    """Whether the noun is what somebody is charged with: "charges of murder", "pleaded guilty to assault"."""
    above = found.token.head
    return found.token.dep_ == "pobj" and lemma(above.head) in _CHARGES
