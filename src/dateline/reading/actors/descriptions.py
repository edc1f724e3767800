"""Definite nouns into parties: "the commander", "the group", "the ministry" point back where just one party fits."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.reading.actors.mention import Cluster, Mention
from dateline.reading.actors.pronouns import holder
from dateline.reading.actors.words import RoleNoun, organisation_words

REACH = 4
"""How many sentences back "the group" may reach for a party that is only of the same kind."""


def antecedent(mention: Mention, role: RoleNoun, clusters: list[Cluster]) -> Cluster | None:
    """The party that a role noun points back at, or None."""
    before = [c for c in clusters if c.last_before(mention.head.i) is not None]
    if mention.possessor is not None:
        return _possessed(mention, before, clusters)
    if role.id == "outlet" and mention.definite and not mention.words:
        return _only_near(mention, role, before)
    if mention.kind == "person":
        return _person(mention, before) if mention.definite else None
    same = [c for c in before if _same_noun(mention, c)]
    if same and (mention.definite or role.crowd or mention.plural or not mention.words):
        return max(same, key=lambda c: _position(c, mention))
    if not mention.definite or (mention.plural and not role.generic):
        return None
    if mention.restriction:
        return None
    named = [c for c in before if _bears_word(c, mention)]
    if len(named) == 1:
        return named[0]
    if not named and role.generic and not mention.words and not mention.plural:
        return _only_near(mention, role, before)
    return None


def _possessed(mention: Mention, before: list[Cluster], clusters: list[Cluster]) -> Cluster | None:
    """The party called by the same noun of the same possessor: "his forces" after "Salem's forces"."""
    owner = holder(mention.possessor, clusters) if mention.possessor is not None else None
    if owner is None:
        return None
    for cluster in before:
        for other in cluster.mentions:
            if (
                other.possessor is not None
                and other.lemma == mention.lemma
                and holder(other.possessor, clusters) is owner
            ):
                return cluster
    return None


def _position(cluster: Cluster, mention: Mention) -> int:
    last = cluster.last_before(mention.head.i)
    return last.head.i if last is not None else -1


def _person(mention: Mention, before: Iterable[Cluster]) -> Cluster | None:
    """The person last mentioned of those who are given this role, or who were introduced with the same noun."""
    fits = [c for c in before if c.kind == "person" and _has_role(c, mention) and _gender_fits(c, mention)]
    fits = [c for c in fits if not (c.country and mention.country and c.country != mention.country)]
    return max(fits, key=lambda c: _position(c, mention), default=None)


def _has_role(cluster: Cluster, mention: Mention) -> bool:
    told = {m.restriction for m in cluster.mentions if m.restriction}
    if mention.restriction and told and mention.restriction not in told:
        return False
    roles = cluster.roles | {m.lemma for m in cluster.mentions if m.lemma}
    last = mention.lemma.split()[-1]
    return mention.lemma in roles or any(role.split()[-1] == last for role in roles)


def _gender_fits(cluster: Cluster, mention: Mention) -> bool:
    return mention.gender is None or cluster.gender in {None, mention.gender}


def _same_noun(mention: Mention, cluster: Cluster) -> bool:
    """Whether a party without a name was called by the same noun, with no conflict between the words before it."""
    for other in cluster.mentions:
        if other.form != "noun" or other.lemma != mention.lemma or other.plural != mention.plural:
            continue
        if other.possessor is not None or (mention.restriction and mention.restriction != other.restriction):
            continue
        if other.country and mention.country and other.country != mention.country:
            continue
        if other.words == mention.words or (mention.definite and set(mention.words) <= set(other.words)):
            return True
    return False


def _bears_word(cluster: Cluster, mention: Mention) -> bool:
    """Whether the noun is the head word of a party's name: "the ministry" for a Ministry of something."""
    if mention.words:
        return False
    return any(mention.lemma in name for name in cluster.names) and mention.lemma in organisation_words()


def _only_near(mention: Mention, role: RoleNoun, before: Iterable[Cluster]) -> Cluster | None:
    """The only party of the kind within reach; for several, the one mentioned in the sentence before as its subject."""
    near = []
    for cluster in before:
        last = cluster.last_before(mention.head.i)
        if last is None or mention.sentence - last.sentence > REACH or (cluster.plural and not cluster.named):
            continue
        if cluster.kind == role.kind or (
            role.id == "group" and cluster.kind in {"group", "organisation"} and cluster.named
        ):
            near.append((last, cluster))
    if len(near) == 1:
        return near[0][1]
    leading = [c for last, c in near if mention.sentence - last.sentence <= 1 and last.head.dep_ == "nsubj"]
    if len(leading) == 1:
        return leading[0]
    return max(near, key=lambda pair: pair[0].head.i)[1] if near and role.id == "outlet" else None
