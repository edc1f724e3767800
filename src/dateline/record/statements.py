"""A reading becomes statements: rows with ids of their own, each value with the span it was read from. Pure functions."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from itertools import count
from typing import Any

from dateline.model.annotation import Claim, Event, Participant, Reading
from dateline.model.errors import RecordError
from dateline.model.report import Block
from dateline.model.spans import Span
from dateline.model.statement import content_id

Rows = dict[str, list[tuple[Any, ...]]]
"""Content table -> rows, in the order of its columns."""


def statements(report: str, text: str, reading: Reading) -> Rows:
    """The rows of a reading of the report with record id `report`.

    An id is a hash of the report, the kind, what is said and where; of two statements that agree in these and differ
    otherwise the second is numbered, and one that agrees in everything is kept once. Raises RecordError where a span does
    not lie in the text. A reference to nothing becomes NULL and an issue.
    """
    return _Builder(report, text).build(reading)


def statement_id(kind: str, report: str, *what: Any) -> str:
    """A hash of a statement behind a piece of its report's: the rows of one report lie together in the file.

    >>> statement_id("event", "report-0123456789abcdef", "x").startswith("event-01234567-")
    True
    """
    digest = content_id(kind, report, *what).rpartition("-")[2]
    return f"{kind}-{report.rpartition('-')[2][:8]}-{digest[:12]}"


def block_rows(report: str, blocks: Iterable[Block]) -> list[tuple[Any, ...]]:
    """The rows of a report's blocks."""
    return [(report, ordinal, block.role, *block.span) for ordinal, block in enumerate(blocks)]


class _Builder:
    """Collects the rows of one reading; remembers which local id became which statement."""

    def __init__(self, report: str, text: str) -> None:
        self.report = report
        self.text = text
        self.rows: Rows = defaultdict(list)
        self.ids: dict[tuple[str, str], str] = {}
        self.contents: dict[str, Any] = {}
        self.dangling: list[str] = []

    def build(self, reading: Reading) -> Rows:
        self.rows["blocks"] = block_rows(self.report, reading.blocks)
        for block in reading.blocks:
            self._check(block.span)
        self._things(reading)
        for claim in reading.claims:
            self._claim(claim)
        for event in reading.events:
            self._event(event)
        self._figures_labels_ties(reading)
        self._issues(reading)
        return self.rows

    def _things(self, reading: Reading) -> None:
        for a in reading.actors:
            values = (a.name, a.kind, a.entity, a.country, a.sector, a.rule)
            self._put(
                "actor", a.id, (a.kind, a.mentions[:1] or a.name), values, {"mentions": a.mentions, "roles": a.roles}
            )
        for p in reading.places:
            where = (p.name, p.geonames, p.latitude, p.longitude, p.country, p.precision, p.sense, p.score, p.rule)
            self._put("place", p.id, (p.span,), where, {"span": [p.span]})
        for t in reading.times:
            self._put("time", t.id, (t.span,), (t.type, t.value, t.start, t.end, t.rule), {"span": [t.span]})

    def _claim(self, c: Claim) -> None:
        chain = [(hop.role, self._ref("actor", hop.actor)) for hop in c.chain]
        values = (self._ref("actor", c.source_actor), c.form, c.stance, c.score, c.rule)
        fields = {"content": c.content, "cue": c.cue, "source": c.source, "chain": [hop.span for hop in c.chain]}
        claim = self._put("claim", c.id, (c.content, c.source), values, fields, also=chain)
        if claim:
            self.rows["hops"] += [(claim, ordinal, *hop) for ordinal, hop in enumerate(chain)]

    def _event(self, e: Event) -> None:
        sides = [(side, i, self._ref("actor", p.actor)) for side, i, p in _participants(e)]
        values = (
            e.type, e.mode, json.dumps(list(e.contexts)), self._ref("place", e.place), self._ref("time", e.time),
            e.status, self._ref("claim", e.claim), e.score, e.acled, e.rule,
        )  # fmt: skip
        fields = {
            "trigger": [e.trigger],
            "actors": [p.span for p in e.actors],
            "recipients": [p.span for p in e.recipients],
        }
        event = self._put("event", e.id, (e.type, e.mode, e.trigger), values, fields, also=sides)
        if event:
            self.rows["participants"] += [(event, *side) for side in sides]

    def _figures_labels_ties(self, reading: Reading) -> None:
        for f in reading.figures:
            values = (
                f.harm, f.low, f.high, f.best, f.wording, f.count, f.as_of,
                self._ref("claim", f.claim), self._ref("event", f.event), f.rule,
            )  # fmt: skip
            self._put("figure", f.id, (f.harm, f.span), values, {"span": [f.span], "victims": [f.victims]})
        for n in reading.labels:
            own = n.speaker == "outlet"
            speaker = None if own else self._ref("actor", n.speaker)
            said = (self._ref("actor", n.target), speaker, int(own), n.marker, n.rule)
            self._put("label", n.id, (n.span, n.speaker), said, {"span": [n.span]})
        for t in reading.ties:
            place = ("place", t.object or "") in self.ids
            subject = self._ref("actor", t.subject)
            ends = (
                subject,
                None if place else self._ref("actor", t.object),
                self._ref("place", t.object) if place else None,
            )
            rest = (t.status, self._ref("time", t.time), self._ref("claim", t.claim), t.score, t.rule)
            self._put("tie", t.id, (t.tie, t.span, ends), (t.tie, *ends, *rest), {"span": [t.span]})

    def _issues(self, reading: Reading) -> None:
        for i in reading.issues:
            self._put(
                "issue", None, (i.step, i.code, i.message, i.span), (i.step, i.code, i.message), {"span": [i.span]}
            )
        for what in self.dangling:
            said = ("record", "dangling-reference", f"the reading refers to {what}, which it does not hold")
            self._put("issue", None, said, said, {})

    def _put(
        self, kind: str, local: str | None, what: Any, values: Any, fields: dict[str, Any], also: Any = None
    ) -> str | None:
        """Add a statement with its spans; its id, or None where the very same statement is there already."""
        content = json.dumps([values, fields, also])
        for number in count():
            ident = statement_id(kind, self.report, *what, *([number] if number else []))
            if self.contents.setdefault(ident, content) == content:
                break
        if local is not None:
            self.ids[kind, local] = ident
        table = self.rows[f"{kind}s"]
        if any(row[0] == ident for row in table):
            return None
        self.rows["statements"].append((ident, self.report, kind))
        table.append((ident, self.report, len(table), *values))
        for field, spans in fields.items():
            self._spans(ident, field, spans)
        return ident

    def _spans(self, statement: str, field: str, spans: Iterable[Span | None]) -> None:
        for ordinal, span in enumerate(spans):
            if span is not None:
                self._check(span)
                self.rows["spans"].append((statement, field, ordinal, *span, span.of(self.text)))

    def _check(self, span: Span) -> None:
        if not 0 <= span.start <= span.end <= len(self.text):
            raise RecordError(f"a span {list(span)} lies outside the text of {len(self.text)} characters")

    def _ref(self, kind: str, local: str | None) -> str | None:
        if local is not None and (kind, local) not in self.ids:
            self.dangling.append(f"the {kind} {local!r}")
        return self.ids.get((kind, local or ""))


def _participants(event: Event) -> Iterable[tuple[str, int, Participant]]:
    for side, group in (("actors", event.actors), ("recipients", event.recipients)):
        for ordinal, participant in enumerate(group):
            yield side, ordinal, participant
