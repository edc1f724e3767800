from __future__ import annotations

import json
import random
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
import record_fakes as fakes
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.model.arrival import Arrival
from dateline.model.errors import RecordError
from dateline.model.report import Block, Capture, Report
from dateline.model.spans import Span
from dateline.record import open_record
from dateline.record.ingest import Summary, ingest

TakeIn = Callable[..., Summary]

CORPUS = [
    *(fakes.arrival(f"day/{n:02}.txt", fakes.report(f"{n:02}.txt", fakes.story(dead=n % 9))) for n in range(40)),
    fakes.arrival("copy.txt", fakes.report("copy.txt", fakes.story(dead=3))),
    fakes.arrival("poison.txt", fakes.report("poison.txt", "POISON")),
    fakes.arrival("fremd.txt", fakes.report("fremd.txt", "FREMD in einer Sprache")),
    fakes.refused("empty.txt", "empty", b""),
    fakes.refused("cut.gz"),
    fakes.refused("gone.txt", content=None),
]


def no_incidents(reader: object) -> tuple[tuple[()], tuple[()]]:
    return (), ()


def digest(path: Path) -> str:
    with open_record(path) as reader:
        return reader.digest()


def test_inputs_add_up_and_reports_have_their_status(take_in: TakeIn, tmp_path: Path) -> None:
    summary = take_in(CORPUS)
    ledger = summary.ledger
    assert (ledger.inputs, ledger.stored, ledger.duplicate, ledger.empty, ledger.rejected) == (46, 11, 32, 1, 2)
    assert summary.statuses == {"failed": 1, "not-english": 1, "read": 9}
    assert summary.run.counts() == {"inputs": 46, "read": 10, "skipped": 0, "failed": 1}
    assert ("poison.txt", "told to refuse") in summary.run.refused
    assert ("cut.gz", "made so by the test") in summary.run.refused
    assert summary.incidents > 0


def test_a_report_in_another_language_is_kept_marked_and_yields_nothing(take_in: TakeIn, tmp_path: Path) -> None:
    take_in(CORPUS)
    with open_record(tmp_path / "news.sqlite") as reader:
        row = reader.report("fremd.txt")
        assert row is not None
        assert (row.text, row.language) == ("FREMD in einer Sprache", "de")
        assert reader.reading_status(row.id) == "not-english"
        assert [issue.code for issue in reader.issues(row.id)] == ["not-english"]
        assert list(reader.evidence(row.id)) == []
        assert len(reader.blocks(row.id)) == 1
        assert row.id not in dict(reader.bodies())


def test_three_times_in_any_order_gives_the_same_record(take_in: TakeIn, tmp_path: Path) -> None:
    take_in(CORPUS, "once.sqlite")
    chance = random.Random(7)
    for _ in range(3):
        shuffled = chance.sample(CORPUS, len(CORPUS))
        take_in(shuffled, "often.sqlite")
        take_in(chance.sample(CORPUS, 9), "often.sqlite")
    assert digest(tmp_path / "once.sqlite") == digest(tmp_path / "often.sqlite")


def test_what_is_there_is_not_read_again(take_in: TakeIn) -> None:
    take_in(CORPUS)

    def never(reports: Iterable[Report]) -> Iterator[object]:
        raise AssertionError("read again")

    summary = take_in(CORPUS, annotate=never, resolve=never)
    assert summary.run.counts() == {"inputs": 46, "read": 0, "skipped": 46, "failed": 0}


def test_what_is_there_is_read_again_where_asked(take_in: TakeIn, tmp_path: Path) -> None:
    take_in(CORPUS)
    before = digest(tmp_path / "news.sqlite")
    summary = take_in(CORPUS, again=True)
    assert (summary.run.skipped, summary.run.failed) == (0, 1)
    assert summary.run.read >= 10
    assert digest(tmp_path / "news.sqlite") == before


def test_a_new_version_reads_again_and_takes_the_place_of_the_old_reading(take_in: TakeIn, tmp_path: Path) -> None:
    take_in(CORPUS)

    def sober(reports: Iterable[Report]) -> Iterator[object]:
        for item in reports:
            full = fakes.read(item)
            yield type(full)(full.id, full.sha256, "en", "fake 2", blocks=full.blocks)

    summary = take_in(CORPUS, annotate=sober, version="fake 2")
    assert summary.run.read == 11
    with open_record(tmp_path / "news.sqlite") as reader:
        assert list(reader.events()) == []
        assert list(reader.evidence()) == []
        assert reader.incidents() == ()
        assert not reader.stale
    take_in(CORPUS)
    take_in(CORPUS, "other.sqlite")
    assert digest(tmp_path / "news.sqlite") == digest(tmp_path / "other.sqlite")


OUTCOMES = st.one_of(
    st.tuples(st.just("read"), st.integers(0, 4)),
    st.tuples(st.sampled_from(["empty", "rejected"]), st.integers(0, 2)),
    st.tuples(st.just("gone"), st.just(0)),
)


def made(locator: str, what: tuple[str, int]) -> Arrival:
    outcome, number = what
    if outcome == "read":
        return fakes.arrival(locator, fakes.report(locator, f"Story {number} of the day."))
    if outcome == "gone":
        return fakes.refused(locator, content=None)
    return fakes.refused(locator, outcome, f"{outcome} {number}".encode())


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    inputs=st.lists(st.tuples(st.sampled_from(["a.txt", "b.txt", "c/d.txt", "e.zip!f", "z"]), OUTCOMES), max_size=14),
    chance=st.randoms(use_true_random=False),
)
def test_the_ledger_always_adds_up_and_knows_no_order(
    inputs: list[tuple[str, tuple[str, int]]], chance: random.Random, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("ledger")
    arrivals = [made(*item) for item in inputs]
    summaries = []
    for name, order in (("a", arrivals), ("b", chance.sample(arrivals, len(arrivals)))):
        record = folder / f"{name}.sqlite"
        summaries.append(ingest(order, record, annotate=fakes.annotate, version=fakes.VERSION, resolve=no_incidents))
        ledger = summaries[-1].ledger
        assert ledger.inputs == ledger.stored + ledger.duplicate + ledger.empty + ledger.rejected
        with open_record(record) as reader:
            assert ledger.stored == sum(1 for _ in reader.reports())
            stored = {row.report: row.locator for row in reader.inputs() if row.status == "stored"}
            for row in reader.inputs():
                if row.report:
                    assert stored[row.report] <= row.locator
    assert summaries[0].ledger == summaries[1].ledger
    assert digest(folder / "a.sqlite") == digest(folder / "b.sqlite")


def test_an_input_that_has_gone_does_not_hide_what_was_there(take_in: TakeIn, tmp_path: Path) -> None:
    take_in([fakes.refused("a.txt", content=None)])
    take_in([fakes.arrival("a.txt")])
    summary = take_in([fakes.refused("a.txt", content=None)])
    assert (summary.ledger.inputs, summary.ledger.stored) == (1, 1)


def test_a_page_that_changed_is_a_second_report(take_in: TakeIn, tmp_path: Path) -> None:
    take_in([fakes.arrival("a.txt", fakes.report("a.txt", "First wording."))])
    summary = take_in([fakes.arrival("a.txt", fakes.report("a.txt", "Second wording."))])
    assert (summary.ledger.inputs, summary.ledger.stored) == (2, 2)
    with open_record(tmp_path / "news.sqlite") as reader:
        for row in reader.inputs():
            assert row.capture is not None
            assert reader.originals.check(row.capture)


def test_a_newer_intake_that_reads_an_input_otherwise_takes_its_old_report_away(
    take_in: TakeIn, tmp_path: Path
) -> None:
    capture = Capture("a.html", b"<p>Calm. Give now.</p>", "text/html")
    take_in([Arrival("a.html", "read", None, fakes.report("a.html", "Calm. Give now."), capture)])
    summary = take_in([Arrival("a.html", "read", None, fakes.report("a.html", "Calm."), capture)])
    assert (summary.ledger.inputs, summary.ledger.stored) == (1, 1)
    with open_record(tmp_path / "news.sqlite") as reader:
        assert [row.text for row in reader.reports()] == ["Calm."]
        assert reader.search("give") == ()


def test_a_newer_intake_leaves_a_report_that_another_input_holds(take_in: TakeIn, tmp_path: Path) -> None:
    captures = [Capture(name, name.encode(), "text/html") for name in ("a.html", "b.html")]
    both = [Arrival(c.locator, "read", None, fakes.report(c.locator, "Calm."), c) for c in captures]
    take_in(both)
    changed = Arrival("a.html", "read", None, fakes.report("a.html", "Calm, then."), captures[0])
    take_in([changed])
    with open_record(tmp_path / "news.sqlite") as reader:
        assert sorted((row.name, row.text) for row in reader.reports()) == [
            ("a.html", "Calm, then."),
            ("b.html", "Calm."),
        ]
    take_in([changed, both[1]])
    take_in([changed, both[1]], "fresh.sqlite")
    assert digest(tmp_path / "news.sqlite") == digest(tmp_path / "fresh.sqlite")


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
@pytest.mark.parametrize("together", [True, False])
def test_the_smallest_input_describes_the_report(
    take_in: TakeIn, tmp_path: Path, order: tuple[int, int], together: bool
) -> None:
    text = fakes.story()
    marked = (Block(Span(0, 10), "headline"), Block(Span(10, len(text)), "body"))
    arrivals = [
        fakes.arrival("a.txt", fakes.report("a.txt", text, byline="By A", blocks=marked)),
        fakes.arrival("b.txt", fakes.report("b.txt", text, byline="By B", language="en")),
    ]
    chosen = [arrivals[i] for i in order]
    for batch in [chosen] if together else [[one] for one in chosen]:
        take_in(batch)
    with open_record(tmp_path / "news.sqlite") as reader:
        (row,) = reader.reports()
        assert (row.name, reader.blocks(row.id)) == ("a.txt", marked)
        assert [i.status for i in reader.inputs()] == ["stored", "duplicate"]


def test_a_larger_duplicate_read_by_a_newer_version_is_read_as_the_smallest_gives_it(
    take_in: TakeIn, tmp_path: Path
) -> None:
    text = fakes.story()
    marked = (Block(Span(0, 10), "headline"),)
    arrivals = [
        fakes.arrival("a.txt", fakes.report("a.txt", text, blocks=marked)),
        fakes.arrival("b.txt", fakes.report("b.txt", text)),
    ]
    take_in(arrivals)
    take_in(arrivals[1:], version="fake 2")
    with open_record(tmp_path / "news.sqlite") as reader:
        (row,) = reader.reports()
        assert (row.name, reader.blocks(row.id)) == ("a.txt", marked)


def lines(*reports: Report, given: bool = True, file: str = "day.jsonl") -> list[Arrival]:
    rows = [{"text": item.text, **({"id": item.id} if given else {})} for item in reports]
    captures = [Capture(f"{file}:{n}", json.dumps(row).encode(), "application/json") for n, row in enumerate(rows, 1)]
    return [Arrival(c.locator, "read", None, item, c) for c, item in zip(captures, reports, strict=True)]


def test_json_lines_with_ids_of_their_own_stay_apart(take_in: TakeIn, tmp_path: Path) -> None:
    summary = take_in(lines(fakes.report("r1", "Calm."), fakes.report("r2", "Calm."), fakes.report("r1", "Calm.")))
    assert (summary.ledger.stored, summary.ledger.duplicate) == (2, 1)
    with open_record(tmp_path / "news.sqlite") as reader:
        assert sorted(row.name for row in reader.reports()) == ["r1", "r2"]


def test_an_id_that_looks_like_a_line_number_is_an_id(take_in: TakeIn) -> None:
    assert take_in(lines(fakes.report("1", "Calm."), fakes.report("2", "Calm."))).ledger.stored == 2


def test_lines_of_one_capture_are_kept_once(take_in: TakeIn, tmp_path: Path) -> None:
    capture = Capture("day.jsonl", b"both lines", "application/json")
    both = [Arrival(f"day.jsonl:{n}", "read", None, fakes.report(f"{n}", f"Calm {n}."), capture) for n in (1, 2)]
    take_in(both)
    with open_record(tmp_path / "news.sqlite") as reader:
        assert len({row.capture for row in reader.inputs()}) == 1
        assert sum(1 for _ in reader.reports()) == 2


def test_a_file_name_is_no_id(take_in: TakeIn) -> None:
    same = [fakes.arrival(f"day/{name}", fakes.report(name, "Calm.")) for name in ("a.txt", "b.txt")]
    assert take_in(same).ledger.duplicate == 1


def test_json_lines_without_ids_are_told_apart_by_what_they_say(take_in: TakeIn) -> None:
    unnamed = [fakes.report(f"day.jsonl:{n}", 'Calm. "id": "x"') for n in (1, 2)]
    summary = take_in(lines(*unnamed, given=False))
    assert (summary.ledger.stored, summary.ledger.duplicate) == (1, 1)


def test_one_report_that_breaks_the_reader_does_not_cost_the_others_theirs(take_in: TakeIn) -> None:
    def brittle(reports: Iterable[Report]) -> Iterator[object]:
        for item in reports:
            if "POISON" in item.text:
                raise ZeroDivisionError("on purpose")
            yield fakes.read(item)

    summary = take_in(CORPUS, annotate=brittle)
    assert summary.statuses == {"failed": 1, "not-english": 1, "read": 9}
    assert ("poison.txt", "the reader broke off: ZeroDivisionError: on purpose") in summary.run.refused


def test_a_reading_that_does_not_fit_its_report_fails_alone(take_in: TakeIn, tmp_path: Path) -> None:
    def liar(reports: Iterable[Report]) -> Iterator[object]:
        for item in reports:
            yield fakes.read(fakes.report(item.id, fakes.story()) if item.text == "short" else item)

    take_in([fakes.arrival("a.txt", fakes.report("a.txt", "short")), fakes.arrival("b.txt")], annotate=liar)
    with open_record(tmp_path / "news.sqlite") as reader:
        assert reader.statuses() == {"failed": 1, "read": 1}
    (error,) = sqlite3.connect(tmp_path / "news.sqlite").execute(
        "SELECT reading_error FROM reports WHERE reading_status = 'failed'"
    )
    assert "outside the text" in error[0]


def test_text_that_utf8_cannot_hold_is_kept_character_for_character(take_in: TakeIn, tmp_path: Path) -> None:
    text = "\ud800" + fakes.story(tail="nul \0 and \udfff end")
    locator = b"caf\xe9.txt".decode("utf-8", "surrogateescape")
    take_in([fakes.arrival(locator, fakes.report(locator, text, title="t\ud800"))])
    with open_record(tmp_path / "news.sqlite") as reader:
        (row,) = reader.reports()
        assert row.text == text.replace("\ud800", "\ufffd").replace("\udfff", "\ufffd")
        assert row.title == "t\ufffd"
        assert all(row.text[e.span.start : e.span.end] == e.quote for e in reader.evidence())
        assert [i.locator for i in reader.inputs()] == ["caf\\udce9.txt"]


def test_a_stopped_ingest_leaves_a_stale_record_that_the_next_repairs(take_in: TakeIn, tmp_path: Path) -> None:
    def stopped(reader: object) -> tuple[tuple[()], tuple[()]]:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        take_in(CORPUS, resolve=stopped)
    with open_record(tmp_path / "news.sqlite") as reader:
        assert reader.stale
        assert [run.ended for run in reader.runs()] == [None]
    take_in(CORPUS)
    take_in(CORPUS, "whole.sqlite")
    with open_record(tmp_path / "news.sqlite") as reader:
        assert not reader.stale
        assert [(run.inputs, run.skipped) for run in reader.runs()] == [(0, 0), (46, 46)]
    assert digest(tmp_path / "news.sqlite") == digest(tmp_path / "whole.sqlite")


@pytest.mark.parametrize(
    "name",
    ["news.sqlite", "news.sqlite-wal", "news.sqlite.lock", "news.originals/ab/cd.gz", "x/../news.originals/ab/cd.gz!a"],
)
def test_a_record_does_not_take_itself_in(take_in: TakeIn, tmp_path: Path, name: str) -> None:
    assert take_in([fakes.arrival(str(tmp_path / name))]).ledger.inputs == 0


def test_files_that_only_look_like_the_record_are_taken_in(take_in: TakeIn, tmp_path: Path) -> None:
    names = ["news.sqlite.txt", "other.originals/ab/cd.gz", "nul\0.txt"]
    assert take_in([fakes.arrival(str(tmp_path / name)) for name in names]).ledger.inputs == 3


def test_progress_is_told_after_every_batch(take_in: TakeIn) -> None:
    seen: list[int] = []
    take_in(CORPUS, progress=lambda run: seen.append(run.inputs))
    assert seen == [32, 46]


def test_a_full_disk_is_told_and_the_record_stays_whole(
    take_in: TakeIn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_in(CORPUS[:20])
    before = digest(tmp_path / "news.sqlite")
    from dateline.record import writer

    def small(path: Path) -> sqlite3.Connection:
        connection = original(path)
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + 2}")
        return connection

    original = writer.connect_writer
    big = [fakes.arrival(f"b{n}.txt", fakes.report(f"b{n}.txt", f"Long story {n}. " * 4000)) for n in range(9)]
    with monkeypatch.context() as patch:
        patch.setattr(writer, "connect_writer", small)
        with pytest.raises(RecordError, match=r"the disk is full.*run the same command again"):
            take_in(big)
    assert digest(tmp_path / "news.sqlite") == before
    assert sqlite3.connect(tmp_path / "news.sqlite").execute("PRAGMA integrity_check").fetchone() == ("ok",)
    take_in(big)
    assert digest(tmp_path / "news.sqlite") != before
