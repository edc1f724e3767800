"""The words of a cue: the head with its auxiliaries and particles, and what else belongs to it."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.reading.claims.frame import Frame

_GROUP = frozenset({"aux", "auxpass", "neg", "advmod"})


def cue_tokens(frame: Frame) -> tuple[Token, ...]:
    """The tokens of a frame's cue, in order: "has repeatedly said", "called for", "according to", "made clear"."""
    head = frame.head
    kept = {head.i: head}
    for child in head.children:
        if child.dep_ == "prt" and child.i > head.i:
            kept[child.i] = child
    position = head.i - 1
    while position >= 0 and _belongs(head.doc[position], head):
        kept[position] = head.doc[position]
        position -= 1
    for token in frame.cue:
        kept[token.i] = token
    while len(kept) > 1 and min(kept) != head.i and kept[min(kept)].dep_ == "advmod" and kept[min(kept)].tag_ == "WRB":
        del kept[min(kept)]
    return tuple(kept[i] for i in sorted(kept))


def _belongs(token: Token, head: Token) -> bool:
    if token.head.i == head.i:
        return token.dep_ in _GROUP and token.tag_ not in {"WRB", "IN"}
    return (
        token.dep_ in {"advmod", "neg"}
        and token.head.i < head.i
        and token.head.head.i == head.i
        and token.head.dep_ in _GROUP
    )
