"""Whom a pronoun or role noun points back at, as the trained ranker sees it: the parties in question, and what is told of each.

The ranker weighs every party near by, and "nobody met so far", by the encoder's states of both words and by the facts of
`FACTS`; what the rules would say is one of these. Mention ranking after Denis and Baldridge 2008, with a state of its own for a new
party as in Wiseman et al. 2015.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from dateline.model.vocabulary import ActorKind
from dateline.reading.actors.mention import BODIES, Cluster, Mention
from dateline.reading.actors.quotes import Quotes
from dateline.reading.actors.scene import Scene
from dateline.reading.actors.words import organisation_words
from dateline.reading.encoder.decode import Numbers
from dateline.reading.tree import bearer

MOST: Final = 14
"""Parties that are weighed, the one mentioned last first."""

BACK: Final = 4
"""Sentences that the ranker looks back."""

SORTS: Final = ("he", "she", "it", "they", "i", "we", "noun")
_FORMS: Final = ("name", "noun", "pronoun")
_KINDS: Final[tuple[ActorKind | None, ...]] = (
    "person", "government", "group", "organisation", "outlet", "population", None,
)  # fmt: skip
_ROLES: Final = ("nsubj", "nsubjpass", "dobj", "pobj", "poss", "appos", "conj", "compound")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A party that is weighed, by its mention nearest to the words in question; `ahead` where that stands behind them."""

    cluster: Cluster
    mention: Mention
    ahead: bool


def candidates(mention: Mention, scene: Scene, picked: Cluster | None, nouns: bool) -> list[Candidate]:
    """The parties that a mention may point at: those of the sentences before, those named just behind, and the rules' choice."""
    out: dict[Cluster, Candidate] = {}
    for cluster in scene.recent():
        last = scene.last(cluster)
        far = mention.sentence - last.sentence > BACK
        if far and not (nouns and _akin(mention, cluster)) and cluster is not picked:
            continue
        out[cluster] = Candidate(cluster, last, last.head.i > mention.head.i)
        if len(out) == MOST:
            break
    for cluster, first in _named_behind(mention, scene, 1 if nouns else 0):
        out.setdefault(cluster, Candidate(cluster, first, True))
    if picked is not None and picked not in out:
        near = min(picked.mentions, key=lambda m: abs(m.head.i - mention.head.i))
        out[picked] = Candidate(picked, near, near.head.i > mention.head.i)
    return list(out.values())


def _named_behind(mention: Mention, scene: Scene, sentences: int) -> Iterator[tuple[Cluster, Mention]]:
    for cluster in scene.clusters:
        for other in cluster.mentions:
            if other.form == "name" and other.head.i > mention.head.i:
                if other.sentence - mention.sentence <= sentences:
                    yield cluster, other
                break


def _akin(mention: Mention, cluster: Cluster) -> bool:
    """Whether a noun was said of a party before, or is a word of its name."""
    last = mention.lemma.split()[-1] if mention.lemma else ""
    return bool(last) and (
        any(role.split()[-1:] == [last] for role in cluster.roles) or any(last in name for name in cluster.names)
    )


@dataclass(frozen=True, slots=True)
class Case:
    """One question: the mention in question, its sort, the candidates with their facts, the rules' choice among them.

    `facts` has a row for each candidate (FACTS columns), `own` what is known of the mention alone.
    """

    mention: Mention
    candidates: tuple[Candidate, ...]
    facts: Numbers
    own: Numbers


def case(
    mention: Mention,
    sort: str,
    scene: Scene,
    quotes: Quotes,
    picked: Cluster | None,
    points: Callable[[Mention], float],
    agrees: Callable[[Cluster], bool],
) -> Case:
    """The question that the ranker is asked about a mention; `points` and `agrees` are the rules' view of a candidate."""
    found = candidates(mention, scene, picked, sort == "noun")
    own = _own_facts(mention, sort, quotes)
    ranks = _ranks(found, agrees)
    rows = [
        [
            *_facts(one, mention, scene, quotes),
            float(one.cluster is picked),
            0.0 if one.ahead else points(one.mention) / 100,
            float(agrees(one.cluster)),
            *rank,
        ]
        for one, rank in zip(found, ranks, strict=True)
    ]
    table = np.array(rows, dtype=np.float32) if rows else np.zeros((0, FACTS), dtype=np.float32)
    return Case(mention, tuple(found), table, np.array(own, dtype=np.float32))


def _ranks(found: Sequence[Candidate], agrees: Callable[[Cluster], bool]) -> list[tuple[float, float, float]]:
    """For each candidate: how many before it in nearness, how many of those agree, whether it alone agrees."""
    fitting = [agrees(one.cluster) for one in found]
    return [
        (min(i, 6) / 6, min(sum(fitting[:i]), 4) / 4, float(fitting[i] and sum(fitting) == 1))
        for i in range(len(found))
    ]


def _own_facts(mention: Mention, sort: str, quotes: Quotes) -> list[float]:
    token = mention.head
    quotation = quotes.at(token)
    return [
        *_one_of(sort, SORTS),
        *_one_of(token.dep_, _ROLES),
        float(token.dep_ == "poss"),
        float(token.i == token.sent.start),
        float(quotation is not None),
        float(quotation is not None and quotation.whole),
        *_one_of(mention.kind, _KINDS),
        float(mention.plural),
        float(mention.definite),
        float(mention.possessor is not None),
        float(bool(mention.restriction)),
        min(len(mention.words), 3) / 3,
        float(mention.country is not None),
        float(mention.gender == "m"),
        float(mention.gender == "f"),
        float(any(child.dep_ == "nummod" for child in token.children)),
        min(mention.sentence, 4) / 4,
    ]


def _facts(one: Candidate, mention: Mention, scene: Scene, quotes: Quotes) -> list[float]:
    cluster, other = one.cluster, one.mention
    head, token = bearer(other.head), mention.head
    away = mention.sentence - other.sentence
    quoted, other_quoted = quotes.at(token), quotes.at(other.head)
    speaker = quotes.speaker_at(token)
    count = sum(m.sentence <= mention.sentence for m in cluster.mentions)
    recent = sum(0 <= mention.sentence - m.sentence <= 1 for m in cluster.mentions[-12:])
    lemma = mention.lemma.split()[-1] if mention.lemma else ""
    return [
        *(float(away == n) for n in range(4)),
        float(away >= 4),
        float(one.ahead),
        math.log1p(abs(token.i - other.head.i)) / 5,
        *_one_of(head.dep_, _ROLES),
        float(head.dep_ == "nsubj" and head.head.dep_ == "ROOT"),
        float(head.dep_ == token.dep_),
        float(head.head == token.head),
        float(token.head == head),
        float(head.i in {a.i for a in token.ancestors}),
        *_one_of(other.form, _FORMS),
        *_one_of(cluster.kind, _KINDS),
        float(cluster.kind == mention.kind),
        float(cluster.kind in BODIES),
        float(cluster.plural),
        float(cluster.plural == mention.plural),
        float(cluster.gender == "m"),
        float(cluster.gender == "f"),
        float(mention.gender is not None and cluster.gender == mention.gender),
        float(mention.gender is not None and cluster.gender not in {None, mention.gender}),
        float(cluster.named),
        math.log1p(count) / 3,
        min(recent, 4) / 4,
        float(quoted is not None and quoted is other_quoted),
        float(other_quoted is not None),
        float(speaker is not None and scene.holder(speaker) is cluster),
        float(speaker is not None and speaker == other.head),
        float(bool(lemma) and any(n.lemma == mention.lemma for n in cluster.nouns)),
        float(bool(lemma) and any(role.split()[-1:] == [lemma] for role in cluster.roles)),
        float(bool(lemma) and any(lemma in name for name in cluster.names)),
        float(bool(lemma) and lemma in organisation_words()),
        float(mention.country is not None and cluster.country == mention.country),
        float(mention.country is not None and cluster.country not in {None, mention.country}),
        float(mention.possessor is not None and scene.holder(mention.possessor) is cluster),
        float(bool(mention.words) and any(set(mention.words) & set(n.words) for n in cluster.nouns)),
    ]


def _one_of(value: object, among: Sequence[object]) -> list[float]:
    return [float(value == one) for one in among]


OWN: Final = len(SORTS) + len(_ROLES) + 4 + len(_KINDS) + 10
"""Columns of `Case.own`."""

FACTS: Final = 5 + 2 + len(_ROLES) + 5 + len(_FORMS) + len(_KINDS) + 11 + 4 + 8 + 6
"""Columns of `Case.facts`."""
