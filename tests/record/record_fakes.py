"""A tiny reader and hand-made arrivals: what the record's tests put in. Importable by a subprocess of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dateline.model.annotation import (
    Actor,
    Claim,
    Event,
    Figure,
    Hop,
    Issue,
    Label,
    Participant,
    Place,
    Reading,
    Tie,
    Time,
)
from dateline.model.arrival import Arrival
from dateline.model.report import Block, Capture, Report
from dateline.model.spans import Span

VERSION = "fake 1"
SENTENCE = "The {side} shelled the port of {town} on 3 March 2031, killing {dead} people, the {side} said. "


class Refused:
    """A reader's failure."""

    def __init__(self, error: str) -> None:
        self.error = error


def story(side: str = "Northern Guard", town: str = "Vesna", dead: int = 12, tail: str = "") -> str:
    """A report's text that the tiny reader understands, in words of its own."""
    return SENTENCE.format(side=side, town=town, dead=dead) + "The harbour stayed closed until the evening. " + tail


def report(name: str = "a.txt", text: str | None = None, **keys: object) -> Report:
    """A report with a default text."""
    return Report(name, story() if text is None else text, **keys)  # type: ignore[arg-type]


def arrival(locator: str, made: Report | None = None, **keys: object) -> Arrival:
    """An arrival that was read, with the text as its capture."""
    made = made or report(locator)
    content = Capture(locator, made.text.encode("utf-8", "replace"), "text/plain")
    return Arrival(locator, "read", None, made, content if keys.get("capture", True) else None)


def refused(locator: str, outcome: str = "rejected", content: bytes | None = b"\0") -> Arrival:
    """An arrival that was not read."""
    capture = None if content is None else Capture(locator, content, "application/octet-stream")
    return Arrival(locator, outcome, "made so by the test", None, capture)  # type: ignore[arg-type]


def annotate(reports: Iterable[Report]) -> Iterator[Reading | Refused]:
    """Read by a pattern; a text that says POISON is refused, one that says FREMD is not English."""
    for item in reports:
        yield Refused("told to refuse") if "POISON" in item.text else read(item)


def read(item: Report) -> Reading:
    """One reading with every kind of statement for each sentence of the pattern."""
    blocks = item.blocks or (Block(Span(0, len(item.text)), "body"),)
    if "FREMD" in item.text:
        issue = Issue("language", "not-english", "only English is read")
        return Reading(item.id, item.sha256, "de", VERSION, blocks=blocks, issues=(issue,))
    found = re.search(r"The (.+?) shelled the port of (\w+) on (3 March 2031), killing (\d+) people, the", item.text)
    if found is None:
        return Reading(
            item.id, item.sha256, "en", VERSION, blocks=blocks, issues=(Issue("events", "none", "no event"),)
        )
    return Reading(item.id, item.sha256, "en", VERSION, blocks=blocks, **_statements(item.text, found))


def _statements(text: str, found: re.Match[str]) -> dict[str, tuple[object, ...]]:
    side, town, day, dead = (Span(*found.span(n)) for n in range(1, 5))
    again = text.index(side.of(text), side.end)
    source = Span(again - 4, again + len(side.of(text)))
    content = Span(0, dead.end + 7)
    shelled = Span(side.end + 1, side.end + 8)
    actor = Actor("a1", side.of(text), "group", (side, Span(again, source.end)), "guard", "XKX", "UAF")
    victims = Actor("a2", "people", "population", (Span(dead.end + 1, dead.end + 7),))
    claim = Claim(
        "c1", (content,), (Span(source.end + 1, source.end + 5),), (source,), "a1", "indirect", "neutral",
        (Hop(None, None, "outlet"), Hop("a1", source, "speaker")), 0.75,
    )  # fmt: skip
    event = Event(
        "e1", "ASSAULT", "heavy-weapons", ("military",), shelled, (Participant("a1", side),),
        (Participant(None, Span(dead.end + 1, dead.end + 7)),), "p1", "t1", "occurred", "c1", 0.5, "Shelling",
    )  # fmt: skip
    count = int(dead.of(text))
    return {
        "actors": (actor, victims),
        "places": (Place("p1", town, town.of(text), "3190", 44.5, 20.25, "SRB", "settlement", "literal", 0.9),),
        "times": (Time("t1", day, "DATE", "2031-03-03", "2031-03-03", "2031-03-03"),),
        "claims": (claim,),
        "labels": (Label("n1", side, "a1", "outlet", "plain"), Label("n2", source, "a1", "a2", "quoted")),
        "events": (event,),
        "figures": (Figure("f1", dead, "killed", count, count, count, dead.of(text), None, "new", None, "c1", "e1"),),
        "ties": (
            Tie("r1", content, "a1", "a2", "fights", "current", "t1", "c1", 0.5),
            Tie("r2", content, "a1", "p1", "based_in", "current", None, None),
        ),
        "issues": (Issue("times", "open", "no year", day), Issue("times", "open", "no year", day)),
    }
