"""Rows of the database to rows of the model: the questions, and how an answer is read."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Final

from dateline.model.spans import Span
from dateline.model.statement import (
    ActorRow,
    ClaimRow,
    EventRow,
    EvidenceRow,
    FigureRow,
    HopRow,
    IssueRow,
    LabelRow,
    PlaceRef,
    PlaceRow,
    TieRow,
    TimeRow,
)
from dateline.model.statement import Evidence as Words


@dataclass(frozen=True, slots=True)
class Question:
    """A SELECT over statements in its fixed order; `of` is the column that holds the report's id."""

    select: str
    of: str
    order: str

    def sql(self, *, one_report: bool) -> str:
        """The SQL, narrowed to one report where asked (one parameter: its id)."""
        where = f"WHERE {self.of} = ?" if one_report else ""
        return f"{self.select} {where} ORDER BY {self.order}"


def _words(statement: str, field: str) -> str:
    """SQL for the spans of a field as a JSON list of [start, end, quote], in order."""
    return f"""(SELECT json_group_array(json_array(start, "end", quote)) FROM
        (SELECT start, "end", quote FROM spans WHERE statement = {statement} AND field = '{field}' ORDER BY ordinal))"""


def _side(side: str) -> str:
    """SQL for the names on one side of an event as a JSON list: the actor's name, else the words."""
    return f"""(SELECT json_group_array(name) FROM (
        SELECT coalesce(a.name, s.quote) AS name FROM participants AS p LEFT JOIN actors AS a ON a.id = p.actor
        LEFT JOIN spans AS s ON s.statement = p.event AND s.field = p.side AND s.ordinal = p.ordinal
        WHERE p.event = e.id AND p.side = '{side}' ORDER BY p.ordinal) WHERE name IS NOT NULL)"""


_SPAN: Final = "LEFT JOIN spans AS s ON s.statement = {0}.id AND s.field = '{1}' AND s.ordinal = 0"

EVIDENCE: Final = Question(
    'SELECT statement, report, kind, field, ordinal, start, "end", quote FROM evidence',
    "report",
    'report, start, "end", statement, field, ordinal',
)
ACTORS: Final = Question(
    f"SELECT id, report, name, kind, entity, country, sector, {_words('a.id', 'mentions')}, {_words('a.id', 'roles')} "
    "FROM actors AS a",
    "report",
    "report, ordinal",
)
PLACES: Final = Question(
    f"""SELECT p.id, p.report, s.start, s."end", s.quote, p.name, p.geonames, p.latitude, p.longitude, p.country,
        p.precision, p.sense, p.score FROM places AS p {_SPAN.format("p", "span")}""",
    "p.report",
    "p.report, p.ordinal",
)
TIMES: Final = Question(
    f"""SELECT t.id, t.report, s.start, s."end", s.quote, t.type, t.value, t.start_day, t.end_day
        FROM times AS t {_SPAN.format("t", "span")}""",
    "t.report",
    "t.report, t.ordinal",
)
CLAIMS: Final = Question(
    f"""SELECT c.id, c.report, {_words("c.id", "content")}, {_words("c.id", "cue")}, {_words("c.id", "source")},
        c.source_actor, a.name, c.form, c.stance,
        (SELECT json_group_array(json_array(name, role, start, "end", actor)) FROM (
            SELECT coalesce(ha.name, s.quote, CASE WHEN h.role = 'outlet' THEN r.outlet END) AS name, h.role, s.start,
                s."end", h.actor
            FROM hops AS h LEFT JOIN actors AS ha ON ha.id = h.actor
            LEFT JOIN spans AS s ON s.statement = h.claim AND s.field = 'chain' AND s.ordinal = h.ordinal
            WHERE h.claim = c.id ORDER BY h.ordinal)),
        c.score
        FROM claims AS c JOIN reports AS r ON r.id = c.report LEFT JOIN actors AS a ON a.id = c.source_actor""",
    "c.report",
    "c.report, c.ordinal",
)
LABELS: Final = Question(
    f"""SELECT n.id, n.report, s.start, s."end", s.quote, n.target, target.name, n.speaker,
        CASE WHEN n.own_voice THEN 'outlet' ELSE speaker.name END, n.marker
        FROM labels AS n {_SPAN.format("n", "span")}
        LEFT JOIN actors AS target ON target.id = n.target LEFT JOIN actors AS speaker ON speaker.id = n.speaker""",
    "n.report",
    "n.report, n.ordinal",
)
EVENTS: Final = Question(
    f"""SELECT e.id, e.report, e.type, e.mode, e.status, s.start, s."end", s.quote, {_side("actors")},
        {_side("recipients")}, p.name, p.geonames, p.latitude, p.longitude, p.country, p.precision,
        t.start_day, t.end_day, e.acled, e.claim
        FROM events AS e {_SPAN.format("e", "trigger")}
        LEFT JOIN places AS p ON p.id = e.place LEFT JOIN times AS t ON t.id = e.time""",
    "e.report",
    "e.report, e.ordinal",
)
FIGURES: Final = Question(
    f"""SELECT f.id, f.report, f.event, f.harm, f.low, f.high, f.best, f.count, f.as_of, s.start, s."end", f.wording,
        f.claim FROM figures AS f {_SPAN.format("f", "span")}""",
    "f.report",
    "f.report, f.ordinal",
)
TIES: Final = Question(
    f"""SELECT i.id, i.report, i.subject, subject.name, coalesce(i.object_actor, i.object_place),
        coalesce(object.name, place.name), i.tie, i.status, s.start, s."end", s.quote, t.start_day, t.end_day, i.claim,
        i.score
        FROM ties AS i {_SPAN.format("i", "span")}
        LEFT JOIN actors AS subject ON subject.id = i.subject LEFT JOIN actors AS object ON object.id = i.object_actor
        LEFT JOIN places AS place ON place.id = i.object_place LEFT JOIN times AS t ON t.id = i.time""",
    "i.report",
    "i.report, i.ordinal",
)
ISSUES: Final = Question(
    f'SELECT u.report, u.step, u.code, u.message, s.start, s."end", s.quote FROM issues AS u {_SPAN.format("u", "span")}',
    "u.report",
    "u.report, u.ordinal",
)


def evidence(row: tuple[Any, ...]) -> EvidenceRow:
    """A row of EVIDENCE."""
    statement, report, kind, field, ordinal, start, end, quote = row
    return EvidenceRow(statement, report, kind, field, ordinal, Span(start, end), quote)


def actor(row: tuple[Any, ...]) -> ActorRow:
    """A row of ACTORS."""
    *values, mentions, roles = row
    return ActorRow(*[*values, _listed(mentions), _listed(roles)])


def place(row: tuple[Any, ...]) -> PlaceRow:
    """A row of PLACES."""
    return PlaceRow(row[0], row[1], _at(row[2:5]), PlaceRef(*row[5:11]), row[11], row[12])


def time(row: tuple[Any, ...]) -> TimeRow:
    """A row of TIMES."""
    return TimeRow(row[0], row[1], _at(row[2:5]), *row[5:])


def claim(row: tuple[Any, ...]) -> ClaimRow:
    """A row of CLAIMS."""
    ident, report, content, cue, source, source_actor, source_name, form, stance, hops, score = row
    chain = tuple(
        HopRow(name, role, None if start is None else Span(start, end), who)
        for name, role, start, end, who in json.loads(hops)
    )
    parts = (_listed(content), _listed(cue), _listed(source))
    return ClaimRow(ident, report, *parts, source_actor, source_name, form, stance, chain, score)


def label(row: tuple[Any, ...]) -> LabelRow:
    """A row of LABELS."""
    return LabelRow(row[0], row[1], Span(row[2], row[3]), *row[4:])


def event(row: tuple[Any, ...]) -> EventRow:
    """A row of EVENTS."""
    ident, report, kind, mode, status, start, end, quote, actors, recipients, *where, since, until, acled, claim = row
    place = PlaceRef(*where) if where[0] is not None else None
    sides = (tuple(json.loads(actors)), tuple(json.loads(recipients)))
    trigger, carried = Span(start, end), claim is not None
    return EventRow(
        ident, report, kind, mode, status, trigger, quote, *sides, place, since, until, carried, acled, claim
    )


def figure(row: tuple[Any, ...]) -> FigureRow:
    """A row of FIGURES."""
    *values, start, end, wording, claim = row
    return FigureRow(*[*values, Span(start, end), wording, claim])


def tie(row: tuple[Any, ...]) -> TieRow:
    """A row of TIES."""
    *values, start, end, quote, since, until, claim, score = row
    return TieRow(*[*values, Span(start, end), quote, since, until, claim, score])


def issue(row: tuple[Any, ...]) -> IssueRow:
    """A row of ISSUES."""
    *values, start, end, quote = row
    return IssueRow(*[*values, None if start is None else Words(Span(start, end), quote)])


def _at(row: tuple[Any, ...]) -> Words:
    return Words(Span(row[0], row[1]), row[2])


def _listed(text: str) -> tuple[Words, ...]:
    return tuple(Words(Span(start, end), quote) for start, end, quote in json.loads(text))
