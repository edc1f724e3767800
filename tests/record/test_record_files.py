"""The file of a record and the folder beside it: what may go wrong with them, and what is said then."""

from __future__ import annotations

import errno
import gzip
import hashlib
import os
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import record_fakes as fakes

from dateline.model.errors import RecordError
from dateline.record import connection, open_record
from dateline.record.connection import RecordWarning, file_system
from dateline.record.faults import explain
from dateline.record.originals import Originals

BYTES = b"<p>Calm in Vesna.</p>" * 50
NAME = hashlib.sha256(BYTES).hexdigest()


def digest(record: Path) -> str:
    with open_record(record) as reader:
        return reader.digest()


@pytest.fixture
def originals(tmp_path: Path) -> Originals:
    return Originals(tmp_path / "news.sqlite")


def test_originals_are_kept_under_their_digest_and_come_back(originals: Originals, tmp_path: Path) -> None:
    originals.put(NAME, BYTES)
    path = tmp_path / "news.originals" / NAME[:2] / f"{NAME[2:]}.gz"
    assert originals.path(NAME) == path
    assert gzip.decompress(path.read_bytes()) == BYTES == originals.get(NAME)
    assert originals.check(NAME)


def test_the_same_bytes_are_written_once_and_alike(originals: Originals, tmp_path: Path) -> None:
    originals.put(NAME, BYTES)
    before = originals.path(NAME).stat()
    originals.put(NAME, BYTES)
    assert originals.path(NAME).stat() == before
    other = Originals(tmp_path / "other.sqlite")
    other.put(NAME, BYTES)
    assert other.path(NAME).read_bytes() == originals.path(NAME).read_bytes()


@pytest.mark.parametrize(
    "damage", [b"", b"no gzip", gzip.compress(BYTES, mtime=0)[:-9], gzip.compress(b"other", mtime=0)]
)
def test_damage_is_seen(originals: Originals, damage: bytes) -> None:
    originals.put(NAME, BYTES)
    originals.path(NAME).write_bytes(damage)
    assert not originals.check(NAME)


def test_a_missing_original_is_named(originals: Originals) -> None:
    assert not originals.check(NAME)
    with pytest.raises(RecordError, match=NAME[2:]):
        originals.get(NAME)


def test_what_a_killed_writer_left_is_swept(originals: Originals, tmp_path: Path) -> None:
    originals.put(NAME, BYTES)
    left = tmp_path / "news.originals" / "unfinished" / "tmpx"
    left.write_bytes(b"half")
    open_record(tmp_path / "news.sqlite", write=True).close()
    assert not left.exists()
    assert originals.check(NAME)


def test_a_disk_that_fills_up_leaves_no_half_file(originals: Originals, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(RecordError, match=r"disk is full.*run the same command again"):
        originals.put(NAME, BYTES)
    assert not originals.path(NAME).exists()
    assert list((originals.folder / "unfinished").iterdir()) == []


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (OSError(errno.EROFS, "Read-only file system"), "disk is read-only"),
        (PermissionError(errno.EACCES, "Permission denied"), "permission denied"),
        (OSError(errno.EDQUOT, "Disk quota exceeded"), "quota"),
        (OSError(errno.EIO, "Input/output error"), "the record failed: .*Input/output"),
        (sqlite3.OperationalError("database or disk is full"), "free some space"),
        (sqlite3.OperationalError("attempt to write a readonly database"), "check its permissions"),
        (sqlite3.OperationalError("database is locked"), "another process holds it"),
        (sqlite3.OperationalError("unable to open database file"), "its folder exists"),
        (sqlite3.OperationalError("disk I/O error"), "check the disk"),
        (sqlite3.DatabaseError("database disk image is malformed"), "restore it from a copy"),
        (sqlite3.DatabaseError("file is not a database"), "name another with --record"),
    ],
)
def test_a_failure_names_the_file_the_reason_and_the_remedy(problem: sqlite3.Error | OSError, words: str) -> None:
    with pytest.raises(RecordError, match=rf"news\.sqlite: .*{words}"):
        raise explain(problem, Path("news.sqlite"))


def test_a_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="its folder exists"):
        open_record(tmp_path / "no" / "such" / "news.sqlite", write=True)


def test_a_file_cut_short_is_told(take_in: Callable[..., object], tmp_path: Path) -> None:
    take_in([fakes.arrival("a.txt")])
    path = tmp_path / "news.sqlite"
    path.write_bytes(path.read_bytes()[:20_000])
    with pytest.raises(RecordError, match=r"damaged|the record failed"), open_record(path) as reader:
        reader.digest()


@pytest.mark.parametrize(
    ("mounts", "expected"),
    [
        ("/dev/a / ext4 rw 0 0\n", "ext4"),
        ("/dev/a / ext4 rw 0 0\nserver:/x /mnt/share nfs4 rw 0 0\n", "nfs4"),
        ("server:/x /mnt/share nfs4 rw 0 0\n/dev/b /mnt/share/news xfs rw 0 0\n", "xfs"),
        ("server:/x /mnt/sha nfs4 rw 0 0\n", None),
        ("server:/x /mnt/share\\040x nfs4 rw 0 0\n/dev/a / ext4 rw 0 0\n", "ext4"),
    ],
)
def test_the_file_system_is_that_of_the_nearest_mount(tmp_path: Path, mounts: str, expected: str | None) -> None:
    table = tmp_path / "mounts"
    table.write_text(mounts)
    assert file_system(Path("/mnt/share/news/x.sqlite"), table) == expected


def test_a_system_without_a_table_of_mounts_tells_nothing(tmp_path: Path) -> None:
    assert file_system(Path("/x"), tmp_path / "none") is None


def test_a_network_drive_is_warned_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "file_system", lambda path: "cifs")
    with pytest.warns(RecordWarning, match=r"network drive \(cifs\).*local disk"):
        open_record(tmp_path / "news.sqlite", write=True).close()


def test_a_disk_without_write_ahead_logging_is_warned_of(tmp_path: Path) -> None:
    with pytest.warns(RecordWarning, match=r"without write-ahead logging \(mode delete\)"):
        connection._warn(tmp_path / "news.sqlite", "delete")


def test_a_record_on_a_medium_that_cannot_be_written_is_read_as_it_stands(
    take_in: Callable[..., object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_in([fakes.arrival("a.txt")])
    tried = []
    usual = connection._read_only

    def refuse(path: Path, options: str) -> sqlite3.Connection:
        tried.append(options)
        if "immutable" not in options:
            raise sqlite3.OperationalError("unable to open database file")
        return usual(path, options)

    monkeypatch.setattr(connection, "_read_only", refuse)
    with open_record(tmp_path / "news.sqlite") as reader:
        assert len(list(reader.reports())) == 1
    assert tried == ["mode=ro", "mode=ro&immutable=1"]
    (tmp_path / "news.sqlite-wal").write_bytes(b"x")
    with pytest.raises(RecordError, match="cannot be opened"):
        open_record(tmp_path / "news.sqlite")


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="mounting a small disk needs root")
def test_a_real_small_disk_that_fills_up_and_is_then_mounted_read_only(
    take_in: Callable[..., object], tmp_path: Path
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1500k", "none", str(disk)]
    if subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("mounting is not allowed here")
    try:
        take_in([fakes.arrival("a.txt")], "disk/news.sqlite")
        before = digest(disk / "news.sqlite")
        many = [fakes.arrival(f"{n}.txt", fakes.report(f"{n}.txt", f"Story {n}. " * 9000)) for n in range(40)]
        with pytest.raises(RecordError, match="disk"):
            take_in(many, "disk/news.sqlite")
        assert digest(disk / "news.sqlite") == before
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        assert digest(disk / "news.sqlite") == before
        with pytest.raises(RecordError, match=r"cannot be written|read-only|cannot be opened"):
            take_in(many, "disk/news.sqlite")
    finally:
        subprocess.run(["umount", "--lazy", str(disk)], check=True)
