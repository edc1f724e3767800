"""The first article, end to end: ingested, then asked through the views. Its text is read from beside the checkout.

Words of the article are named here as little as possible; nothing in the source knows it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from dateline.cli.main import group
from dateline.model.annotation import Reading
from dateline.model.report import Report
from dateline.model.spans import Span
from dateline.reading.annotate import read_one
from dateline.record import open_record
from dateline.views.backers import list_ties
from dateline.views.claims import ClaimView, list_claims
from dateline.views.labels import list_labels
from dateline.views.snapshot import Snapshot, load

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def text(shared: Path) -> str:
    return (shared / "samples" / "canary-libya.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def record(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.sqlite"
    sample = str(shared / "samples" / "canary-libya.txt")
    result = CliRunner().invoke(group, ["ingest", sample, "--record", str(path)])
    assert result.exit_code == 0, result.output
    return path


@pytest.fixture(scope="module")
def snapshot(record: Path) -> Snapshot:
    with open_record(record) as reader:
        return load(reader)


@pytest.fixture(scope="module")
def dated(text: str) -> Reading:
    return read_one(Report("sample", text, published="2019-06-20"))


def claim_with(snapshot: Snapshot, words: str) -> ClaimView:
    """The claim whose content holds some words."""
    return min((view for view in list_claims(snapshot) if words in view.text), key=lambda view: len(view.text))


@pytest.mark.parametrize(
    "words, chain",
    [
        ("bastion", ("The Canary", "Reuters", "Khalifa Hafter")),
        ("supplies", ("The Canary", "Reuters")),
        ("popular", ("The Canary", "BBC")),
        ("two decades", ("The Canary", "BBC")),
        ("exile", ("The Canary", "BBC")),
        ("will not stop", ("The Canary", "almarsad.co", "Khalifa Hafter")),
    ],
)
def test_chains_lead_from_the_outlet_to_the_first_speaker(
    snapshot: Snapshot, words: str, chain: tuple[str, ...]
) -> None:
    assert claim_with(snapshot, words).chain == chain


def test_the_armed_and_the_supplied_stand_in_one_claim(snapshot: Snapshot) -> None:
    assert "armed" in claim_with(snapshot, "supplies").text


def test_the_commander_is_one_actor_over_names_and_pronouns(dated: Reading, text: str) -> None:
    (commander,) = [actor for actor in dated.actors if actor.entity and "haftar" in actor.entity]
    words = [span.of(text).casefold() for span in commander.mentions]
    assert words.count("hafter") + words.count("khalifa hafter") == text.count("Hafter")
    assert {"he", "his", "himself"} <= set(words)


def tie(snapshot: Snapshot, subject: str, kind: str, object_: str) -> bool:
    return any(
        subject in view.subject and view.tie == kind and object_ in view.object and view.statements
        for view in list_ties(snapshot)
    )


def test_ties_are_found_with_both_ends(snapshot: Snapshot) -> None:
    assert tie(snapshot, "Turkey", "arms", "forces")
    assert tie(snapshot, "United Arab Emirates", "supplies", "Hafter’s forces")
    assert tie(snapshot, "Egypt", "supplies", "Hafter’s forces")
    assert tie(snapshot, "US intelligence", "backs", "")
    assert tie(snapshot, "Khalifa Hafter", "leads", "Army")


def test_labels_belong_to_who_uses_them(snapshot: Snapshot) -> None:
    labels = {view.words: view for view in list_labels(snapshot)}
    assert labels["terrorist militias"].speaker == "Khalifa Hafter"
    bastion = next(view for words, view in labels.items() if "bastion" in words)
    assert bastion.speaker == bastion.target == "Khalifa Hafter"
    assert next(view for words, view in labels.items() if "self-styled" in words).speaker == "The Canary (own voice)"


def events(reading: Reading, text: str) -> list[tuple[str, str, str | None, list[str]]]:
    values = {time.id: time.value for time in reading.times}
    return [
        (e.type, e.status, values.get(e.time or ""), [p.span.of(text) for p in e.actors if p.span])
        for e in reading.events
    ]


def test_events_keep_their_standing_and_their_time(dated: Reading, text: str) -> None:
    found = events(dated, text)
    assert any(kind == "THREATEN" and status == "threatened" for kind, status, _, _ in found)
    assert any(kind == "REJECT" and status == "occurred" for kind, status, _, _ in found)
    assert any(kind == "ASSAULT" and day == "2019-04" and "Army" in str(who) for kind, _, day, who in found)
    assert any(
        kind == "ACCUSE" and any("UN" in w for w in who) and any("aid" in w for w in who) for kind, _, _, who in found
    )
    assert any(day == "2011" and status == "occurred" for _, status, day, _ in found)


def test_figures_are_bounds_of_their_words(dated: Reading) -> None:
    figures = {(f.harm, f.wording): (f.low, f.high, f.best) for f in dated.figures}
    assert figures[("killed", "hundreds")] == (200, 999, None)
    assert figures[("displaced", "thousands")] == (2000, 9999, None)


def test_times_are_open_without_a_date_and_fixed_with_one(dated: Reading, text: str) -> None:
    fixed = {time.span.of(text): time.value for time in dated.times}
    assert fixed["Wednesday"] == "2019-06-19" and fixed["April"] == "2019-04" and fixed["2011"] == "2011"
    assert next(value for words, value in fixed.items() if "1980s" in words) == "198X"
    undated = read_one(Report("sample", text))
    assert {t.span.of(text): t.value for t in undated.times}["Wednesday"] == "XXXX-WXX-3"
    assert all(t.start is None for t in undated.times if t.value.startswith("XXXX"))


def test_the_appeal_yields_nothing(dated: Reading, text: str) -> None:
    appeal = text.index("We need your help")
    items: list[Any] = [*dated.claims, *dated.events, *dated.figures, *dated.ties, *dated.labels]
    for item in items:
        for key in ("span", "trigger", "content", "cue", "source"):
            value = getattr(item, key, None)
            spans = [value] if isinstance(value, Span) else list(value or ())
            assert all(span.end <= appeal for span in spans)
    assert {block.role for block in dated.blocks if block.span.start >= appeal} == {"appeal"}


def test_every_row_of_the_views_has_its_span(record: Path, text: str) -> None:
    for line in CliRunner().invoke(group, ["claims", "--json", "--record", str(record)]).stdout.splitlines():
        row = json.loads(line)
        assert " … ".join(text[start:end] for start, end in row["content"]) == row["text"]


def test_nothing_in_the_source_names_the_article() -> None:
    source = Path(__file__).parents[2] / "src"
    for path in source.rglob("*"):
        if path.suffix in {".py", ".toml", ".json"} and path.name != "world.json":
            words = path.read_text(encoding="utf-8").casefold()
            assert "canary" not in words.replace("canary island", ""), path
            assert "almarsad" not in words and "hafter’s" not in words, path
