"""Who does what a verb says, and the words under a phrase: questions that every construction asks."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from spacy.tokens import Token

from dateline.reading.claims.frame import Frame
from dateline.reading.tree import agents, children, is_passive, subject

Reading = Callable[[Token], Frame | None]
"""A way to read a word as a cue; None where the word is not used so."""


def speaker(verb: Token) -> Token | None:
    """Who does what a verb says: the subject of an active verb, the agent of a passive one, the noun of a participle."""
    if is_passive(verb):
        by = agents(verb)
        return by[0] if by else None
    own = children(verb, "nsubj", "csubj")
    if own:
        return own[0]
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        return verb.head
    if verb.dep_ in {"conj", "xcomp", "advcl"} and verb.head.pos_ in {"VERB", "AUX"}:
        above = verb.head
        if verb.dep_ == "advcl" and verb.tag_ != "VBG":
            return None
        if verb.dep_ == "xcomp":
            persuaded = children(above, "dobj")
            if persuaded:
                return persuaded[0]
        found = speaker(above)
        return found if found is not None else (subject(above) if verb.dep_ != "conj" or not is_passive(verb) else None)
    return None


def after(verb: Token, *labels: str) -> list[Token]:
    return [child for child in children(verb, *labels) if child.i > verb.i]


def subtree(*heads: Token) -> tuple[Token, ...]:
    """All tokens under some heads."""
    return tuple(token for head in heads for token in head.subtree)


def below(verb: Token, heads: Iterable[Token]) -> tuple[Token, ...]:
    return tuple(t for head in heads for t in head.subtree if t.i != verb.i)
