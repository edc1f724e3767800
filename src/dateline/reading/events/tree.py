"""Who stands where around a verb or noun: subjects, objects, prepositions, the verb that carries a noun."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from spacy.tokens import Token

from dateline.reading.events.words import lemma
from dateline.reading.tree import children, with_conjuncts

OBJECT_CONTROL: Final = frozenset(
    "ask order force urge allow help tell call want invite persuade enable permit instruct command press push demand request "
    "encourage compel lead cause expect".split()
)
"""Verbs whose object does what their infinitive says: "ordered troops to withdraw"."""

_CLAUSES: Final = frozenset({"relcl", "acl", "advcl", "ccomp", "parataxis", "csubj"})
_CIRCUMSTANCE: Final = frozenset({"before", "after", "by", "without", "while", "since", "on", "upon", "in", "until"})
"""Prepositions whose participle has the subject of the verb above: "held them for days before freeing them"."""

NEW_CLAUSE: Final = _CLAUSES | {"conj", "xcomp"}
"""Relations at which another clause begins, with its own time and place."""


def joined(tokens: Iterable[Token]) -> list[Token]:
    """Heads with what is joined to them; "the UN and aid agencies", read as one compound, gives both."""
    out: list[Token] = []
    for token in with_conjuncts(tokens):
        out += [
            t for t in token.children if t.dep_ == "nmod" and t.i < token.i and any(c.dep_ == "cc" for c in t.children)
        ]
        out.append(token)
    return out


def is_passive(verb: Token) -> bool:
    """Whether a verb stands in the passive, also without auxiliary: "was seized and burnt", "troops killed in ..."."""
    if any(child.dep_ in {"auxpass", "nsubjpass", "csubjpass"} for child in verb.children):
        return True
    if verb.tag_ != "VBN" or any(child.dep_ == "nsubj" for child in verb.children):
        return False
    auxiliaries = [child for child in verb.children if child.dep_ == "aux"]
    if verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"}:
        return not auxiliaries and is_passive(verb.head)
    return not auxiliaries and verb.dep_ in {"acl", "advcl", "amod", "relcl", "ROOT", "xcomp", "oprd"}


def is_infinitive(verb: Token) -> bool:
    """Whether a verb stands with "to"."""
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)


def surface_subject(verb: Token, depth: int = 0) -> list[Token]:
    """Heads of what stands as subject of a verb, followed through infinitives, conjunctions, participles and relative clauses."""
    own = [t for t in verb.children if t.dep_ in {"nsubj", "nsubjpass", "csubj"}]
    if own:
        return joined(resolve(token) for token in own)
    if depth > 4:
        return []
    if verb.pos_ == "ADJ" and verb.dep_ in {"acomp", "oprd"} and verb.head.pos_ in {"VERB", "AUX"}:
        return surface_subject(verb.head, depth + 1)
    if verb.dep_ in {"acl", "amod"} and verb.head.pos_ in {"NOUN", "PROPN", "PRON", "NUM"}:
        to_infinitive = any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)
        return surface_subject_of_noun(verb.head, depth) if to_infinitive else joined([verb.head])
    if verb.dep_ in {"xcomp", "ccomp"} and verb.head.pos_ in {"VERB", "AUX"}:
        return _controller(verb, depth)
    if verb.dep_ == "pcomp" and verb.head.head.pos_ in {"VERB", "AUX"}:
        return _controller(verb.head, depth)
    if verb.dep_ in {"conj", "advcl"} and verb.head.pos_ in {"VERB", "AUX"}:
        return surface_subject(verb.head, depth + 1)
    return []


def surface_subject_of_noun(noun: Token, depth: int) -> list[Token]:
    """Who does what an infinitive after a noun says: the owner of "its plan to ...", else the subject of the noun's verb."""
    owners = children(noun, "poss")
    if owners:
        return owners
    return surface_subject(noun.head, depth + 1) if noun.head.pos_ in {"VERB", "AUX"} else []


def _controller(inner: Token, depth: int) -> list[Token]:
    above = inner.head
    direct = [t for t in above.children if t.dep_ in {"dobj", "dative", "nsubjpass"}]
    of_object = inner.dep_ == "prep" and inner.lower_ not in _CIRCUMSTANCE
    if direct and (lemma(above) in OBJECT_CONTROL or of_object):
        return joined(resolve(token) for token in direct)
    return surface_subject(above, depth + 1)


def resolve(token: Token) -> Token:
    """The noun a relative pronoun stands for; any other token is itself."""
    if token.tag_ in {"WP", "WDT"} or (token.lower_ == "that" and token.dep_.startswith("nsubj")):
        above = token.head
        for _ in range(3):
            if above.dep_ == "relcl":
                return above.head
            if above.dep_ not in {"conj", "xcomp", "ccomp"}:
                break
            above = above.head
    return token


def agents(verb: Token) -> list[Token]:
    """Heads of the noun phrases named with "by"."""
    found = [noun for by in verb.children if by.lower_ == "by" for noun in by.children if noun.dep_ == "pobj"]
    return joined(found)


def direct_objects(verb: Token) -> list[Token]:
    """Heads of the objects of a verb: direct, dative, or the subject of a passive."""
    own = [t for t in verb.children if t.dep_ in {"dobj", "dative", "oprd_obj", "nsubjpass"} and t.pos_ != "ADP"]
    own += [t for c in verb.children if c.dep_ in {"ccomp", "xcomp"} and c.pos_ == "ADJ" for t in children(c, "nsubj")]
    if not own and is_passive(verb):
        return [t for t in surface_subject(verb) if t.i != verb.i]
    return joined(resolve(token) for token in own)


def prepositional(head: Token) -> list[tuple[str, Token]]:
    """Pairs of preposition and object head around a word, "according to" and the like left out."""
    found = []
    for prep in head.children:
        if prep.dep_ in {"prep", "agent", "dative", "prt"} and prep.pos_ in {"ADP", "SCONJ", "PART", "ADV", "VERB"}:
            nouns = [t for t in prep.children if t.dep_ == "pobj"]
            for inner in prep.children:
                if inner.dep_ == "prep":
                    nouns += [t for t in inner.children if t.dep_ == "pobj"]
            found += [(prep.lower_, noun) for noun in joined(nouns)]
    return found


def particles(verb: Token) -> str:
    """The particles and fixed adverbs right after a verb, joined by blanks: "out", "up"; "" where there are none."""
    return " ".join(t.lower_ for t in verb.children if t.dep_ == "prt" or (t.i == verb.i + 1 and t.dep_ == "advmod"))


def has_particle(verb: Token, particle: str) -> bool:
    """Whether a verb stands with a particle: in the tree, or right behind it (and its object) in the text."""
    if not particle:
        return True
    words = particle.split()
    following = [t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 1 + len(words)]]
    return following == words or (
        len(words) == 1 and any(t.lower_ == particle and t.dep_ == "prt" for t in verb.children)
    )


def carrier(noun: Token) -> tuple[Token, str] | None:
    """The verb that a noun is subject, object or prepositional object of, and which of these: "launched an offensive".

    Walks over "a series of", "a wave of" and conjunctions. None where a noun hangs on another noun.
    """
    token, seen = noun, 0
    while seen < 4:
        above = token.head
        if token.dep_ in {"dobj", "nsubj", "nsubjpass", "attr"} and above.pos_ in {"VERB", "AUX"}:
            return above, token.dep_
        if token.dep_ == "pobj" and above.head.lower_ == "responsible" and above.head.head.pos_ in {"VERB", "AUX"}:
            return above.head.head, "prep:responsible for"
        if token.dep_ == "pobj" and above.head.pos_ in {"VERB", "AUX"}:
            return above.head, f"prep:{above.lower_}"
        if token.dep_ == "pobj" and above.lower_ == "of" and above.head.pos_ in {"NOUN", "NUM"}:
            token = above.head
        elif token.dep_ == "conj":
            token = above
        elif token.dep_ == "pobj" and above.lower_ == "for" and above.head.lower_ in {"responsibility", "credit"}:
            token = above.head
        else:
            return None
        seen += 1
    return None


def clause_root(token: Token) -> Token:
    """The verb of the clause that holds a token, or the token itself where it heads its sentence."""
    current = token
    while current.head.i != current.i and not (
        current.pos_ in {"VERB", "AUX"} and current.dep_ in NEW_CLAUSE | {"ROOT"}
    ):
        current = current.head
    return current


def clause_tokens(root: Token) -> list[Token]:
    """The tokens of a clause without the clauses below it."""
    found, queue = [], [root]
    while queue:
        token = queue.pop()
        found.append(token)
        queue.extend(t for t in token.children if not (t.dep_ in NEW_CLAUSE and t.pos_ in {"VERB", "AUX"}))
    return sorted(found, key=lambda t: t.i)
