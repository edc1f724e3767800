"""Whole readings of short texts: deadlines, the wounded who die, bodies whose names sound like an outlet's."""

from __future__ import annotations

from dateline.model.annotation import Reading
from dateline.model.report import Report
from dateline.reading.annotate import read_one


def read(text: str, published: str = "2031-05-14") -> Reading:
    return read_one(Report("x", text, published=published))


def test_the_end_of_a_deadline_lies_ahead() -> None:
    found = read("The Front warned the Keth Brigade on Monday to lay down its weapons by Saturday.")
    assert [time.value for time in found.times] == ["2031-05-12", "2031-05-17"]


def test_the_wounded_who_died_are_dead() -> None:
    found = read("Doctors in Keth said five of the wounded had died since Sunday.")
    assert [(figure.harm, figure.best) for figure in found.figures] == [("killed", 5)]


def test_a_network_of_medics_speaks_for_itself() -> None:
    found = read("The Keth Medics Network said nine people were killed in the shelling of the port.")
    assert [hop.role for hop in found.claims[0].chain] == ["outlet", "speaker"]
