"""The wheel holds the code and every data file that the code opens, and nothing of the tests."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "dateline"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    backend = pytest.importorskip("hatchling.build")
    folder = tmp_path_factory.mktemp("wheel")
    before = Path.cwd()
    os.chdir(ROOT)
    try:
        wheel = folder / backend.build_wheel(str(folder))
    finally:
        os.chdir(before)
    assert wheel.stat().st_size < 60_000_000  # most of it the int8 weights
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_every_file_of_the_package_is_inside(names: set[str]) -> None:
    files = [path for path in SOURCE.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    assert [path for path in files if path.relative_to(SOURCE.parent).as_posix() not in names] == []


@pytest.mark.parametrize(
    "part", ["lexicon/data/cues.toml", "lexicon/data/proper-words.txt", "demo/manifest.toml", "demo/reports/agency-archive.jsonl",
             "views/basemap/world.json", "models/cues.json", "models/encoder-trunk.onnx", "reading/places/weights.json", "record/sql/001_first.sql", "py.typed"],
)  # fmt: skip
def test_each_kind_of_data_is_inside(names: set[str], part: str) -> None:
    assert f"dateline/{part}" in names


def test_nothing_else_is_inside(names: set[str]) -> None:
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.startswith("dateline")} == set()
    assert not [name for name in names if "__pycache__" in name or name.endswith((".pyc", ".sqlite"))]
