"""Labels: which words are labels, of whom, by whom, and which look-alikes are none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.model.annotation import Actor, Claim, Label
from dateline.model.spans import Span
from dateline.reading.actors import find_actors
from dateline.reading.draft import Draft
from dateline.reading.labels import find_labels

MakeDraft = Callable[..., Draft]


def labelled(draft: Draft) -> list[tuple[str, str, str | None, str | None]]:
    """Words, marker, target's name and speaker's name of each label."""
    if not draft.of(Actor):
        draft.add(find_actors(draft))
    names = {actor.id: actor.name for actor in draft.of(Actor)}
    rows: list[Label] = find_labels(draft)
    assert [row.id for row in rows] == [f"l{n}" for n in range(1, len(rows) + 1)]
    return [
        (row.span.of(draft.text), row.marker, names.get(row.target or ""), names.get(row.speaker or "", row.speaker))
        for row in rows
    ]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (
            "Idris Okonta vowed to rid Oruma of what he says are “terrorist gangs”.",
            ("terrorist gangs", "quoted", None, "Idris Okonta"),
        ),
        (
            "Idris Okonta considers himself to be “a bulwark against the militants”.",
            ("a bulwark against the militants", "quoted", "Idris Okonta", "Idris Okonta"),
        ),
        (
            "Okonta’s self-styled Timba Liberation Army shelled the port.",
            ("self-styled Timba Liberation Army", "so-called", "Timba Liberation Army", "outlet"),
        ),
        (
            "The so-called Timba Front has closed the road.",
            ("so-called Timba Front", "so-called", "Timba Front", "outlet"),
        ),
        (
            "The regime has cut the water supply.",
            ("regime", "plain", "regime", "outlet"),
        ),
        (
            "Police detained the warlord Idris Okonta.",
            ("warlord", "plain", "Idris Okonta", "outlet"),
        ),
        (
            "The rebel chief Idris Okonta was seen in Oruma.",
            ("rebel chief", "plain", "Idris Okonta", "outlet"),
        ),
    ],
)
def test_labels(draft: MakeDraft, text: str, label: tuple[str, str, str | None, str | None]) -> None:
    assert label in labelled(draft(text))


def test_a_loaded_noun_in_a_claim_is_its_sources(draft: MakeDraft) -> None:
    made = draft("Idris Okonta said the traitors had fled.")
    made.add(find_actors(made))
    source = next(actor.id for actor in made.of(Actor) if actor.name == "Idris Okonta")
    content = Span(18, 39)
    made.add([Claim("c1", (content,), (Span(13, 17),), (Span(0, 12),), source, "indirect", "neutral", ())])
    rows = [row for row in labelled(made) if row[0] == "traitors"]
    assert [(row[1], row[3]) for row in rows] in ([("attributed", "Idris Okonta")], [])


@pytest.mark.parametrize(
    "text",
    [
        "Joseph “the Lion” Okonta crossed the river.",
        "He read “The Quiet River” on the boat.",
        "The word “perhaps” was struck from the draft.",
        "“We will rebuild the bridge before the rains come,” Okonta said.",
        "Idris Okonta is not a terrorist.",
        "The rebels said they were no mercenaries.",
        "Colonel Okonta met President Deng.",
    ],
)
def test_look_alikes_are_no_labels(draft: MakeDraft, text: str) -> None:
    assert labelled(draft(text)) == []


@pytest.mark.parametrize(
    "text", ["", "so-called", "self-styled", "the so-called “", "itself calls itself", '" terrorists', "😀"]
)
def test_odd_texts_do_no_harm(draft: MakeDraft, text: str) -> None:
    assert isinstance(labelled(draft(text)), list)
