"""Running totals: "the death toll rose to 32", "bringing the toll to 45", "the number of dead passed 100"."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from dateline.model.vocabulary import Harm
from dateline.reading.figures.harm import frame, in_frame, stated
from dateline.reading.tree import children


@dataclass(frozen=True, slots=True)
class Governed:
    """The harm of a number, the word that states it, and the rule; `toll` marks a running total."""

    harm: Harm
    word: Token
    rule: str
    toll: bool = False
    people_only: bool = False


def toll(token: Token) -> Governed | None:
    """ "the death toll rose to 32", "bringing the toll to 45", "a toll of 32", "the number of dead passed 100"."""
    if token.dep_ == "pobj" and token.head.lower_ in {"of", "to", "at", "by"}:
        above = token.head.head
        entry = stated(above, "toll")
        if entry is not None:
            return Governed(entry.harm, above, f"figures.toll.{entry.id}", True)
        return _toll_of(above) if token.head.lower_ in {"to", "at"} else None
    if token.dep_ in {"dobj", "attr", "npadvmod", "acomp", "appos"}:
        return _toll_of(token.head)
    return None


def _toll_of(verb: Token) -> Governed | None:
    if not in_frame(verb, "toll-verb") or not is_real(verb):
        return None
    for child in (
        *children(verb, "nsubj", "nsubjpass", "dobj"),
        *([verb.head] if verb.dep_ in {"acl", "relcl"} else []),
    ):
        entry = stated(child, "toll")
        if entry is not None:
            return Governed(entry.harm, child, f"figures.toll.{entry.id}", True)
    return None


def is_real(word: Token) -> bool:
    """Whether the harm has happened as told: not negated, not under "would", not what somebody plans or threatens."""
    if word.pos_ not in {"VERB", "AUX"}:
        return True
    # "no one was killed" says nothing against the verb; "did not kill 12" does
    if any(child.dep_ == "neg" and child.lower_ != "no" for child in word.children):
        return False
    auxiliaries = [child.lower_ for child in children(word, "aux", "auxpass")]
    if any(aux in frame("unreal-modal") for aux in auxiliaries) and "have" not in auxiliaries:
        return False
    if any(child.dep_ == "mark" and child.lower_ in {"if", "unless", "lest"} for child in word.children):
        return False
    to_infinitive = "to" in auxiliaries and "have" not in auxiliaries
    return not (to_infinitive and word.head != word and in_frame(word.head, "unreal-governor"))
