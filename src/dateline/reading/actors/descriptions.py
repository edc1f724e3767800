"""Definite nouns into parties: "the commander", "the group", "the ministry" point back where just one party fits."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from spacy.tokens import Token

from dateline.reading.actors.mention import BODIES, Cluster, Mention
from dateline.reading.actors.scene import Scene
from dateline.reading.actors.words import RoleNoun, organisation_words
from dateline.reading.tree import children

REACH = 4
"""How many sentences back "the group" may reach for a party that is only of the same kind."""


def antecedent(mention: Mention, role: RoleNoun, scene: Scene) -> Cluster | None:
    """The party that a role noun points back at, or None."""
    if (named := _explained(mention, role, scene)) is not None:
        return named
    if (body := _ranks(mention, role, scene)) is not None:
        mention.plural, mention.sector = False, None
        return body
    before = list(scene.recent())
    if mention.possessor is not None:
        return _possessed(mention, before, scene)
    if role.id == "outlet" and mention.definite and not mention.words:
        return _only_near(mention, role, before, scene)
    if mention.kind == "person":
        return _person(mention, before) if mention.definite else None
    same = next((c for c in before if _same_noun(mention, c)), None)
    if same is not None and (mention.definite or role.crowd or mention.plural or not mention.words):
        return same
    if not mention.definite or mention.restriction or (mention.plural and not role.generic):
        return None
    owned = [c for c in before if not c.named and _is_owned_so(c, mention)]
    if len(owned) == 1 and not mention.words:
        return owned[0]
    named_so = [c for c in before if _bears_word(c, mention)]
    if len(named_so) == 1:
        return named_so[0]
    if not named_so and role.generic and not mention.words and not mention.plural:
        return _only_near(mention, role, before, scene)
    return None


def _explained(mention: Mention, role: RoleNoun, scene: Scene) -> Cluster | None:
    """The body whose name stands right before a noun that only says what it is: "the Sahel Front group"."""
    before = mention.head.nbor(-1) if mention.head.i > 0 else None
    if not role.generic or mention.plural or before is None or before.dep_ not in {"compound", "nmod"}:
        return None
    named = scene.holder(before)
    return named if named is not None and named.kind in BODIES and role.kind in BODIES else None


_RANKS: Final = frozenset({"armed-opposition", "armed-unknown", "irregular", "soldiers", "troops"})
_RANK_WORDS: Final = frozenset({"man", "force"})


def _ranks(mention: Mention, role: RoleNoun, scene: Scene) -> Cluster | None:
    """The armed body whose people a plural noun names: "fighters of the Front", "Front fighters", "its men".

    They act as the body does. People who are counted ("two of its soldiers", "five fighters") are no body but its victims
    or witnesses, and a person's men are not the person.
    """
    if not mention.plural or (role.id not in _RANKS and mention.lemma not in _RANK_WORDS):
        return None
    if any(child.dep_ == "nummod" for child in mention.head.children):
        return None
    for owner in _owners(mention.head):
        body = scene.holder(owner)
        if body is not None and not body.plural and (body.kind == "group" or body.sector == "MIL"):
            return body
    return None


def _owners(head: Token) -> list[Token]:
    """What stands right before a noun as its owner or name, or behind it with "of"."""
    before = [
        child
        for child in head.lefts
        if child.dep_ in {"poss", "compound", "nmod"} and (child.pos_ != "NOUN" or child.is_upper)
    ]
    behind = [t for of in children(head, "prep") if of.lower_ == "of" for t in children(of, "pobj")]
    return before + behind


def _possessed(mention: Mention, before: list[Cluster], scene: Scene) -> Cluster | None:
    """The party called by the same noun of the same possessor: "his forces" after "Salem's forces"."""
    owner = scene.holder(mention.possessor) if mention.possessor is not None else None
    if owner is None:
        return None
    for cluster in before:
        for other in cluster.nouns:
            if other.possessor is not None and other.lemma == mention.lemma and scene.holder(other.possessor) is owner:
                return cluster
    return None


def _person(mention: Mention, before: Iterable[Cluster]) -> Cluster | None:
    """The person last mentioned of those who are given this role, or who were introduced with the same noun."""
    for cluster in before:
        conflict = cluster.country and mention.country and cluster.country != mention.country
        if cluster.kind == "person" and not conflict and _has_role(cluster, mention) and _gender_fits(cluster, mention):
            return cluster
    return None


def _has_role(cluster: Cluster, mention: Mention) -> bool:
    if mention.restriction and cluster.restrictions and mention.restriction not in cluster.restrictions:
        return False
    last = mention.lemma.split()[-1]
    return any(role.split()[-1] == last for role in cluster.roles if role)


def _gender_fits(cluster: Cluster, mention: Mention) -> bool:
    return mention.gender is None or cluster.gender in {None, mention.gender}


def _same_noun(mention: Mention, cluster: Cluster) -> bool:
    """Whether a party without a name was called by the same noun, with no conflict between the words before it."""
    for other in cluster.nouns:
        if other.lemma != mention.lemma or other.plural != mention.plural:
            continue
        if other.possessor is not None or (mention.restriction and mention.restriction != other.restriction):
            continue
        if other.country and mention.country and other.country != mention.country:
            continue
        if other.words == mention.words or (mention.definite and set(mention.words) <= set(other.words)):
            return True
    return False


def _is_owned_so(cluster: Cluster, mention: Mention) -> bool:
    """Whether a party was introduced by its owner with the same noun: "the navy" after "Estonia's navy"."""
    return any(
        n.possessor is not None and n.lemma == mention.lemma and n.plural == mention.plural for n in cluster.nouns
    )


def _bears_word(cluster: Cluster, mention: Mention) -> bool:
    """Whether the noun is the head word of a party's name: "the ministry" for a Ministry of something."""
    if mention.words:
        return False
    return any(mention.lemma in name for name in cluster.names) and mention.lemma in organisation_words()


def _only_near(mention: Mention, role: RoleNoun, before: Iterable[Cluster], scene: Scene) -> Cluster | None:
    """The only party of the kind within reach; for several, the one mentioned in the sentence before as its subject."""
    near = []
    for cluster in before:
        last = scene.last(cluster)
        if mention.sentence - last.sentence > REACH:
            break
        if not cluster.plural and _of_kind(cluster, role):
            near.append((last, cluster))
    if len(near) == 1 or (near and role.id == "outlet"):
        return near[0][1]
    leading = [c for last, c in near if mention.sentence - last.sentence <= 1 and last.head.dep_ == "nsubj"]
    return leading[0] if len(leading) == 1 else None


def _of_kind(cluster: Cluster, role: RoleNoun) -> bool:
    if role.id == "group":
        return cluster.kind == "group" or (cluster.kind == "organisation" and cluster.named)
    return cluster.kind == role.kind
