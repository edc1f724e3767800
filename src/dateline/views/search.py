"""Search: reports that hold some words, with the first place where they do."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.spans import Span
from dateline.model.statement import ReportRow
from dateline.record.interface import RecordReader
from dateline.views.filters import Filters, keeps_report
from dateline.views.quote import one_line, sentence_around


@dataclass(frozen=True, slots=True)
class FoundReport:
    """A report that was found: how often, and the sentence of the first hit (the title's where only that has one)."""

    report: str
    outlet: str
    published: str | None
    title: str | None
    hits: int
    span: Span
    quote: str


def search(reader: RecordReader, query: str, filters: Filters | None = None) -> tuple[FoundReport, ...]:
    """Reports that hold every word of the query, best first; filters of outlet, day of publication, place and actor apply."""
    found = []
    for hit in reader.search(query):
        report = reader.report(hit.report)
        if report is None or not _keeps(filters or Filters(), report, reader):
            continue
        first = hit.text[0].span if hit.text else Span(0, 0)
        quote = sentence_around(report.text, first).of(report.text) if hit.text else report.title or ""
        count = len(hit.text) + len(hit.title)
        outlet = report.outlet or report.name
        found.append(FoundReport(report.name, outlet, report.published, report.title, count, first, one_line(quote)))
    return tuple(found)


def _keeps(filters: Filters, report: ReportRow, reader: RecordReader) -> bool:
    """Whether a report passes the filters; what it names is looked up only where a filter asks for it."""
    places = reader.places(report.id) if filters.place else ()
    if not keeps_report(filters, report, places):
        return False
    return filters.actor is None or filters.keeps_actor(actor.name for actor in reader.actors(report.id))
