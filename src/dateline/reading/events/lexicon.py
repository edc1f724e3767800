"""The trigger lexicon: senses of words that name acts, indexed by verb and by noun."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from dateline.lexicon import load

FILES: Final = ("triggers-force", "triggers-protest", "triggers-words", "triggers-peace")
"""In this order: where two senses fit equally well, the one named first wins."""

USUAL: Final = ("on", "against", "upon", "toward", "towards")
"""Prepositions that lead from any act to its recipient."""


@dataclass(frozen=True, slots=True)
class Sense:
    """One sense of some words: the act they name and the company in which they name it (keys: see triggers-force.toml)."""

    id: str
    type: str
    score: float
    mode: str = ""
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    not_objects: tuple[str, ...] = ()
    object_modifiers: tuple[str, ...] = ()
    not_object_modifiers: tuple[str, ...] = ()
    of_words: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    not_subjects: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    not_towards: tuple[str, ...] = ()
    towards: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    adverbs: tuple[str, ...] = ()
    predicates: tuple[str, ...] = ()
    modifiers: tuple[str, ...] = ()
    not_modifiers: tuple[str, ...] = ()
    not_heads: tuple[str, ...] = ()
    not_particles: tuple[str, ...] = ()
    governors: tuple[str, ...] = ()
    not_governors: tuple[str, ...] = ()
    of: str = "recipient"
    owner: str = "actor"
    voice: str = ""
    mutual: bool = False
    effect: bool = False
    actors: tuple[str, ...] = ("subject",)
    recipients: tuple[str, ...] = ("object",)
    operator: str = ""
    bare: bool = True
    needs_content: bool = False
    infinitive: bool = False
    content_verbs: tuple[str, ...] = ()
    not_content: tuple[str, ...] = ()
    result: str = ""
    joint: str = ""
    transitive: bool = False
    dated: bool = False
    needs: int = 0
    strict: bool = False
    clause_words: tuple[str, ...] = ()
    context: str = ""

    @property
    def guarded(self) -> bool:
        """Whether the sense asks for an object, a preposition or the like: such senses are tried before plain ones."""
        return bool(
            self.objects
            or self.prepositions
            or self.adverbs
            or self.predicates
            or self.subjects
            or self.by
            or self.clause_words
        )

    def leads_on(self, preposition: str) -> bool:
        """Whether a preposition of this act leads to its recipient."""
        return preposition in self.towards or preposition in USUAL


@dataclass(frozen=True, slots=True)
class WordClass:
    """A class of nouns that senses refer to as "@id"."""

    id: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Light:
    """Verbs that carry an act named by a noun, and the part their subject plays in it."""

    id: str
    role: str
    verbs: tuple[str, ...]
    status: str = ""
    through: tuple[str, ...] = ()


@cache
def senses() -> tuple[Sense, ...]:
    """All senses, in the order of FILES."""
    return tuple(sense for name in FILES for sense in load(name, Sense))


@cache
def by_verb() -> dict[str, tuple[tuple[Sense, str], ...]]:
    """Senses of each verb lemma with the particle they need ("" for none), narrow senses first."""
    return _index((verb, sense) for sense in senses() for verb in (*sense.verbs, *sense.adjectives))


@cache
def by_noun() -> dict[str, tuple[tuple[Sense, str], ...]]:
    """Senses of each head noun with the words that have to stand before it, the longest compounds first."""
    index: dict[str, list[tuple[Sense, str]]] = {}
    for sense in senses():
        for noun in sense.nouns:
            before, _, head = noun.rpartition(" ")
            index.setdefault(head, []).append((sense, before))
    return {head: tuple(sorted(found, key=lambda pair: -len(pair[1].split()))) for head, found in index.items()}


@cache
def light_verbs() -> dict[tuple[str, str], tuple[Light, ...]]:
    """Light verbs by lemma and particle, in file order."""
    index: dict[tuple[str, str], list[Light]] = {}
    for light in load("triggers-light", Light):
        for verb in light.verbs:
            lemma, _, rest = verb.partition(" ")
            index.setdefault((lemma, rest), []).append(light)
    return {key: tuple(found) for key, found in index.items()}


@cache
def word_class(name: str) -> frozenset[str]:
    """The words of a class; an unknown name is a fault of the lexicon and raises KeyError."""
    return {entry.id: frozenset(entry.words) for entry in load("triggers-classes", WordClass)}[name]


def _index(pairs: Iterable[tuple[str, Sense]]) -> dict[str, tuple[tuple[Sense, str], ...]]:
    index: dict[str, list[tuple[Sense, str]]] = {}
    for verb, sense in pairs:
        lemma, _, particle = verb.partition(" ")
        index.setdefault(lemma, []).append((sense, particle))
    return {
        lemma: tuple(sorted(found, key=lambda pair: (not pair[1], not pair[0].guarded)))
        for lemma, found in index.items()
    }
