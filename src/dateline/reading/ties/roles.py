"""Ties stated by a role: "X, commander of the Y", "Y spokesman X", "its leader X", "a general in the Y", "X of the Y"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span as Phrase
from spacy.tokens import Token

from dateline.model.annotation import Actor
from dateline.model.vocabulary import TieStatus
from dateline.reading.ties.link import Link, Parties, Side, status_of
from dateline.reading.ties.words import TieRole, in_frame, role_of
from dateline.reading.tree import apposed, children, with_conjuncts

_BODY_KINDS = frozenset({"group", "government", "organisation", "outlet"})
_PERSON = frozenset({"person"})
_BODY_PREPS = frozenset({"of", "for", "with", "from", "at", "to"})


def from_roles(sentence: Phrase, parties: Parties) -> Iterator[Link]:
    """The ties that role nouns of a sentence state."""
    for token in sentence:
        if token.pos_ not in {"NOUN", "PROPN", "ADJ"}:
            continue
        role = role_of(token)
        if role is None:
            continue
        holders = _holders(token, role, parties)
        bodies = _bodies(token, role, parties) if holders else []
        for holder in holders:
            for body in bodies:
                if (
                    holder.token == token
                    and body.token.i < token.i
                    and holder.actor is not None
                    and holder.actor.kind != "person"
                ):
                    continue  # "Front fighters" are called so; nothing is said of them
                tie = "member_of" if role.tie == "leads" and _is_second(token) else role.tie
                yield Link(tie, holder, body, token, _status(token), role.score, f"ties.role.{role.id}")


def _holders(role: Token, entry: TieRole, parties: Parties) -> list[Side]:
    """Who holds the role: the name in apposition, after the role, or the subject of "is"."""
    near: list[Token] = []
    if role.dep_ == "appos":
        near.append(role.head)
    near += apposed(role)
    if role.dep_ in {"attr", "conj", "oprd"} and role.head.pos_ in {"AUX", "VERB"}:
        near += [t for t in role.head.children if t.dep_ in {"nsubj", "nsubjpass"}]
    if role.dep_ == "pobj" and role.head.lower_ == "as":
        above = role.head.head
        near += [t for t in above.children if t.dep_ in {"nsubjpass", "dobj"}] or children(above, "nsubj")
    if role.dep_ in {"oprd", "dobj"} and in_frame(role.head, "appointing"):
        near += [t for t in role.head.children if t.dep_ in {"nsubj", "nsubjpass", "dative", "dobj"} and t.i < role.i][
            -1:
        ]
    name = _named_after(role)
    if name is not None:
        near.append(name)
    found = [side for side in parties.sides(near) if _fits(side, entry)]
    if found:
        return found
    own = parties.at(role)
    return [Side(own, role)] if own is not None and _fits(Side(own, role), entry) else []


def _is_second(role: Token) -> bool:
    """Whether the role is that of a deputy: "deputy director", "vice president"."""
    return any(in_frame(t, "second") for t in role.doc[max(role.sent.start, role.i - 4) : role.i] if t.head.i >= role.i)


def _named_after(role: Token) -> Token | None:
    """The name that follows a role at once: "commander Salem Dahan", "Foreign Minister Salem Dahan of Quanta"."""
    following = role.i + 1
    doc = role.doc
    while following < role.sent.end and following < role.i + 4 and doc[following].pos_ == "PROPN":
        if doc[following].head.i == role.i or role.head.i >= following:
            return doc[role.head.i] if role.dep_ in {"compound", "nmod", "amod"} else doc[following]
        following += 1
    return None


def _fits(side: Side, entry: TieRole) -> bool:
    """Persons lead and are members; bodies are parts, allies and backers."""
    if side.actor is None:
        return False
    if entry.tie == "member_of":
        return side.actor.kind in _PERSON | {"group", "population"}
    if entry.tie == "leads":
        return side.actor.kind in _PERSON
    return side.actor.kind in _BODY_KINDS


def _bodies(role: Token, entry: TieRole, parties: Parties) -> list[Side]:
    """The body of the role: after "of", as possessor, or right before the role ("Front commander")."""
    found: list[Token] = []
    names = [*children(role, "appos"), *filter(None, [_named_after(role)])]
    for prep in (*children(role, "prep"), *(prep for name in names for prep in children(name, "prep"))):
        of_name = prep.head != role
        inside = prep.lower_ == "in"
        for noun in with_conjuncts(children(prep, "pobj")) if inside or prep.lower_ in _BODY_PREPS else ():
            actor = parties.at(noun)
            # "a commander in Libya" does not lead it, an envoy for Libya is no member of it
            loose = inside or prep.lower_ in {"for", "to", "at"}
            if of_name and (actor is None or not _is_country(actor)):
                continue  # "president X of the Front" may preside over something else
            if actor is not None and not (loose and _is_country(actor)) and not _is_portfolio(role, actor):
                found.append(noun)
    found += children(role, "poss")
    if not found and role.i + 1 < role.sent.end and role.nbor(1).text == ",":
        found += _next_name(role)
    if not found and entry.tie != "part_of":
        found += children(role, "compound", "nmod", "amod")
        found += _before(role)
    sides = [side for side in parties.sides(found) if side.actor is not None and side.actor.kind in _BODY_KINDS]
    return (
        sides[:1] if entry.tie in {"leads", "member_of"} and len(sides) > 1 and not role.tag_.endswith("S") else sides
    )


def _next_name(role: Token) -> list[Token]:
    """The body named right after "commander," where it is set off by a comma only."""
    for token in role.doc[role.i + 2 : min(role.i + 8, role.sent.end)]:
        if token.ent_type_ == "ORG":
            return [token]
        if token.pos_ not in {"DET", "ADJ", "NUM", "PROPN"}:
            return []
    return []


def _is_country(actor: Actor) -> bool:
    return actor.kind == "government" and actor.country is not None and actor.sector != "MIL"


def _is_portfolio(role: Token, actor: Actor) -> bool:
    """ "Minister of Foreign Affairs" names an office, no body; "foreign minister of X" names a government."""
    return role.lemma_.lower() in {"minister", "secretary"} and actor.kind != "government"


def _before(role: Token) -> list[Token]:
    """The words right before a role within its name phrase, nearest first, where the parser hung them elsewhere."""
    out = []
    for token in reversed(role.doc[max(role.sent.start, role.i - 5) : role.i]):
        if token.dep_ not in {"compound", "amod", "nmod", "nummod"}:
            break
        out.append(token)
    return out


def _status(role: Token) -> TieStatus:
    """Past for "former" and for "was a general in"; denied for "is no member of"."""
    if any(in_frame(t, "past") for t in role.children) or any(
        in_frame(t, "past") for t in role.doc[max(role.sent.start, role.i - 3) : role.i]
    ):
        return "past"
    if role.dep_ in {"attr", "oprd"}:
        return status_of(role.head, past_tense=True)
    return "current"
