"""The steps of a reading, in order. This list is the composition: nothing is registered elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from spacy.tokens import Doc

from dateline.model.report import Block, Report
from dateline.reading.actors import STEP as ACTORS
from dateline.reading.claims import STEP as CLAIMS
from dateline.reading.events import STEP as EVENTS
from dateline.reading.figures import STEP as FIGURES
from dateline.reading.labels import STEP as LABELS
from dateline.reading.places import STEP as PLACES
from dateline.reading.step import Step
from dateline.reading.ties import STEP as TIES
from dateline.reading.times import STEP as TIMES

STEPS: Final[tuple[Step, ...]] = (TIMES, PLACES, ACTORS, CLAIMS, LABELS, EVENTS, FIGURES, TIES)


@dataclass(frozen=True, slots=True)
class Described:
    """One line of `dateline steps`: a part of the reading, what it answers, needs and gives."""

    name: str
    version: int
    answers: str
    needs: tuple[type, ...]
    gives: tuple[type, ...]


def composition() -> tuple[Described, ...]:
    """The whole reading in order: blocks and parse, which run on many reports at once, then the steps."""
    return (
        Described("blocks", 1, "which lines are the report", (Report,), (Block,)),
        Described("parse", 1, "tokens, sentences, tags, trees and names", (Block,), (Doc,)),
        *(Described(step.name, step.version, step.answers, step.needs, step.gives) for step in STEPS),
    )
