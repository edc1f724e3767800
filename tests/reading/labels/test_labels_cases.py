"""Labels by marker and by the words around them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.model.annotation import Actor, Claim
from dateline.model.spans import Span
from dateline.reading.actors import find_actors
from dateline.reading.draft import Draft
from dateline.reading.labels import find_labels

MakeDraft = Callable[..., Draft]


def rows(draft: Draft) -> list[tuple[str, str]]:
    """Words and marker of each label."""
    if not draft.of(Actor):
        draft.add(find_actors(draft))
    return [(label.span.of(draft.text), label.marker) for label in find_labels(draft)]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("The group calls itself the Timba Shield.", ("Timba Shield", "so-called")),
        ("The army called the rebels “bandits”.", ("bandits", "quoted")),
        ("Okonta described the rebels as “vermin of the hills”.", ("vermin of the hills", "quoted")),
        ("The army said the rebels were “foreign killers”.", ("foreign killers", "quoted")),
        ("Idris Okonta, a notorious warlord, fled.", ("notorious warlord", "plain")),
        ("The UN-recognised government left the city.", ("UN-recognised", "plain")),
        ("The internationally recognised government fled.", ("internationally recognised", "plain")),
        ("The illegal government fled the city.", ("illegal government", "plain")),
        ("“The terrorists attacked our ferry at dawn on Monday,” Okonta said.", ("terrorists", "quoted")),
        ("Mercenaries took the bridge.", ("Mercenaries", "plain")),
        ("Idris Okonta is a traitor.", ("traitor", "plain")),
    ],
)
def test_found(draft: MakeDraft, text: str, row: tuple[str, str]) -> None:
    assert row in rows(draft(text))


@pytest.mark.parametrize(
    "text",
    [
        "A criminal court sentenced two men.",
        "The army called the raid “a success”.",
        "The army called for “calm”.",
        "Elders spoke of “hope” on Monday.",
        "They sang “Lions of the North” at dawn.",
    ],
)
def test_not_found(draft: MakeDraft, text: str) -> None:
    assert rows(draft(text)) == []


def test_a_so_called_inside_a_quotation_is_the_speakers(draft: MakeDraft) -> None:
    made = draft("“The so-called Timba Front will never hold this port again,” Amara Deng said.")
    made.add(find_actors(made))
    label = next(label for label in find_labels(made) if label.marker == "so-called")
    assert label.speaker == next(a.id for a in made.of(Actor) if a.name == "Amara Deng")


def test_the_claims_source_speaks_what_the_claim_holds(draft: MakeDraft) -> None:
    text = "Amara Deng said on Monday that the traitors hold the port."
    made = draft(text)
    made.add(find_actors(made))
    source = next(a.id for a in made.of(Actor) if a.name == "Amara Deng")
    content = Span(text.index("the traitors"), len(text) - 1)
    made.add([Claim("c1", (content,), (Span(11, 15),), (Span(0, 10),), source, "indirect", "neutral", ())])
    assert [(label.marker, label.speaker) for label in find_labels(made)] == [("attributed", source)]
