"""Imports run downwards only, and what every file promises about itself holds."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "dateline"
ROOMS = (
    "model", "lexicon", "intake", "reading", "models", "resolve", "record", "views", "export", "web", "bench", "scale", "cli",
)  # fmt: skip
FILES = sorted(SOURCE.rglob("*.py"))


def imported(path: Path) -> set[str]:
    """Every module that a file imports, inside functions too."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_a_room_uses_only_rooms_above_it(path: Path) -> None:
    room = path.relative_to(SOURCE).parts[0]
    if room not in ROOMS:
        return
    used = {name.split(".")[1] for name in imported(path) if name.startswith("dateline.")}
    assert not [other for other in used if other in ROOMS and ROOMS.index(other) > ROOMS.index(room)]


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_only_reading_knows_spacy_and_nothing_unpickles(path: Path) -> None:
    roots = {name.split(".")[0] for name in imported(path)}
    assert "spacy" not in roots or path.relative_to(SOURCE).parts[0] == "reading"
    assert not roots & {"pickle", "shelve", "marshal", "joblib"}


@pytest.mark.parametrize("path", [p for p in FILES if p.relative_to(SOURCE).parts[0] == "model"], ids=lambda p: p.name)
def test_the_model_needs_the_standard_library_only(path: Path) -> None:
    import sys

    roots = {name.split(".")[0] for name in imported(path)} - {"dateline"}
    assert roots <= set(sys.stdlib_module_names)


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_every_module_says_what_it_is(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


def test_every_folder_of_the_source_is_a_room() -> None:
    folders = {path.name for path in SOURCE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders <= {*ROOMS, "demo"}
