"""Chains of hops: who handed a claim on, from the printing outlet to the one who said it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.model.annotation import Claim
from dateline.reading.actors import STEP as ACTORS
from dateline.reading.claims import STEP
from dateline.reading.draft import Draft

Make = Callable[..., Draft]


def claims(make: Make, text: str, **keys: str) -> list[Claim]:
    draft = make(text, **keys)
    draft.add(list(ACTORS.run(draft)))
    return [item for item in STEP.run(draft) if isinstance(item, Claim)]


def hops(text: str, claim: Claim) -> list[tuple[str, str | None]]:
    return [(hop.role, hop.span.of(text) if hop.span is not None else None) for hop in claim.chain]


CASES = [
    ("The army said the road was closed.", [("speaker", "The army")]),
    ("Residents said the road was closed.", [("speaker", "Residents")]),
    ("A ministry spokesman said the road was closed.", [("speaker", "A ministry spokesman")]),
    ("A surgeon said forty people were treated.", [("anonymous", "A surgeon")]),
    ("Two pilots said the runway was closed.", [("anonymous", "Two pilots")]),
    ("The study found that the wells were dry.", [("document", "The study")]),
    (
        "The Herald reported that the army said it had retaken the airport.",
        [("outlet", "The Herald"), ("speaker", "the army")],
    ),
    (
        "According to Reuters, General Tesk considers himself a victim of the war.",
        [("agency", "Reuters"), ("speaker", "General Tesk")],
    ),
    (
        "State television quoted the ministry as saying the road was closed.",
        [("outlet", "State television"), ("speaker", "the ministry")],
    ),
    (
        "The ministry said nine people were killed, citing hospital sources.",
        [("speaker", "The ministry"), ("anonymous", "hospital sources")],
    ),
    (
        "“We will not leave,” the governor, Tomas Velk, told Radio North.",
        [("outlet", "Radio North"), ("speaker", "the governor, Tomas Velk")],
    ),
    (
        "In a statement, the ministry said the road was closed.",
        [("document", "a statement"), ("speaker", "the ministry")],
    ),
    ("The road was reportedly closed.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_hops_behind_the_printing_outlet(draft: Make, text: str, expected: list[tuple[str, str]]) -> None:
    found = claims(draft, text)
    assert len(found) == 1
    assert hops(text, found[0]) == [("outlet", None), *expected]


def test_every_cue_on_the_way_is_kept(draft: Make) -> None:
    text = "The Herald reported that the army said it had retaken the airport."
    claim = claims(draft, text)[0]
    assert [span.of(text) for span in claim.cue] == ["reported", "said"]
    assert [span.of(text) for span in claim.source] == ["the army"]


def test_the_outlet_points_back_to_the_one_cited_last(draft: Make) -> None:
    text = "According to Reuters, the road was closed. The outlet also explains that two bridges were blown up."
    chains = [claim.chain for claim in claims(draft, text)]
    assert [chain[-1].role for chain in chains] == ["agency", "agency"]
    assert chains[0][-1].actor == chains[1][-1].actor


def test_the_outlet_somebody_spoke_to_in_the_sentence_before(draft: Make) -> None:
    text = "General Omar Tesk spoke on Monday to a local site, valleynews.org. He said “the guns will not stop”."
    assert hops(text, claims(draft, text)[-1]) == [("outlet", None), ("outlet", "valleynews.org"), ("speaker", "He")]


@pytest.mark.parametrize(
    "text",
    [
        "KASSERA, Oct 4 (Reuters) - The army said the road was closed.",
        "The army said the road was closed after a night of shelling in the hills.\n\n(Reporting by Reuters)",
    ],
)
def test_a_wire_credit_stands_in_every_chain(draft: Make, text: str) -> None:
    chain = claims(draft, text, outlet="The Daily Lantern")[0].chain
    assert [hop.role for hop in chain] == ["outlet", "agency", "speaker"]


def test_a_wire_named_for_additional_material_does_not(draft: Make) -> None:
    text = "The army said the road was closed after a night of shelling.\n\n(Additional reporting by Reuters)"
    chain = claims(draft, text, outlet="The Daily Lantern")[0].chain
    assert [hop.role for hop in chain] == ["outlet", "speaker"]


def test_an_agency_prints_its_own_copy_without_a_second_hop(draft: Make) -> None:
    text = "KASSERA, Oct 4 (Reuters) - The army said the road was closed."
    assert [hop.role for hop in claims(draft, text, outlet="Reuters")[0].chain] == ["outlet", "speaker"]


def test_anonymity_that_is_asked_for(draft: Make) -> None:
    text = "A spokesman who spoke on condition of anonymity said the road was closed."
    assert claims(draft, text)[-1].chain[-1].role == "anonymous"
