"""The set of pages: an archive is unpacked aside, read by the intake, and each page gives a line."""

from __future__ import annotations

import io
import tarfile
from pathlib import Path

import pytest

from dateline.bench.run import _pages

PAGE = "<html><head><title>Ferry stopped</title></head><body><article>" + "".join(
    f"<p>The ferry to Oruma stopped on day {day} after a dispute over fuel, the harbour master said.</p>" for day in range(9)
) + "</article></body></html>"  # fmt: skip


def packed(folder: Path, name: str) -> Path:
    with tarfile.open(folder / "pages.tar.xz", "w:xz") as archive:
        entry = tarfile.TarInfo(name)
        entry.size = len(PAGE.encode())
        archive.addfile(entry, io.BytesIO(PAGE.encode()))
    return folder


def test_every_page_gives_a_line(tmp_path: Path) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    (line,) = _pages(packed(tmp_path, "pages/ferry.html"), scratch)
    assert (line["id"], line["title"]) == ("ferry.html", "Ferry stopped")
    assert "harbour master" in line["text"]


def test_an_archive_cannot_write_outside_its_folder(tmp_path: Path) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    with pytest.raises(tarfile.TarError):
        list(_pages(packed(tmp_path, "../outside.html"), scratch))
    assert not (tmp_path / "outside.html").exists()
