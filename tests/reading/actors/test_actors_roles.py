"""Roles that a report gives: titles before a name, appositions, predicates; each the very words of the text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.reading.actors import find_actors
from dateline.reading.draft import Draft


@pytest.mark.parametrize(
    ("text", "name", "roles"),
    [
        ("Army chief Idris Okonta visited the port on Monday.", "Idris Okonta", ["Army chief"]),
        ("The vice-president, Idris Okonta, visited the port.", "Idris Okonta", ["vice-president"]),
        ("Idris Okonta, mayor of Timba, opened the market.", "Idris Okonta", ["mayor of Timba"]),
        ("Foreign minister Ada Okoye said the talks had failed.", "Ada Okoye", ["Foreign minister"]),
        ("Idris Okonta opened the market.", "Idris Okonta", []),
    ],
)
def test_roles(draft: Callable[..., Draft], text: str, name: str, roles: list[str]) -> None:
    made = draft(text)
    [actor] = [actor for actor in find_actors(made) if actor.name == name]
    assert [span.of(text) for span in actor.roles] == roles


def test_only_persons_have_roles(draft: Callable[..., Draft]) -> None:
    made = draft("The Sahel Relief Council, a charity, sent blankets to the camp. It said more would come.")
    assert all(not actor.roles for actor in find_actors(made) if actor.kind != "person")
