"""Which party a pronoun or role noun points at: the trained ranker's choice."""

from __future__ import annotations

from dateline.model.spans import Span
from dateline.reading.actors.antecedents import Case, case
from dateline.reading.actors.mention import Cluster, Mention
from dateline.reading.actors.pronouns import agrees, score
from dateline.reading.actors.quotes import Quotes
from dateline.reading.actors.scene import Scene
from dateline.reading.draft import Draft
from dateline.reading.encoder.decode import Numbers


class Chooser:
    """Asks the ranker about one mention after the other, as the scene fills."""

    def __init__(self, draft: Draft, scene: Scene, quotes: Quotes) -> None:
        self.draft = draft
        self._scene = scene
        self._quotes = quotes

    def choose(self, mention: Mention, sort: str, picked: Cluster | None) -> Cluster | None:
        """The party that a mention of a sort (see antecedents.SORTS) points at, or None: nobody met so far.

        `picked` is what the rules say.
        """
        question = case(
            mention,
            sort,
            self._scene,
            self._quotes,
            picked,
            lambda other: score(other, mention, self._quotes),
            lambda cluster: agrees(cluster, mention, sort),
        )
        return self.answer(question, picked)

    def answer(self, question: Case, picked: Cluster | None) -> Cluster | None:
        """The answer to a question; the rules' where the encoder has not seen the words."""
        encoded, state = self.draft.encoded(), self.state(question.mention)
        seen = [(i, s) for i, c in enumerate(question.candidates) if (s := self.state(c.mention)) is not None]
        if encoded is None or state is None:
            return picked
        if not seen:
            return None
        rows = [i for i, _ in seen]
        best = int(encoded.rank(state, question.own, [s for _, s in seen], question.facts[rows]).argmax())
        return question.candidates[rows[best - 1]].cluster if best else None

    def state(self, mention: Mention) -> Numbers | None:
        """The encoder's state of a mention's head word."""
        encoded = self.draft.encoded()
        head = mention.head
        return None if encoded is None else encoded.state_at(Span(head.idx, head.idx + len(head)))


def chooser_for(draft: Draft, scene: Scene, quotes: Quotes) -> Chooser | None:
    """The chooser for a report; None where rules read alone."""
    return Chooser(draft, scene, quotes) if draft.encoded() is not None else None
