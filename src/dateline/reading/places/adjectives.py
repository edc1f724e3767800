"""Adjectives of countries and regions: "the Libyan town". Nouns for the people ("Libyans") are no places."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from dateline.lexicon.gazetteer import Candidate, Gazetteer
from dateline.lexicon.gazetteer_tables import words
from dateline.model.spans import Span
from dateline.model.vocabulary import UNREAD_ROLES
from dateline.reading.draft import Draft


def adjectives(draft: Draft, places: Gazetteer) -> Iterator[tuple[int, int, Span, Candidate]]:
    """First and last token, span and place of every adjective of a country outside names of organisations, in order."""
    doc = draft.doc
    position = 0
    while position < len(doc):
        token = doc[position]
        if (
            token.text[:1].isupper()
            and token.lower_ != "the"
            and not token.is_space
            and draft.role_at(token.idx) not in UNREAD_ROLES
        ):
            last, candidate = _match(draft, position, places)
            if candidate is not None and _is_adjective(doc, position, last) and not _names_body(doc, position, last):
                yield position, last, Span(token.idx, doc[last].idx + len(doc[last])), candidate
            if candidate is not None:
                position = last
        position += 1


def _match(draft: Draft, first: int, places: Gazetteer) -> tuple[int, Candidate | None]:
    doc = draft.doc
    for last in (first + 1, first):
        if last < len(doc) and doc[last].text[:1].isupper():
            found = places.of_demonym(draft.text[doc[first].idx : doc[last].idx + len(doc[last])])
            if found:
                return last, found[0]
    return first, None


def _is_adjective(doc: Doc, first: int, last: int) -> bool:
    """It stands before a noun that it belongs to, or is a predicate: "Libyan officials", "is Libyan"."""
    token = doc[last]
    following = doc[last + 1] if last + 1 < len(doc) else None
    if following is not None and following.text == "-" and last + 2 < len(doc):
        return doc[last + 2].is_alpha
    if token.dep_ in {"amod", "compound", "nmod", "npadvmod", "poss"} and token.head.i > last:
        return True
    if following is not None and following.pos_ in {"NOUN", "PROPN", "ADJ"} and following.is_alpha:
        return not _is_language(doc, first)
    return token.dep_ in {"acomp", "attr"} and token.pos_ == "ADJ"


def _is_language(doc: Doc, first: int) -> bool:
    return first > 0 and doc[first - 1].lemma_.lower() in {"speak", "learn", "teach", "translate", "in"}


def _names_body(doc: Doc, first: int, last: int) -> bool:
    """The adjective belongs to the proper name of an organisation: "Libyan National Army", "the American University"."""
    end = last + 1
    if end < len(doc) and doc[end].text[:1].isupper() and _is_feature(doc, end):
        return True
    while end < len(doc) and (doc[end].text[:1].isupper() or doc[end].lower_ in {"of", "for", "and", "the"}):
        if doc[end].is_sent_start:
            break
        if doc[end].lower_.rstrip(".") in words("person-words"):
            return False
        if doc[end].text[:1].isupper() and doc[end].lower_ in words("institution-words") | {"red", "crescent"}:
            return True
        end += 1
    start = first - 1
    while start > 0 and doc[start].lower_ in {"of", "the", "for"}:
        start -= 1
    return start < first - 1 and doc[start].text[:1].isupper() and doc[start].lower_ in words("institution-words")


def _is_feature(doc: Doc, at: int) -> bool:
    """The capitalised words end in one for a street or water: "Indian Lake Road"."""
    named = words("street-words") | words("feature-words")
    while at + 1 < len(doc) and doc[at + 1].text[:1].isupper():
        at += 1
    return doc[at].lower_.rstrip(".") in named and doc[at].dep_ != "punct"
