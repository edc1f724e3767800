"""A writer that dies at any moment, and readers that look on."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
import record_killed

from dateline.model.errors import RecordError
from dateline.record import open_record

KILLS = 20
SCRIPT = Path(record_killed.__file__)


def start(record: Path) -> subprocess.Popen[bytes]:
    """An ingest in a process of its own, past its imports."""
    process = subprocess.Popen([sys.executable, str(SCRIPT), str(record)], stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    return process


def facts(record: Path) -> tuple[str, tuple[str, ...], object]:
    with open_record(record) as reader:
        originals = tuple(
            sorted(str(p.relative_to(reader.originals.folder)) for p in reader.originals.folder.glob("??/*"))
        )
        return reader.digest(), originals, reader.ledger()


@pytest.mark.slow
def test_killed_at_twenty_random_moments_the_record_is_that_of_a_whole_run(tmp_path: Path) -> None:
    whole = tmp_path / "whole.sqlite"
    process = start(whole)
    began = time.monotonic()
    assert process.wait() == 0
    length = time.monotonic() - began
    chance = random.Random(20310303)
    kills = rounds = 0
    while kills < KILLS:
        broken = tmp_path / f"broken{rounds}.sqlite"
        process = start(broken)
        time.sleep(chance.uniform(0, length))
        process.send_signal(signal.SIGKILL)
        kills += process.wait() == -signal.SIGKILL
        if broken.exists():
            assert sqlite3.connect(broken).execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert sqlite3.connect(broken).execute("PRAGMA foreign_key_check").fetchall() == []
        if process.returncode == 0 or kills % 4 == 0:
            assert start(broken).wait() == 0
            assert facts(broken) == facts(whole)
            rounds += 1
    with open_record(broken) as reader:
        assert not reader.stale
        assert not list((reader.originals.folder / "unfinished").glob("*"))
        assert all(reader.originals.check(row.capture) for row in reader.inputs() if row.capture)


@pytest.mark.slow
@pytest.mark.parametrize("commits", range(0, 12, 2))
def test_killed_right_after_any_commit(tmp_path: Path, commits: int) -> None:
    """Killed in this very process's child at a chosen step, not by the clock."""
    whole, broken = tmp_path / "whole.sqlite", tmp_path / "broken.sqlite"
    record_killed.run(whole)
    child = os.fork()
    if child == 0:
        from dateline.record.writer import Writer

        store, left = Writer.store, [commits]

        def last(self: Writer, *values: object) -> None:
            store(self, *values)  # type: ignore[arg-type]
            left[0] -= 1
            if left[0] <= 0:
                os.kill(os.getpid(), signal.SIGKILL)

        Writer.store = last  # type: ignore[method-assign]
        record_killed.run(broken)
        os._exit(0)
    assert os.WIFSIGNALED(os.waitpid(child, 0)[1])
    with open_record(broken) as reader:
        assert reader.stale
        assert reader.ledger().stored < 60
    record_killed.run(broken)
    assert facts(broken) == facts(whole)


@pytest.mark.slow
def test_a_second_writer_is_told_what_to_do_and_a_reader_is_let_in(tmp_path: Path) -> None:
    record = tmp_path / "news.sqlite"
    process = start(record)
    try:
        while not record.with_name("news.sqlite.lock").exists():
            time.sleep(0.01)
        with pytest.raises(RecordError, match=r"another dateline process is writing.*--record"):
            while process.poll() is None:
                open_record(record, write=True).close()
    finally:
        process.kill()
        process.wait()
    open_record(record, write=True).close()


def test_a_second_writer_in_the_same_process_is_refused_too(tmp_path: Path) -> None:
    with (
        open_record(tmp_path / "news.sqlite", write=True),
        pytest.raises(RecordError, match="another dateline process"),
    ):
        open_record(tmp_path / "news.sqlite", write=True)
    open_record(tmp_path / "news.sqlite", write=True).close()


@pytest.mark.slow
def test_readers_look_on_while_a_writer_writes(tmp_path: Path) -> None:
    record = tmp_path / "news.sqlite"
    open_record(record, write=True).close()
    stop, problems, looks = threading.Event(), [], []

    def look() -> None:
        try:
            with open_record(record) as reader:
                while not stop.is_set():
                    ledger = reader.ledger()
                    assert ledger.inputs == ledger.stored + ledger.duplicate + ledger.empty + ledger.rejected
                    texts = {row.id: row.text for row in reader.reports()}
                    for item in reader.evidence():
                        if item.report in texts:
                            assert texts[item.report][item.span.start : item.span.end] == item.quote
                    assert all(event.actors for event in reader.events())
                    looks.append(len(texts))
        except BaseException as problem:
            problems.append(problem)

    threads = [threading.Thread(target=look) for _ in range(2)]
    for thread in threads:
        thread.start()
    process = start(record)
    assert process.wait() == 0
    stop.set()
    for thread in threads:
        thread.join()
    assert problems == []
    assert len(set(looks)) > 2, "the readers saw the record grow"
