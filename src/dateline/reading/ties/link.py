"""A tie on its way: who, to whom, the words that state it, before it has claim, time and id."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from dateline.model.annotation import Actor
from dateline.model.vocabulary import TieKind, TieStatus
from dateline.reading.draft import Draft
from dateline.reading.ties.words import in_frame
from dateline.reading.tree import PASSIVE_SUBJECTS, SUBJECTS, children, is_negated, is_passive, subject, with_conjuncts

_RELATIVES = frozenset({"who", "which", "that", "whom"})
_FIGHTING = frozenset({"MIL", "REB", "PRM", "UAF", "CRM", None})
_UPWARD = frozenset({"advcl", "xcomp", "ccomp", "pcomp", "conj", "prep", "acl", "acomp", "oprd"})
_ASIDE = frozenset({"compound", "poss", "nmod", "amod"})


@dataclass(frozen=True, slots=True)
class Side:
    """One end of a tie: the actor, or None where nobody is named, and the token that stands for it in the sentence."""

    actor: Actor | None
    token: Token


@dataclass(frozen=True, slots=True)
class Link:
    """A stated relation: `subject` and `object` are ends, `word` is the verb, noun or adjective that states it."""

    tie: TieKind
    subject: Side
    object: Side
    word: Token
    status: TieStatus
    score: float
    rule: str


class Parties:
    """Who stands at a place of the tree."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft

    def sides(self, tokens: list[Token], *, through: bool = False) -> list[Side]:
        """The actors at some heads and at what is joined to them; `through` also looks at the owner of "ISIL targets"."""
        out: list[Side] = []
        for token in with_conjuncts(tokens):
            actor = self.at(token) or (self.behind(token) if through else None)
            if actor is not None and all(side.actor is not actor for side in out):
                out.append(Side(actor, token))
        return out

    def at(self, token: Token) -> Actor | None:
        """The actor whose mention holds the token; a relative pronoun stands for the noun before its clause."""
        actor = self.draft.actor_at(token)
        if actor is None and token.lower_ in _RELATIVES:
            clause = next((t for t in token.ancestors if t.dep_ == "relcl"), None)
            return self.draft.actor_at(clause.head) if clause is not None else None
        return actor

    def overlap(self, one: Actor, other: Actor) -> bool:
        """Whether a mention of one holds a mention of the other: a description that names the other says no more."""
        return any(a.overlaps(b) for a in one.mentions for b in other.mentions)

    def behind(self, token: Token) -> Actor | None:
        """The actor that a noun belongs to where the noun stands for it: "ISIL targets", "members of the Front"."""
        if not in_frame(token, "stands-for"):
            return None
        for child in children(token, *sorted(_ASIDE)):
            actor = self.draft.actor_at(child)
            if actor is not None:
                return actor
        for of in children(token, "prep"):
            for noun in children(of, "pobj") if of.lower_ == "of" else ():
                return self.at(noun)
        return None


def is_armed(side: Side) -> bool:
    """Whether a party may be one side of fighting: an armed group or a state; other bodies only where they fight."""
    if side.actor is None or side.actor.kind not in {"group", "government", "organisation"}:
        return False
    return side.actor.kind != "organisation" or side.actor.sector in _FIGHTING


def doers(verb: Token, parties: Parties) -> list[Token]:
    """Who does what a verb says: its subject, the noun its clause hangs on, or whoever the verb above is said of.

    "The coalition is helping the army to repel Y" has two: who helps and who is helped. "X's plan to defeat Y" is X's.
    """
    for _ in range(5):
        own = children(verb, *sorted(SUBJECTS | PASSIVE_SUBJECTS)) or (
            children(verb, "poss") if verb.tag_ == "VBG" else []
        )
        if own:
            return own[:1]
        above = verb.head
        if verb.dep_ in {"acl", "relcl", "appos"} and above.pos_ not in {"VERB", "AUX"}:
            return _behind_noun(above, parties)
        if above == verb or verb.dep_ not in _UPWARD:
            return []
        if verb.dep_ in {"advcl", "xcomp", "ccomp"} and in_frame(above, "helping"):
            return [*doers(above, parties), *children(above, "dobj")]
        if verb.dep_ == "xcomp" or (verb.dep_ == "prep" and in_frame(above, "accusing")):
            moved = children(above, "dobj")  # "pushed fighters to join", "accused the council of arming"
            if moved:
                return moved
        verb = above
    return []


def _behind_noun(noun: Token, parties: Parties) -> list[Token]:
    """The noun itself where it is a party; else the owner of a plan or effort, or the subject of the verb it is object of."""
    if parties.at(noun) is not None or not in_frame(noun, "plans"):
        return [noun]
    if noun.dep_ == "appos" and parties.at(noun.head) is not None:
        return [noun.head]
    owners = children(noun, "poss")
    if owners:
        return owners
    verb = next((t for t in noun.ancestors if t.pos_ == "VERB"), None)
    giver = subject(verb) if verb is not None and noun.dep_ in {"dobj", "pobj"} else None
    return [giver] if giver is not None else []


def status_of(word: Token, *, past_tense: bool) -> TieStatus:
    """Whether a verb states the tie as holding, as over, or as not so; `past_tense`: a simple past says that it is over."""
    verb = word
    if verb.pos_ not in {"VERB", "AUX"}:
        verb = next((t for t in word.ancestors if t.pos_ in {"VERB", "AUX"}), word)
    if is_negated(word) or (verb != word and is_negated(verb)) or _is_denied(verb):
        return "denied"
    auxiliaries = {t.lower_ for t in children(verb, "aux", "auxpass")}
    if "have" in auxiliaries or "has" in auxiliaries:
        return "current"
    once = any(t.lower_ in {"once", "formerly", "previously"} for t in verb.children)
    over = verb.tag_ == "VBD" or bool(auxiliaries & {"was", "were", "had"})
    return "past" if once or (over and past_tense) else "current"


def _is_denied(verb: Token) -> bool:
    """Whether the verb stands under a denial: "denied that it funds", "denies coordinating with"."""
    for _ in range(3):
        if verb.dep_ not in {"ccomp", "xcomp", "pcomp", "conj"} or verb.head == verb:
            return False
        verb = verb.head
        if in_frame(verb, "denying"):
            return True
    return False


def is_real(word: Token) -> bool:
    """Whether a verb says what is so: not "would", "may", "if", not "refused to" or "urged them to"."""
    auxiliaries = {t.lower_ for t in children(word, "aux")}
    if auxiliaries & {"would", "could", "may", "might", "should", "can"}:
        return False
    if any(t.dep_ == "mark" and t.lower_ in {"if", "unless", "whether"} for t in word.children):
        return False
    start = word
    for _ in range(4):
        if word.dep_ not in {"xcomp", "ccomp", "conj", "advcl", "pcomp", "prep"} or word.head == word:
            return True
        if ("to" in auxiliaries or start.tag_ == "VBG") and in_frame(word.head, "asking"):
            return False
        word = word.head
    return True


def objects(verb: Token, preps: tuple[str, ...]) -> Iterator[Token]:
    """The direct objects of a verb, or with `preps` the nouns that stand in one of these prepositions."""
    if not preps:
        yield from children(verb, "dobj", "obj")
        return
    for prep in children(verb, "prep", "agent", "prt", "advmod"):
        if prep.lower_ in preps:
            yield from children(prep, "pobj")


__all__ = ["Link", "Parties", "Side", "doers", "is_passive", "is_real", "objects", "status_of"]
