"""Names: who may be the same party, and who must not be."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.model.spans import Span
from dateline.model.statement import ActorRow, Evidence
from dateline.resolve.groups import Groups
from dateline.resolve.identities import identities
from dateline.resolve.names import same_party
from dateline.resolve.scenes import Scene
from dateline.resolve.shelf import Shelf


@pytest.mark.parametrize(
    "first, second, same",
    [
        ("Zarmani", "Yusuf Zarmani", True),
        ("the Black Dune Front", "Black Dune Front", True),
        ("the rebels", "rebels of Sokna", False),
        ("militants", "Militants", False),
        ("Jufra Joint Force", "Harbour Guard", False),
        ("", "Zarmani", False),
        ("Mórtar", "Mortar", True),
    ],
)
def test_same_party(first: str, second: str, same: bool) -> None:
    assert same_party(first, second) is same
    assert same_party(second, first) is same


def actor(ident: str, report: str, name: str, kind: Any = "person", **more: Any) -> ActorRow:
    values: dict[str, Any] = dict(entity=None, country=None, sector=None, mentions=(Evidence(Span(0, 1), "x"),))
    return ActorRow(ident, report, name, kind, **(values | more))


def test_the_registry_joins_spellings_and_a_full_name_joins_itself() -> None:
    rows = [
        actor("a", "r1", "Khalid Orman", entity="x.orman", country="LBY"),
        actor("b", "r2", "Ormann", entity="x.orman"),
        actor("c", "r1", "Idris Kodwe"),
        actor("d", "r2", "Idris Kodwe"),
    ]
    scene = Scene(None, frozenset(), frozenset({"keth"}))
    found = {i.name: i for i in identities(rows, {"r1": scene, "r2": scene})}
    assert len(found) == 2
    assert found["Khalid Orman"].aliases == ("Ormann",) and found["Khalid Orman"].country == "LBY"
    assert len(found["Idris Kodwe"].actors) == 2


def test_a_bare_surname_is_nobody_else() -> None:
    rows = [actor("a", "r1", "Orman"), actor("b", "r2", "Orman"), actor("c", "r3", "the rebels", kind="group")]
    assert len(identities(rows)) == 3


def test_identities_do_not_depend_on_order() -> None:
    rows = [
        actor(str(n), f"r{n % 3}", "Idris Kodwe" if n % 2 else "Red Acacia Movement", kind="group") for n in range(6)
    ]
    assert identities(rows) == identities(reversed(rows))


def test_groups_join_through_others() -> None:
    groups = Groups(["a", "b", "c", "d"])
    groups.join("a", "b")
    groups.join("b", "c")
    assert groups.all() == [["a", "b", "c"], ["d"]]


def test_a_shelf_finds_what_is_near_and_what_is_wide() -> None:
    from datetime import date

    shelf: Shelf[str] = Shelf()
    shelf.put("march", date(2024, 3, 20), date(2024, 3, 20))
    shelf.put("years", date(2020, 1, 1), date(2024, 12, 31))
    shelf.put("never", None, None)
    assert shelf.near(date(2024, 3, 25), date(2024, 3, 25)) == ["march", "years"]
    assert shelf.near(date(2023, 6, 1), date(2023, 6, 1)) == ["years"]
    assert shelf.near(date(2022, 1, 1), date(2024, 12, 1)) == ["march", "years"]
    assert shelf.near(None, None) == []
