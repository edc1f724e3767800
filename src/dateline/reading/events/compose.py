"""PLOVER's rules for acts that are promised, threatened, asked for or refused: the content decides type and mode."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from spacy.tokens import Token

from dateline.reading.draft import Draft
from dateline.reading.events.arguments import parties_of
from dateline.reading.events.candidate import Candidate
from dateline.reading.events.tree import is_infinitive, prepositional
from dateline.reading.events.words import is_party, lemma
from dateline.reading.tree import children

COOPERATIVE: Final = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID"})
YIELDING: Final = frozenset({"CONCEDE", "RETREAT"})
FORCEFUL: Final = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION"})

_THREAT_MODES: Final = {
    ("COERCE", "arrest"): "arrest",
    ("COERCE", "deport"): "expel",
    ("COERCE", None): "restrict",
    ("SANCTION", "expel"): "expel",
    ("SANCTION", None): "relations",
    ("REJECT", None): "relations",
    ("ASSAULT", None): "violence",
    ("MOBILIZE", None): "violence",
}
_DEMAND_MODES: Final = {
    "CONSULT": "meet",
    "AID": "assist",
    "COOPERATE": "assist",
    "RETREAT": "yield",
    "CONCEDE": "yield",
    "SUPPORT": "assist",
    "AGREE": "assist",
}
_DEMAND_WORDS: Final = {
    "yield": """withdraw withdrawal release free ceasefire truce end stop halt lift disarm retreat pull hand surrender cease
    return freedom""".split(),
    "assist": """aid help assistance support asylum refuge loan fund protection money send provide backing shelter mediate
    intervene""".split(),
    "meet": "talk meet meeting negotiate negotiation dialogue visit summit session".split(),
    "change": "resign resignation step reform change policy election constitution quit dismiss sack".split(),
}


_ABOUT: Final = frozenset({"for", "of", "to", "on"})


def compose(draft: Draft, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates of a sentence after operators have taken their contents, and tense and negation their due."""
    by_token = {candidate.token.i: candidate for candidate in found}
    consumed: set[int] = set()
    for candidate in found:
        if candidate.sense.operator and candidate.token.i not in consumed:
            content = _content(candidate, by_token)
            candidate.content = _content_head(candidate)
            if content is not None:
                consumed |= _take(draft, candidate, content, by_token)
            elif not _bare(draft, candidate):
                consumed.add(candidate.token.i)
    left = [candidate for candidate in found if candidate.token.i not in consumed]
    for candidate in left:
        _retype(candidate)
    return left


def _content_head(found: Candidate) -> Token | None:
    for child in found.token.children:
        if child.dep_ in {"xcomp", "ccomp", "advcl"} and child.i > found.token.i:
            return child
    return next((t for t in found.token.children if t.dep_ == "dobj"), None)


def _content(found: Candidate, by_token: dict[int, Candidate]) -> Candidate | None:
    """The act that an operator governs: its infinitive or clause, its object, or what its "for", "to", "of" names."""
    if found.sense.operator == "must":
        return by_token.get(found.token.head.i)
    queue = [
        t
        for t in found.token.children
        if t.i > found.token.i and t.dep_ in {"xcomp", "ccomp", "dobj", "prep", "acl", "advcl", "pcomp", "pobj"}
    ]
    for _ in range(3):
        following: list[Token] = []
        for token in queue:
            if token.i in by_token and not (token.dep_ == "advcl" and not is_infinitive(token)):
                return by_token[token.i]
            if token.dep_ in {"prep", "pcomp", "xcomp", "acl"} or (token.dep_ == "ccomp"):
                labels = {"pobj", "pcomp", "xcomp", "dobj"}
                following += [
                    t for t in token.children if t.dep_ in labels or (t.dep_ == "prep" and token.dep_ == "prep")
                ]
            elif token.dep_ == "dobj":
                following += [t for t in token.children if t.dep_ == "acl"]
                following += [
                    t for prep in children(token, "prep") if prep.lower_ in _ABOUT for t in children(prep, "pobj")
                ]
        queue = following
    return None


def _take(draft: Draft, found: Candidate, content: Candidate, by_token: dict[int, Candidate]) -> set[int]:
    """Let an operator take its content; returns the tokens whose candidates are used up."""
    operator = found.sense.operator
    kind, mode = content.type, content.mode
    if kind in FORCEFUL and _ended(content.token):
        kind, mode = "RETREAT", "ceasefire"
    used = {content.token.i} | {t.i for t in content.token.conjuncts if t.i in by_token and t.dep_ == "conj"}
    if operator == "must":
        found.mode = _demand_mode(content.token) or _DEMAND_MODES.get(kind, "change")
        return used
    if operator == "say":
        return set()
    if (operator == "vow" and kind in FORCEFUL | {"REJECT", "THREATEN", "PROTEST"}) or operator == "threat":
        found.type, found.status = "THREATEN", "threatened"
        found.mode = _THREAT_MODES.get((kind, mode)) or _THREAT_MODES.get((kind, None))
        if mode == "territory" or (content.sense.context == "territory"):
            found.mode = "territory"
    elif operator == "promise" and kind in {"ASSAULT", "COERCE"}:
        found.type, found.status, found.mode = "THREATEN", "threatened", _THREAT_MODES.get((kind, mode), "restrict")
        found.mode = "violence" if kind == "ASSAULT" else found.mode
    elif operator in {"promise", "vow"}:
        _promise(found, content, kind)
    elif operator == "warning" and is_infinitive(content.token):
        found.type, found.status, found.mode = "THREATEN", "threatened", None
    elif operator == "warning":
        if kind not in FORCEFUL or content.status not in {"announced", "hypothetical"}:
            return {found.token.i}
        found.type, found.status, found.mode = "THREATEN", "threatened", _THREAT_MODES.get((kind, None))
    elif operator in {"request", "refuse"}:
        found.mode = (
            _demand_mode(content.token) or _DEMAND_MODES.get(kind) or ("change" if operator == "request" else None)
        )
    found.recipients = _merged(
        found.recipients, content.recipients if operator != "request" or not found.recipients else []
    )
    if found.sense.mutual or (content.sense.mutual and operator != "request"):
        others = [t for t in content.actors if t.i not in {a.i for a in found.actors}]
        found.recipients = _merged(found.recipients, others)
    elif operator == "request" and not found.recipients:
        found.recipients = content.actors
    found.recipients = [t for t in found.recipients if t.i not in {a.i for a in found.actors}]
    return used


_ENDING: Final = frozenset({"stop", "end", "halt", "cease", "suspend", "refrain", "quit", "pause", "abandon"})


def _ended(act: Token) -> bool:
    """Whether an act is what somebody ends: "to stop fighting", "an end to the shelling"."""
    above = act.head.head if act.dep_ in {"pobj", "pcomp"} else act.head
    return act.dep_ in {"xcomp", "ccomp", "dobj", "pobj", "pcomp"} and lemma(above) in _ENDING


def _promise(found: Candidate, content: Candidate, kind: str) -> None:
    found.status = "announced"
    if kind in COOPERATIVE:
        found.type, found.mode = "AGREE", None
    elif kind in YIELDING:
        found.type, found.mode = "CONCEDE", None
    else:
        found.type, found.mode = content.type, content.mode


def _merged(first: list[Token], second: list[Token]) -> list[Token]:
    have = {t.i for t in first}
    return first + [t for t in second if t.i not in have]


def _demand_mode(token: Token) -> str | None:
    for near in ({lemma(token)}, {lemma(t) for t in token.children}):
        for mode, words in _DEMAND_WORDS.items():
            if not near.isdisjoint(words):
                return mode
    return None


def _bare(draft: Draft, found: Candidate) -> bool:
    """What an operator is without a known act as its content; False where it is no event then."""
    sense = found.sense
    if not sense.bare:
        return False
    head = found.content
    if sense.operator == "must":
        found.mode = _demand_mode(found.token.head) or "change"
        return bool(found.actors and found.recipients)
    if sense.operator in {"request", "refuse"}:
        if head is not None:
            found.mode = (
                found.mode or _demand_mode(head) or next((m for t in head.children if (m := _demand_mode(t))), None)
            )
            _add_content_parties(draft, found, head)
        return True
    if sense.operator == "warning":
        return False
    if sense.operator == "threat":
        found.type, found.status = "THREATEN", "threatened"
    elif sense.operator in {"promise", "vow"}:
        found.status = "announced"
        if head is not None:
            _add_content_parties(draft, found, head)
    return True


def _add_content_parties(draft: Draft, found: Candidate, head: Token) -> None:
    if found.recipients:
        return
    near = [t for t in head.children if t.dep_ in {"dobj", "nsubj", "nsubjpass"}] + [n for _, n in prepositional(head)]
    taken = {a.i for a in found.actors}
    found.recipients = [
        p for t in near for p in parties_of(draft, t, found.type, doer=False) if p.i not in taken and is_party(draft, p)
    ][:2]


def _retype(found: Candidate) -> None:
    """Future and negated acts: PLOVER names them by another type where it has one."""
    operator = found.sense.operator
    if found.type == "THREATEN":
        if found.status not in {"denied"}:
            found.status = "threatened"
        return
    if operator and found.type in {"AGREE", "CONCEDE"} and found.status in {"occurred", "ongoing"}:
        found.status = "announced"
    if found.sense.result and found.type == found.sense.type:
        found.type, found.status, found.mode = found.sense.result, "announced", None
    if found.status == "announced":
        if found.type in COOPERATIVE:
            found.type, found.mode = "AGREE", None
        elif found.type == "RETREAT":
            found.type, found.mode = "CONCEDE", None
    elif found.status == "denied" and found.type == "CONCEDE" and found.sense.id == "concede.allow":
        found.type, found.status, found.mode = "REJECT", "occurred", "yield"
    elif found.status == "denied" and _will_not(found) and found.type in COOPERATIVE | YIELDING:
        found.mode = _DEMAND_MODES.get(found.type)
        found.type, found.status = "REJECT", "occurred"


def _will_not(found: Candidate) -> bool:
    verb = found.verb or found.token
    return any(t.dep_ == "aux" and t.lower_ in {"will", "wo", "would", "shall"} for t in verb.children)
