"""Backers: who arms, supplies, backs, leads or fights whom, as stated, and by how many reports."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from dateline.model.statement import TieRow
from dateline.resolve.names import name_words
from dateline.views.filters import Filters, keeps_report
from dateline.views.quote import one_line, sentence_around
from dateline.views.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class TieStatement:
    """One report's statement of a tie: who is said to say so, and the sentence."""

    tie: TieRow
    outlet: str
    published: str | None
    said_by: str
    quote: str


@dataclass(frozen=True, slots=True)
class TieView:
    """A tie over all reports that state it with the same standing."""

    subject: str
    tie: str
    object: str
    status: str
    statements: tuple[TieStatement, ...]

    @property
    def reports(self) -> int:
        """In how many reports it is stated."""
        return len({statement.tie.report for statement in self.statements})


def list_ties(
    snapshot: Snapshot, filters: Filters | None = None, kinds: frozenset[str] = frozenset()
) -> tuple[TieView, ...]:
    """The ties that pass the filters, those in most reports first; `kinds` narrows to some ("arms", "backs")."""
    chosen = filters or Filters()
    groups: dict[tuple[object, ...], list[TieRow]] = defaultdict(list)
    for tie in snapshot.ties.values():
        if (not kinds or tie.tie in kinds) and _keeps(chosen, tie, snapshot):
            groups[_key(tie)].append(tie)
    views = [_view(group, snapshot) for group in groups.values()]
    return tuple(sorted(views, key=lambda v: (-v.reports, v.subject.casefold(), v.tie, v.object.casefold(), v.status)))


def _key(tie: TieRow) -> tuple[object, ...]:
    return (
        tuple(sorted(name_words(tie.subject_name or ""))),
        tie.tie,
        tuple(sorted(name_words(tie.object_name or ""))),
        tie.status,
    )


def _view(group: list[TieRow], snapshot: Snapshot) -> TieView:
    first = group[0]
    return TieView(
        first.subject_name or "(not named)",
        first.tie,
        first.object_name or "(not named)",
        first.status,
        tuple(_statement(tie, snapshot) for tie in group),
    )


def _statement(tie: TieRow, snapshot: Snapshot) -> TieStatement:
    report = snapshot.reports[tie.report]
    claim = snapshot.claims.get(tie.claim or "")
    said_by = "own voice" if claim is None else claim.source_name or one_line(claim.source_text) or "(not named)"
    quote = one_line(sentence_around(report.text, tie.span).of(report.text))
    return TieStatement(tie, snapshot.outlet(tie.report), report.published, said_by, quote)


def _keeps(filters: Filters, tie: TieRow, snapshot: Snapshot) -> bool:
    return (
        keeps_report(filters, snapshot.reports[tie.report], snapshot.named_in(tie.report))
        and filters.keeps_status(tie.status)
        and filters.keeps_actor([tie.subject_name, tie.object_name])
    )
