"""Where the tree fails: the harm of a number told from the words right beside it, as headlines and wires print them."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dateline.reading.figures.harm import ahead, back, in_frame, stated
from dateline.reading.figures.tolls import Governed, is_real
from dateline.reading.numbers import Quantity

_REACH_AFTER = 9
_REACH_BEFORE = 4
_LIGHT = frozenset(
    "were was are is been being have has had be reported reportedly feared believed said confirmed presumed to also "
    "were who and/or still now already left found more others other people persons dead seriously badly slightly being "
    "allegedly critically gravely severely".split()
)


def adjacent(quantity: Quantity, doc: Doc) -> Governed | None:
    """The harm that the very next word states: "Three dead, 79 hurt", "12 wounded"; it outweighs a tree gone astray."""
    token = doc[quantity.last + 1] if quantity.last + 1 < len(doc) else None
    if token is None or (token.dep_ == "amod" and token.head.i > token.i and token.head.pos_ in {"NOUN", "PROPN"}):
        return None
    entry = stated(token, "state")
    if entry is None or _has_object(token):
        return None
    return Governed(entry.harm, token, f"figures.next.{entry.id}")


def beside(quantity: Quantity, doc: Doc) -> Governed | None:
    """The harm stated right after the number and its noun, or right before the number; None where neither is there."""
    return _after(doc[quantity.core_last]) or _before(doc[quantity.first])


def _after(number: Token) -> Governed | None:
    """ "10 burnt alive", "Three reported killed", "two soldiers were shot dead"."""
    nouns = 0
    for token in ahead(number, _REACH_AFTER):
        entry = stated(token, "state") or (stated(token, "object") if _is_past(token) else None)
        if entry is not None and not entry.people_only and not _has_object(token):
            return Governed(entry.harm, token, f"figures.after.{entry.id}") if is_real(token) else None
        entry = stated(token, "subject") if token.pos_ in {"VERB", "NOUN"} else None
        if entry is not None:
            return Governed(entry.harm, token, f"figures.after.{entry.id}") if is_real(token) else None
        if token.lower_ in _LIGHT or token.text in {"-", '"', "'", "'s"}:
            continue
        nouns += 1
        if token.pos_ not in {"NOUN", "PROPN", "ADJ"} or in_frame(token, "no-people") or nouns > 3:
            return None
    return None


def _is_past(token: Token) -> bool:
    return token.lower_.endswith(("ed", "en", "n", "t", "d")) and token.tag_ not in {"VB", "VBZ", "VBP", "VBG"}


def _has_object(token: Token) -> bool:
    """Whether nouns follow at once, so that the number's people are those who did it."""
    following = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if following is not None and following.lower_ in {"alive", "dead"}:
        return False
    return following is not None and token.pos_ == "VERB" and following.pos_ in {"DET", "NUM", "PROPN", "PRON"}


def _before(number: Token) -> Governed | None:
    """ "kills three", "wounded another 30", "killed: 12"."""
    for token in back(number, _REACH_BEFORE):
        entry = stated(token, "object")
        if entry is not None and entry.people_only:
            return None
        if entry is not None:
            auxiliary = {"was", "were", "been", "be", "being", "is", "are"}
            passive = any(t.lower_ in auxiliary for t in back(token, 1))
            labelled = any(t.text == ":" for t in ahead(token, 1))
            if passive and not labelled:
                return None
            return Governed(entry.harm, token, f"figures.before.{entry.id}") if is_real(token) else None
        if token.text == ":" or token.lower_ in {
            "another",
            "the",
            "other",
            "also",
            "a",
            "an",
            "all",
            "some",
            "these",
            "those",
        }:
            continue
        return None
    return None
