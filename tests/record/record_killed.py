"""Run by the kill tests in a process of its own: an ingest of generated stories, slow enough to be killed in the middle."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import record_fakes as fakes

from dateline.model.arrival import Arrival
from dateline.model.report import Report
from dateline.record import ingest as room


def corpus(size: int = 60) -> Iterator[Arrival]:
    """Stories of several towns, some told twice, among inputs that are not read."""
    for number in range(size):
        text = fakes.story(town=("Vesna", "Kalem", "Ostrog")[number % 3], dead=number % 20, tail="Calm since. " * 40)
        yield fakes.arrival(f"day/{number:03}.txt", fakes.report(f"{number:03}.txt", text))
        if number % 10 == 0:
            yield fakes.refused(f"day/{number:03}.gz", content=bytes([number]))


def slowly(reports: Iterable[Report]) -> Iterator[object]:
    """The tiny reader, a few milliseconds a report."""
    for reading in fakes.annotate(reports):
        time.sleep(0.002)
        yield reading


def run(record: Path) -> None:
    """Ingest the corpus in batches of four, so that there are many moments to be killed at."""
    room.BATCH = 4
    room.ingest(corpus(), record, annotate=slowly, version=fakes.VERSION)


if __name__ == "__main__":
    print("begun", flush=True)
    run(Path(sys.argv[1]))
