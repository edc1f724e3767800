"""Quotations: where they begin and end, and who speaks them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.reading.actors.quotes import Quotes, quoted_stretches
from dateline.reading.draft import Draft


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("He called it “a crime” and left.", ["a crime"]),
        ("“We hold the bridge,” Okonta said. “We will stay.”", ["We hold the bridge,", "We will stay."]),
        ("Okonta said “the road is open. Then he left.", ["the road is open. Then he left."]),
        ("No quotation here.", []),
    ],
)
def test_stretches(draft: Callable[..., Draft], text: str, inside: list[str]) -> None:
    made = draft(text)
    assert [made.doc[start:end].text for start, end in quoted_stretches(made)] == [t.replace("’", "'") for t in inside]


def test_the_speaker_stands_beside_the_verb_of_saying(draft: Callable[..., Draft]) -> None:
    made = draft("“We hold the bridge,” Okonta said on Monday.")
    speaker = Quotes(made).speaker_at(made.doc[1])
    assert speaker is not None
    assert speaker.text == "Okonta"


def test_outside_quotations_nobody_speaks(draft: Callable[..., Draft]) -> None:
    made = draft("Okonta said on Monday that the bridge was lost.")
    assert Quotes(made).speaker_at(made.doc[7]) is None
