"""`annotate`: reports in, readings out. A pure function of its input and the installed version."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from dateline.intake.blocks import classify
from dateline.intake.language import language_of
from dateline.model.annotation import Actor, Claim, Event, Figure, Issue, Label, Place, Reading, Tie, Time
from dateline.model.report import Block, Report
from dateline.model.vocabulary import UNREAD_ROLES
from dateline.reading.draft import Draft
from dateline.reading.encoder.network import network
from dateline.reading.parse import MAX_CHARACTERS, MAX_WORDS, parse
from dateline.reading.steps import STEPS
from dateline.reading.version import version

BATCH = 32


@dataclass(frozen=True, slots=True)
class ReadingError:
    """A report that could not be read: its id and the reason, as the line `{id, error}`."""

    id: str
    error: str


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A report on its way to the parser: its language, and its blocks as far as they are known before the parse."""

    report: Report
    language: str | None
    blocks: tuple[Block, ...]

    @property
    def readable(self) -> bool:
        return self.language in {None, "en"}


def annotate(
    reports: Iterable[Report | ReadingError], *, model: str | None = None, encoder: bool = True
) -> Iterator[Reading | ReadingError]:
    """Read reports, in order, one Reading or ReadingError each; nothing outside the report is looked at.

    A report in another language than English is given its blocks and an issue, and is not read. A ReadingError among the
    inputs (a line that held no report) is passed through in its place. `model` is a spaCy model of `parse.CHOICES`; without
    `encoder`, or where its weights are missing, the rules read alone, and the version of the reading says so.
    """
    with_network = network() if encoder else None
    states = version(model, encoder=encoder)
    waiting = iter(reports)
    while batch := list(islice(waiting, BATCH)):
        prepared = [item if isinstance(item, ReadingError) else _prepare(item) for item in batch]
        docs = parse(((p.report.text, p.blocks) for p in prepared if isinstance(p, _Prepared) and p.readable), model)
        for item in prepared:
            if isinstance(item, ReadingError):
                yield item
            elif item.readable:
                yield _read(item, Draft(item.report, item.blocks, next(docs), with_network), states)
            else:
                yield _unread(item, states)


def read_one(report: Report, *, model: str | None = None, encoder: bool = True) -> Reading:
    """The reading of one report. Raises ValueError with the reason where it cannot be read."""
    result = next(annotate([report], model=model, encoder=encoder))
    if isinstance(result, ReadingError):
        raise ValueError(result.error)
    return result


def _prepare(report: Report) -> _Prepared | ReadingError:
    if len(report.text) > MAX_CHARACTERS:
        return ReadingError(
            report.id, f"text of {len(report.text):,} characters; at most {MAX_CHARACTERS:,} are read: split it"
        )
    if len(report.text) > MAX_WORDS and (words := len(report.text.split())) > MAX_WORDS:
        return ReadingError(report.id, f"text of {words:,} words; at most {MAX_WORDS:,} are read: split it")
    if not report.text.strip():
        return ReadingError(report.id, "the text is empty")
    try:
        report.text.encode("utf-8")
    except UnicodeEncodeError as problem:
        return ReadingError(report.id, f"not valid Unicode at character {problem.start}: replace lone surrogates")
    blocks = report.blocks if report.blocks is not None else classify(report.text, report.title, report.outlet)
    return _Prepared(report, _language(report, blocks), blocks)


def _language(report: Report, blocks: tuple[Block, ...]) -> str | None:
    declared = (report.language or "").split("-")[0].lower() or None
    body = "\n\n".join(block.span.of(report.text) for block in blocks if block.role not in UNREAD_ROLES)
    return language_of(body) or declared


def _read(item: _Prepared, draft: Draft, states: str) -> Reading:
    for step in STEPS:
        try:
            draft.add(list(step.run(draft)))
        except Exception as problem:  # one step's failure must not lose the report; it is stated in the reading
            draft.add([Issue(step.name, "failed", f"{type(problem).__name__}: {problem}")])
    return Reading(
        item.report.id,
        item.report.sha256,
        item.language,
        states,
        blocks=tuple(draft.of(Block)),
        actors=tuple(draft.of(Actor)),
        places=tuple(draft.of(Place)),
        times=tuple(draft.of(Time)),
        claims=tuple(draft.of(Claim)),
        labels=tuple(draft.of(Label)),
        events=tuple(draft.of(Event)),
        figures=tuple(draft.of(Figure)),
        ties=tuple(draft.of(Tie)),
        issues=tuple(draft.of(Issue)),
    )


def _unread(item: _Prepared, states: str) -> Reading:
    issue = Issue("language", "not-english", f"the report is in {item.language!r}; only English is read")
    return Reading(item.report.id, item.report.sha256, item.language, states, blocks=item.blocks, issues=(issue,))
