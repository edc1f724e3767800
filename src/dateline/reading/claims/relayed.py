"""Words passed on by name: "state TV quoted the ministry as saying", "the ministry said, citing hospital sources"."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.reading.claims.frame import Frame
from dateline.reading.claims.hops import is_document, is_unnamed, outlet_noun
from dateline.reading.draft import Draft
from dateline.reading.tree import agents, children, is_passive, subject

_QUOTING = frozenset({"quote", "cite", "report"})


def quoted_as(verb: Token) -> Frame | None:
    """The frame of "saying" in "X quoted Y as saying": Y is the source, X stands on the way."""
    if verb.tag_ != "VBG" or verb.i == 0 or verb.nbor(-1).lower_ != "as":
        return None
    link = verb.nbor(-1)
    above = verb.head if verb.head.i != link.i else link.head
    if above.lemma_.lower() not in _QUOTING or above.pos_ not in {"VERB", "AUX"}:
        return None
    passive = is_passive(above)
    quoted = children(above, "nsubjpass") if passive else [o for o in children(above, "dobj") if o.i < verb.i]
    relays = agents(above) if passive else [s for s in [subject(above)] if s is not None]
    if not quoted:
        return None
    said = [c for c in children(verb, "ccomp", "xcomp", "dobj") if c.i > verb.i]
    auxiliaries = [c for c in children(above, "aux", "auxpass") if c.i < above.i]
    cue = (*auxiliaries, above, link)
    return Frame(verb, "quoted-as", tuple(t for s in said for t in s.subtree), quoted[0], cue, tuple(relays[:1]))


def is_relay(verb: Token) -> bool:
    """Whether a verb only hands on what "as saying" brings behind it."""
    return verb.lemma_.lower() in _QUOTING and any(
        quoted_as(token) is not None and verb.i < token.i for token in verb.subtree if token.tag_ == "VBG"
    )


def with_cited(draft: Draft, frame: Frame) -> Frame:
    """The frame with the source that "citing" names as the last one, and its own source on the way to it."""
    for citing in _citing(frame):
        for noun in children(citing, "dobj"):
            if frame.source is not None and _can_say(draft, noun):
                own = {t.i for t in citing.subtree}
                content = tuple(t for t in frame.content if t.i not in own)
                return Frame(frame.head, frame.pattern, content, noun, (*frame.cue, citing), (*frame.via, frame.source))
    return frame


def _citing(frame: Frame) -> list[Token]:
    inside = {token.i for token in frame.content}
    places = [frame.head, *([frame.source] if frame.source is not None else [])]
    places += [t for t in frame.content if t.head.i == t.i or t.head.i not in inside]
    return [
        child
        for place in places
        for child in children(place, "advcl", "acl", "prep", "conj")
        if child.lower_ in {"citing", "quoting"} and child.i != frame.head.i
    ]


def _can_say(draft: Draft, noun: Token) -> bool:
    """A noun that can be a source: somebody, a body, an outlet or a document, not a reason ("citing safety concerns")."""
    if noun.pos_ == "PROPN" or is_document(noun) or outlet_noun(noun) is not None or is_unnamed(noun):
        return True
    return draft.actor_at(noun) is not None
