"""The scene: the parties as they stand at one point of the text, indexed so that looking back takes no longer in a long text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from typing import Final

from spacy.tokens import Token

from dateline.reading.actors.mention import Cluster, Mention
from dateline.reading.tree import apposed

REMEMBERED: Final = 150
"""How many parties a noun may look back at, those mentioned last first."""


class Scene:
    """Parties of a report while it is read from its beginning; names are known from the start, the rest is entered in order."""

    def __init__(self, clusters: list[Cluster]) -> None:
        self.clusters = clusters
        self._heads = {m.head.i: cluster for cluster in clusters for m in cluster.mentions}
        self._last: dict[Cluster, Mention] = {}
        self._by_sentence: dict[int, list[tuple[Mention, Cluster]]] = defaultdict(list)

    def pass_by(self, mention: Mention, cluster: Cluster) -> None:
        """Note that the reading has come to a mention."""
        self._last.pop(cluster, None)
        self._last[cluster] = mention
        self._by_sentence[mention.sentence].append((mention, cluster))

    def enter(self, mention: Mention, cluster: Cluster) -> None:
        """Give a party one more mention, here."""
        cluster.take(mention)
        self._heads.setdefault(mention.head.i, cluster)
        self.pass_by(mention, cluster)

    def holder(self, token: Token) -> Cluster | None:
        """The party that has a mention with this head, names further on included; or the person named beside it."""
        held = self._heads.get(token.i)
        if held is not None or token.tag_ != "NN":
            return held
        named = [c for t in apposed(token) if (c := self._heads.get(t.i)) is not None and c.kind == "person"]
        return named[0] if len(named) == 1 else None

    def recent(self) -> Iterator[Cluster]:
        """The parties met so far, the one mentioned last first."""
        return islice(reversed(self._last), REMEMBERED)

    def last(self, cluster: Cluster) -> Mention:
        """The latest mention of a party met so far."""
        return self._last[cluster]

    def near(self, sentence: int, reach: int) -> Iterator[tuple[Mention, Cluster]]:
        """The mentions so far of a sentence and of up to `reach` sentences before it."""
        for number in range(sentence - reach, sentence + 1):
            yield from self._by_sentence.get(number, ())
