from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import record_fakes as fakes

from dateline.model.errors import RecordError
from dateline.model.report import Block
from dateline.model.spans import Span
from dateline.model.statement import Copy, Incident, Origin, PlaceRef, Toll
from dateline.record import Reader, open_record
from dateline.record.interface import RecordReader, RecordWriter
from dateline.record.writer import Writer

TEXT = fakes.story()


@pytest.fixture
def path(take_in: Callable[..., object], tmp_path: Path) -> Path:
    take_in(
        [
            fakes.arrival("a.txt", fakes.report("a.txt", TEXT, outlet="The Vesna Post", published="2031-03-04")),
            fakes.arrival("b.txt", fakes.report("b.txt", fakes.story("Hill Brigade", "Kalem", 3))),
        ]
    )
    return tmp_path / "news.sqlite"


@pytest.fixture
def reader(path: Path) -> Iterator[Reader]:
    with open_record(path) as opened:
        yield opened


@pytest.fixture
def first(reader: Reader) -> str:
    row = reader.report("a.txt")
    assert row is not None
    return row.id


def test_the_classes_keep_the_promises(path: Path) -> None:
    promise: RecordReader = Reader(path)
    promise.close()
    writing: RecordWriter = Writer(path)
    writing.close()


def test_reports_by_id_and_by_name(reader: Reader, first: str) -> None:
    assert [row.id for row in reader.reports()] == sorted(row.id for row in reader.reports())
    by_id = reader.report(first)
    assert by_id == reader.report("a.txt")
    assert by_id is not None
    assert (by_id.text, by_id.outlet, by_id.published, by_id.language) == (TEXT, "The Vesna Post", "2031-03-04", "en")
    assert reader.report("c.txt") is None
    assert reader.reading_status("nothing") is None
    assert reader.reading_status(first) == "read"


@pytest.mark.parametrize("kind", "evidence actors places times claims labels events figures ties issues".split())
def test_statements_of_one_report_are_a_part_of_all_in_a_fixed_order(reader: Reader, first: str, kind: str) -> None:
    ask = getattr(reader, kind)
    everything, mine = list(ask()), list(ask(first))
    assert mine
    assert [row for row in everything if row.report == first] == mine
    assert [row.report for row in everything] == sorted(row.report for row in everything)
    assert list(ask("nothing")) == []
    assert list(ask()) == everything


def test_an_event_carries_its_sides_place_time_and_claim(reader: Reader, first: str) -> None:
    (event,) = reader.events(first)
    assert (event.type, event.mode, event.status, event.quote) == ("ASSAULT", "heavy-weapons", "occurred", "shelled")
    assert (event.actors, event.recipients) == (("Northern Guard",), ("people",))
    assert event.place == PlaceRef("Vesna", "3190", 44.5, 20.25, "SRB", "settlement")
    assert (event.start, event.end, event.carried, event.acled) == ("2031-03-03", "2031-03-03", True, "Shelling")
    assert event.claim == next(reader.claims(first)).id
    assert event.trigger.of(TEXT) == event.quote


def test_a_claim_carries_its_parts_and_its_chain(reader: Reader, first: str) -> None:
    (claim,) = reader.claims(first)
    assert claim.text.startswith("The Northern Guard shelled")
    assert (claim.source_text, claim.source_name) == ("the Northern Guard", "Northern Guard")
    assert [part.quote for part in claim.cue] == ["said"]
    assert [(hop.name, hop.role) for hop in claim.chain] == [
        ("The Vesna Post", "outlet"),
        ("Northern Guard", "speaker"),
    ]
    assert [hop.span and hop.span.of(TEXT) for hop in claim.chain] == [None, "the Northern Guard"]
    assert (claim.form, claim.stance, claim.score) == ("indirect", "neutral", 0.75)


def test_a_printing_outlet_that_is_not_known_has_no_name(reader: Reader) -> None:
    other = reader.report("b.txt")
    assert other is not None
    (claim,) = reader.claims(other.id)
    assert claim.chain[0].name is None


def test_actors_labels_ties_figures_places_times_issues(reader: Reader, first: str) -> None:
    guard, people = reader.actors(first)
    assert (guard.name, guard.kind, guard.entity, guard.country, guard.sector) == (
        "Northern Guard", "group", "guard", "XKX", "UAF",
    )  # fmt: skip
    assert [mention.quote for mention in guard.mentions] == ["Northern Guard", "Northern Guard"]
    own, attributed = reader.labels(first)
    assert (own.target_name, own.speaker_name, own.speaker) == ("Northern Guard", "outlet", None)
    assert (attributed.speaker_name, attributed.speaker) == ("people", people.id)
    fights, based = reader.ties(first)
    assert (fights.subject_name, fights.object_name, fights.object, fights.start) == (
        "Northern Guard", "people", people.id, "2031-03-03",
    )  # fmt: skip
    assert (based.tie, based.object_name, based.start, based.claim) == ("based_in", "Vesna", None, None)
    (figure,) = reader.figures(first)
    assert (figure.harm, figure.low, figure.best, figure.wording, figure.span.of(TEXT)) == (
        "killed",
        12,
        12,
        "12",
        "12",
    )
    assert figure.event == next(reader.events(first)).id
    (place,) = reader.places(first)
    assert (place.evidence.quote, place.ref.geonames, place.sense) == ("Vesna", "3190", "literal")
    (time,) = reader.times(first)
    assert (time.evidence.quote, time.value, time.start) == ("3 March 2031", "2031-03-03", "2031-03-03")
    (issue,) = reader.issues(first)
    assert issue.evidence is not None
    assert (issue.step, issue.evidence.quote) == ("times", "3 March 2031")


def test_every_span_quotes_its_report_also_for_sql(reader: Reader, path: Path) -> None:
    texts = {row.id: row.text for row in reader.reports()}
    rows = list(reader.evidence())
    assert len(rows) > 30
    assert all(row.span.of(texts[row.report]) == row.quote for row in rows)
    assert {row.field for row in rows} == {
        "mentions", "span", "content", "cue", "source", "chain", "trigger", "actors", "recipients",
    }  # fmt: skip
    wrong = """SELECT count(*) FROM evidence JOIN reports ON reports.id = report
               WHERE substr(text, start + 1, "end" - start) <> quote"""
    assert sqlite3.connect(path).execute(wrong).fetchone() == (0,)


def test_bodies_leave_out_appeals(take_in: Callable[..., object], tmp_path: Path) -> None:
    text = "Calm in Vesna. Give to us. Calm in Kalem."
    blocks = (Block(Span(0, 15), "body"), Block(Span(15, 27), "appeal"), Block(Span(27, 41), "body"))
    take_in([fakes.arrival("a.txt", fakes.report("a.txt", text, blocks=blocks))], "other.sqlite")
    with open_record(tmp_path / "other.sqlite") as reader:
        assert [body for _, body in reader.bodies()] == ["Calm in Vesna. Calm in Kalem."]


def test_incidents_and_copies_come_back_as_they_were_put(path: Path, reader: Reader) -> None:
    one, two = (row.id for row in reader.reports())
    events, figures = list(reader.events()), list(reader.figures())
    figure = figures[0]
    toll = Toll(figure.id, figure.report, "killed", 12, None, 12, "new", "2031-03-04", 1, figure.span)
    incidents = (
        Incident(
            "incident-b", "ASSAULT", "heavy-weapons", "occurred", PlaceRef("Vesna", None, 1.5, 2.5, None, "settlement"),
            "2031-03-03", "2031-03-04", (events[1].id, events[0].id), (one, two),
            (Origin((one,), "a wire", "credit line"), Origin((two,), None, "own words")), (toll,), "same day and place",
        ),
        Incident("incident-a", "PROTEST", None, "occurred", None, None, None, (events[0].id,), (one,), (), (), "alone"),
    )  # fmt: skip
    copies = (Copy(one, two, 0.75, "half the words"),)
    with open_record(path, write=True) as writer:
        writer.replace_incidents(incidents, copies, "x")
        assert reader.incidents() == incidents
        assert reader.copies() == copies
        assert not writer.is_stale("x")
        assert writer.is_stale("y")
        writer.replace_incidents((), (), "x")
    assert reader.incidents() == ()
    assert reader.copies() == ()


def test_a_failing_replacement_leaves_the_incidents_that_were_there(path: Path, reader: Reader) -> None:
    before = reader.incidents()
    assert before
    lost = Incident("i", "PROTEST", None, "occurred", None, None, None, ("no such event",), (), (), (), "")
    with open_record(path, write=True) as writer, pytest.raises(RecordError, match="FOREIGN KEY"):
        writer.replace_incidents((lost,), (), "x")
    assert reader.incidents() == before


def test_judgements_are_appended_and_undone_never_changed(path: Path, reader: Reader, first: str) -> None:
    with open_record(path, write=True) as writer:
        one = writer.judge("2031-03-05T10:00:00+00:00", "lena", "same-actor", first, {"with": "x", "ü": 1})
        two = writer.judge("2031-03-05T11:00:00+00:00", "lena", "same-actor", first, None, undoes=one)
        with pytest.raises(RecordError, match="nothing to undo"):
            writer.judge("2031-03-05T12:00:00+00:00", "lena", "same-actor", "another", None, undoes=one)
        with pytest.raises(RecordError, match="nothing to undo"):
            writer.judge("2031-03-05T12:00:00+00:00", "lena", "same-actor", first, None, undoes=77)
    assert [(row.number, row.undoes) for row in reader.judgements(first)] == [(one, None), (two, one)]
    assert next(reader.judgements()).decision == '{"with": "x", "ü": 1}'
    assert list(reader.judgements("another")) == []
    db = sqlite3.connect(path)
    for change in ("UPDATE judgements SET who = 'x'", "DELETE FROM judgements"):
        with pytest.raises(sqlite3.IntegrityError, match="never"):
            db.execute(change)


def test_a_judgement_may_be_made_while_an_ingest_holds_the_lock(path: Path, reader: Reader, first: str) -> None:
    with open_record(path, write=True), Writer(path, shared=True) as beside:
        beside.judge("2031-03-05T10:00:00+00:00", "lena", "wrong", first, True)
    assert len(list(reader.judgements())) == 1


def test_judgements_survive_a_new_reading(path: Path, reader: Reader, take_in: Callable[..., object]) -> None:
    event = next(reader.events()).id
    with open_record(path, write=True) as writer:
        writer.judge("2031-03-05T10:00:00+00:00", "lena", "wrong", event, True)
    take_in([fakes.arrival("a.txt")], version="fake 2")
    assert len(list(reader.judgements(event))) == 1


def test_a_reading_of_no_report_of_the_batch_is_refused_and_undone(path: Path, reader: Reader) -> None:
    before = reader.digest()
    with open_record(path, write=True) as writer, pytest.raises(RecordError, match="not among the reports"):
        writer.store([], {"report-0": fakes.read(fakes.report())}, "x")
    assert reader.digest() == before


def test_a_reader_cannot_write(reader: Reader) -> None:
    with pytest.raises(RecordError, match="cannot be written"):
        list(reader._all("DELETE FROM reports"))


def test_a_missing_record_names_the_command_that_makes_one(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="dateline ingest PATH --record"):
        open_record(tmp_path / "none.sqlite")
    assert list(tmp_path.iterdir()) == []


def test_the_digest_sees_every_table(path: Path, reader: Reader) -> None:
    before = reader.digest()
    assert before == reader.digest()
    db = sqlite3.connect(path)
    db.execute("UPDATE hops SET role = 'agency' WHERE ordinal = 1")
    db.commit()
    assert reader.digest() != before


@pytest.mark.parametrize(
    "view", "claims_flat events_flat figures_flat labels_flat ties_flat incidents_flat mentions".split()
)
def test_the_views_for_other_tools_have_rows(path: Path, view: str) -> None:
    assert sqlite3.connect(path).execute(f"SELECT * FROM {view}").fetchall()


def test_the_flat_views_say_what_the_reader_says(path: Path) -> None:
    db = sqlite3.connect(path)
    assert db.execute("SELECT chain FROM claims_flat ORDER BY report_name").fetchall() == [
        ("The Vesna Post → Northern Guard",),
        ("? → Hill Brigade",),
    ]
    assert db.execute("SELECT actors, recipients, place FROM events_flat ORDER BY report_name").fetchall() == [
        ("Northern Guard", "people", "Vesna"),
        ("Hill Brigade", "people", "Kalem"),
    ]
