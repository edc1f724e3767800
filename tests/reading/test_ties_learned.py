"""Ties by the encoder: which parties are paired, and which of its answers become ties."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, cast

import pytest

from dateline.model.annotation import Actor
from dateline.model.spans import Span
from dateline.reading.draft import Draft
from dateline.reading.encoder.reading import Encoded, TieFrame
from dateline.reading.ties.learned import learned, pairs

Make = Callable[..., Draft]
TEXT = "The Karan Front fights the Delta Union near Keth."


def with_parties(draft: Make, text: str, *names: str, kind: Any = "group") -> Draft:
    made = draft(text)
    made.add(
        Actor(f"x{n}", name, kind, (Span(text.index(name), text.index(name) + len(name)),), None, None, None)
        for n, name in enumerate(names)
    )
    return made


class Told:
    """An encoder with one answer for every pair."""

    def __init__(self, frame: TieFrame | None) -> None:
        self.frame = frame

    def ties(self, asked: Sequence[tuple[Span, Span]]) -> list[TieFrame | None]:
        return [self.frame for _ in asked]


def test_parties_of_one_sentence_are_paired_the_earlier_first(draft: Make) -> None:
    made = with_parties(draft, TEXT, "Delta Union", "Karan Front")
    [pair] = [p for sentence in made.sentences() for p in pairs(made, sentence)]
    assert (pair.one.name, pair.other.name) == ("Karan Front", "Delta Union")


def test_outlets_are_not_paired(draft: Make) -> None:
    made = with_parties(draft, TEXT, "Delta Union", "Karan Front", kind="outlet")
    assert [p for sentence in made.sentences() for p in pairs(made, sentence)] == []


@pytest.mark.parametrize(
    ("frame", "ends"),
    [
        (TieFrame("fights", False, "current", 0.9, 0.1), [("x1", "x0")]),
        (TieFrame("arms", True, "denied", 0.9, 0.1), [("x0", "x1")]),
        (TieFrame("arms", False, "current", 0.2, 0.7), []),
        (TieFrame(None, False, "current", 0.9, 0.9), []),
        (None, []),
    ],
)
def test_what_the_encoder_believes_becomes_a_tie(
    draft: Make, frame: TieFrame | None, ends: list[tuple[str, str]]
) -> None:
    made = with_parties(draft, TEXT, "Delta Union", "Karan Front")
    found = list(learned(made, cast(Encoded, Told(frame))))
    assert [(tie.subject, tie.object) for tie in found] == ends
    assert all(tie.span.of(TEXT) == "Karan Front fights the Delta Union" for tie in found)
