"""What the ranker is asked about a pronoun or noun, and that its answer is one of the parties it was shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

import numpy as np

from dateline.reading.actors import chooser as chooser_module
from dateline.reading.actors.antecedents import BACK, FACTS, MOST, OWN, Case
from dateline.reading.actors.chooser import Chooser
from dateline.reading.actors.find import Readers, find_actors
from dateline.reading.actors.mention import Cluster
from dateline.reading.actors.quotes import Quotes
from dateline.reading.actors.scene import Scene
from dateline.reading.draft import Draft
from dateline.reading.encoder.network import network

TEXT = (
    "Idris Okonta met Ada Okoye at the port on Monday. She told him that her council would pay. "
    "He thanked the council. It had refused in May."
)


class Kept(Chooser):
    """A chooser that keeps its questions."""

    asked: ClassVar[list[tuple[Case, Cluster | None]]] = []

    def answer(self, question: Case, picked: Cluster | None) -> Cluster | None:
        found = super().answer(question, picked)
        Kept.asked.append((question, found))
        return found


def test_each_question_shows_parties_with_their_facts_and_one_of_them_is_chosen(draft: Callable[..., Draft]) -> None:
    made = draft(TEXT)
    made = Draft(made.report, (), made.doc, network())
    Kept.asked = []

    def keeping(of: Draft, scene: Scene, quotes: Quotes) -> Chooser:
        return Kept(of, scene, quotes)

    find_actors(made, Readers(chooser=keeping))
    words = [question.mention.text for question, _ in Kept.asked]
    assert {"She", "him", "her", "He", "It"} <= set(words)
    for question, found in Kept.asked:
        assert question.facts.shape == (len(question.candidates), FACTS)
        assert question.own.shape == (OWN,)
        assert len(question.candidates) <= MOST + 4
        assert np.isfinite(question.facts).all()
        assert found is None or found in [candidate.cluster for candidate in question.candidates]
        for one in question.candidates:
            assert one.ahead == (one.mention.head.i > question.mention.head.i)
            assert question.mention.sentence - one.mention.sentence <= BACK


def test_a_woman_and_a_man_are_told_apart(draft: Callable[..., Draft]) -> None:
    made = draft(TEXT)
    made = Draft(made.report, (), made.doc, network())
    actors = {actor.name: [m.of(TEXT) for m in actor.mentions] for actor in find_actors(made)}
    assert "She" in actors["Ada Okoye"] and "He" in actors["Idris Okonta"]


def test_without_the_encoder_the_rules_answer(draft: Callable[..., Draft]) -> None:
    made = draft(TEXT)
    made = Draft(made.report, (), made.doc, None)
    scene = Scene([])
    assert chooser_module.chooser_for(made, scene, Quotes(made)) is None
    assert any(actor.name == "Ada Okoye" for actor in find_actors(made))
