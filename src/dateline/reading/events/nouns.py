"""Which nouns name an act, and the light verb that carries it: "launched an offensive", "clashes broke out"."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from dateline.reading.draft import Draft
from dateline.reading.events.candidate import Candidate
from dateline.reading.events.lexicon import Light, Sense, by_noun, light_verbs
from dateline.reading.events.tree import carrier, has_particle, prepositional
from dateline.reading.events.verbs import in_clause
from dateline.reading.events.words import is_a, lemma


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
    if sense.clause_words and not in_clause(noun, sense.clause_words):
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
