"""Nouns and small words as cues: "the claim that", "according to", "reportedly"."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.reading.claims.frame import Frame
from dateline.reading.claims.lexicon import kinds
from dateline.reading.claims.speaking import Reading, after, speaker, subtree
from dateline.reading.tree import children

_WH = frozenset("who which that whom".split())


def noun_clause(noun: Token) -> Frame | None:
    """A noun with what it says: "the claim that", "a plan to", "allegations of"."""
    clauses = [c for c in after(noun, "acl", "ccomp", "relcl") if _is_said(c)]
    if clauses:
        source, cue = _holder(noun)
        return Frame(noun, "noun-clause", subtree(clauses[0]), source, cue)
    prepositions = [
        p for p in after(noun, "prep") if p.lower_ in {"of", "for", "about", "on", "against", "over", "to", "by"}
    ]
    for preposition in prepositions:
        objects = children(preposition, "pobj", "pcomp")
        if objects:
            source, cue = _holder(noun)
            return Frame(noun, f"noun-{preposition.lower_}", subtree(*objects), source, (*cue, preposition))
    return None


def _is_said(clause: Token) -> bool:
    marks = {m.lower_ for m in clause.children if m.dep_ in {"mark", "aux"}}
    if clause.dep_ in {"acl", "ccomp"}:
        return bool(marks & {"that", "to", "whether", "if"}) and not children(clause, "relcl")
    return "that" in marks and bool(children(clause, "nsubj")) and children(clause, "nsubj")[0].lower_ not in _WH


def _holder(noun: Token) -> tuple[Token | None, tuple[Token, ...]]:
    """Whose words a noun stands for, and the light verb that brings them: "his claim", "issued a statement"."""
    owners = children(noun, "poss")
    if owners:
        return owners[0], ()
    by = [o for p in children(noun, "prep") if p.lower_ in {"by", "from"} for o in children(p, "pobj")]
    if by:
        return by[0], ()
    if noun.dep_ == "dobj" and noun.head.pos_ == "VERB":
        verb = noun.head
        return speaker(verb), (verb, *[d for d in children(noun, "det", "amod") if d.i < noun.i])
    return None, ()


def according(token: Token) -> Frame | None:
    """The sentence around "according to the ministry"."""
    if token.lower_ not in {"according", "per"}:
        return None
    links = [token] if token.lower_ == "per" else [c for c in token.children if c.lower_ == "to"]
    objects = [o for link in links for o in children(link, "pobj")]
    if not objects:
        return None
    own = {t.i for t in token.subtree}
    clause = token.head
    while clause.dep_ not in {"ROOT", "ccomp", "conj", "advcl", "relcl", "parataxis"} and clause.head is not clause:
        clause = clause.head
    content = tuple(t for t in clause.subtree if t.i not in own)
    return Frame(token, "according", content, objects[0], tuple(links))


def hearsay(token: Token) -> Frame | None:
    """A word that passes a clause on without saying whose it is: "reportedly", "allegedly"."""
    if not {"hearsay", "inference"} & set(kinds(token.lower_)) or token.dep_ not in {"advmod", "amod"}:
        return None
    return Frame(token, "hearsay", tuple(t for t in token.head.subtree if t.i != token.i), None)


NOUN_READINGS: tuple[Reading, ...] = (noun_clause,)
OTHER_READINGS: tuple[Reading, ...] = (according, hearsay)
