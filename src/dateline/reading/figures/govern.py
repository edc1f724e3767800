"""Which harm is a number of? Decided from the tree: what the counted people are subject, object or complement of."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from dateline.model.vocabulary import Harm
from dateline.reading.figures.harm import HarmWords, in_frame, stated
from dateline.reading.figures.tolls import Governed, is_real, toll
from dateline.reading.numbers import Quantity
from dateline.reading.tree import PASSIVE_SUBJECTS, children, is_negated, is_passive

_MODIFIER = frozenset({"nummod", "amod", "det", "compound", "quantmod", "nmod", "npadvmod", "predet", "advmod", "dep"})
_COMPLEMENTS = ("acomp", "attr", "oprd", "xcomp", "ccomp", "advmod", "advcl", "dobj", "amod", "conj")
_CONTAINERS = frozenset(
    "total group number family crowd maximum minimum most some majority half rest out others least average all".split()
)


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts: the head of the people's phrase in the tree, and the noun that names them, if any."""

    head: Token
    noun: Token | None


def counted(quantity: Quantity, doc: Doc) -> Counted:
    """What the number stands before ("12 soldiers"), or the number itself ("killed 12", "dozens of soldiers")."""
    root = quantity.core(doc).root
    if root.dep_ in _MODIFIER and root.head.i > quantity.core_last and root.head.i - quantity.core_last < 8:
        return Counted(root.head, root.head)
    for of in root.children:
        if of.lower_ == "of" and of.i == quantity.core_last + 1:
            return Counted(root, next(iter(children(of, "pobj")), None))
    return Counted(root, None)


def is_people(what: Counted) -> bool:
    """Whether the counted noun may stand for people."""
    if what.noun is None or not in_frame(what.noun, "no-people"):
        return True
    return stated(what.noun, "object") is not None  # "two shot dead": the shot is no bullet


def governed(what: Counted) -> Governed | None:
    """The harm that the tree states of the counted people, or None."""
    own = _of_noun(what) or (_participle(what.noun) if what.noun is not None and what.noun != what.head else None)
    if own is not None:
        return _died(own, what) or own
    token = what.head
    for _ in range(5):
        found = _here(token)
        if found is not None:
            return found if _is_said_of_people(found, what) else None
        if token.dep_ == "conj" or (token.dep_ == "appos" and what.noun is not None):
            token = token.head
        elif token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lemma_ in _CONTAINERS:
            token = token.head.head
        else:
            return None
    return None


def _died(own: Governed, what: Counted) -> Governed | None:
    """Those who were hurt, or held, and then died are dead: "five of the wounded had died"."""
    found = _verb(what.head) if own.harm != "killed" else None
    return found if found is not None and found.harm == "killed" else None


def _is_said_of_people(found: Governed, what: Counted) -> bool:
    """Whether a word that is said of things as well ("seized three") counts a noun for people here."""
    return not found.people_only or (what.noun is not None and in_frame(what.noun, "people"))


def _of_noun(what: Counted) -> Governed | None:
    """The counted noun says it: "three deaths", "12 dead", "40 hostages", "five bodies were found", "12 lives"."""
    noun = what.noun
    if noun is None:
        return None
    for role in ("counted", "people"):
        entry = stated(noun, role)
        if entry is not None and not _acts(noun):
            if any(_is_freed(token, entry.harm) for token in (noun, what.head)):
                return None
            return Governed(entry.harm, noun, f"figures.{role}.{entry.id}")
    above = noun.head if noun.dep_ != "pobj" else noun.head.head
    for lemma, role in (("life", "lives"), ("body", "bodies"), ("corpse", "bodies")):
        if noun.lemma_.lower() == lemma:
            entry = stated(above, role) or next(filter(None, (stated(t, role) for t in children(noun, "acl"))), None)
            if entry is not None and is_real(above):
                return Governed(entry.harm, noun, f"figures.{role}")
    return None


def _acts(noun: Token) -> bool:
    """Whether a participle taken for a noun governs an object, so that the counted people are those who act."""
    return noun.pos_ == "VERB" and bool(children(noun, "dobj"))


def _is_freed(noun: Token, harm: Harm) -> bool:
    """Whether the hostages or detainees counted are let go."""
    if harm not in {"abducted", "detained"}:
        return False
    above = noun.head.head if noun.dep_ == "pobj" else noun.head
    return in_frame(above, "freed") or in_frame(above, "freeing")


def _here(token: Token) -> Governed | None:
    """The harm stated by what hangs on the token or by what it hangs on."""
    for test in (_participle, _verb, _complement, _act_noun, toll):
        found = test(token)
        if found is not None:
            return found
    return None


def _participle(token: Token) -> Governed | None:
    """ "12 people killed in", "12 people who died", "276 kidnapped girls"."""
    for child in token.children:
        if child.dep_ == "amod" and (entry := stated(child, "state")):
            return Governed(entry.harm, child, f"figures.adjective.{entry.id}")
        past = child.dep_ == "acl" and child.tag_ in {"VBN", "VBD", "JJ"} and not children(child, "dobj")
        if past and (entry := stated(child, "object") or stated(child, "state")):
            return Governed(entry.harm, child, f"figures.participle.{entry.id}")
        if child.dep_ == "relcl" and is_real(child):
            entry = _relative(child)
            if entry is not None:
                return Governed(entry.harm, child, f"figures.relative.{entry.id}")
    return None


def _relative(verb: Token) -> HarmWords | None:
    subjects = children(verb, "nsubj", "nsubjpass")
    of_whom = bool(subjects) and subjects[0].lower_ in {"who", "that", "which"}
    if is_passive(verb):
        return stated(verb, "object") if of_whom else None
    if of_whom:
        return stated(verb, "subject") or _state_of(verb)
    return stated(verb, "object") if any(t.lower_ in {"whom", "that"} for t in children(verb, "dobj")) else None


def _verb(token: Token) -> Governed | None:
    """The token is subject or object of a verb of harm."""
    verb = token.head
    if verb == token or not is_real(verb):
        return None
    undergoes = token.dep_ in PASSIVE_SUBJECTS or (token.dep_ == "nsubj" and _is_elliptic(verb))
    if undergoes and (entry := stated(verb, "object")):
        return Governed(entry.harm, verb, f"figures.passive.{entry.id}", people_only=entry.people_only)
    if token.dep_ == "nsubj" and (entry := stated(verb, "subject")):
        return Governed(entry.harm, verb, f"figures.subject.{entry.id}")
    if (
        token.dep_ in {"dobj", "dative", "appos", "attr"}
        and not _is_passive_only(verb)
        and (entry := stated(verb, "object"))
    ):
        return Governed(entry.harm, verb, f"figures.object.{entry.id}", people_only=entry.people_only)
    return None


def _is_elliptic(verb: Token) -> bool:
    """A participle without auxiliary or object, as headlines have it: "12 killed in blast"."""
    return verb.tag_ in {"VBN", "VBD", "JJ", "NN"} and not children(verb, "dobj")


def _is_passive_only(verb: Token) -> bool:
    return is_passive(verb) and not children(verb, "dobj")


def _complement(token: Token) -> Governed | None:
    """ "12 were found dead", "left 5 dead", "12 are feared killed", "5 dead" as a clause."""
    verb = token.head
    if verb == token or token.dep_ not in {"nsubj", "nsubjpass", "dobj", "dative"} or not is_real(verb):
        return None
    entry = stated(verb, "state")
    if entry is not None and token.dep_ == "nsubj" and not children(verb, "dobj"):
        return Governed(entry.harm, verb, f"figures.state.{entry.id}")
    if not in_frame(verb, "state-verb"):
        return None
    found = _state_child(verb, token)
    return Governed(found[0].harm, found[1], f"figures.state.{found[0].id}") if found else None


def _state_of(verb: Token) -> HarmWords | None:
    found = _state_child(verb, verb) if in_frame(verb, "state-verb") else None
    return found[0] if found else None


def _state_child(verb: Token, people: Token) -> tuple[HarmWords, Token] | None:
    """The state that a verb puts its people into: a complement, or what a raising verb leads to."""
    for child in (*children(verb, *_COMPLEMENTS), *(t for t in people.children if t.i > people.i)):
        if child == people or (child.i < verb.i and child.dep_ != "amod"):
            continue
        if child.dep_ == "conj" and any(t.dep_ in {"nsubj", "nsubjpass"} for t in child.children):
            continue
        entry = stated(child, "state")
        if entry is None and child.dep_ in {"xcomp", "ccomp", "oprd"} and is_negated(child) is False:
            entry = stated(child, "object") if child.tag_ == "VBN" else stated(child, "subject")
        if entry is not None and not children(child, "nsubj", "nsubjpass"):
            return entry, child
    return None


def _act_noun(token: Token) -> Governed | None:
    """ "the deaths of 17 miners", "injuries to 12 people"; "12 people's deaths"."""
    if token.dep_ == "poss" and (entry := stated(token.head, "act")):
        return Governed(entry.harm, token.head, f"figures.act.{entry.id}")
    if token.dep_ != "pobj" or token.head.lower_ not in {"of", "to", "for", "against"}:
        return None
    noun = token.head.head
    entry = stated(noun, "act")
    if entry is None and noun.lemma_.lower() == "life" and token.head.lower_ == "of":
        entry = stated(noun.head, "lives")
    if entry is None or (token.head.lower_ != "of" and entry.harm != "injured") or _is_freed(noun, entry.harm):
        return None
    return Governed(entry.harm, noun, f"figures.act.{entry.id}")
