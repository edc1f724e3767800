"""What keeps two persons of one name apart: gender, office, time, what the registry dates."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.lexicon.registry import registry
from dateline.model.spans import Span
from dateline.model.statement import ActorRow, Evidence
from dateline.resolve.vetoes import apart, told


def person(name: str, *roles: str, words: str = "x", entity: str | None = None) -> ActorRow:
    evidence: Any = [tuple(Evidence(Span(0, 1), word) for word in group) for group in ([words], roles)]
    return ActorRow(f"r {name} {roles} {words}", "r", name, "person", entity, None, None, *evidence)


NEAR = ("2024-01-01", "2024-01-20")


def test_what_is_told() -> None:
    assert told(person("Orman", "defence minister", words="She")).gender == "f"
    assert told(person("Orman", "defence minister")).offices == {"defence-minister"}
    assert told(person("Orman")).bare and not told(person("Ada Orman")).bare


@pytest.mark.parametrize(
    ("one", "other", "days", "are"),
    [
        (person("Orman", words="he"), person("Orman", words="her"), NEAR, True),
        (person("Orman", "governor"), person("Orman", "foreign minister"), NEAR, True),
        (person("Orman", "President"), person("Orman", "president"), NEAR, False),
        (person("Orman", "President"), person("Orman", "president"), ("2012-08-10", "2025-08-23"), True),
        (person("Ada Orman", "governor"), person("Orman", "mayor"), NEAR, True),
        (person("Ada Orman", "governor"), person("Orman", "mayor"), ("2019-01-01", "2024-01-01"), False),
        (person("Ada Orman", "governor"), person("Ada Orman", "mayor"), NEAR, False),
    ],
)
def test_apart(one: ActorRow, other: ActorRow, days: tuple[str, str], are: bool) -> None:
    assert apart(one, other, days) is are
    assert apart(other, one, (days[1], days[0])) is are


def test_the_registry_s_dated_offices_keep_a_successor_of_one_name_apart() -> None:
    father = registry().identities["tcd-idriss-deby"]
    row, later = person("Déby", entity=father.id), person("Déby", "president of Chad")
    assert apart(row, later, ("2019-01-20", "2022-10-10"))
    assert not apart(row, later, ("2019-01-20", "2020-10-10"))
