"""Labels that a word marks as such: "the so-called X", "the self-styled X", "calls itself X"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span as Phrase
from spacy.tokens import Token

from dateline.model.annotation import Label
from dateline.model.spans import Span
from dateline.reading.actors.added import Added
from dateline.reading.actors.quotes import Quotes
from dateline.reading.draft import Draft
from dateline.reading.labels.phrase import core, target_of
from dateline.reading.labels.speakers import OUTLET, REFLEXIVES
from dateline.reading.labels.words import marker_words, so_called
from dateline.reading.tree import children, with_conjuncts


def marked_labels(draft: Draft, sentence: Phrase, quotes: Quotes, added: Added) -> Iterator[Label]:
    """The so-called labels of a sentence; they belong to the outlet, inside a quotation to who speaks it."""
    for token in sentence:
        first = so_called(token)
        if first is not None:
            yield from _adjective(draft, token, first, quotes, added)
        elif token.lower_ in REFLEXIVES and token.head.lemma_ in marker_words("calling"):
            yield from _calling(draft, token, quotes, added)


def _adjective(draft: Draft, token: Token, first: int, quotes: Quotes, added: Added) -> Iterator[Label]:
    head = _noun_behind(token)
    if head is None:
        return
    span = Span(draft.doc[first].idx, _end_of_name(head))
    known = target_of(draft, head)
    target = known.id if known is not None else added.party(Span(head.idx, head.idx + len(head)))
    if target is not None:
        yield Label("", span, target, _speaker(draft, token, quotes), "so-called", "labels-markers:so-called")


def _end_of_name(head: Token) -> int:
    """Where the words end that a marker speaks of: "president of the North", "Army of the Just"."""
    last = head
    for link in children(head, "prep"):
        if link.i == last.i + 1 and link.lower_ == "of":
            last = link.right_edge
            break
    while last.i > head.i and (last.is_punct or last.is_space):
        last = last.nbor(-1)
    return last.idx + len(last)


def _noun_behind(token: Token) -> Token | None:
    """The noun that a marker stands before: the head it hangs on, else the last noun of the words behind it."""
    head = token
    while head.dep_ in {"amod", "compound", "punct", "nmod", "npadvmod"} and head.head.i > token.i:
        head = head.head
    if head.i > token.i and head.pos_ in {"NOUN", "PROPN"}:
        return head
    last = None
    for following in token.doc[token.i + 1 : min(token.i + 6, token.sent.end)]:
        if following.pos_ in {"NOUN", "PROPN"}:
            last = following
        elif following.text not in {'"', "-"} and following.pos_ != "ADJ":
            break
    return last


def _calling(draft: Draft, reflexive: Token, quotes: Quotes, added: Added) -> Iterator[Label]:
    """ "calls itself the X", "styles himself as X": the noun behind the reflexive."""
    verb = reflexive.head
    actor = draft.actor_at(reflexive)
    nouns = children(verb, "oprd", "attr", "dobj", "ccomp")
    nouns += [
        n for prep in children(verb, "prep") if prep.lower_ == "as" for n in with_conjuncts(children(prep, "pobj"))
    ]
    for noun in nouns:
        if noun.i > reflexive.i and noun.pos_ in {"NOUN", "PROPN"}:
            named = actor or draft.actor_at(noun)
            span = Span(core(noun).start, _end_of_name(noun))
            target = named.id if named is not None else added.party(span)
            if target is not None:
                yield Label("", span, target, _speaker(draft, reflexive, quotes), "so-called", "labels-markers:calling")
            return


def _speaker(draft: Draft, token: Token, quotes: Quotes) -> str | None:
    if quotes.at(token) is None:
        return OUTLET
    claim = draft.claim_at(token.idx)
    if claim is not None:
        return claim.source_actor
    speaker = quotes.speaker_at(token)
    actor = draft.actor_at(speaker) if speaker is not None else None
    return actor.id if actor else None
