"""Which nouns stand for a party, and of which kind, as the trained gate sees them."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from dateline.lexicon.given_names import given_names
from dateline.model.vocabulary import ActorKind
from dateline.reading.actors.mention import Mention
from dateline.reading.actors.parties import acts
from dateline.reading.actors.words import RoleNoun, bare, is_plural, organisation_words, role_of

KINDS: Final[tuple[ActorKind, ...]] = ("person", "government", "group", "organisation", "outlet", "population")
"""What the gate tells apart, behind "no party"."""

_ROLES: Final = (
    "nsubj", "nsubjpass", "dobj", "pobj", "poss", "appos", "conj", "compound", "attr", "dative", "ROOT", "agent",
)  # fmt: skip
_DETERMINERS: Final = ("the", "a", "an", "his", "her", "its", "their", "my", "our", "this", "that", "these", "another")
_NEVER: Final = frozenset({"npadvmod", "amod", "quantmod", "nummod"})


def may_be_party(token: Token) -> bool:
    """Whether the gate is asked about a word at all: a common noun at the head of its phrase, or a word used as one."""
    if token.dep_ in _NEVER:
        return False
    if token.tag_ in {"NN", "NNS"}:
        return True
    article = any(child.dep_ == "det" for child in token.children)
    return (
        article
        and token.pos_ in {"ADJ", "VERB", "NOUN", "NUM"}
        and token.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj"}
    )


def head_facts(token: Token, *, found: bool, alone: bool) -> list[float]:
    """What is told of a noun beside its state; `found`, `alone`: what the rules say, see nouns.py."""
    role: tuple[RoleNoun, str] | None = role_of(token)
    noun = role[0] if role is not None else None
    children = list(token.children)
    first = next((bare(c) for c in children if c.dep_ in {"det", "poss"}), "")
    return [
        *(float(token.dep_ == one) for one in _ROLES),
        *(float(first == one) for one in _DETERMINERS),
        float(any(c.dep_ == "poss" for c in children)),
        float(any(c.dep_ == "nummod" for c in children)),
        float(any(c.dep_ == "amod" for c in children)),
        float(any(c.dep_ in {"compound", "nmod"} for c in children)),
        float(any(c.dep_ in {"relcl", "acl"} for c in children)),
        float(any(c.dep_ == "prep" and c.lower_ == "of" for c in children)),
        float(any(c.dep_ == "appos" for c in children)),
        float(is_plural(token)),
        float(acts(token)),
        float(found),
        float(alone),
        float(noun is not None and noun.form == "person"),
        float(noun is not None and noun.office),
        float(noun is not None and noun.crowd),
        float(noun is not None and noun.generic),
        *(float(noun is not None and noun.kind == kind) for kind in KINDS),
        float(token.head.pos_ == "VERB"),
    ]


def name_facts(token: Token, mention: Mention | None) -> list[float]:
    """What is told of a name, behind the facts of nouns: what the rules take it for (`mention`, None for nothing)."""
    doc, kind = token.doc, mention.kind if mention is not None else None
    words = len(mention.words) if mention is not None else 1
    before = doc[mention.start - 1] if mention is not None and mention.start > 0 else None
    return [
        1.0,
        float(mention is not None),
        *(float(kind == one) for one in KINDS),
        float(mention is not None and kind is None),
        *(float(token.ent_type_ == one) for one in _LABELS),
        float(words == 1),
        float(words > 2),
        float(token.is_upper and len(token) > 1),
        float(token.i == token.sent.start),
        float(token.pos_ == "PROPN"),
        float(before is not None and before.lower_ == "the"),
        float(token.lower_ in given_names()),
        float(token.lower_ in organisation_words()),
    ]


_LABELS: Final = ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "")
NO_NAME: Final = [0.0] * (2 + len(KINDS) + 1 + len(_LABELS) + 8)
"""What stands for `name_facts` where a noun is no name."""
