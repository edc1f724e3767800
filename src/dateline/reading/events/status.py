"""The standing of an act: occurred, ongoing, announced, threatened, hypothetical, attempted or denied."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final, cast

from spacy.tokens import Token

from dateline.lexicon import load
from dateline.model.vocabulary import Status
from dateline.reading.draft import Draft
from dateline.reading.events.candidate import Candidate
from dateline.reading.events.words import lemma

_FUTURE: Final = frozenset({"will", "shall", "'ll", "wo"})
_POSSIBLE: Final = frozenset({"could", "may", "might", "can", "ca", "must", "should", "ought"})
_CONDITIONS: Final = frozenset({"if", "unless", "whether", "lest", "should"})
_NOT_YET: Final = frozenset({"call", "appeal", "prepare", "warn", "plan", "press", "prevent", "push"})
_SAYING: Final = frozenset(
    "say announce tell add declare promise pledge vow warn report state confirm believe expect indicate".split()
)


@dataclass(frozen=True, slots=True)
class Operator:
    """Words that change the standing of the act they govern."""

    id: str
    status: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    modifiers: tuple[str, ...] = ()


@cache
def _table(part: str) -> dict[str, Status]:
    table: dict[str, Status] = {}
    for entry in load("status-operators", Operator):
        for word in getattr(entry, part):
            table.setdefault(word, cast(Status, entry.status))
    return table


def find_status(draft: Draft, found: Candidate) -> Status:
    """The standing of a candidate's act."""
    token = found.token
    if found.noun:
        own = _noun_status(found)
        if own is not None:
            return own
        if found.verb is None or found.light is None:
            return _background(found)
        token = found.verb
        if found.light.status == "ongoing" and _verb_status(token, token) == "occurred":
            return "ongoing"
        if found.light.status:
            return "denied" if _negated(token) else cast(Status, found.light.status)
    claim = draft.claim_at(found.token.idx)
    status = _verb_status(token, token)
    if claim is not None and claim.stance == "denying" and status in {"occurred", "ongoing"}:
        return "denied"
    return status


def _noun_status(found: Candidate) -> Status | None:
    """What modifiers and governing nouns make of an act named by a noun: "planned attack", "fears of an attack"."""
    noun = found.token
    for child in noun.children:
        if child.dep_ == "det" and child.lower_ in {"no", "neither"}:
            return "denied"
        if child.dep_ in {"amod", "compound", "det"} and (
            child.lower_ in _table("modifiers") or lemma(child) in _table("modifiers")
        ):
            return _table("modifiers").get(child.lower_) or _table("modifiers")[lemma(child)]
    above = noun.head
    if noun.dep_ == "pobj" and above.head.pos_ == "NOUN" and above.lower_ in {"of", "for", "against", "at", "to"}:
        return _table("nouns").get(lemma(above.head))
    if noun.dep_ == "pobj" and above.head.pos_ == "VERB" and lemma(above.head) in _NOT_YET:
        return _table("verbs").get(lemma(above.head), "hypothetical")
    return None


def _background(found: Candidate) -> Status:
    """A noun without a light verb: the verb above may still fear, foil or deny it."""
    verb = found.verb
    if verb is not None and found.part in {"dobj", "nsubjpass"}:
        above = _table("verbs").get(lemma(verb))
        if above in {"hypothetical", "denied", "announced"} and lemma(verb) not in {
            "announce",
            "order",
            "discuss",
            "support",
            "oppose",
            "suggest",
            "help",
        }:
            return above
    progressive = any(child.lower_ in {"ongoing", "continuing"} for child in found.token.children)
    return "ongoing" if progressive else "occurred"


def _negated(verb: Token) -> bool:
    return any(child.dep_ == "neg" or child.lower_ in {"never", "not"} for child in verb.children)


def _verb_status(verb: Token, start: Token, depth: int = 0) -> Status:
    """The standing of a verb from its auxiliaries, its negation, its clause and what governs it, nearest first."""
    if _negated(verb):
        return "denied"
    own = _auxiliary_status(verb)
    if own is not None:
        return own
    if _conditional(verb):
        return "hypothetical"
    governed = _governed(verb, depth)
    if governed is not None:
        return governed
    return "ongoing" if _is_progressive(verb) else "occurred"


def _auxiliary_status(verb: Token) -> Status | None:
    words = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    if words & _FUTURE or (verb.dep_ == "xcomp" and lemma(verb.head) == "go" and verb.head.tag_ == "VBG"):
        return "announced"
    if words & {"would", "'d"}:
        return "announced" if _reported(verb) and not _has_condition(verb) else "hypothetical"
    if words & _POSSIBLE:
        return "hypothetical"
    return None


def _reported(verb: Token) -> bool:
    return any(above.pos_ == "VERB" and lemma(above) in _SAYING for above in verb.ancestors)


def _has_condition(verb: Token) -> bool:
    return any(child.dep_ == "advcl" and _conditional(child) for child in verb.children)


def _conditional(verb: Token) -> bool:
    if verb.dep_ not in {"advcl", "ccomp", "pcomp", "conj"}:
        return False
    marks = {child.lower_ for child in verb.children if child.dep_ in {"mark", "advmod"}}
    present = verb.tag_ in {"VBZ", "VBP"} or any(
        c.dep_ in {"aux", "auxpass"} and c.tag_ in {"VBZ", "VBP"} for c in verb.children
    )
    return bool(marks & _CONDITIONS) or ("until" in marks and present)


def _is_progressive(verb: Token) -> bool:
    if verb.tag_ != "VBG":
        return False
    return any(
        child.dep_ == "aux" and child.lower_ in {"is", "are", "'re", "'s", "been", "am"} for child in verb.children
    )


def _governed(verb: Token, depth: int) -> Status | None:
    """What the word above makes of a complement: "tried to storm", "a plan to arrest", "ready to fight"."""
    above = verb.head
    if depth > 3 or above.i == verb.i:
        return None
    infinitive = any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)
    if verb.dep_ == "conj" and above.pos_ in {"VERB", "AUX"}:
        has_own = any(child.dep_ in {"aux", "nsubj"} for child in verb.children)
        return None if has_own else _inherited(above, depth)
    if verb.dep_ in {"xcomp", "ccomp", "advcl", "acl", "pcomp"} and (
        infinitive or verb.tag_ == "VBG" or verb.dep_ == "xcomp"
    ):
        return _complement(verb, above, infinitive, depth)
    return None


def _inherited(above: Token, depth: int) -> Status | None:
    status = _verb_status(above, above, depth + 1)
    return status if status not in {"occurred", "denied"} else None


def _complement(verb: Token, above: Token, infinitive: bool, depth: int) -> Status | None:
    if verb.dep_ == "pcomp":
        outer = above.head
        if outer.pos_ == "NOUN" and above.lower_ in {"of", "for", "at"}:
            return _table("nouns").get(lemma(outer))
        if above.lower_ in {"towards", "toward"}:
            return "attempted"
        return _table("verbs").get(lemma(outer)) if above.lower_ in {"from", "against", "at"} else None
    if above.pos_ == "NOUN" and infinitive:
        return _table("nouns").get(lemma(above))
    if above.pos_ == "ADJ" and infinitive:
        return _table("adjectives").get(lemma(above))
    if above.pos_ in {"VERB", "AUX"} and verb.dep_ != "acl":
        adjective = next((c for c in above.children if c.dep_ == "acomp" and lemma(c) in _table("adjectives")), None)
        if infinitive and adjective is not None:
            return _table("adjectives")[lemma(adjective)]
        known = _table("verbs").get(lemma(above)) if verb.dep_ != "advcl" else None
        if known is not None:
            return "denied" if _negated(above) and known == "ongoing" else known
        if infinitive and verb.dep_ == "advcl":
            return "hypothetical"
        return _inherited(above, depth) if verb.dep_ == "xcomp" else None
    return None
