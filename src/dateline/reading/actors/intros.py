"""Persons introduced before they are named: "A commander ... has dismissed ... Salem Okoye also vowed ..."."""

from __future__ import annotations

from dateline.reading.actors.mention import Cluster, Mention
from dateline.reading.actors.words import singular_role
from dateline.reading.draft import Draft
from dateline.reading.tree import children


def introduced(draft: Draft, mention: Mention, clusters: list[Cluster]) -> Cluster | None:
    """The named person whom a noun for one unnamed person introduces, or None.

    News opens with "A commander has ..." and gives the name as the subject of the next sentence. That reading holds where
    the noun is the subject of the first sentence of the lede (or of the headline above it), and the next sentence's
    subject is a person whom the report names there for the first time, without a role of another kind beside the name.
    """
    if mention.kind != "person" or mention.definite or singular_role(mention.head) is None:
        return None
    if draft.role_at(mention.head.idx) == "headline":
        return _named_after_headline(draft, mention, clusters)
    if not _opens_lede(draft, mention):
        return None
    return _named_next(mention, clusters)


def _opens_lede(draft: Draft, mention: Mention) -> bool:
    block = draft.block_at(mention.head.idx)
    if block is None or block.role not in {"lede", "body"} or not _indefinite(mention):
        return False
    opening = next((s for s in draft.sentences() if draft.role_at(s.start_char) in {"lede", "body"}), None)
    if opening is None or opening.start != mention.head.sent.start:
        return False
    return _subject_of_sentence(mention)


def _subject_of_sentence(mention: Mention) -> bool:
    head = mention.head
    return head.dep_ in {"nsubj", "nsubjpass"} and head.head.dep_ != "relcl"


def _indefinite(mention: Mention) -> bool:
    before = mention.head.doc[mention.start - 1] if mention.start > 0 else None
    determiners = {child.lower_ for child in mention.head.children if child.i < mention.head.i}
    return bool(determiners & {"a", "an"}) or (before is not None and before.lower_ in {"a", "an"})


def _named_next(mention: Mention, clusters: list[Cluster]) -> Cluster | None:
    """The person first named as the subject of the sentence behind that of the noun."""
    for cluster in clusters:
        first = cluster.mentions[0]
        if cluster.kind != "person" or not cluster.named or first.sentence != mention.sentence + 1:
            continue
        if first.form != "name" or len(first.words) < 2 or first.head.dep_ != "nsubj" or first.head.head.dep_ != "ROOT":
            continue
        if not first.roles or mention.lemma in first.roles:
            return cluster
    return None


def _named_after_headline(draft: Draft, mention: Mention, clusters: list[Cluster]) -> Cluster | None:
    """The person of the lede who is introduced there with the noun of the headline."""
    for sentence in draft.sentences():
        if draft.role_at(sentence.start_char) == "headline":
            continue
        for token in sentence:
            if token.lower_ == mention.head.lower_ and token.dep_ in {"nsubj", "nsubjpass"}:
                number = mention.sentence + _between(draft, mention, sentence.start)
                twin = Mention(
                    "noun", token, token.i, token.i + 1, (), "person", "", sentence=number, lemma=mention.lemma
                )
                return _named_next(twin, clusters) if children(token, "det") or _indefinite(twin) else None
        return None
    return None


def _between(draft: Draft, mention: Mention, start: int) -> int:
    return sum(mention.head.sent.start < s.start <= start for s in draft.sentences())
