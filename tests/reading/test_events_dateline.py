"""The town of the date line is that of the act only where the sentence names no other, known or not."""

from __future__ import annotations

import pytest

from dateline.model.report import Report
from dateline.reading.annotate import read_one


@pytest.mark.parametrize(
    "text, place",
    [
        (
            "TRIPOLI, 21 March (Sahel Wire) - Fighters of the Black Dune Front attacked the town of Zalmuqa overnight.",
            "Zalmuqa",
        ),
        (
            "TRIPOLI, 21 March (Sahel Wire) - Fighters of the Black Dune Front attacked the Libyan town of Sokna overnight.",
            "Libyan",
        ),
        (
            "TRIPOLI, 21 March (Sahel Wire) - Fighters of the Black Dune Front attacked a police post overnight.",
            "TRIPOLI",
        ),
        ("TRIPOLI, 21 March (Sahel Wire) - Fighters of the Black Dune Front attacked a police post in Sirte.", "Sirte"),
    ],
)
def test_the_date_line_stands_in_for_no_other_town(pipeline: object, text: str, place: str) -> None:
    reading = read_one(Report("x", text, published="2024-03-21"))
    (event,) = [event for event in reading.events if event.type == "ASSAULT"]
    assert next((p.name for p in reading.places if p.id == event.place), None) == place
