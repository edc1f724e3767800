"""What the whole text tells about names: who is a person, what is a place, which label the tagger gives most often."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Final, NamedTuple

from spacy.tokens import Doc, Token

from dateline.lexicon.given_names import given_names
from dateline.lexicon.registry import name_key
from dateline.reading.actors.mention import Mention
from dateline.reading.actors.parties import acts
from dateline.reading.actors.runs import NAME_LABELS
from dateline.reading.actors.words import (
    noun_lemma,
    organisation_words,
    role_nouns,
    singular_role,
    verb_class,
)
from dateline.reading.tree import bearer


class Labels(NamedTuple):
    """What is told over the whole text: labels by name, last words of persons' full names, names that tell where."""

    votes: dict[str, Counter[str]]
    surnames: frozenset[str]
    where: frozenset[str]


def gather(doc: Doc) -> Labels:
    """What the tagger's names tell, over the whole text."""
    where = _places_by_use(doc)
    return Labels(_label_votes(doc), _surnames(doc, where), where)


def _label_votes(doc: Doc) -> dict[str, Counter[str]]:
    """How often the tagger gives each label to the same words of the text."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for entity in doc.ents:
        if entity.label_ in NAME_LABELS:
            votes[name_key(entity.text.removesuffix("'s"))][entity.label_] += 1
    return votes


def _surnames(doc: Doc, where: frozenset[str]) -> frozenset[str]:
    """Last words of full names of persons in the text: alone, they are a person even where they are also a place."""
    names = (entity for entity in doc.ents if entity.label_ == "PERSON" and 1 < len(entity) < 5)
    keys = {name_key(entity.text.removesuffix("'s")) for entity in names}
    return frozenset(key.split()[-1] for key in keys - where)


WHERE: Final = frozenset("in at near around outside across inside toward towards into".split())


def _is_where(head: Token) -> bool:
    """Whether a name tells where something is: a place that the tagger took for a body or a person."""
    above = head.head
    if head.dep_ == "dobj":
        return above.lemma_ in verb_class("taking") and head.doc[head.left_edge.i].lower_ not in given_names()
    if head.dep_ != "pobj":
        return False
    if above.lower_ == "of":
        return above.head.lemma_ in verb_class("locality") and above.head.pos_ == "NOUN"
    if above.lower_ == "from":
        return noun_lemma(above.head) in role_nouns() or above.head.lemma_ in {"flee", "come", "travel", "withdraw"}
    return above.lower_ in WHERE


def _places_by_use(doc: Doc) -> frozenset[str]:
    """Names that tell where something is at least as often as they act: places that the tagger took for somebody."""
    votes: Counter[str] = Counter()
    for entity in doc.ents:
        if entity.label_ in {"PERSON", "ORG"}:
            name = name_key(entity.text.removesuffix("'s"))
            near = name.removeprefix("near ")
            beside = near != name or (entity.start > 0 and doc[entity.start - 1].lower_ == "near")
            votes[near] += 2 * beside or _is_where(entity.root) - acts(entity.root)
    return frozenset(name for name, vote in votes.items() if vote > 0)


def is_person(mention: Mention, labels: Labels) -> bool:
    """Whether the words around a name without a person's label show that it is one's: a role noun, an age, a first name."""
    doc, head = mention.head.doc, mention.head
    first, last = doc[mention.start].lower_, doc[mention.end - 1].lower_
    if not 1 < mention.end - mention.start < 6 or last in organisation_words() or mention.known:
        return False
    if first in verb_class("not-person"):
        return False
    label = label_of(doc, mention.start, mention.end, labels)
    if label == "PERSON" or "'s" in mention.text:
        return False
    if label in {"", "ORG", "NORP", "PRODUCT", "WORK_OF_ART"} and first in given_names():
        return True
    beside = bearer(head)
    if beside is not head and beside.tag_ == "NN" and singular_role(beside) is not None:
        return label not in {"FAC", "LOC"}
    return _has_age(doc, mention.end)


def _has_age(doc: Doc, end: int) -> bool:
    """Whether an age stands behind a name: ", 34,"."""
    if end + 2 >= len(doc) or doc[end].text != "," or doc[end + 2].text != ",":
        return False
    return doc[end + 1].text.isdigit() and 10 <= int(doc[end + 1].text[:3]) <= 110


def label_of(doc: Doc, start: int, end: int, labels: Labels) -> str:
    """The label of a name: the one most often given to its words in the text, else the commonest inside; "" for none."""
    votes = labels.votes.get(name_key(doc[start:end].text))
    if votes:
        return min(votes, key=lambda label: (-votes[label], label))
    inside = Counter(doc[i].ent_type_ for i in range(start, end) if doc[i].ent_type_)
    return min(inside, key=lambda label: (-inside[label], label)) if inside else ""
