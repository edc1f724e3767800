"""Ties stated inside a noun phrase: "UN-backed government", "X's forces", "fighters from the Y", "a coalition including Y"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span as Phrase
from spacy.tokens import Token

from dateline.model.vocabulary import TieKind
from dateline.reading.ties.link import Link, Parties, Side, doers
from dateline.reading.ties.words import in_frame, role_of, verbs_of
from dateline.reading.tree import children, with_conjuncts

_BODY_KINDS = frozenset({"group", "government", "organisation"})


def from_phrases(sentence: Phrase, parties: Parties) -> Iterator[Link]:
    """The ties that noun phrases of a sentence state."""
    for token in sentence:
        yield from _compound(token, parties)
        yield from _possessive(token, parties)
        yield from _of_body(token, parties)
        yield from _listed(token, parties)
        yield from _unit_of(token, parties)
        yield from _together(token, parties)


def _compound(token: Token, parties: Parties) -> Iterator[Link]:
    """ "Y-backed X", "Y-led X", "Y-recognised X": a backer who is no actor leaves the subject open."""
    if token.i < 2 or token.nbor(-1).text != "-" or token.tag_ not in {"VBN", "VBD", "JJ", "NN"}:
        return
    entry = next((e for e in verbs_of(token) if not e.preps and not e.reverse and e.tie != "fights"), None)
    head = _modified(token)
    if entry is None or head is None:
        return
    target = parties.at(head)
    backer = parties.at(token.nbor(-2))
    backer = None if backer is target else backer
    if target is not None and (backer is not None or entry.tie not in {"leads", "member_of", "part_of"}):
        subject = Side(backer, token.nbor(-2))
        yield Link(entry.tie, subject, Side(target, head), token, "current", 0.9, f"ties.compound.{entry.id}")


def _modified(token: Token) -> Token | None:
    """The noun that a compound adjective stands before."""
    if token.dep_ in {"amod", "compound", "nmod"} and token.head.i > token.i:
        head: Token = token.head
        return head
    return None


def _possessive(token: Token, parties: Parties) -> Iterator[Link]:
    """ "X's forces": a person leads them; a body has its own parts."""
    if token.dep_ != "poss":
        return
    owner, owned = parties.at(token), parties.at(token.head)
    if owner is None or owned is None or owner is owned or owned.kind not in _BODY_KINDS:
        return
    led = "pronoun-forces" if token.pos_ == "PRON" else "forces"
    if owner.kind == "person" and in_frame(token.head, led):
        yield Link(
            "leads", Side(owner, token), Side(owned, token.head), token.head, "current", 0.75, "ties.possessive.leads"
        )
    elif owner.kind in _BODY_KINDS and in_frame(token.head, "own-parts"):
        yield Link(
            "part_of", Side(owned, token.head), Side(owner, token), token.head, "current", 0.65, "ties.possessive.part"
        )


def _of_body(token: Token, parties: Parties) -> Iterator[Link]:
    """ "Salem Dahan of the Front", "fighters from the Front", "members of the Front"."""
    if token.dep_ != "pobj" or token.head.lower_ not in {"of", "from"} or token.head.dep_ != "prep":
        return
    body, holder = parties.at(token), parties.at(token.head.head)
    if body is None or holder is None or body is holder or body.kind not in _BODY_KINDS:
        return
    above = token.head.head
    named = above.pos_ == "PROPN" or (token.head.lower_ == "from" and token.pos_ == "PROPN")
    if role_of(above) is not None or not named or parties.overlap(holder, body):
        return
    if holder.kind in {"person", "population", "group"} and body.kind != "government":
        tie: TieKind = "member_of" if holder.kind != "group" else "part_of"
        yield Link(tie, Side(holder, above), Side(body, token), token.head, "current", 0.6, f"ties.of.{tie}")


def _listed(token: Token, parties: Parties) -> Iterator[Link]:
    """ "coalition members including Y and Z", "nations such as Y"."""
    if token.lower_ not in {"including", "include", "notably"} or token.dep_ != "prep":
        return
    whole = parties.at(token.head)
    if whole is None or whole.kind not in _BODY_KINDS or not in_frame(token.head, "bodies"):
        return
    for part in parties.sides(with_conjuncts(children(token, "pobj"))):
        if part.actor is not None and part.actor is not whole and part.actor.kind in _BODY_KINDS:
            yield Link("part_of", part, Side(whole, token.head), token, "current", 0.6, "ties.listed.part")


def _together(token: Token, parties: Parties) -> Iterator[Link]:
    """ "the army, together with the tribes, ...", "alongside the army"."""
    alongside = token.lower_ in {"alongside", "beside"}
    with_ = token.lower_ == "with" and token.i > token.sent.start and token.nbor(-1).lower_ in {"together", "jointly"}
    if not (alongside or with_) or token.dep_ != "prep":
        return
    above = token.head
    firsts = [above] if above.pos_ in {"NOUN", "PROPN"} else doers(above, parties)
    for first in parties.sides(firsts):
        for second in parties.sides(children(token, "pobj")):
            if first.actor is not None and second.actor is not None and first.actor.kind in _BODY_KINDS | {"person"}:
                yield Link("allied_with", first, second, token, "current", 0.7, "ties.together")


def _unit_of(token: Token, parties: Parties) -> Iterator[Link]:
    """ "3rd Company, 21st Battalion": of two units in a row the second holds the first."""
    if token.text != "," or token.i == token.sent.start or token.i + 1 >= token.sent.end:
        return
    before = token.nbor(-1)
    after = next((t for t in token.doc[token.i + 1 : min(token.i + 7, token.sent.end)] if in_frame(t, "units")), None)
    if after is None or not in_frame(before, "units"):
        return
    between = token.doc[token.i + 1 : after.i]
    if any(t.is_punct and t.text != "-" for t in between) or not any(
        t.like_num or t.text[:1].isdigit() for t in between
    ):
        return
    part, whole = parties.at(before), parties.at(after)
    if part is not None and whole is not None and part is not whole:
        yield Link("part_of", Side(part, before), Side(whole, after), token, "current", 0.8, "ties.units")
