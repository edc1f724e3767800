"""Who did it and to whom: parties of an act, read from the tree around its trigger."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from spacy.tokens import Token

from dateline.model.annotation import Participant
from dateline.model.spans import Span
from dateline.reading.draft import Draft
from dateline.reading.events.candidate import Candidate
from dateline.reading.events.lexicon import Sense, word_class
from dateline.reading.events.tree import (
    agents,
    carrier,
    direct_objects,
    is_passive,
    prepositional,
    surface_subject,
)
from dateline.reading.events.words import is_a, is_party, is_people, lemma
from dateline.reading.tree import children, noun_phrase, token_span

_VICTIM_TYPES: Final = frozenset({"ASSAULT", "COERCE", "SANCTION"})
_WORDY: Final = frozenset({"REJECT", "AGREE", "CONCEDE", "ACCUSE"})
"""Acts on something said or done by another party: "dismissed a proposal by the mediators"."""

_PERSONAL: Final = frozenset({"arrest", "abduct", "torture", "targeted", "sexual", "beat", "deport", "convict"})
_NOT_VICTIMS: Final = ("@things", "@property", "@facilities", "@weapons", "@terrain", "@agreements", "~place")
_VAGUE: Final = frozenset(
    {"terrorist", "terror", "military", "security", "enemy", "state", "power", "party", "press", "suicide"}
)
_CIRCUMSTANCE: Final = frozenset(
    "near at on outside during after before since until amid following along around inside over across despite".split()
)
_BETWEEN: Final = frozenset({"between", "among", "with"})


def find_parties(draft: Draft, found: Candidate) -> None:
    """Fill in the heads of actors and recipients."""
    if found.sense.operator == "must":
        verb = found.token.head
        actors, recipients = surface_subject(verb.head), surface_subject(verb)
    elif found.part or found.noun:
        actors, recipients = _of_noun(draft, found)
    else:
        actors, recipients = _of_verb(draft, found.token, found.sense, found.object)
    _settle(draft, found, actors, recipients)


def _settle(draft: Draft, found: Candidate, actors: Iterable[Token], recipients: Iterable[Token]) -> None:
    """Keep the parties among the heads; in a mutual act without a one-sided target all are actors."""
    doers = _unique(party for head in actors for party in parties_of(draft, head, found.type, doer=True))
    victims = _takes_people(found.sense)
    targets = _unique(
        party for head in recipients for party in parties_of(draft, head, found.type, doer=False, victims=victims)
    )
    targets = [t for t in targets if t.i not in {d.i for d in doers} and not _own(draft, t, doers)]
    if found.sense.mutual:
        doers, targets = _unique([*doers, *(t for t in targets if is_party(draft, t))]), []
    if found.sense.joint and len(doers) > 1:
        found.type, found.mode = found.sense.joint, None
    found.actors, found.recipients = doers, targets


def _own(draft: Draft, owner: Token, doers: Iterable[Token]) -> bool:
    """Whether a possessive only names the doer again ("raised its flag") or nobody that is known."""
    if owner.tag_ != "PRP$":
        return False
    actor = draft.actor_at(owner)
    return actor is None or any(draft.actor_at(doer) is actor for doer in doers)


def _of_verb(draft: Draft, verb: Token, sense: Sense, matched: Token | None) -> tuple[list[Token], list[Token]]:
    pairs = prepositional(verb)
    passive = is_passive(verb)
    subject = [t for t in surface_subject(verb) if t.i != verb.i]
    objects = direct_objects(verb)
    actors: list[Token] = []
    for place in sense.actors:
        if place == "subject":
            actors += agents(verb) if passive else subject
        else:
            actors += [noun for preposition, noun in pairs if preposition == place]
    recipients: list[Token] = []
    for place in sense.recipients:
        if place == "object":
            recipients += [t for t in objects if t != matched or is_a(draft, t, ("~party", "@facilities", "~place"))]
            recipients += [n for t in objects for p, n in prepositional(t) if sense.leads_on(p) and p != "in"]
            if matched is not None and sense.type in _WORDY and not is_party(draft, matched):
                recipients += [t for t in _inside(draft, matched, sense.type, False) if t.tag_ not in {"PRP", "PRP$"}]
            if matched is not None and matched.dep_ == "pobj" and is_party(draft, matched):
                recipients.append(matched)
        elif place == "subject":
            recipients += subject
        else:
            recipients += [noun for preposition, noun in pairs if preposition == place]
    if sense.recipients:
        recipients += [noun for preposition, noun in pairs if sense.leads_on(preposition) and noun != matched]
        recipients += [t for t in verb.children if t.dep_ == "dative" and t.pos_ != "ADP"]
    return actors, recipients


def _of_noun(draft: Draft, found: Candidate) -> tuple[list[Token], list[Token]]:
    noun, sense = found.token, found.sense
    actors, recipients = _around_noun(draft, noun, sense)
    verb, light = found.verb, found.light
    if verb is None or light is None:
        return actors, recipients
    passive = is_passive(verb)
    subject = [t for t in surface_subject(verb) if t.i not in {noun.i, verb.i} and not _is_act(t, noun)]
    if found.part in {"dobj", "nsubjpass"} or found.part.startswith("prep:"):
        doers = agents(verb) if passive and found.part == "nsubjpass" else ([] if passive else subject)
        (actors if light.role == "actor" else recipients if light.role == "recipient" else []).extend(doers)
        if light.role == "recipient":
            actors += [n for p, n in prepositional(verb) if p in {"from", "by"}]
    around = prepositional(verb)
    recipients += [n for p, n in around if sense.leads_on(p) and p not in {"at", "in", "to"} and n != noun]
    if sense.mutual:
        actors += [n for p, n in around if p in _BETWEEN and n != noun]
    return actors, recipients


def _is_act(token: Token, noun: Token) -> bool:
    held = carrier(noun)
    return held is not None and token.i == held[0].i


def _around_noun(draft: Draft, noun: Token, sense: Sense) -> tuple[list[Token], list[Token]]:
    actors: list[Token] = []
    recipients: list[Token] = []
    for preposition, other in prepositional(noun):
        if preposition in {"by", "from"} or (preposition in _BETWEEN and sense.mutual):
            actors.append(other)
        elif preposition == "of":
            (actors if sense.of == "actor" else recipients if sense.of == "recipient" else []).append(other)
        elif sense.leads_on(preposition) and preposition != "in":
            recipients.append(other)
    (recipients if sense.owner == "recipient" else actors).extend(t for t in noun.children if t.dep_ == "poss")
    for word in noun.children:
        if word.dep_ in {"compound", "amod", "nmod"} and _names_party(draft, word):
            victim = sense.owner == "recipient" and is_people(draft, word) and lemma(word) not in word_class("armed")
            (recipients if victim and word.ent_type_ not in {"NORP", "GPE"} else actors).append(word)
    actors += [t for t in noun.children if t.dep_ == "acl" for t in agents(t)]
    return actors, recipients


def _names_party(draft: Draft, word: Token) -> bool:
    """Whether a word before a noun names who is behind it: "rebel attack", "Kenyan troops"; not "terrorist attack"."""
    if word.ent_type_ in {"GPE", "NORP", "ORG", "PERSON"}:
        return True
    if word.tag_ not in {"NN", "NNS", "NNP", "NNPS"} or lemma(word) in _VAGUE:
        return False
    return is_people(draft, word) or lemma(word) in word_class("groups")


def parties_of(draft: Draft, head: Token, kind: str, doer: bool, victims: bool = False) -> list[Token]:
    """The parties that a noun phrase brings in: its head where that is one, else its owner or the people it counts."""
    if head.pos_ == "PUNCT" or head.dep_ in {"expl"}:
        return []
    counted = _counted(head)
    if counted is not None and is_party(draft, counted):
        return [head] if head.pos_ in {"NUM", "NOUN"} else [counted]
    if is_party(draft, head) and not _is_time(head):
        return [head]
    if head.lower_ in {"it", "which", "that", "this"} or _is_time(head):
        return []
    if not doer and kind in _VICTIM_TYPES and is_a(draft, head, ("@facilities", "~place")):
        return [head]
    if head.pos_ == "NUM" and not doer and head.ent_type_ in {"CARDINAL", ""}:
        return [head]
    if victims and head.pos_ == "NOUN" and not is_a(draft, head, _NOT_VICTIMS):
        return [head]
    return _inside(draft, head, kind, doer)


def _takes_people(sense: Sense) -> bool:
    """Whether what an act is done to is people, whatever the noun: "killed twelve shoppers"."""
    return sense.effect or sense.mode in _PERSONAL


def _inside(draft: Draft, head: Token, kind: str, doer: bool) -> list[Token]:
    owners = [t for t in head.children if t.dep_ == "poss" and is_party(draft, t)]
    if owners:
        return owners[:1]
    for preposition in ("by", "of") if doer or kind in _VICTIM_TYPES else ("by", "of", "from", "in"):
        inner = [n for p, n in prepositional(head) if p == preposition and is_party(draft, n)]
        if inner:
            return inner
    told = [t for clause in head.children if clause.dep_ == "acl" for t in agents(clause) if is_party(draft, t)]
    if told and not doer:
        return told
    return [
        t
        for t in head.children
        if t.dep_ in {"amod", "compound", "nmod"} and t.ent_type_ in {"NORP", "GPE", "ORG", "PERSON"}
    ][:1]


def _counted(head: Token) -> Token | None:
    if lemma(head) not in word_class("partitives") and head.pos_ != "NUM":
        return None
    for prep in children(head, "prep"):
        if prep.lower_ == "of":
            return next(iter(children(prep, "pobj")), None)
    return None


def _is_time(head: Token) -> bool:
    return head.ent_type_ in {"DATE", "TIME", "PERCENT", "QUANTITY", "ORDINAL"}


def _unique(tokens: Iterable[Token]) -> list[Token]:
    seen: dict[int, Token] = {}
    for token in tokens:
        seen.setdefault(token.i, token)
    return [seen[i] for i in sorted(seen)]


def participant(draft: Draft, head: Token) -> Participant:
    """A party as it is written down: the actor of the line, if any, and its noun phrase."""
    actor = draft.party_at(head)
    if actor is None:
        counted = _counted(head)
        actor = draft.actor_at(counted) if counted is not None else None
    span = token_span(head) if head.dep_ in {"amod", "compound", "nmod"} else _phrase(head)
    return Participant(actor.id if actor is not None else None, span)


def _phrase(head: Token) -> Span:
    """The noun phrase without the phrases that tell where or when: "rebels near the lake" is "rebels"."""
    whole = noun_phrase(head)
    cuts = [
        t
        for t in head.children
        if t.i > head.i and t.dep_ == "prep" and (t.lower_ in _CIRCUMSTANCE or _holds_time(t)) and t.idx < whole.end
    ]
    if not cuts:
        return whole
    last = cuts[0].nbor(-1)
    while last.i > head.i and (last.is_space or last.is_punct):
        last = last.nbor(-1)
    return Span(whole.start, last.idx + len(last))


def _holds_time(preposition: Token) -> bool:
    return any(_is_time(t) for t in children(preposition, "pobj"))
