"""Runs of capitalised words: where names can stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Phrase

from dateline.reading.actors.words import organisation_words, verb_class

NAME_LABELS: Final = frozenset({"PERSON", "ORG", "NORP", "GPE", "LOC", "FAC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"})
PARTICLES: Final = frozenset("al el bin ibn bint von van de der den da di del dos du la le ben ould ag abu ul".split())
CONNECTORS: Final = frozenset({"of", "for", "against", "without"})
ORDINAL: Final = re.compile(r"\d+(?:st|nd|rd|th)", re.I)
DOMAIN: Final = re.compile(
    r"(?:https?://)?(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|co|info|news|tv|ly|[a-z]{2})", re.I
)


class Run(NamedTuple):
    """Tokens `[start, end)`, all of them capitalised or joining capitalised ones."""

    start: int
    end: int


def find_runs(sentence: Phrase) -> Iterator[Run]:
    """The runs of capitalised words of a sentence; in a headline of capitalised words only what the tagger calls a name."""
    if in_title_case(sentence):
        yield from (_trimmed(entity) for entity in sentence.ents if entity.label_ in NAME_LABELS)
        return
    doc, position = sentence.doc, sentence.start
    while position < sentence.end:
        start = _starts(doc[position], sentence)
        if start is None:
            position += 1
            continue
        end = _extend(doc, start, sentence.end)
        yield Run(position, end)
        position = end


def in_title_case(sentence: Phrase) -> bool:
    """Whether most longer words of a line without a full stop are capitalised, as in some headlines."""
    words = [token for token in sentence if token.is_alpha and len(token) > 3]
    if sentence[-1].text in {".", "?", "!", '"'}:
        return False
    return len(words) > 3 and sum(token.text[0].isupper() for token in words) > 0.75 * len(words)


def is_capitalised(token: Token) -> bool:
    """Whether a token is a word that begins with a capital, or a domain."""
    return token.text[0].isupper() and any(ch.isalpha() for ch in token.text)


def _trimmed(entity: Phrase) -> Run:
    start, end = entity.start, entity.end
    while start < end - 1 and (not is_capitalised(entity.doc[start]) or entity.doc[start].lower_ in {"the", "a", "an"}):
        start += 1
    while end > start + 1 and not is_capitalised(entity.doc[end - 1]) and entity.doc[end - 2].text != "-":
        end -= 1
    return Run(start, end)


def _starts(token: Token, sentence: Phrase) -> int | None:
    """The index of the first capitalised token of a run that begins at `token`, or None."""
    doc = sentence.doc
    if (
        token.lower_ in PARTICLES
        and token.i + 2 < sentence.end
        and doc[token.i + 1].text == "-"
        and not token.whitespace_
    ):
        return token.i + 2 if is_capitalised(doc[token.i + 2]) else None
    if token.text[0].isdigit() and token.i + 1 < sentence.end and doc[token.i + 1].text[0].isupper():
        return token.i + 1 if _numbers_body(token, sentence) else None
    if DOMAIN.fullmatch(token.text) and "." in token.text.strip("."):
        return token.i if any(ch.islower() for ch in token.text) and len(token) > 5 else None
    if token.lower_ in {"the", "a", "an"} or token.lower_ in verb_class("not-first") or not is_capitalised(token):
        return None
    if token.pos_ in {"PRON", "DET", "ADP", "CCONJ", "SCONJ", "AUX", "PART", "INTJ"}:
        return None
    if _opens(token, sentence):
        named = token.pos_ == "PROPN" or token.ent_type_ in NAME_LABELS
        return token.i if named or is_capitalised(doc[token.i + 1 if token.i + 1 < len(doc) else token.i]) else None
    return token.i


def _numbers_body(token: Token, sentence: Phrase) -> bool:
    """Whether a number belongs to a body's name: "444 Brigade", "12th Fighter Wing"."""
    reach = 5 if ORDINAL.fullmatch(token.text) else 2
    for word in sentence.doc[token.i + 1 : min(token.i + reach, sentence.end)]:
        if not is_capitalised(word):
            return False
        if word.lower_ in organisation_words():
            return True
    return False


def _opens(token: Token, sentence: Phrase) -> bool:
    before = doc_words_before(token, sentence)
    return not before or before[-1].text in {'"', ":", "'", "-", "("}


def doc_words_before(token: Token, sentence: Phrase) -> list[Token]:
    """The tokens of the sentence before one, white space left out, at most three."""
    return [t for t in sentence.doc[max(sentence.start, token.i - 3) : token.i] if not t.is_space]


def _extend(doc: Doc, first: int, limit: int) -> int:
    """The end of a run whose first capitalised token is `first`."""
    end = first + 1
    while end < limit:
        token, last = doc[end], doc[end - 1]
        if is_capitalised(token) and token.pos_ not in {"PRON", "AUX"}:
            if token.lower_ in verb_class("not-inside"):
                break
            end += 1
        elif token.text == "-" and not last.whitespace_ and not token.whitespace_ and end + 1 < limit:
            if not (is_capitalised(doc[end + 1]) or _ends_name(doc[end + 1])):
                break
            end += 2
        elif (joined := _joined(doc, end, limit)) is not None:
            end = joined
        else:
            break
    return end


def _ends_name(token: Token) -> bool:
    """Whether a small word behind a hyphen ends a name ("Ka-ki") rather than a compound ("UN-backed")."""
    if not token.is_alpha or len(token) > 5:
        return False
    return token.ent_type_ == "PERSON" or (token.pos_ in {"PROPN", "NOUN", "X"} and token.dep_ != "amod")


def _joined(doc: Doc, position: int, limit: int) -> int | None:
    """Behind a particle ("al-", "bin") or, after the head of an organisation's name, a connector: the next capital."""
    token, last = doc[position], doc[position - 1]
    if token.lower_ in PARTICLES:
        following = position + 1
        if following < limit and doc[following].text == "-":
            following += 1
        return following + 1 if following < limit and is_capitalised(doc[following]) else None
    if token.lower_ in CONNECTORS and last.lower_ in organisation_words():
        following = position + 1
        if following < limit and doc[following].lower_ == "the":
            following += 1
        return following + 1 if following < limit and is_capitalised(doc[following]) else None
    if token.lower_ in {"of", "for", "&"} and token.ent_iob_ == "I" and token.ent_type_ == "ORG":
        inside = next((i for i in range(position, min(position + 3, limit)) if is_capitalised(doc[i])), None)
        return inside + 1 if inside is not None and doc[inside].ent_type_ == "ORG" else None
    if token.text == "'s" and last.lower_ in verb_class("possessive") and position + 1 < limit:
        return position + 2 if is_capitalised(doc[position + 1]) else None
    if token.text in {"'", "’"} and last.lower_.endswith("s") and position + 1 < limit:
        body = doc[position + 1]
        return position + 2 if is_capitalised(body) and body.lower_ in organisation_words() else None
    if token.is_digit and last.lower_ in organisation_words():
        return position + 1
    return None
