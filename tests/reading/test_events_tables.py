"""The lexicons behind events: loadable, within the vocabularies, and the two tables that decide contexts and sub-events."""

from __future__ import annotations

import pytest

from dateline.lexicon import load
from dateline.model.vocabulary import CONTEXTS, MODE_INTENSITY, QUAD
from dateline.reading.events.acled import Facts, Row, sides, sub_event
from dateline.reading.events.contexts import Context, contexts_of
from dateline.reading.events.lexicon import light_verbs, senses, word_class
from dateline.reading.events.modes import ModeCue
from dateline.reading.events.status import Operator

NOTHING: frozenset[str] = frozenset()


def test_every_sense_has_a_known_type_and_mode() -> None:
    for sense in senses():
        assert sense.type in QUAD, sense.id
        assert not sense.mode or sense.mode in MODE_INTENSITY[sense.type], sense.id
        assert not sense.context or sense.context in CONTEXTS, sense.id
        assert 0 < sense.score <= 1, sense.id


def test_every_sense_can_fire() -> None:
    for sense in senses():
        assert sense.verbs or sense.nouns or sense.adjectives or sense.operator == "must", sense.id


def test_ids_are_unique_over_all_files() -> None:
    ids = [sense.id for sense in senses()]
    assert len(ids) == len(set(ids))


def test_classes_that_senses_name_exist() -> None:
    for sense in senses():
        for words in (
            sense.objects,
            sense.not_objects,
            sense.subjects,
            sense.not_subjects,
            sense.of_words,
            sense.not_towards,
        ):
            for word in words:
                if word.startswith("@"):
                    assert word_class(word[1:]), f"{sense.id}: {word}"


def test_an_unknown_class_is_a_fault() -> None:
    with pytest.raises(KeyError):
        word_class("nobody")


def test_all_sixteen_types_are_covered() -> None:
    assert {sense.type for sense in senses()} == set(QUAD)


def test_modes_contexts_and_operators_stay_in_their_vocabularies() -> None:
    assert all(cue.mode in MODE_INTENSITY[cue.type] for cue in load("triggers-modes", ModeCue))
    assert {context.id for context in load("contexts", Context)} == CONTEXTS
    known = {"announced", "attempted", "hypothetical", "threatened", "denied", "ongoing"}
    assert {entry.status for entry in load("status-operators", Operator)} <= known
    assert all(light.role in {"actor", "recipient", "none"} for found in light_verbs().values() for light in found)


@pytest.mark.parametrize(
    ("text", "contexts"),
    [
        ("Peacekeepers guarded the polling stations on election day", ("election", "peacekeeping")),
        ("The weather was mild", ()),
        ("A soldier parked a tank", ("military",)),
        ("Hackers stole vaccine data", ("cyber", "health")),
    ],
)
def test_contexts_of_a_passage(text: str, contexts: tuple[str, ...]) -> None:
    assert contexts_of(text) == contexts


def facts(kind: str, mode: str | None, status: str = "occurred", **more: frozenset[str] | str) -> Facts:
    keys = {"actors": NOTHING, "recipients": NOTHING, "contexts": NOTHING, "rule": "", **more}
    return Facts(kind, mode, status, **keys)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (facts("ASSAULT", "aerial"), "AIR_STRIKE"),
        (facts("ASSAULT", "heavy-weapons"), "ART_MISS_ATTACK"),
        (facts("ASSAULT", "explosives"), "REM_EXPLOS"),
        (facts("ASSAULT", "explosives", contexts=frozenset({"grenade"})), "GRENADE"),
        (facts("ASSAULT", "suicide-attack"), "SUIC_BOMB"),
        (facts("ASSAULT", "abduct"), "ABDUCT_DISSAP"),
        (facts("ASSAULT", "firearms", actors=sides(["MIL", "REB"])), "ARMED_CLASH"),
        (facts("ASSAULT", None, actors=sides(["REB"]), recipients=sides(["MIL"])), "ARMED_CLASH"),
        (facts("ASSAULT", None, actors=sides(["REB"]), recipients=sides(["CVL"])), "ATTACK"),
        (facts("ASSAULT", None, actors=sides(["CVL"]), recipients=sides(["CVL"])), "MOB_VIOL"),
        (facts("ASSAULT", None, actors=sides(["MIL"]), contexts=frozenset({"territory-taken"})), "GOV_REGAINS_TERIT"),
        (
            facts("ASSAULT", None, actors=sides(["REB"]), contexts=frozenset({"territory-taken"})),
            "NON_STATE_ACTOR_OVERTAKES_TER",
        ),
        (facts("ASSAULT", None, "attempted"), "DISR_WEAP"),
        (facts("ASSAULT", None, "denied"), None),
        (facts("ASSAULT", None, "hypothetical"), None),
        (facts("PROTEST", "demo"), "PEACE_PROTEST"),
        (facts("PROTEST", "demo", contexts=frozenset({"force"})), "FORCE_AGAINST_PROTEST"),
        (facts("PROTEST", "demo", contexts=frozenset({"intervention"})), "PROTEST_WITH_INTER"),
        (facts("PROTEST", "riot"), "VIOL_DEMONSTR"),
        (facts("PROTEST", "strike"), None),
        (facts("COERCE", "arrest"), "ARREST"),
        (facts("COERCE", "seize"), "PROPERTY_DISTRUCT"),
        (facts("COERCE", "seize", actors=sides(["COP"])), "DISR_WEAP"),
        (facts("RETREAT", "withdraw"), "NON_VIOL_TERRIT_TRANSFER"),
        (facts("CONCEDE", None, "announced", contexts=frozenset({"truce"})), "AGREEMENT"),
        (facts("CONSULT", None), None),
    ],
)
def test_sub_event_follows_the_decision_order(given: Facts, expected: str | None) -> None:
    assert sub_event(given) == expected


def test_rows_name_known_types() -> None:
    assert all(set(row.types) <= set(QUAD) for row in load("acled", Row))


def test_two_armed_sides_are_told_apart_from_one() -> None:
    assert "two-armed" in sides(["MIL", "REB"])
    assert "two-armed" not in sides(["MIL", "CVL"])
    assert sides([None]) == {"unknown"}
