"""Harm without a number: "a grocer was shot dead" is one, "killed several" has its number, "killed villagers" is two or more.

The annotation guide gives no figure to a bare noun. Counts of the dead that leave single victims out are wrong by those, so they
are kept, and told apart: no number is stated, so `best` is null, and `wording` is the noun phrase itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Span as Phrase
from spacy.tokens import Token

from dateline.model.spans import Span
from dateline.model.vocabulary import Harm
from dateline.reading.draft import Draft
from dateline.reading.figures.govern import Counted, counted, governed
from dateline.reading.figures.harm import in_frame, stated
from dateline.reading.figures.tolls import Governed
from dateline.reading.numbers import quantities
from dateline.reading.tree import noun_phrase

HARMS: Final[frozenset[Harm]] = frozenset({"killed", "injured", "abducted"})
"""Harms that single people are counted for."""

_BEFORE: Final = frozenset({"no", "any", "each", "every", "another", "which", "what", "whose", "neither", "either"})


def uncounted(draft: Draft, sentence: Phrase) -> Iterator[tuple[Token, Span, Governed]]:
    """The victims of a sentence that no number counts: head, noun phrase, harm."""
    numbers = [(q, counted(q, draft.doc)) for q in quantities(sentence)]
    taken = [Span(draft.doc[q.first].idx, draft.doc[q.last].idx + len(draft.doc[q.last])) for q, _ in numbers]
    heads = {token.i for _, what in numbers for token in (what.head, what.noun) if token is not None}
    for token in sentence:
        if token.dep_ == "compound" or token.i in heads or not _is_person(draft, token):
            continue
        span = _words(token)
        if any(span.overlaps(other) for other in taken) or _is_quantified(token):
            continue
        found = governed(Counted(token, token))
        if (
            found is not None
            and found.harm in HARMS
            and found.word != token
            and not found.toll
            and _is_told(found.word)
        ):
            yield token, span, found


def is_plural(token: Token) -> bool:
    """Whether a noun names more than one."""
    return token.tag_ in {"NNS", "NNPS"} or token.lower_ in {"people", "police"}


def _words(token: Token) -> Span:
    """The noun phrase without what tells where or when: "a teacher in the market" is "a teacher"."""
    whole = noun_phrase(token)
    cuts = [t for t in token.children if t.i > token.i and t.dep_ == "prep" and t.lower_ != "of" and t.idx < whole.end]
    if not cuts:
        return whole
    last = cuts[0].nbor(-1)
    return Span(whole.start, max(last.idx + len(last), token.idx + len(token)))


def _is_told(word: Token) -> bool:
    """Whether the harm is told of as a happening: "killed", ", killing two"; not "for killing people", "they kill civilians"."""
    if word.tag_ == "VBG":
        return word.dep_ in {"advcl", "acl", "ROOT"} and not any(child.dep_ == "mark" for child in word.children)
    return word.tag_ not in {"VB", "VBP"} or any(child.lower_ in {"did", "to"} for child in word.children)


def _is_person(draft: Draft, token: Token) -> bool:
    if token.pos_ == "PRON":
        return token.lower_ in {"he", "she", "him", "her"} and token.tag_ == "PRP"
    if token.pos_ not in {"NOUN", "PROPN"} or (
        token.lower_ == "police" and not any(t.dep_ == "det" for t in token.children)
    ):
        return False
    if in_frame(token, "no-people") or stated(token, "people") is not None or stated(token, "act") is not None:
        return False
    if token.ent_type_ == "PERSON" or in_frame(token, "people") or in_frame(token, "single-people"):
        return True
    actor = draft.actor_at(token)
    return actor is not None and actor.kind in {"person", "population"}


def _is_quantified(token: Token) -> bool:
    """Whether a number or a word that only chooses stands before the noun."""
    return any(
        child.tag_ == "CD" or child.like_num or child.lower_ in _BEFORE for child in token.children if child.i < token.i
    )
