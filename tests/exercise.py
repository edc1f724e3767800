"""A small record made by hand: four fictional reports whose readings are known to the last span. No model is loaded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from dateline.model.annotation import (
    Actor,
    Claim,
    Event,
    Figure,
    Hop,
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
from dateline.record.ingest import ingest

VERSION = "by hand 1"

WIRE = (
    "Black Dune Front fighters shelled Sokna on 20 March, killing at least 12 people, the Jufra Joint Force said. "
    "It called them terrorists. The 2011 uprising is remembered here.\n\nDonate now to keep us going."
)
SECOND = "Sahel Wire reports that as many as 20 people died in the shelling of Sokna on 20 March. A neighbour arms the front."
DENIAL = (
    "The Black Dune Front denied that it shelled Sokna. <script>alert(1)</script> Zarmani threatened to march on Hun."
)
PROTEST = "Protesters marched in Hun on 14 March."

REPORTS = (
    Report(
        "wire.txt",
        WIRE,
        outlet="Sahel Wire",
        published="2024-03-21",
        title="Sokna shelled",
        url="https://wire.example/1",
    ),
    Report("second.txt", SECOND, outlet="Kosti Evening Bulletin", published="2024-03-22", title="=Toll climbs"),
    Report("denial.txt", DENIAL, outlet="Sidra Gazette", published="2024-03-23"),
    Report("protest.txt", PROTEST, outlet="Aden Lantern", published="2024-03-15"),
)


class Hand:
    """Makes annotations of one text by quoting it."""

    def __init__(self, report: Report) -> None:
        self.report = report

    def at(self, quote: str, nth: int = 0) -> Span:
        """The nth place where a quote stands."""
        start = -1
        for _ in range(nth + 1):
            start = self.report.text.index(quote, start + 1)
        return Span(start, start + len(quote))

    def reading(self, **lists: Any) -> Reading:
        return Reading(self.report.id, self.report.sha256, "en", VERSION, **lists)


def sokna(hand: Hand, ident: str = "p1") -> Place:
    return Place(ident, hand.at("Sokna"), "Sokna", "2210221", 29.07, 15.78, "LBY", "settlement", "literal", 0.9)


def hun(hand: Hand) -> Place:
    return Place("p2", hand.at("Hun"), "Hun", "2216645", 29.13, 15.95, "LBY", "settlement", "literal", 0.9)


def march(hand: Hand, day: str) -> Time:
    return Time("t1", hand.at(f"{int(day)} March"), "DATE", f"2024-03-{day}", f"2024-03-{day}", f"2024-03-{day}")


def event(ident: str, kind: Any, trigger: Span, **more: Any) -> Event:
    values: dict[str, Any] = dict(
        mode=None,
        contexts=(),
        actors=(),
        recipients=(),
        place=None,
        time=None,
        status="occurred",
        claim=None,
        score=0.8,
    )
    return Event(ident, kind, trigger=trigger, **(values | more))


def wire(hand: Hand) -> Reading:
    text = hand.report.text
    said = Claim(
        "c1",
        (Span(0, hand.at(", the Jufra").start),),
        (hand.at("said"),),
        (hand.at("the Jufra Joint Force"),),
        "a2",
        "indirect",
        "neutral",
        (Hop(None, None, "outlet"), Hop("a2", hand.at("the Jufra Joint Force"), "speaker")),
    )
    return hand.reading(
        blocks=(Block(Span(0, text.index("\n")), "lede"), Block(Span(text.index("Donate"), len(text)), "appeal")),
        actors=(
            Actor("a1", "Black Dune Front", "group", (hand.at("Black Dune Front"),), sector="REB"),
            Actor("a2", "Jufra Joint Force", "group", (hand.at("Jufra Joint Force"), hand.at("It"))),
        ),
        places=(sokna(hand),),
        times=(march(hand, "20"), Time("t2", hand.at("2011"), "DATE", "2011", "2011-01-01", "2011-12-31")),
        claims=(said,),
        labels=(Label("l1", hand.at("terrorists"), "a1", "a2", "attributed"),),
        events=(
            event(
                "e1", "ASSAULT", hand.at("shelled"), mode="heavy-weapons", claim="c1", place="p1", time="t1",
                actors=(Participant("a1", hand.at("Black Dune Front fighters")),), acled="ARTILLERY",
            ),
            event("e2", "PROTEST", hand.at("uprising"), time="t2"),
        ),
        figures=(
            Figure("f1", hand.at("at least 12"), "killed", 12, None, 12, "at least 12", hand.at("people"), "new", None, "c1", "e1"),
        ),
        ties=(),
    )  # fmt: skip


def second(hand: Hand) -> Reading:
    report_span = hand.at("Sahel Wire")
    content = Span(hand.at("as many").start, hand.at(". A neighbour").start)
    chain = (Hop(None, None, "outlet"), Hop("a1", report_span, "agency"))
    return hand.reading(
        blocks=(Block(Span(0, len(hand.report.text)), "lede"),),
        actors=(
            Actor("a1", "Sahel Wire", "outlet", (report_span,)),
            Actor("a2", "neighbour", "government", (hand.at("neighbour"),)),
            Actor("a3", "front", "group", (hand.at("front"),)),
        ),
        places=(sokna(hand),),
        times=(march(hand, "20"),),
        claims=(Claim("c1", (content,), (hand.at("reports"),), (report_span,), "a1", "indirect", "neutral", chain),),
        events=(
            event("e1", "ASSAULT", hand.at("shelling"), mode="heavy-weapons", claim="c1", place="p1", time="t1"),
        ),
        figures=(
            Figure("f1", hand.at("as many as 20"), "killed", None, 20, 20, "as many as 20", None, "new", None, "c1", "e1"),
        ),
        ties=(Tie("r1", hand.at("A neighbour arms the front"), "a2", "a3", "arms", "current", None, None, 0.7),),
    )  # fmt: skip


def denial(hand: Hand) -> Reading:
    front = hand.at("The Black Dune Front")
    content = hand.at("it shelled Sokna")
    chain = (Hop(None, None, "outlet"), Hop("a1", front, "speaker"))
    return hand.reading(
        blocks=(Block(Span(0, len(hand.report.text)), "lede"),),
        actors=(
            Actor("a1", "Black Dune Front", "group", (hand.at("Black Dune Front"), hand.at("it"))),
            Actor("a2", "Yusuf Zarmani", "person", (hand.at("Zarmani"),)),
        ),
        places=(sokna(hand), hun(hand)),
        claims=(Claim("c1", (content,), (hand.at("denied"),), (front,), "a1", "indirect", "denying", chain),),
        events=(
            event("e1", "ASSAULT", hand.at("shelled"), status="denied", claim="c1", place="p1"),
            event("e2", "THREATEN", hand.at("threatened"), mode="violence", status="threatened", place="p2",
                  actors=(Participant("a2", hand.at("Zarmani")),)),
        ),
    )  # fmt: skip


def protest(hand: Hand) -> Reading:
    marchers = Participant(None, hand.at("Protesters"))
    return hand.reading(
        blocks=(Block(Span(0, len(hand.report.text)), "lede"),),
        places=(hun(hand),),
        times=(march(hand, "14"),),
        events=(event("e1", "PROTEST", hand.at("marched"), mode="demo", place="p2", time="t1", actors=(marchers,)),),
    )


BY_HAND = {"wire.txt": wire, "second.txt": second, "denial.txt": denial, "protest.txt": protest}


def annotate(reports: Iterable[Report]) -> Iterator[Reading]:
    """What a reader would find, written down by hand."""
    for report in reports:
        yield BY_HAND[report.id](Hand(report))


def make_record(path: Path) -> Path:
    """The record of the four reports at `path`."""
    arrivals = [
        Arrival(report.id, "read", report=report, capture=Capture(report.id, report.text.encode(), "text/plain"))
        for report in REPORTS
    ]
    ingest(
        [*arrivals, Arrival("empty.txt", "empty", reason="the file is empty")], path, annotate=annotate, version=VERSION
    )
    return path
