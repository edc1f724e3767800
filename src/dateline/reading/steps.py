"""The steps of a reading, in order. This list is the composition: nothing is registered elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from spacy.tokens import Doc

from dateline.model.report import Block, Report
from dateline.reading.step import Step

STEPS: Final[tuple[Step, ...]] = ()


@dataclass(frozen=True, slots=True)
class Described:
    """A part of the reading that runs before the steps, on many reports at once; here only to be listed."""

    name: str
    version: int
    answers: str
    needs: tuple[type, ...]
    gives: tuple[type, ...]


def prelude() -> tuple[Described, ...]:
    """What runs before the steps: the blocks of a report, then one parse of its shadow text."""
    return (
        Described("blocks", 1, "which lines are the report", (Report,), (Block,)),
        Described("parse", 1, "tokens, sentences, tags, trees and names", (Block,), (Doc,)),
    )
