"""The step: every expression of time in a report, with value and days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache

from dateline.model.annotation import Time
from dateline.model.spans import Span
from dateline.reading.draft import Draft
from dateline.reading.step import Step
from dateline.reading.times import rules_clock, rules_dates, rules_lengths, rules_relative, rules_years
from dateline.reading.times.anchor import Anchor, Resolved
from dateline.reading.times.compose import compose
from dateline.reading.times.context import Context
from dateline.reading.times.filters import acceptable, generic, in_place, rate, undetermined
from dateline.reading.times.grammar import Grammar, Match
from dateline.reading.times.meaning import Point
from dateline.reading.times.mode import is_narrative
from dateline.reading.times.pieces import Piece, pieces
from dateline.reading.times.ranges import borrowed, continued


@cache
def grammar() -> Grammar:
    """All rules, compiled once per process."""
    rules = (*rules_dates.RULES, *rules_years.RULES, *rules_clock.RULES, *rules_relative.RULES, *rules_lengths.RULES)
    return Grammar((*rules, *rules_lengths.fixed_rules()))


def find_times(draft: Draft) -> Iterator[Time]:
    """The times of a report, in order; nothing is read in appeals and furniture."""
    context = Context(draft.doc)
    found = pieces(draft.doc.text)
    matches = grammar().matches(found)
    matches = [m for m in matches if acceptable(m, found, context, draft.role_at(found[m.first].start))]
    matches = [
        rate(generic(m, found, context), found, context)
        for m in compose(borrowed(continued(matches, found), found), found)
    ]
    now = day_of(draft.report.published) or _dateline_day(matches, found, draft)
    narrative = is_narrative((m.meaning for m in matches), now)
    anchor = Anchor(now, narrative)
    number = 0
    for match in matches:
        match = undetermined(match, found, context)
        span = Span(found[match.first].start, found[match.last - 1].end)
        setting = context.setting(span.start)
        if not in_place(match, setting.tense, narrative):
            continue
        number += 1
        yield _time(f"t{number}", span, match.rule, anchor.resolve(match.meaning, setting))


def _dateline_day(matches: list[Match], found: list[Piece], draft: Draft) -> date | None:
    """The day that the report's own dateline names in full, for a report without a day of publication."""
    for match in matches:
        if draft.role_at(found[match.first].start) == "dateline" and isinstance(match.meaning, Point):
            return match.meaning.moment.known_day
    return None


def _time(ident: str, span: Span, rule: str, resolved: Resolved) -> Time:
    start, end = (day.isoformat() for day in resolved.days) if resolved.days else (None, None)
    return Time(ident, span, resolved.type, resolved.value, start, end, rule)


def day_of(published: str | None) -> date | None:
    """The day of an ISO date or date-time, None for none and for what is no date."""
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def resolve(expression: str, published: str | None = None) -> list[Resolved]:
    """The times in a few words, without a parse, as if the text had told the day of publication before: to try the grammar.

    >>> [found.value for found in resolve("two days ago", "2019-06-20")]
    ['2019-06-18']
    """
    found = pieces(expression)
    anchor = Anchor(day_of(published), told=day_of(published))
    return [anchor.resolve(match.meaning) for match in compose(grammar().matches(found), found)]


STEP = Step("times", 1, "when: expressions of time with their value", needs=(), gives=(Time,), run=find_times)
