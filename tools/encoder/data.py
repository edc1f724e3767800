"""Training data: windows of reports with their attributions and labels as word indices."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.reading.encoder.decode import is_content
from dateline.reading.encoder.outputs import MODES, ROLES, STATUSES, SUBS, TYPES
from dateline.reading.encoder.windows import Window, windows
from dateline.reading.encoder.words import WordPiece
from encoder.corpus import Frame, Spots, frames, passages

Set = frozenset[int]
_STOPS = frozenset(".!?")


@dataclass(frozen=True)
class Target:
    """One attribution inside a window, as indices of words; `source` is empty where there is none.

    `role` and `stations` (nearest to the source first) are None where the data do not tell.
    """

    cue: Set
    source: Set
    content: Set
    role: int | None = None
    stations: tuple[tuple[Set, int], ...] | None = None


@dataclass(frozen=True)
class Label:
    """A label, or a phrase that looks like one; None for a speaker or target outside the window, empty for none."""

    span: Set
    genuine: bool
    speaker: Set | None = None
    target: Set | None = None


@dataclass(frozen=True)
class Event:
    """An event: its trigger, type (0 = none, a word that only looks like a trigger), mode, status and sub-event as columns.

    `sub` is None where the data do not tell. `arguments`: words of actors, recipients, place and time.
    """

    trigger: Set
    type: int
    mode: int = 0
    status: int = 0
    arguments: tuple[tuple[Set, ...], ...] = ((), (), (), ())
    sub: int | None = None


@dataclass(frozen=True)
class Main:
    """A sentence, as words `first..end-1`, and the types (columns) one of which its main event has; 0 alone: it tells of none."""

    first: int
    end: int
    types: tuple[int, ...]


@dataclass(frozen=True)
class Example:
    """A window with what is marked in it; `report` and `number` say where it is from. None: the data do not mark it.

    `sentence` are the types (columns) one of which an event of the window has, its trigger unknown: one of the words `content`.
    `unknown` are words of which nobody knows whether they are a trigger.
    """

    report: str
    number: int
    window: Window
    targets: tuple[Target, ...] | None
    inner: tuple[Target, ...] | None = None
    labels: tuple[Label, ...] | None = None
    events: tuple[Event, ...] | None = None
    sentence: tuple[int, ...] = ()
    content: tuple[int, ...] = ()
    unknown: Set = frozenset()
    mains: tuple[Main, ...] = ()


def examples(source: Path, wordpiece: WordPiece) -> list[Example]:
    """Every window of the reports in a folder (reports.jsonl, gold.jsonl with `attributions`), of a corpus or of a silver file."""
    return list(_own(source, wordpiece) if source.is_file() else _public(source, wordpiece))


def chosen(name: str, wordpiece: WordPiece) -> list[Example]:
    """The examples that SOURCE[:FACTOR] names: so many times, and of a fraction so many drawn from them."""
    source, _, factor = name.partition(":")
    found, times = examples(Path(source), wordpiece), float(factor or 1)
    return found * int(times) + random.Random(7).sample(found, int(times % 1 * len(found)))


def lines(path: Path) -> Iterator[Any]:
    """The objects of a JSON Lines file."""
    with path.open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file if line.strip())


def _public(folder: Path, wordpiece: WordPiece) -> Iterator[Example]:
    rows = {row["id"]: row for row in lines(folder / "gold.jsonl")}
    gold = {key: row["attributions"] for key, row in rows.items()}
    for report in lines(folder / "reports.jsonl"):
        for number, window in enumerate(windows(report["text"], wordpiece)):
            roles = [[_inside(window, a[r]) for r in ("cue", "source", "content")] for a in gold[report["id"]]]
            targets = tuple(Target(*found) for found in roles if found[0] and found[2])
            yield Example(report["id"], number, window, targets)


def _silver(row: Any, wordpiece: WordPiece) -> Iterator[Example]:
    """A report with the events of the rules: tools/make_silver.py."""
    types = tuple(1 + TYPES.index(kind) for kind in row["sentence"])
    for number, window in enumerate(windows(row["text"], wordpiece)):
        events = []
        for event in row["silver"]:
            trigger, mode = _inside(window, [event["trigger"]]), (event["type"], event["mode"])
            if trigger:
                column = 1 + MODES.index(mode) if event["mode"] else 0
                status = STATUSES.index(event["status"])
                events.append(Event(trigger, 1 + TYPES.index(event["type"]), column, status, ()))
        words = [word.of(row["text"]) for word in window.words]
        content = tuple(i for i, word in enumerate(words) if is_content(word))
        yield Example(
            row["id"],
            number,
            window,
            None,
            events=tuple(events),
            sentence=types,
            content=content,
            unknown=_inside(window, row["unknown"]),
            mains=tuple(_known_mains(window, row["mains"])),
        )


def _own(path: Path, wordpiece: WordPiece) -> Iterator[Example]:
    if "silver" in next(lines(path)):
        for row in lines(path):
            yield from _silver(row, wordpiece)
        return
    for item, gold in passages(path):
        with_labels = "labels" in item
        found = frames(item["text"], gold)
        for number, window in enumerate(windows(item["text"], wordpiece)):
            if "events" in item:
                events = tuple(_events(window, gold))
                mains = tuple(_mains(window, item["text"], events))
                yield Example(item["id"], number, window, None, events=events, mains=mains)
                continue
            if with_labels:
                yield Example(item["id"], number, window, None, None, tuple(_labels(window, gold)))
                continue
            outer = tuple(_targets(window, [f for f in found if not f.inner]))
            inner = tuple(_targets(window, [f for f in found if f.inner]))
            yield Example(item["id"], number, window, outer, inner)


def _targets(window: Window, found: list[Frame]) -> Iterator[Target]:
    for frame in found:
        cue, source, content = (_inside(window, spots) for spots in (frame.cue, frame.source, frame.content))
        if cue and content:
            stations = [(_inside(window, spots), ROLES.index(role)) for spots, role in frame.stations]
            role = ROLES.index(frame.role) if frame.role and source else None
            yield Target(cue, source, content, role, tuple(s for s in stations if s[0]))


def _labels(window: Window, gold: Any) -> Iterator[Label]:
    for label in gold["labels"]:
        span = _inside(window, [label["span"]])
        if span:
            speaker = (
                frozenset() if label["speaker"] in (None, "outlet") else _inside(window, [label["speaker"]]) or None
            )
            target = _inside(window, [label["target"]]) or None if label["target"] else frozenset()
            yield Label(span, True, speaker, target)
    for spot in gold["lookalikes"]:
        span = _inside(window, [spot])
        if span:
            yield Label(span, False)


def _events(window: Window, gold: Any) -> Iterator[Event]:
    for event in gold["events"]:
        trigger = _inside(window, [event["trigger"]])
        if not trigger:
            continue
        mode = (event["type"], event["mode"])
        parties = [event["actors"], event["recipients"], *([event[k]] if event[k] else [] for k in ("place", "time"))]
        yield Event(
            trigger,
            1 + TYPES.index(event["type"]),
            1 + MODES.index(mode) if event["mode"] else 0,
            STATUSES.index(event["status"]),
            tuple(tuple(found for spot in spots if (found := _inside(window, [spot]))) for spots in parties),
            None if "acled" not in event else 1 + SUBS.index(event["acled"]) if event["acled"] else 0,
        )
    for spot in gold["none"]:
        span = _inside(window, [spot])
        if span:
            yield Event(span, 0)


def _known_mains(window: Window, told: Any) -> Iterator[Main]:
    for start, end, kinds in told:
        inside = _inside(window, [[start, end]])
        if inside:
            yield Main(min(inside), max(inside) + 1, tuple(1 + TYPES.index(kind) for kind in kinds) or (0,))


def _mains(window: Window, text: str, events: tuple[Event, ...]) -> Iterator[Main]:
    """The sentences of a window with the types of their events."""
    words = [word.of(text) for word in window.words]
    ends = [i for i in range(1, len(words)) if words[i - 1] in _STOPS and words[i][0].isupper()]
    for first, end in zip([0, *ends], [*ends, len(words)], strict=True):
        told = {e.type for e in events if e.type and first <= min(e.trigger) < end}
        yield Main(first, end, tuple(sorted(told)) or (0,))


def _inside(window: Window, spans: Spots) -> Set:
    return frozenset(
        i for i, word in enumerate(window.words) if any(start < word.end and word.start < end for start, end in spans)
    )


def batches(items: list[Example], size: int, rng: random.Random | None) -> Iterator[list[Example]]:
    """Windows of like length together, `size` times 50 pieces a batch; in random order where `rng` is given."""
    keyed = [(len(e.window.pieces) + (rng.random() * 8 if rng else 0), i) for i, e in enumerate(items)]
    ordered = [items[i] for _, i in sorted(keyed)]
    out: list[list[Example]] = []
    batch: list[Example] = []
    for example in ordered:
        if batch and (len(batch) + 1) * len(example.window.pieces) > size * 50:
            out.append(batch)
            batch = []
        batch.append(example)
    out += [batch] if batch else []
    if rng:
        rng.shuffle(out)
    yield from out
