"""Judgements over identities and places: the later wins, all can be taken back, and a new reading does not lose them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dateline.lexicon.registry import name_key
from dateline.model.spans import Span
from dateline.model.statement import ActorRow, Evidence, Judgement, PlaceRef, PlaceRow
from dateline.resolve.identities import Identity, identities
from dateline.resolve.judgements import corrected_places, judged, pointer, standing, undone

NAMES = ("Ada Orman", "Idris Kodwe", "Sahel Front", "Kodwe", "Relief Compact")


def row(report: str, name: str, ident: str | None = None) -> ActorRow:
    return ActorRow(ident or f"{report} {name}", report, name, "person", None, None, None, (Evidence(Span(0, 1), "x"),))


ROWS = [row(f"r{i}", name) for i, name in enumerate(NAMES)] + [row("r9", "Ada Orman")]


def say(number: int, kind: str, undoes: int | None = None, **decision: Any) -> Judgement:
    return Judgement(number, "2024-01-01T00:00:00Z", "ada", kind, "actor", json.dumps(decision), undoes)


def at(*rows: ActorRow) -> list[list[str]]:
    return [list(pointer(one)) for one in rows]


def parties(found: Iterable[Identity]) -> set[frozenset[str]]:
    return {frozenset(one.id for one in identity.actors) for identity in found}


def after(*judgements: Judgement, rows: list[ActorRow] = ROWS) -> tuple[Identity, ...]:
    return judged(identities(rows), judgements).identities


def test_merging_makes_one_and_says_by_which_judgement() -> None:
    found = after(say(1, "merge", groups=[at(ROWS[1]), at(ROWS[3])]))
    one = next(identity for identity in found if ROWS[1] in identity.actors)
    assert set(one.actors) == {ROWS[1], ROWS[3]}
    assert one.judged == (1,)
    assert all(not other.judged for other in found if other is not one)


def test_splitting_takes_the_rows_of_some_reports_out() -> None:
    joined = say(1, "merge", groups=[at(ROWS[0]), at(ROWS[5])])
    assert frozenset({ROWS[0].id, ROWS[5].id}) in parties(after(joined))
    assert parties(after(joined, say(2, "split", members=at(ROWS[5])))) == parties(after())


def test_kept_apart_beats_what_was_joined_before_and_a_later_merge_beats_it() -> None:
    groups = [at(ROWS[1]), at(ROWS[3])]
    merge, apart = say(1, "merge", groups=groups), say(2, "apart", groups=groups)
    assert parties(after(merge, apart)) == parties(after())
    assert parties(after(merge, apart, say(3, "merge", groups=groups))) == parties(after(merge))


def test_an_alias_takes_in_whoever_is_called_so_also_in_reports_to_come() -> None:
    alias = say(1, "alias", members=at(ROWS[1]), alias="the Lion")
    late = row("r20", "The Lion")
    one = next(i for i in after(alias, rows=[*ROWS, late]) if ROWS[1] in i.actors)
    assert late in one.actors and "The Lion" in {one.name, *one.aliases}


def test_a_new_name_keeps_the_old_as_an_alias() -> None:
    one = next(i for i in after(say(1, "rename", members=at(ROWS[0]), name="A. O.")) if i.name == "A. O.")
    assert "Ada Orman" in one.aliases


def test_undoing_and_undoing_that() -> None:
    merge = say(1, "merge", groups=[at(ROWS[1]), at(ROWS[3])])
    undo, redo = say(2, "undo", 1), say(3, "undo", 2)
    assert undone([merge, undo]) == {1}
    assert parties(after(merge, undo)) == parties(after())
    assert parties(after(merge, undo, redo)) == parties(after(merge))
    assert [one.number for one in standing([merge, undo, redo])] == [1]


def test_a_new_reading_with_other_ids_keeps_the_judgement() -> None:
    again = [row(one.report, one.name, f"new {i}") for i, one in enumerate(ROWS)]
    found = after(say(1, "merge", groups=[at(ROWS[1]), at(ROWS[3])]), rows=again)
    assert frozenset({"new 1", "new 3"}) in parties(found)


def test_a_judgement_on_what_is_no_longer_read_touches_nothing() -> None:
    found = judged(identities(ROWS), [say(1, "merge", groups=[[["gone", "x"]], [["gone", "y"]]])])
    assert found.touched == {1: 0}
    assert parties(found.identities) == parties(after())


indices = st.lists(st.integers(0, len(ROWS) - 1), min_size=1, max_size=3, unique=True)
decisions = st.one_of(
    st.tuples(st.just("merge"), st.lists(indices, min_size=2, max_size=3)),
    st.tuples(st.just("apart"), st.lists(indices, min_size=2, max_size=2)),
    st.tuples(st.just("split"), st.lists(indices, min_size=1, max_size=1)),
    st.tuples(st.just("alias"), st.lists(indices, min_size=1, max_size=1)),
    st.tuples(st.just("rename"), st.lists(indices, min_size=1, max_size=1)),
)


@given(st.lists(decisions, max_size=6))
def test_no_row_is_lost_and_taking_all_back_gives_what_was_before(made: list[tuple[str, list[list[int]]]]) -> None:
    judgements = []
    for number, (kind, sides) in enumerate(made, 1):
        groups = [at(*(ROWS[i] for i in side)) for side in sides]
        more = (
            {"groups": groups} if kind in {"merge", "apart"} else {"members": groups[0], "alias": "Kodwe", "name": "N"}
        )
        judgements.append(say(number, kind, **more))
    found = after(*judgements)
    assert sorted(one.id for identity in found for one in identity.actors) == sorted(one.id for one in ROWS)
    taken_back = [say(len(made) + n, "undo", n) for n in range(1, len(made) + 1)]
    assert after(*judgements, *taken_back) == after()


def test_a_place_is_corrected_in_one_report_or_in_all() -> None:
    wrong = PlaceRef("Zawiya", "1", 1.0, 1.0, "EGY", "settlement")
    right = {
        "name": "Zawiya",
        "geonames": "2",
        "latitude": 2.0,
        "longitude": 2.0,
        "country": "LBY",
        "precision": "settlement",
    }
    names = [name_key("Zawiya")]
    one = say(1, "place", place="Zawiya", names=names, report="r1", ref=right)
    everywhere = say(2, "place", place="Zawiya", names=names, report=None, ref={**right, "geonames": "3"})
    corrected = corrected_places([one, everywhere])
    assert corrected("r1", wrong).geonames == corrected("r2", wrong).geonames == "3"
    later = corrected_places([everywhere, say(3, "place", place="Zawiya", names=names, report="r1", ref=right)])
    assert later("r1", wrong).geonames == "2" and later("r2", wrong).geonames == "3"
    assert corrected_places([one])("r2", wrong) == wrong
    assert corrected_places([one, say(2, "undo", 1)])("r1", wrong) == wrong


def test_a_place_that_a_new_reading_calls_otherwise_is_found_by_its_printed_name() -> None:
    other = PlaceRef("Zaouia", "9", 9.0, 9.0, "TUN", "settlement")
    place = PlaceRow("p", "r1", Evidence(Span(0, 6), "Zawiya"), other, None, None)
    one = say(
        1, "place", place="Zawiya", names=[name_key("Zawiya")], report=None, ref={**asdict(other), "geonames": "2"}
    )
    assert corrected_places([one])("r1", other) == other
    assert corrected_places([one], [place])("r1", other).geonames == "2"


def test_whoever_is_split_from_a_known_actor_is_not_that_actor() -> None:
    known = [replace(row("r1", "Ada Orman"), entity="x.ada"), replace(row("r2", "A. Orman"), entity="x.ada")]
    found = after(say(1, "split", members=at(known[1])), rows=known)
    assert {identity.name: identity.entity for identity in found} == {"Ada Orman": "x.ada", "A. Orman": None}
