"""Which words name an act: verbs, particle verbs and nouns of the lexicon whose company fits the sense."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Span as Phrase
from spacy.tokens import Token

from dateline.reading.draft import Draft
from dateline.reading.events.candidate import Candidate
from dateline.reading.events.lexicon import by_verb, senses
from dateline.reading.events.nouns import noun_candidate
from dateline.reading.events.tree import has_particle, prepositional
from dateline.reading.events.verbs import verb_fits
from dateline.reading.events.words import lemma

LONGEST: Final = 400
"""Words of the longest sentence that is read: what is longer is a list or a broken page, and its tree means nothing."""

_AS_MODIFIER: Final = frozenset("arrest detain imprison jail abduct kidnap hijack capture assassinate".split())
"""Verbs that tell of an act also as a participle before a noun: "two detained reporters"."""

_SPEAKING: Final = frozenset("say tell add declare insist stress state warn announce reiterate".split())


def candidates(draft: Draft, sentence: Phrase) -> list[Candidate]:
    """The candidates of one sentence, in order; what a verb's sense took as its object is none of its own."""
    verbs = [found for token in sentence if (found := must_candidate(draft, token) or verb_candidate(draft, token))]
    taken = {
        token.i
        for found in verbs
        if found.object is not None and not found.sense.operator
        for token in (found.object, *_bundled(found.object))
    }
    nouns = [
        found for token in sentence if token.i not in taken and (found := noun_candidate(draft, token)) is not None
    ]
    carried = {
        found.verb.i for found in nouns if found.verb is not None and found.light is not None and found.score >= 0.5
    }
    kept = [
        found for found in verbs if found.token.i not in carried or found.sense.operator or found.object is not None
    ]
    return sorted(kept + nouns, key=lambda found: found.token.i)


def _bundled(noun: Token) -> list[Token]:
    """What a noun's "of" names: the siege of a "state of siege"."""
    return [inner for preposition, inner in prepositional(noun) if preposition == "of"]


def verb_candidate(draft: Draft, token: Token) -> Candidate | None:
    """The act that a verb (or an adjective such as "ready") names, or None."""
    if token.pos_ not in {"VERB", "AUX", "ADJ"} and not token.tag_.startswith("VB"):
        return None
    if token.dep_ == "amod" and token.pos_ != "ADJ" and not (token.tag_ == "VBN" and lemma(token) in _AS_MODIFIER):
        return None
    for sense, particle in by_verb().get(lemma(token), ()):
        if (token.pos_ == "ADJ") != (lemma(token) in sense.adjectives) and not token.tag_.startswith("VB"):
            continue
        if not has_particle(token, particle) or any(has_particle(token, p) for p in sense.not_particles if p):
            continue
        fits, matched = verb_fits(draft, token, sense)
        if fits:
            return Candidate(token, sense, sense.type, sense.mode or None, sense.score, verb=token, object=matched)
    return None


def must_candidate(draft: Draft, token: Token) -> Candidate | None:
    """The demand in "the ministry said the rebels must leave": somebody speaks, another party has to act."""
    verb = token.head
    if token.lower_ != "must" or token.dep_ != "aux" or verb.dep_ != "ccomp" or lemma(verb.head) not in _SPEAKING:
        return None
    if any(child.dep_ == "neg" for child in verb.children) or not any(t.dep_ == "nsubj" for t in verb.children):
        return None
    sense = next(sense for sense in senses() if sense.operator == "must")
    return Candidate(token, sense, sense.type, None, sense.score, verb=verb)


def walk(draft: Draft) -> Iterator[Candidate]:
    """The candidates of all sentences that state something, in order, each marked where it stands in the headline.

    Sentences of more than LONGEST words are left out; `find_events` states them as issues.
    """
    for sentence in draft.sentences():
        if len(sentence) > LONGEST:
            continue
        headline = draft.role_at(next(t.idx for t in sentence if not t.is_space)) == "headline"
        for found in candidates(draft, sentence):
            found.headline = headline
            yield found
