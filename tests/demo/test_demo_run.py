"""The tour: one command, a record and a briefing, over reports in five formats."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from dateline.cli.main import group
from dateline.record import open_record
from dateline.views.snapshot import load

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def tour(pipeline: object, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("tour")
    result = CliRunner().invoke(group, ["demo", "--output", str(folder)])
    assert result.exit_code == 0, result.output
    return folder, result.output


def test_the_tour_says_where_it_put_things(tour: tuple[Path, str]) -> None:
    folder, output = tour
    assert (folder / "brief.html").stat().st_size > 50_000
    assert str(folder / "brief.html") in output and "exercise" in output


def test_every_report_is_stored_and_the_ledger_adds_up(tour: tuple[Path, str]) -> None:
    with open_record(tour[0] / "demo.sqlite") as reader:
        ledger = reader.ledger()
        assert ledger.inputs == ledger.stored == 26
        assert sorted({reader.reading_status(report.id) for report in reader.reports()}) == ["not-english", "read"]
        assert not [issue for issue in reader.issues() if issue.code == "failed"]
        assert not reader.stale


def test_copies_of_the_wire_are_one_origin(tour: tuple[Path, str]) -> None:
    with open_record(tour[0] / "demo.sqlite") as reader:
        snapshot = load(reader)
    largest = max(snapshot.incidents, key=lambda incident: len(incident.reports))
    assert len(largest.reports) >= 4
    assert len(largest.origins) < len(largest.reports)
    assert largest.place is not None and largest.place.name == "Umm Ruwaba" and largest.start == "2024-03-19"


def test_outlets_are_learnt_from_every_format(tour: tuple[Path, str]) -> None:
    with open_record(tour[0] / "demo.sqlite") as reader:
        outlets = {report.outlet for report in reader.reports()}
    assert {"Sahel Wire", "Nile Ledger", "Sidra Gazette", "Halyard News", "Aden Lantern"} <= outlets
