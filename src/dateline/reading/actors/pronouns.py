"""Pronouns: which there are, and whom each points at, where that is safe."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from spacy.tokens import Token

from dateline.reading.actors.mention import BODIES, Cluster, Mention
from dateline.reading.actors.quotes import Quotes
from dateline.reading.actors.scene import Scene
from dateline.reading.actors.words import verb_class
from dateline.reading.draft import Draft
from dateline.reading.tree import bearer

Sort = Literal["he", "she", "it", "they", "who", "i", "we"]

PRONOUNS: Final[dict[str, Sort]] = {
    "he": "he", "him": "he", "his": "he", "himself": "he",
    "she": "she", "her": "she", "hers": "she", "herself": "she",
    "it": "it", "its": "it", "itself": "it",
    "they": "they", "them": "they", "their": "they", "theirs": "they", "themselves": "they",
    "i": "i", "me": "i", "my": "i", "mine": "i", "myself": "i",
    "we": "we", "us": "we", "our": "we", "ours": "we", "ourselves": "we",
    "who": "who", "whom": "who", "whose": "who",
}  # fmt: skip

REACH: Final = {"he": 3, "she": 3, "they": 1, "it": 1}
"""How many sentences back a pronoun may reach."""


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun of the text with what agreement asks for."""

    mention: Mention
    sort: Sort


def find_pronouns(draft: Draft) -> list[Pronoun]:
    """All personal and possessive pronouns and relative "who", in order."""
    found = []
    for number, sentence in enumerate(draft.sentences()):
        for token in sentence:
            sort = PRONOUNS.get(token.lower_)
            if sort is None or token.text == "US" or token.pos_ not in {"PRON", "DET"}:
                continue
            mention = Mention("pronoun", token, token.i, token.i + 1, (), None, f"pronoun-{sort}", sentence=number)
            mention.gender = {"he": "m", "she": "f"}.get(sort)
            found.append(Pronoun(mention, sort))
    return found


def resolve(pronoun: Pronoun, scene: Scene, quotes: Quotes, nouns: dict[int, list[Token]]) -> Cluster | None:
    """The party that a pronoun points at, or None; `nouns` are the heads of all noun phrases by sentence."""
    mention, sort = pronoun.mention, pronoun.sort
    if sort == "who":
        return _antecedent_of_relative(mention.head, scene)
    if sort in {"i", "we"}:
        return _speaker(mention, sort, scene, quotes)
    if mention.head.lower_.endswith(("self", "selves")):
        own = _own_subject(mention.head, scene)
        if own is not None:
            return own
    candidates = [
        (score(other, mention, quotes) * salience(cluster), other.head.i, other, cluster)
        for other, cluster in scene.near(mention.sentence, REACH[sort])
        if agrees(cluster, mention, sort)
    ]
    candidates = [row for row in candidates if row[0] > 0]
    if not candidates:
        return None
    _, _, _, best = max(candidates, key=lambda row: row[:2])
    only = all(cluster is best for *_, cluster in candidates)
    if sort in {"it", "they"} and not only and not _safe(scene.last(best), mention, sort, nouns):
        return None
    return best


def agrees(cluster: Cluster, mention: Mention, sort: str) -> bool:
    """Whether kind, number and gender of a party fit a pronoun of a sort, or a role noun ("noun")."""
    if sort == "noun":
        same = mention.gender is None or cluster.gender in {None, mention.gender}
        return cluster.kind == mention.kind and cluster.plural == mention.plural and same
    if sort in {"he", "she", "i"}:
        return (
            cluster.kind in {"person", None}
            and not cluster.plural
            and cluster.gender in {None, {"he": "m", "she": "f"}.get(sort, cluster.gender)}
        )
    if sort == "it":
        return cluster.kind in BODIES and not cluster.plural
    return cluster.kind != "person" and (cluster.plural or cluster.kind in BODIES or cluster.kind == "population")


ROLE_POINTS: Final = {
    "nsubj": 80,
    "nsubjpass": 70,
    "agent": 45,
    "dobj": 40,
    "dative": 40,
    "pobj": 30,
    "poss": 38,
    "appos": 20,
}


def score(candidate: Mention, pronoun: Mention, quotes: Quotes | None) -> float:
    """How likely a pronoun points at an earlier mention: its role in its clause, halved by each sentence between."""
    head, token = bearer(candidate.head), pronoun.head
    points = float(ROLE_POINTS.get(head.dep_, 25))
    if head.dep_ == "nsubj" and head.head.dep_ == "ROOT":
        points += 15
    points *= 0.5 ** (pronoun.sentence - candidate.sentence)
    if candidate.sentence == pronoun.sentence and _clashes(head, token):
        return 0.0
    if candidate.form == "pronoun":
        points += 5
    if quotes is not None and quotes.is_speaker_of_own_words(head, token):
        return 0.0
    return points


def salience(cluster: Cluster) -> float:
    """How far a party counts as what a pronoun may mean: less for "a childhood friend", who is told of for another's sake."""
    last = cluster.nouns[-1].lemma.split()[-1] if cluster.nouns else ""
    return 0.3 if not cluster.named and last in verb_class("relation") else 1.0


def _clashes(candidate: Token, pronoun: Token) -> bool:
    """Whether both hang on the same verb, so that they are different ("he hit him"); possessives may be the same."""
    if pronoun.dep_ == "poss":
        return pronoun.head == candidate
    above = pronoun.head if pronoun.dep_ in {"nsubj", "dobj", "dative", "nsubjpass"} else None
    if pronoun.dep_ == "pobj" and pronoun.head.dep_ in {"prep", "dative", "agent"}:
        above = pronoun.head.head
    return above is not None and candidate.head == above and candidate.dep_ in {"nsubj", "dobj", "nsubjpass", "dative"}


def _safe(latest: Mention, pronoun: Mention, sort: Sort, nouns: dict[int, list[Token]]) -> bool:
    """Whether no other noun phrase of the right number stands between the best party's latest mention and the pronoun."""
    if pronoun.sentence - latest.sentence > 1:
        return False
    if latest.head.dep_ not in {"nsubj", "nsubjpass"} and pronoun.head.dep_ != "poss":
        return False
    between = [t for t in nouns.get(latest.sentence, ()) if t.i != latest.head.i and t.i < pronoun.head.i]
    rivals = [
        t for t in between if t.dep_ in {"nsubj", "nsubjpass"} and (t.tag_ in {"NNS", "NNPS"}) == (sort == "they")
    ]
    return not any(t.i > latest.head.i for t in rivals)


def _antecedent_of_relative(token: Token, scene: Scene) -> Cluster | None:
    above = token
    while above.dep_ != "relcl" and above.head != above and token.sent.start <= above.head.i:
        above = above.head
    if above.dep_ != "relcl":
        return None
    return scene.holder(above.head)


def _own_subject(token: Token, scene: Scene) -> Cluster | None:
    above, seen = token.head, 0
    while seen < 4:
        for child in above.children:
            if child.dep_ in {"nsubj", "nsubjpass"} and child != token:
                return scene.holder(child)
        if above.head == above:
            return None
        above, seen = above.head, seen + 1
    return None


def _speaker(mention: Mention, sort: Sort, scene: Scene, quotes: Quotes) -> Cluster | None:
    """Whoever speaks the quotation in which "I" or "we" stands."""
    speaker = quotes.speaker_at(mention.head)
    cluster = scene.holder(speaker) if speaker is not None else None
    if cluster is None:
        return None
    if sort == "i":
        return cluster if cluster.kind in {"person", None} and not cluster.plural else None
    return cluster
