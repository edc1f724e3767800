"""Who speaks a label: the source of the claim that holds it, the speaker of the quotation, or the report itself."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from dateline.reading.actors.quotes import Quotes
from dateline.reading.draft import Draft
from dateline.reading.labels.words import marker_words
from dateline.reading.tree import children

OUTLET: Final = "outlet"
REFLEXIVES: Final = frozenset({"itself", "himself", "herself", "themselves", "myself", "ourselves"})


def speaker_of(draft: Draft, token: Token, quotes: Quotes) -> tuple[str | None, bool]:
    """The actor id of the speaker ("outlet" for the report's own voice, None where unknown), and whether a source is told."""
    inner = stated_caller(token)
    if inner is not None:
        actor = draft.actor_at(inner)
        return (actor.id if actor else None), True
    claim = draft.claim_at(token.idx)
    if claim is not None:
        return claim.source_actor, True
    speaker = quotes.speaker_at(token)
    if speaker is not None:
        actor = draft.actor_at(speaker)
        return (actor.id if actor else None), True
    return OUTLET, False


def stated_caller(token: Token) -> Token | None:
    """Who is said to call somebody so, in the words around: "what he says are X", "considers himself X"."""
    return called_by(token) or _of_oneself(token)


def _of_oneself(token: Token) -> Token | None:
    """The subject of "considers himself to be X", "calls itself X": who speaks of oneself."""
    above, seen = token.head, 0
    while seen < 4 and above.head != above:
        reflexive = [child for child in above.children if child.lower_ in REFLEXIVES]
        if reflexive or above.lemma_ in marker_words("calling"):
            caller = above if above.lemma_ in marker_words("calling") and above.i < token.i else above.head
            own = reflexive or [child for child in caller.children if child.lower_ in REFLEXIVES]
            if own and caller.lemma_ in marker_words("calling"):
                return next(iter(children(caller, "nsubj")), None)
        above, seen = above.head, seen + 1
    return None


def called_by(token: Token) -> Token | None:
    """The subject of "what he says are X", "what it calls X": the verb between "what" and the noun, close by."""
    for verb in token.doc[max(token.sent.start, token.i - 8) : token.i]:
        if verb.lemma_ not in marker_words("saying") or verb.pos_ not in {"VERB", "AUX"}:
            continue
        before = [t.lower_ for t in token.doc[max(token.sent.start, verb.i - 5) : verb.i]]
        subjects = children(verb, "nsubj")
        if "what" in before and subjects:
            return next((s for s in subjects if s.lower_ != "what"), None)
    return None
