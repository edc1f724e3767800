"""A snapshot made row by row: reports whose lines are claims, with the events, figures, actors and places that they hold."""

from __future__ import annotations

from typing import Any

from dateline.model.spans import Span
from dateline.model.statement import (
    ActorRow,
    ClaimRow,
    EventRow,
    Evidence,
    FigureRow,
    HopRow,
    Incident,
    LabelRow,
    Origin,
    PlaceRef,
    PlaceRow,
    ReportRow,
    Toll,
)
from dateline.views.snapshot import Snapshot

SOKNA = PlaceRef("Sokna", "2210221", 29.07, 15.78, "LBY", "settlement")


class Rows:
    """Grows a record claim by claim; every span is that of the words given."""

    def __init__(self) -> None:
        self.lines: dict[str, list[str]] = {}
        self.heads: dict[str, dict[str, Any]] = {}
        self.claims: dict[str, ClaimRow] = {}
        self.events: dict[str, EventRow] = {}
        self.figures: dict[str, FigureRow] = {}
        self.actors: dict[str, ActorRow] = {}
        self.places: dict[str, PlaceRow] = {}
        self.labels: dict[str, LabelRow] = {}
        self.incidents: list[Incident] = []

    def report(self, name: str, **head: Any) -> str:
        """A report without words yet; its id is its name."""
        self.lines[name] = []
        self.heads[name] = {"outlet": f"{name} paper", "published": "2024-03-20"} | head
        return name

    def line(self, report: str, words: str) -> int:
        """Add a line to a report; where it starts."""
        start = sum(len(line) + 1 for line in self.lines[report])
        self.lines[report].append(words)
        return start

    def claim(self, report: str, speaker: str | None, content: str, stance: Any = "neutral", **more: Any) -> str:
        """A line that is a claim: "SPEAKER: CONTENT"."""
        if report not in self.lines:
            self.report(report)
        start = self.line(report, f"{speaker or ''}: {content}")
        begin = start + len(speaker or "") + 2
        ident = f"c{len(self.claims) + 1}"
        source = (Evidence(Span(start, begin - 2), speaker),) if speaker else ()
        chain = (
            HopRow(None, "outlet", None, None),
            *((HopRow(speaker, "speaker", source[0].span, None),) if source else ()),
        )
        values: dict[str, Any] = dict(source_actor=None, source_name=speaker, form="indirect", chain=chain, score=None)
        said = (Evidence(Span(begin, begin + len(content)), content),) if content else ()
        self.claims[ident] = ClaimRow(ident, report, said, (), source, stance=stance, **(values | more))
        return ident

    def inside(self, claim: str, words: str) -> Evidence:
        """Where words stand in the content of a claim."""
        (part,) = self.claims[claim].content
        start = part.span.start + part.quote.index(words)
        return Evidence(Span(start, start + len(words)), words)

    def event(self, claim: str, words: str, kind: Any = "ASSAULT", status: Any = "occurred", *actors: str) -> str:
        """An event in a claim."""
        ident, at, report = f"e{len(self.events) + 1}", self.inside(claim, words), self.claims[claim].report
        self.events[ident] = EventRow(
            ident, report, kind, None, status, *at, actors, (), SOKNA, "2024-03-20", None, True, None, claim
        )
        return ident

    def figure(self, claim: str, words: str, low: int | None, high: int | None, best: int | None = None) -> str:
        """A number of people killed in a claim."""
        ident, at, report = f"f{len(self.figures) + 1}", self.inside(claim, words), self.claims[claim].report
        best = low if best is None and low == high else best
        self.figures[ident] = FigureRow(
            ident, report, None, "killed", low, high, best, "new", None, at.span, words, claim
        )
        return ident

    def actor(self, claim: str, name: str, **more: Any) -> str:
        """An actor whom a claim names."""
        values: dict[str, Any] = dict(kind="group", entity=None, country=None, sector=None)
        ident, report = f"a{len(self.actors) + 1}", self.claims[claim].report
        mentions = (self.inside(claim, name),) if name in self.claims[claim].text else ()
        self.actors[ident] = ActorRow(ident, report, name, mentions=mentions, **(values | more))
        return ident

    def place(self, claim: str, words: str, ref: PlaceRef = SOKNA) -> None:
        """A place that a claim names."""
        ident = f"p{len(self.places) + 1}"
        self.places[ident] = PlaceRow(ident, self.claims[claim].report, self.inside(claim, words), ref, "literal", None)

    def label(self, report: str, speaker: str, target: str | None, words: str, **more: Any) -> None:
        """A line in which somebody calls somebody something."""
        if report not in self.lines:
            self.report(report)
        start = self.line(report, f"{speaker} calls {target} {words}.") + len(f"{speaker} calls {target} ")
        values: dict[str, Any] = dict(target=None, speaker=None, marker="quoted")
        ident, span = f"l{len(self.labels) + 1}", Span(start, start + len(words))
        self.labels[ident] = LabelRow(
            ident, report, span, words, target_name=target, speaker_name=speaker, **(values | more)
        )

    def incident(self, *statements: str) -> str:
        """One happening of events and figures."""
        events = [self.events[one] for one in statements if one in self.events]
        figures = [self.figures[one] for one in statements if one in self.figures]
        reports = tuple(sorted({row.report for row in (*events, *figures)}))
        tolls = tuple(Toll(f.id, f.report, f.harm, f.low, f.high, f.best, f.count, None, 0, f.span) for f in figures)
        ident = f"i{len(self.incidents) + 1}"
        self.incidents.append(
            Incident(
                ident, events[0].type if events else "ASSAULT", None, "occurred", SOKNA, "2024-03-20", None,
                tuple(event.id for event in events), reports, (Origin(reports, None, "by hand"),), tolls, "by hand",
            )
        )  # fmt: skip
        return ident

    def snapshot(self) -> Snapshot:
        """What has been said so far."""
        reports = {
            name: ReportRow(name, name, "\n".join(lines), self.heads[name]["outlet"], None, None, "en", self.heads[name]["published"])
            for name, lines in self.lines.items()
        }  # fmt: skip
        places_of: dict[str, list[PlaceRow]] = {}
        for place in self.places.values():
            places_of.setdefault(place.report, []).append(place)
        return Snapshot(
            reports, self.actors, self.places, self.claims, self.labels, self.events, self.figures, {}, places_of,
            tuple(self.incidents), (),
        )  # fmt: skip
