"""What kind of station a source is: outlet, agency, document, named speaker or somebody without a name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Span as Phrase
from spacy.tokens import Token

from dateline.intake.outlets import find_outlet, outlet_of_domain
from dateline.lexicon import load
from dateline.model.annotation import Actor
from dateline.model.spans import Span, Spans
from dateline.model.vocabulary import HopRole
from dateline.reading.actors.words import role_of as party_role
from dateline.reading.draft import Draft

_DOMAIN = re.compile(r"(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,6}", re.IGNORECASE)
_NO_OUTLET = frozenset({"person", "group", "government", "population"})
_BODIES = frozenset({"group", "government", "organisation", "outlet"})


@dataclass(frozen=True, slots=True)
class UnnamedEntry:
    """Unnamed sources of `anonymous-sources.toml`."""

    id: str
    role: HopRole
    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    number: str = "any"


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """Nouns for documents and outlets of `document-sources.toml`; `names` are words in the names of outlets."""

    id: str
    kind: HopRole
    words: tuple[str, ...]
    names: tuple[str, ...] = ()


@cache
def _documents() -> dict[str, HopRole]:
    return {word: entry.kind for entry in reversed(load("document-sources", DocumentEntry)) for word in entry.words}


@cache
def _outlet_names() -> frozenset[str]:
    return frozenset(
        word for entry in load("document-sources", DocumentEntry) for word in entry.names if entry.kind == "outlet"
    )


@cache
def _unnamed() -> tuple[UnnamedEntry, ...]:
    return load("anonymous-sources", UnnamedEntry)


def role_of(draft: Draft, span: Span, actor: Actor | None) -> HopRole:
    """The role of a source; an outlet is an agency where the lexicon of outlets says so."""
    phrase = draft.doc.char_span(*span, alignment_mode="expand")
    if phrase is None:
        return "speaker"
    medium = medium_role(draft, phrase, actor)
    if medium is not None:
        return medium
    if is_document(phrase.root):
        return "document"
    if _is_named(phrase, actor):
        return "speaker"
    return _unnamed_role(phrase)


def agreed_role(draft: Draft, span: Span, actor: Actor | None, ruled: HopRole, opinion: HopRole) -> HopRole:
    """The role of a source between lexicon and encoder: where the lexicon knows the words it decides, else the encoder.

    Chosen on chains/dev and passages/dev: the lexicon knows agencies, outlets and documents by name and noun, form tells most
    of who is nobody known, the encoder tells the rest.
    """
    phrase = draft.doc.char_span(*span, alignment_mode="expand")
    if phrase is None or ruled in {"agency", "outlet"}:
        return "agency" if phrase is not None and ruled == "outlet" and _is_agency(phrase) else ruled
    if opinion in {"outlet", "agency"}:
        return "agency" if _is_agency(phrase) else "document" if ruled == "document" else "outlet"
    if ruled == "document" or (opinion == "document" and ruled == "speaker" and not _is_somebody(phrase, actor)):
        return "document"
    return "anonymous" if _is_withheld(phrase) or _is_some_one(phrase, actor, opinion) else "speaker"


def _is_agency(phrase: Phrase) -> bool:
    return any(token.lower_ in _agency_words() for token in phrase)


@cache
def _agency_words() -> frozenset[str]:
    return frozenset(
        word for entry in load("document-sources", DocumentEntry) for word in entry.names if entry.kind == "agency"
    )


def _is_somebody(phrase: Phrase, actor: Actor | None) -> bool:
    """Whether the words name people: a person, a crowd, a role."""
    people = actor is not None and actor.kind in {"person", "population"}
    return people or phrase.root.ent_type_ == "PERSON" or party_role(phrase.root) is not None


def _is_some_one(phrase: Phrase, actor: Actor | None, opinion: HopRole) -> bool:
    """One or some counted persons without a name or an office to speak: "a minister", "another", "two elders".

    Names, bodies, crowds and holders of an office ("the prefect") are somebody; of the rest ("the man") the encoder's opinion
    decides.
    """
    head = phrase.root
    if _listed(head.lemma_.lower(), "always") or _is_close_to_it(phrase):
        return True
    named = any(t.pos_ == "PROPN" and (t == head or t.dep_ == "appos") for t in phrase)
    role = party_role(head)
    person = role is not None and role[0].form == "person"
    if named or _speaks_by_office(head) or (not person and actor is not None and actor.kind in _BODIES):
        return False
    if phrase[0].lower_ in {"another", "others", "someone", "somebody"} or head.pos_ == "NUM":
        return True
    lemma = head.lemma_.lower()
    if head.tag_ in {"NNS", "NNPS"}:
        return _number(head) == "one"
    if phrase[0].lower_ in {"a", "an", "one"}:
        return head.tag_ == "NN"
    if any(child.dep_ in {"det", "poss"} for child in head.children):
        return _listed(lemma, "known")
    return opinion == "anonymous"


def _listed(lemma: str, number: str) -> bool:
    return any(entry.number == number and lemma in entry.words for entry in _unnamed())


def _is_close_to_it(phrase: Phrase) -> bool:
    """Whether people are told only by what they know: "people with knowledge of the talks"."""
    words = phrase.text.lower()
    entries = [entry for entry in _unnamed() if entry.number == "close"]
    return any(phrase.root.lemma_.lower() in e.words and any(p in words for p in e.phrases) for e in entries)


def _is_withheld(phrase: Phrase) -> bool:
    """Whether the sentence says that the name was not to be given."""
    sentence = phrase.root.sent.text.lower()
    return any(words in sentence for entry in _unnamed() if entry.number == "any" for words in entry.phrases)


def _speaks_by_office(head: Token) -> bool:
    entries = (entry for entry in _unnamed() if entry.role == "speaker" and entry.number == "any")
    return any(head.lemma_.lower() in entry.words for entry in entries)


def medium_role(draft: Draft, phrase: Phrase, actor: Actor | None = None) -> HopRole | None:
    """Whether a phrase stands for an outlet or an agency, by its actor, name, web address or noun; else None."""
    names = [phrase.text, *([actor.name] if actor is not None else [])]
    for name in names:
        outlet = find_outlet(name)
        if outlet is not None:
            return "agency" if outlet.kind == "agency" else "outlet"
    if actor is not None and actor.kind in _NO_OUTLET:
        return None
    if actor is not None and actor.kind == "outlet":
        return "outlet"
    if phrase.root.pos_ == "PROPN" and (_has_outlet_word(phrase) or _is_introduced_as_outlet(phrase)):
        return "outlet"
    if address(phrase.text) is not None:
        return "outlet"
    if phrase.root.pos_ == "PROPN" and actor is not None:
        return None  # "the Keth Medics Network" is a body that speaks, not a network that broadcasts
    return outlet_noun(phrase.root)


def _has_outlet_word(phrase: Phrase) -> bool:
    """A name with "Radio", "TV", "Herald" in it."""
    return any(token.lower_ in _outlet_names() and token.text[:1].isupper() for token in phrase)


def _is_introduced_as_outlet(phrase: Phrase) -> bool:
    """A common noun for an outlet before a name: "the Haitian daily Le Nouveau Cap"."""
    before = (token for token in phrase if token.pos_ == "NOUN" and token.i < phrase.root.i)
    return any(outlet_noun(token) == "outlet" for token in before)


def address(text: str) -> str | None:
    """A web address in a phrase ("a local site, example.org"), as it stands there."""
    match = next((m for m in _DOMAIN.finditer(text) if outlet_of_domain(m.group()) or m.group().islower()), None)
    return match.group() if match else None


def outlet_noun(head: Token) -> HopRole | None:
    """The role that an outlet's common noun gives: "the newspaper", "state TV", "the news agency"."""
    pair = f"{head.nbor(-1).lower_} {head.lemma_.lower()}" if head.i > 0 else ""
    known = _documents()
    for word in (pair, head.lemma_.lower(), head.lower_):
        kind = known.get(word)
        if kind in {"outlet", "agency"}:
            return kind
    return None


def is_document(head: Token) -> bool:
    """Whether a noun names something that can be read, heard or seen again."""
    return head.pos_ in {"NOUN", "PROPN"} and _documents().get(head.lemma_.lower()) == "document"


def _is_named(phrase: Phrase, actor: Actor | None) -> bool:
    """A name in the phrase itself, or an actor whose name is one."""
    head = phrase.root
    if head.pos_ == "PROPN" or any(t.dep_ == "appos" and t.pos_ == "PROPN" for t in phrase):
        return True
    return actor is not None and bool(actor.name) and actor.name.split()[-1][:1].isupper()


def _unnamed_role(phrase: Phrase) -> HopRole:
    head = phrase.root
    sentence = head.sent.text.lower()
    lemma = head.lemma_.lower()
    if head.pos_ == "PRON":
        return "speaker"
    for entry in _unnamed():
        if entry.number == "any" and any(words in sentence for words in entry.phrases):
            return entry.role
    for entry in _unnamed():
        if (lemma in entry.words or head.lower_ in entry.words) and entry.number in {"any", "always", _number(head)}:
            return entry.role
    return "speaker"


def asks_for_anonymity(text: str, content: Spans) -> bool:
    """Whether what is asked is only that a name be withheld: that tells of the source, and is no claim."""
    words = " ".join(span.of(text) for span in content).lower()
    phrases = (phrase for entry in _unnamed() if entry.number == "any" for phrase in entry.phrases)
    return len(words) < 90 and any(
        phrase.removeprefix("asked ").removeprefix("declined ") in words for phrase in phrases
    )


def is_unnamed(head: Token) -> bool:
    """Whether a noun stands for people without a name that the lexicon knows: "sources", "residents", "a surgeon"."""
    return any(head.lemma_.lower() in entry.words for entry in _unnamed())


def _number(head: Token) -> str:
    """Number of an unnamed source: "one" for the singular and counted persons ("two pilots"), "many" for an open plural."""
    counted = any(child.dep_ == "nummod" for child in head.children)
    return "many" if head.tag_ in {"NNS", "NNPS"} and not counted else "one"
