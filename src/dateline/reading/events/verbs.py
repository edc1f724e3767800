"""Whether the company of a verb fits a sense: its subjects, objects, prepositions and complements."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from dateline.reading.draft import Draft
from dateline.reading.events.lexicon import Sense
from dateline.reading.events.tree import (
    agents,
    clause_root,
    clause_tokens,
    direct_objects,
    is_infinitive,
    prepositional,
    surface_subject,
)
from dateline.reading.events.words import is_a, lemma

_PREDICATE: Final = frozenset({"oprd", "acomp", "attr", "ccomp", "xcomp", "dobj", "advmod", "prt", "amod"})


def verb_fits(draft: Draft, verb: Token, sense: Sense) -> tuple[bool, Token | None]:
    """Whether a verb's company fits a sense, and the object that the sense asked for."""
    objects = direct_objects(verb)
    pairs = prepositional(verb)
    if sense.voice and (sense.voice == "passive") != any(t.dep_ in {"auxpass", "nsubjpass"} for t in verb.children):
        return False, None
    if sense.transitive and not any(t.dep_ in {"dobj", "nsubjpass"} for t in verb.children):
        return False, None
    if sense.not_objects and any(is_a(draft, t, sense.not_objects) for t in objects):
        return False, None
    if sense.not_towards and any(is_a(draft, t, sense.not_towards) for _, t in pairs):
        return False, None
    if not _subjects_fit(draft, verb, sense) or not _adjuncts_fit(draft, verb, sense):
        return False, None
    if sense.content_verbs and not any(t.dep_ == "xcomp" and lemma(t) in sense.content_verbs for t in verb.children):
        return False, None
    if sense.clause_words and not in_clause(verb, sense.clause_words):
        return False, None
    if sense.not_content and not sense.operator and _speaks_of(verb, sense.not_content):
        return False, None
    if sense.operator and not sense.strict and _has_content(verb, sense):
        return True, None
    if sense.needs_content:
        return False, None
    return _object_fits(draft, sense, objects, pairs)


def in_clause(word: Token, words: tuple[str, ...]) -> bool:
    """Whether one of some words stands in the clause of a word."""
    return any(t.lower_ in words for t in clause_tokens(clause_root(word)))


def _subjects_fit(draft: Draft, verb: Token, sense: Sense) -> bool:
    if not (sense.subjects or sense.not_subjects or sense.by):
        return True
    passive = any(t.dep_ in {"auxpass", "nsubjpass"} for t in verb.children) or verb.dep_ == "acl"
    doers = agents(verb) if passive and sense.actors else surface_subject(verb)
    if sense.not_subjects and any(is_a(draft, t, sense.not_subjects) for t in doers):
        return False
    if sense.by and not any(
        is_a(draft, t, sense.by) for t in doers + [n for p, n in prepositional(verb) if p in {"by", "in"}]
    ):
        return False
    if not sense.subjects or (passive and not doers):
        return True
    return any(is_a(draft, t, sense.subjects) for t in doers)


def _adjuncts_fit(draft: Draft, verb: Token, sense: Sense) -> bool:
    below = [t for t in verb.children if t.dep_ in _PREDICATE]
    if sense.adverbs and not any(lemma(t) in sense.adverbs for t in verb.children):
        return False
    if sense.predicates:
        below += [t for prep in verb.children if prep.lower_ == "as" for t in prep.children]
        named = below + [
            t for child in below for t in child.children if t.dep_ in {"amod", "acomp", "attr", "compound"}
        ]
        if not any(lemma(t) in sense.predicates for t in named):
            return False
    return not (
        sense.not_modifiers and any(lemma(t) in sense.not_modifiers for t in verb.subtree if abs(t.i - verb.i) < 5)
    )


def _has_content(verb: Token, sense: Sense) -> bool:
    for child in verb.children:
        if child.dep_ in {"xcomp", "ccomp"} and child.i > verb.i and child.pos_ in {"VERB", "AUX"}:
            if sense.infinitive and not is_infinitive(child):
                continue
            return lemma(child) not in sense.not_content
        if child.dep_ == "advcl" and child.i > verb.i and is_infinitive(child):
            return True
    return False


def _speaks_of(verb: Token, words: tuple[str, ...]) -> bool:
    return any(child.dep_ in {"xcomp", "ccomp"} and lemma(child) in words for child in verb.children)


def _object_fits(
    draft: Draft, sense: Sense, objects: list[Token], pairs: list[tuple[str, Token]]
) -> tuple[bool, Token | None]:
    wanted = [noun for preposition, noun in pairs if preposition in sense.prepositions]
    if sense.prepositions and "" not in sense.prepositions and not wanted:
        return False, None
    if not sense.objects:
        return True, None
    pool = wanted if sense.prepositions and "" not in sense.prepositions else wanted + objects
    for noun in pool:
        if is_a(draft, noun, sense.objects) and _object_modifiers_fit(draft, noun, sense):
            return True, noun
    return False, None


def _object_modifiers_fit(draft: Draft, noun: Token, sense: Sense) -> bool:
    before = {lemma(t) for t in noun.children if t.i < noun.i} | {t.lower_ for t in noun.children if t.i < noun.i}
    if sense.object_modifiers and before.isdisjoint(sense.object_modifiers):
        return False
    if sense.not_object_modifiers and not before.isdisjoint(sense.not_object_modifiers):
        return False
    if sense.of_words:
        return any(is_a(draft, t, sense.of_words) for p, t in prepositional(noun) if p in {"of", "to", "in"})
    return True
