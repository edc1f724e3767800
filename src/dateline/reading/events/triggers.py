"""Which words name an act: verbs, particle verbs and nouns of the lexicon whose company fits the sense."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from spacy.tokens import Span as Phrase
from spacy.tokens import Token

from dateline.reading.draft import Draft
from dateline.reading.events.candidate import Candidate
from dateline.reading.events.lexicon import Light, Sense, by_noun, by_verb, light_verbs, senses
from dateline.reading.events.tree import (
    agents,
    carrier,
    clause_root,
    clause_tokens,
    direct_objects,
    has_particle,
    prepositional,
    surface_subject,
)
from dateline.reading.events.words import is_a, lemma

LONGEST: Final = 400
"""Words of the longest sentence that is read: what is longer is a list or a broken page, and its tree means nothing."""

_AS_MODIFIER: Final = frozenset("arrest detain imprison jail abduct kidnap hijack capture assassinate".split())
"""Verbs that tell of an act also as a participle before a noun: "two detained reporters"."""

_SPEAKING: Final = frozenset("say tell add declare insist stress state warn announce reiterate".split())
_PREDICATE: Final = frozenset({"oprd", "acomp", "attr", "ccomp", "xcomp", "dobj", "advmod", "prt", "amod"})


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
    if sense.clause_words and not _in_clause(verb, sense.clause_words):
        return False, None
    if sense.operator and not sense.strict and _has_content(verb, sense):
        return True, None
    if sense.needs_content:
        return False, None
    return _object_fits(draft, sense, objects, pairs)


def _in_clause(word: Token, words: tuple[str, ...]) -> bool:
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
            return lemma(child) not in sense.not_content
        if (
            child.dep_ == "advcl"
            and child.i > verb.i
            and any(t.lower_ == "to" and t.dep_ == "aux" for t in child.children)
        ):
            return True
    return False


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


def must_candidate(draft: Draft, token: Token) -> Candidate | None:
    """The demand in "the ministry said the rebels must leave": somebody speaks, another party has to act."""
    verb = token.head
    if token.lower_ != "must" or token.dep_ != "aux" or verb.dep_ != "ccomp" or lemma(verb.head) not in _SPEAKING:
        return None
    if any(child.dep_ == "neg" for child in verb.children) or not any(t.dep_ == "nsubj" for t in verb.children):
        return None
    sense = next(sense for sense in senses() if sense.operator == "must")
    return Candidate(token, sense, sense.type, None, sense.score, verb=verb)


def noun_candidate(draft: Draft, token: Token) -> Candidate | None:
    """The act that a noun names, with the light verb that carries it, or None."""
    if (
        token.pos_ not in {"NOUN", "PROPN", "VERB"}
        or token.dep_ in {"compound", "amod", "npadvmod"}
        or _in_name(token)
        or _is_month(token)
    ):
        return None
    if token.pos_ == "VERB" and not (token.tag_ == "VBG" and any(t.dep_ in {"det", "poss"} for t in token.children)):
        return None
    for sense, before in (*by_noun().get(lemma(token), ()), *_by_form(token)):
        if before and not _stands_before(token, before):
            continue
        held = carrier(token)
        light = light_verb(held[0]) if held is not None else None
        if noun_fits(draft, token, sense, held[0] if held else None):
            found = Candidate(token, sense, sense.type, sense.mode or None, sense.score)
            if held is not None:
                found.verb, found.part, found.light = (
                    held[0],
                    held[1],
                    _through(held[0], held[1]) or _light_for(light, held[1]),
                )
            return found
    return None


def _by_form(token: Token) -> Iterable[tuple[Sense, str]]:
    return by_noun().get(token.lower_, ()) if token.lower_ != lemma(token) else ()


def _in_name(token: Token) -> bool:
    return token.ent_type_ in {"PERSON", "WORK_OF_ART", "PRODUCT", "LAW", "FAC"} or (
        token.ent_type_ == "ORG" and token.pos_ == "PROPN"
    )


def _is_month(token: Token) -> bool:
    """Whether "March" is the month: beside a number, or after a preposition within a date."""
    if token.lower_ != "march" or token.text == "march":
        return False
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    before = token.nbor(-1) if token.i else None
    numbered = any(t is not None and (t.like_num or t.text == ",") for t in (after, before))
    return numbered or (before is not None and before.pos_ in {"ADP", "ADJ"} and token.ent_type_ == "DATE")


def _stands_before(token: Token, before: str) -> bool:
    words = [t.lower_ for t in token.doc[max(token.sent.start, token.i - 5) : token.i]]
    joined = " ".join(words)
    return joined.endswith(before) or joined.replace(" - ", "-").endswith(before)


def noun_fits(draft: Draft, noun: Token, sense: Sense, verb: Token | None) -> bool:
    """Whether a noun's company fits a sense."""
    before = {form for t in noun.children if t.i < noun.i for form in (lemma(t), t.lower_)}
    before |= {t.lower_ for child in noun.children if child.dep_ in {"compound", "amod"} for t in child.children}
    if sense.clause_words and not _in_clause(noun, sense.clause_words):
        return False
    if (sense.modifiers and before.isdisjoint(sense.modifiers)) or not before.isdisjoint(sense.not_modifiers):
        return False
    pairs = prepositional(noun)
    if sense.prepositions and not any(preposition in sense.prepositions for preposition, _ in pairs):
        return False
    if sense.not_towards and any(
        is_a(draft, t, sense.not_towards) for p, t in pairs if p in {"on", "against", "for", "with"}
    ):
        return False
    if sense.of_words and not any(is_a(draft, t, sense.of_words) for p, t in pairs if p in {"of", "in", "to"}):
        return False
    following = noun.nbor(1) if noun.i + 1 < len(noun.doc) else None
    if following is not None and following.pos_ == "NOUN" and lemma(following) in sense.not_heads:
        return False
    return _governor_fits(verb, sense)


def _governor_fits(verb: Token | None, sense: Sense) -> bool:
    if not (sense.governors or sense.not_governors):
        return True
    if verb is None:
        return not sense.governors
    names = [word for word in (*sense.governors, *sense.not_governors) if _is_verb(verb, word)]
    if any(word in sense.not_governors for word in names):
        return False
    return not sense.governors or bool(names)


def _is_verb(verb: Token, phrase: str) -> bool:
    word, _, particle = phrase.partition(" ")
    return lemma(verb) == word and has_particle(verb, particle)


def light_verb(verb: Token) -> tuple[Light, ...]:
    """The entries of the light verb that a token is, with a particle first."""
    found: list[Light] = []
    table = light_verbs()
    for (word, rest), entries in table.items():
        if word == lemma(verb) and rest and has_particle(verb, rest):
            found += entries
    return tuple(found) or table.get((lemma(verb), ""), ())


def _light_for(entries: tuple[Light, ...] | None, part: str) -> Light | None:
    """The entry that fits what the noun is to the verb: happenings have the noun as subject, doings as object."""
    for light in entries or ():
        if part == "nsubj" and (light.role == "none"):
            return light
        if part in {"dobj", "nsubjpass"} and (
            light.role != "none" or light.status == "attempted" or light.status == "hypothetical"
        ):
            return light
        if (
            part.startswith("prep:")
            and light.role in {"actor", "recipient"}
            and part[5:] in {"in", "under", "to", "with", "for"}
        ):
            return light
    return None


def _through(verb: Token, part: str) -> Light | None:
    """The entry for being "responsible for" or "behind" an act."""
    named = part.removeprefix("prep:")
    entries = (light for found in light_verbs().values() for light in found if named in light.through)
    return next(entries, None) if lemma(verb) in {"be", "hold", "stand", "lie", "become"} else None


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
