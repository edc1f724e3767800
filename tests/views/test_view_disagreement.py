"""Disagreement: four ways to contradict, each with its reason and the words of both sides."""

from __future__ import annotations

import pytest
from rows import SOKNA, Rows

from dateline.views.disagreement import Disagreement, disagreement_json, once, opponents
from dateline.views.matters import list_matters
from dateline.views.snapshot import Snapshot


def found(rows: Rows) -> tuple[Disagreement, ...]:
    (view,) = list_matters(rows.snapshot()).common
    return view.disagreements


def sides(one: Disagreement) -> list[list[str]]:
    return [[voice.speaker.name for voice in side] for side in one.sides]


def shelled(
    rows: Rows, report: str, speaker: str | None, status: str = "occurred", stance: str = "neutral", by: str = ""
) -> str:
    """A claim on a shelling, and its event."""
    return rows.event(
        rows.claim(report, speaker, f"{by} shelled Sokna", stance), "shelled", "ASSAULT", status, *([by] if by else [])
    )


def counted(rows: Rows, report: str, speaker: str | None, words: str, low: int | None, high: int | None) -> str:
    """A claim that counts the dead, and its figure."""
    return rows.figure(rows.claim(report, speaker, f"{words} people were killed"), words, low, high)


def test_one_denies_what_another_says() -> None:
    rows = Rows()
    rows.incident(
        shelled(rows, "a", "Front", "denied", "denying"),
        shelled(rows, "b", "Medics"),
        counted(rows, "b", "Elders", "12", 12, 12),
        shelled(rows, "c", "Analysts", "hypothetical"),
    )
    (one,) = found(rows)
    assert (one.kind, one.reason) == ("denial", "denies")
    assert sides(one) == [["Front"], ["Elders", "Medics"]]


def test_the_same_event_did_not_happen_and_did() -> None:
    rows = Rows()
    rows.incident(shelled(rows, "a", "Guard", "denied"), shelled(rows, "b", "Medics", "ongoing"))
    (one,) = found(rows)
    assert (one.kind, one.reason) == ("event", "says it did not happen / says it happened")
    assert sides(one) == [["Guard"], ["Medics"]]


def test_another_type_of_event_is_no_answer() -> None:
    rows = Rows()
    march = rows.event(rows.claim("b", "Medics", "crowds marched"), "marched", "PROTEST")
    rows.incident(shelled(rows, "a", "Guard", "denied"), march)
    assert found(rows) == ()


def test_who_denies_is_not_said_twice() -> None:
    rows = Rows()
    rows.incident(
        shelled(rows, "a", "Guard", "denied", "denying"),
        shelled(rows, "b", "Guard", "denied"),
        shelled(rows, "c", "Medics"),
    )
    assert [one.kind for one in found(rows)] == ["denial"]


def test_numbers_that_leave_none_that_fits_both() -> None:
    rows = Rows()
    rows.incident(
        counted(rows, "a", "Front", "31", 31, 31),
        counted(rows, "b", "Medics", "12", 12, 12),
        counted(rows, "c", "Guard", "twelve", 12, 12),
        counted(rows, "d", "Elders", "at least ten", 10, None),
    )
    (one,) = found(rows)
    assert (one.kind, one.reason) == ("count", "counts twelve killed / counts 31 killed")
    assert sides(one) == [["Guard", "Medics"], ["Front"]]
    assert {voice.span.end - voice.span.start for voice in one.sides[1]} == {2}


def test_different_parties_are_named_for_the_act() -> None:
    rows = Rows()
    rows.incident(
        shelled(rows, "a", "Guard", by="Red Acacia"),
        shelled(rows, "b", "Red Acacia", by="Kordofan Guard"),
        shelled(rows, "c", "Elders", by="Acacia"),
        shelled(rows, "d", "Medics", by="fighters"),
    )
    (one,) = found(rows)
    assert (one.kind, sorted(one.reason.split(" / "))) == ("blame", ["blames Acacia", "blames Kordofan Guard"])
    assert sorted(map(sorted, sides(one))) == [["Elders", "Guard"], ["Red Acacia"]]


@pytest.mark.parametrize("speaker", ["Medics", None])
def test_nobody_is_held_against_their_own_words(speaker: str | None) -> None:
    rows = Rows()
    rows.incident(
        shelled(rows, "a", speaker, "denied", "denying"),
        shelled(rows, "b", speaker, by="Red Acacia"),
        shelled(rows, "c", speaker, by="Kordofan Guard"),
        counted(rows, "d", speaker, "12", 12, 12),
        counted(rows, "e", speaker, "31", 31, 31),
    )
    assert found(rows) == ()


def test_what_is_denied_counts_and_blames_nothing() -> None:
    rows = Rows()
    denied = rows.claim("a", "Front", "Red Acacia shelled Sokna and 31 died", "denying")
    rows.incident(
        rows.event(denied, "shelled", "ASSAULT", "occurred", "Red Acacia"),
        rows.figure(denied, "31", 31, 31),
        shelled(rows, "b", "Medics", by="Kordofan Guard"),
        counted(rows, "b", "Medics", "12", 12, 12),
    )
    assert [one.kind for one in found(rows)] == ["denial"]


def test_without_an_incident_a_denial_meets_what_shares_a_word() -> None:
    rows = Rows()
    claims = [
        rows.claim("a", "Pilot", "drones for the Dune Front came through Sokna"),
        rows.claim("a", "Valcourt", "drones went to the Dune Front in Sokna", "denying"),
        rows.claim("a", "Elders", "the Dune Front closed a road in Sokna"),
    ]
    for claim in claims:
        rows.place(claim, "Sokna", SOKNA)
        rows.actor(claim, "Dune Front", entity="front")
    (one,) = found(rows)
    assert sides(one) == [["Valcourt"], ["Pilot"]]


def test_both_sides_are_quoted_with_their_places(snapshot: Snapshot) -> None:
    (view,) = list_matters(snapshot, disputed=True).common
    (row,) = [disagreement_json(one, snapshot) for one in view.disagreements]
    assert row["reason"] == "denies"
    assert [sorted(voice["speaker"] for voice in side) for side in row["sides"]] == [
        ["Black Dune Front"],
        ["Jufra Joint Force", "Sahel Wire"],
    ]
    for voice in (voice for side in row["sides"] for voice in side):
        text = next(report.text for report in snapshot.reports.values() if report.name == voice["report"])
        assert " … ".join(text[start:end] for start, end in voice["content"]) == voice["text"]
        assert text[slice(*voice["span"])]


def test_every_claim_knows_whom_it_contradicts() -> None:
    rows = Rows()
    rows.incident(
        counted(rows, "a", "Front", "31", 31, 31),
        counted(rows, "b", "Medics", "12", 12, 12),
        counted(rows, "c", "Elders", "at least ten", 10, None),
    )
    against = opponents(found(rows))
    assert against == {
        "c1": (("counts 12 killed / counts 31 killed",), ("Medics",)),
        "c2": (("counts 12 killed / counts 31 killed",), ("Front",)),
    }


def test_the_same_words_of_a_speaker_are_quoted_once() -> None:
    rows = Rows()
    rows.incident(
        shelled(rows, "a", "Front", "denied", "denying"), shelled(rows, "b", "Medics"), shelled(rows, "c", "Medics")
    )
    (one,) = found(rows)
    assert len(one.sides[1]) == 2 and len(once(one.sides[1])) == 1
