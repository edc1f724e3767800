"""Labels from the encoder's odds and frames, made by hand: which words are one label, of whom and by whom."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.model.annotation import Actor
from dateline.model.spans import Span
from dateline.reading.actors import find_actors
from dateline.reading.actors.added import Added
from dateline.reading.actors.quotes import Quotes
from dateline.reading.draft import Draft
from dateline.reading.encoder.reading import LabelFrame
from dateline.reading.encoder.words import words
from dateline.reading.labels.spans import LabelSpans
from dateline.reading.labels.tagged import TaggedLabels

Make = Callable[..., Draft]


def drafted(make: Make, text: str) -> Draft:
    made = make(text)
    made.add(find_actors(made))
    return made


def spot(text: str, phrase: str) -> Span:
    return Span(text.index(phrase), text.index(phrase) + len(phrase))


def spans(make: Make, text: str, sure: str, half: str = "") -> list[str]:
    """The spans found where the words of `sure` have high odds, those of `half` middling ones, all others low ones."""
    made = drafted(make, text)
    odds = [
        (w, 2.5 if w.of(text) in sure.split() else 0.4 if w.of(text) in half.split() else -4.0)
        for w in words(text, Span(0, len(text)))
    ]
    return [span.of(text) for span in LabelSpans(made, Quotes(made), odds).spans()]


@pytest.mark.parametrize(
    ("text", "sure", "half", "found"),
    [
        ("The army fought terrorist militias near the port.", "terrorist militias", "", ["terrorist militias"]),
        (
            "He called them puppets of a foreign power.",
            "puppets of a foreign power",
            "",
            ["puppets of a foreign power"],
        ),
        ("He called them puppets of the capital.", "puppets", "", ["puppets"]),
        ("They are “thieves with badges”, she said.", "thieves badges", "with", ["thieves with badges"]),
        ("The port was closed by the army.", "", "", []),
        ("The army called them cowards and thugs.", "cowards thugs", "", ["cowards", "thugs"]),
    ],
)
def test_noun_phrases_are_weighed_by_their_words(
    draft: Make, text: str, sure: str, half: str, found: list[str]
) -> None:
    assert spans(draft, text, sure, half) == found


def test_no_two_labels_overlap(draft: Make) -> None:
    found = spans(
        draft, "He called the rebel chief of the northern bandits a butcher.", "rebel chief northern bandits butcher of"
    )
    assert found and len(" ".join(found)) <= len("rebel chief of the northern bandits butcher")


def labelled(
    make: Make, text: str, label: str, speaker: str | None = None, target: str | None = None, score: float = 0.9
) -> list[tuple[str, str, str | None, str | None]]:
    made = drafted(make, text)
    frame = LabelFrame(
        spot(text, label), spot(text, speaker) if speaker else None, spot(text, target) if target else None, score
    )
    added = Added(made)
    rows = list(TaggedLabels(made, Quotes(made), added).labels([frame]))
    names = {actor.id: actor.name for actor in (*made.of(Actor), *added.new)}
    return [
        (row.span.of(text), row.marker, names.get(row.target or ""), names.get(row.speaker or "", row.speaker))
        for row in rows
    ]


@pytest.mark.parametrize(
    ("text", "label", "speaker", "target", "row"),
    [
        (
            "Ada Okoye described the strikers as vandals.", "vandals", "Ada Okoye", "the strikers",
            ("vandals", "attributed", "strikers", "Ada Okoye"),
        ),
        (
            "Ada Okoye said the “vandals” had left.", "vandals", "Ada Okoye", None,
            ("vandals", "quoted", "vandals", "Ada Okoye"),
        ),
        ("The warlord Ibra Tandina fled.", "warlord", None, "Ibra Tandina", ("warlord", "plain", "Ibra Tandina", "outlet")),
        (
            "The so-called Council of the Just met.", "Council of the Just", "The", None,
            ("Council of the Just", "so-called", "Council of the Just", "outlet"),
        ),
        (
            "A group that calls itself the Army of the Just struck.", "Army of the Just", None, "A group",
            ("Army of the Just", "so-called", "group", "outlet"),
        ),
    ],
)  # fmt: skip
def test_a_frame_becomes_a_label(
    draft: Make, text: str, label: str, speaker: str | None, target: str | None, row: tuple[str, ...]
) -> None:
    assert labelled(draft, text, label, speaker, target) == [row]


def test_what_is_not_believed_or_is_denied_is_no_label(draft: Make) -> None:
    assert labelled(draft, "Ada Okoye called the strikers vandals.", "vandals", score=0.3) == []
    assert labelled(draft, "He is no terrorist, Ada Okoye said.", "terrorist", "Ada Okoye") == []


def test_who_speaks_and_is_no_actor_yet_becomes_one(draft: Make) -> None:
    [(_, _, _, speaker)] = labelled(draft, "To Bogotá the column is a drug gang.", "drug gang", "Bogotá", "the column")
    assert speaker == "Bogotá"


@pytest.mark.parametrize("words_", ["those", "", ", and"])
def test_pronouns_and_scraps_are_nobody(draft: Make, words_: str) -> None:
    text = "The army said they are bandits, and those two left."
    made = drafted(draft, text)
    assert Added(made).party(spot(text, words_)) is None


def test_the_same_words_are_the_same_party(draft: Make) -> None:
    text = "The column left. The locals feared the column."
    made = drafted(draft, text)
    added = Added(made)
    first = added.party(spot(text, "The column"))
    assert first is not None and added.party(Span(len(text) - 11, len(text) - 1)) == first
