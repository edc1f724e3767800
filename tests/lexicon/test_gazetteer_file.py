"""The compiled file appears whole or not at all, where it can be written."""

from __future__ import annotations

import os
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dateline.lexicon import gazetteer_file
from dateline.lexicon.gazetteer_file import cache_directories, file_name, ready_file


def write(path: Path) -> None:
    path.write_text("made", encoding="utf-8")


def test_it_is_built_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / "cache"))
    path = ready_file(write)
    assert path.parent == tmp_path / "cache"
    assert path.name == file_name()

    def again(_: Path) -> None:
        raise AssertionError("built twice")

    assert ready_file(again) == path


def test_a_failed_build_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "other"))

    def fail(path: Path) -> None:
        write(path)
        raise RuntimeError("stopped half-way")

    with pytest.raises(RuntimeError):
        ready_file(fail)
    assert [path.name for path in tmp_path.iterdir()] == [".gazetteer.lock"]


def test_an_unwritable_cache_gives_way_to_the_temporary_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no directory", encoding="utf-8")
    monkeypatch.setenv("DATELINE_CACHE", str(blocked))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert ready_file(write).parent.parent == tmp_path


def test_nowhere_to_write_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no directory", encoding="utf-8")
    monkeypatch.setattr(gazetteer_file, "cache_directories", lambda: [blocked])
    with pytest.raises(OSError, match="DATELINE_CACHE"):
        ready_file(write)


def test_xdg_cache_home_is_respected(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("DATELINE_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_directories()[0] == tmp_path / "dateline"
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert cache_directories()[0] == Path.home() / ".cache" / "dateline"


def test_of_two_that_start_together_one_builds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / "cache"))
    built: list[Path] = []

    def slowly(path: Path) -> None:
        built.append(path)
        time.sleep(0.3)
        write(path)

    with ThreadPoolExecutor(2) as pool:
        paths = list(pool.map(lambda _: ready_file(slowly), range(2)))
    assert len(built) == 1
    assert {path.read_text(encoding="utf-8") for path in paths} == {"made"}


def test_who_waits_in_vain_builds_for_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path))
    monkeypatch.setattr(gazetteer_file, "PATIENCE", 0.05)
    with gazetteer_file._alone(tmp_path):
        assert ready_file(write).read_text(encoding="utf-8") == "made"


def test_files_of_earlier_versions_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path))
    for age, name in enumerate(("gazetteer-3-new.sqlite", "gazetteer-2-old.sqlite", "gazetteer-1-older.sqlite")):
        write(tmp_path / name)
        os.utime(tmp_path / name, (1_000_000 - age, 1_000_000 - age))
    write(tmp_path / "notes.sqlite")
    ready_file(write)
    left = {path.name for path in tmp_path.iterdir()} - {".gazetteer.lock"}
    assert left == {file_name(), "gazetteer-3-new.sqlite", "notes.sqlite"}
