"""Ingest: inputs to reports, reports to statements, statements to incidents; safe to stop and to run again.

Inputs come in small batches. Each batch is read and then written in one transaction, so a killed run leaves whole batches
behind, and the next run passes over what is there. What comes across reports is made anew at the end; until then the
record says that it is stale.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Protocol

from dateline.model.annotation import Reading
from dateline.model.arrival import Arrival
from dateline.model.report import Capture, Report
from dateline.model.statement import Copy, Incident, Ledger
from dateline.record.entry import Entry, entry
from dateline.record.interface import RecordReader, RecordWriter
from dateline.record.lock import lock_path
from dateline.record.originals import Originals
from dateline.record.reader import Reader
from dateline.record.stores import Outcome
from dateline.record.writer import Writer

BATCH = 32
"""Inputs in one transaction: what a killed run may have to read again."""


class Failure(Protocol):
    """What the reader gives in the place of a reading that failed."""

    @property
    def error(self) -> str:
        """The reason, as a sentence."""


Annotate = Callable[[Iterable[Report]], Iterator["Reading | Failure"]]
Resolve = Callable[[RecordReader], tuple[Iterable[Incident], Iterable[Copy]]]


@dataclass(slots=True)
class Progress:
    """What a run has met so far; `refused` lists locator and reason of what was empty, rejected or failed in this run.

    `usable` counts inputs that held a report, `skipped` those that the record held already, read by this version.
    """

    inputs: int = 0
    usable: int = 0
    read: int = 0
    skipped: int = 0
    failed: int = 0
    refused: list[tuple[str, str]] = field(default_factory=list)

    def counts(self) -> dict[str, int]:
        """The counts, as a run keeps them."""
        return {"inputs": self.inputs, "read": self.read, "skipped": self.skipped, "failed": self.failed}


@dataclass(frozen=True, slots=True)
class Summary:
    """The end of an ingest: what this run met, and the record after it."""

    run: Progress
    ledger: Ledger
    statuses: dict[str, int]
    incidents: int


def ingest(
    arrivals: Iterable[Arrival],
    record: Path,
    *,
    annotate: Annotate,
    version: str,
    resolve: Resolve | None = None,
    again: bool = False,
    progress: Callable[[Progress], None] = lambda so_far: None,
) -> Summary:
    """Put arrivals into the record at `record` (made where missing) and read them with `annotate`, whose name is `version`.

    The same inputs give the same record, in any order, any number of times, through any kill. A report that the reader
    refuses is kept with the reason. `again` reads also what this version has read before. Raises RecordError where the
    record cannot be written; it stays whole then.
    """
    run = Progress()
    with Writer(record) as writer:
        number = writer.start_run(version, _now())
        others = (arrival for arrival in arrivals if not _is_own(arrival.locator, record))
        waiting = iter(_kept(others, writer, run))
        while batch := list(islice(waiting, BATCH)):
            _take_in(batch, writer, annotate, version, run, again)
            progress(run)
        with Reader(record) as reader:
            if writer.is_stale(version):
                judged = writer.last_judgement()
                writer.replace_incidents(*(resolve or across_reports)(reader), version, judged)
            writer.end_run(number, _now(), run.counts())
            return Summary(run, reader.ledger(), reader.statuses(), len(reader.incidents()))


def rejoin(record: Path) -> int:
    """Make copies and incidents anew from what the record holds, after a judgement on places; how many incidents there are."""
    with Writer(record) as writer, Reader(record) as reader:
        judged = writer.last_judgement()
        incidents, copies = across_reports(reader)
        writer.replace_incidents(incidents, copies, writer.joined_by(), judged)
        return len(reader.incidents())


def across_reports(reader: RecordReader) -> tuple[Iterable[Incident], Iterable[Copy]]:
    """Incidents and copies, by the rules of dateline.resolve, over all rows of the record."""
    from dateline.resolve.across import resolve
    from dateline.resolve.judgements import corrected_places

    corrected = corrected_places(reader.judgements(), reader.places())
    events = (e if e.place is None else replace(e, place=corrected(e.report, e.place)) for e in reader.events())
    found = resolve(reader.reports(), dict(reader.bodies()), events, reader.figures(), reader.claims())
    return found.incidents, found.copies


def _is_own(locator: str, record: Path) -> bool:
    """Whether an input is a file of the record itself: it may lie in the very folder that is read."""
    try:
        path = Path(locator.split("!")[0]).resolve()
    except (OSError, ValueError):  # a web address, or what only looks like a path
        return False
    home = record.resolve()
    journals = (home.with_name(home.name + tail) for tail in ("-wal", "-shm", "-journal"))
    return path in {home, lock_path(home), *journals} or Originals(home).folder in path.parents


def _kept(arrivals: Iterable[Arrival], writer: RecordWriter, run: Progress) -> Iterator[Entry]:
    """Entries of the arrivals; the bytes go to the originals at once, so that a batch holds none of them."""
    last: tuple[Capture, str] | None = None
    for arrival in arrivals:
        run.inputs += 1
        if arrival.capture is not None and (last is None or arrival.capture.content is not last[0].content):
            # Many lines of one file come with the same capture: hashed and kept once.
            last = (arrival.capture, hashlib.sha256(arrival.capture.content).hexdigest())
            writer.originals.put(last[1], arrival.capture.content)
        made = entry(arrival, last[1] if arrival.capture is not None and last is not None else None)
        if arrival.outcome == "read":
            run.usable += 1
        else:
            run.refused.append((made["locator"], made["reason"] or arrival.outcome))
        yield made


def _take_in(
    batch: list[Entry], writer: RecordWriter, annotate: Annotate, version: str, run: Progress, again: bool
) -> None:
    new = batch if again else [made for made in batch if not writer.known(made, version)]
    run.skipped += len(batch) - len(new)
    reports = writer.to_read(new, None if again else version)
    outcomes = dict(zip(reports, _read(list(reports.values()), annotate), strict=True))
    for ident, outcome in outcomes.items():
        if isinstance(outcome, str):
            run.failed += 1
            run.refused.append((reports[ident].id, outcome))
        else:
            run.read += 1
    if new:
        writer.store(new, outcomes, version)


def _read(reports: list[Report], annotate: Annotate) -> list[Outcome]:
    """An outcome for each report; where reading them together breaks, they are read one by one."""
    try:
        return [_outcome(result) for result in annotate(reports)] if reports else []
    except Exception as problem:  # one report must not cost the others theirs
        if len(reports) > 1:
            return [outcome for report in reports for outcome in _read([report], annotate)]
        return [f"the reader broke off: {type(problem).__name__}: {problem}"]


def _outcome(result: Reading | Failure) -> Outcome:
    return result if isinstance(result, Reading) else result.error


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
