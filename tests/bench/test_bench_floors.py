"""Floors: what has been reached is held, and only rises; a scorer's refusal is passed on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from dateline.bench.floors import below, load_floors, raised, save_floors
from dateline.bench.run import BenchError, Setup, _pick, run_set
from dateline.bench.sets import SETS, bench_set
from dateline.cli.main import group

ATTRIBUTION, EXTRACTION = bench_set("attribution"), bench_set("extraction")


def test_a_fall_is_a_problem_and_a_rise_is_none() -> None:
    floors = {"attribution": {"full.ov50.F1": 43.0}}
    assert below(ATTRIBUTION, {"full.ov50.F1": 42.6}, floors) == ["attribution full.ov50.F1: 42.6, floor 43.0"]
    assert below(ATTRIBUTION, {"full.ov50.F1": 42.8}, floors) == []
    assert below(ATTRIBUTION, {}, floors) == ["attribution full.ov50.F1: not measured, floor 43.0"]


def test_where_less_is_better_more_is_a_problem() -> None:
    floors = {"extraction": {"aeb.leftovers.pages": 22.0}}
    assert below(EXTRACTION, {"aeb.leftovers.pages": 23.0}, floors)
    assert raised(EXTRACTION, {"aeb.leftovers.pages": 20.0}, floors)["extraction"]["aeb.leftovers.pages"] == 20.0


def test_floors_only_rise() -> None:
    floors = {"attribution": {"full.ov50.F1": 43.0}}
    measured = {"full.ov50.F1": 40.0, "cue.ov50.F1": 60.0}
    assert raised(ATTRIBUTION, measured, floors) == {"attribution": {"full.ov50.F1": 43.0, "cue.ov50.F1": 60.0}}


def test_floors_are_kept_sorted(tmp_path: Path) -> None:
    path = tmp_path / "sub" / "floors.json"
    assert load_floors(path) == {}
    save_floors(path, {"b": {"y": 1.0, "x": 2.0}, "a": {}})
    assert load_floors(path) == {"a": {}, "b": {"x": 2.0, "y": 1.0}}
    assert path.read_text(encoding="utf-8").index('"a"') < path.read_text(encoding="utf-8").index('"b"')


def test_the_pinned_floors_name_known_sets_and_metrics() -> None:
    pinned = load_floors(Path(__file__).parents[2] / "bench" / "floors.json")
    known = {bench.name: set(bench.metrics) for bench in SETS}
    assert set(pinned) <= set(known)
    assert all(set(floors) <= known[name] for name, floors in pinned.items())


def test_paths_into_scores() -> None:
    assert _pick({"a": {"b": 3}}, "a.b") == 3.0
    assert _pick({"a": {"b": None}}, "a.b") is None and _pick({}, "a.b") is None


def test_a_missing_set_says_where_it_was_looked_for(tmp_path: Path) -> None:
    with pytest.raises(BenchError, match="--data"):
        run_set(ATTRIBUTION, Setup(tmp_path), lambda: None)


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """A benchmark folder with one report and a scorer that counts claims."""
    data = tmp_path / "data" / "attribution" / "dev"
    data.mkdir(parents=True)
    report = {"id": "a", "text": "“We are leaving,” the mayor of Hun said."}
    (data / "reports.jsonl").write_text(json.dumps(report) + "\n", encoding="utf-8")
    (data / "gold.jsonl").write_text(json.dumps({"id": "a"}) + "\n", encoding="utf-8")
    (tmp_path / "score.py").write_text(
        "import json, sys\n"
        "rows = [json.loads(line) for line in open(sys.argv[sys.argv.index('--pred') + 1], encoding='utf-8')]\n"
        "if not rows: sys.exit('no rows')\n"
        "print(json.dumps({'full': {'ov50': {'F1': 10 * sum(len(row['claims']) for row in rows)}}}))\n",
        encoding="utf-8",
    )
    return tmp_path


def test_a_set_is_read_and_scored(pipeline: object, tiny: Path) -> None:
    ticks: list[int] = []
    assert run_set(ATTRIBUTION, Setup(tiny), lambda: ticks.append(1)) == {"full.ov50.F1": 10.0}
    assert ticks == [1]


def test_the_command_checks_and_raises_floors(pipeline: object, tiny: Path) -> None:
    floors = tiny / "floors.json"
    arguments = ["bench", "attribution", "--data", str(tiny), "--floors", str(floors), "--keep", str(tiny / "kept")]
    assert CliRunner().invoke(group, [*arguments, "--raise"]).exit_code == 0
    assert load_floors(floors) == {"attribution": {"full.ov50.F1": 10.0}}
    save_floors(floors, {"attribution": {"full.ov50.F1": 50.0}})
    result = CliRunner().invoke(group, arguments)
    assert result.exit_code == 1 and "below the floor" in result.output
    assert json.loads(CliRunner().invoke(group, [*arguments, "--json"]).stdout)["attribution"] == {"full.ov50.F1": 10.0}
    assert (tiny / "kept" / "attribution-dev.jsonl").is_file()


def test_a_set_may_have_a_part_of_its_own(tmp_path: Path) -> None:
    with pytest.raises(BenchError, match=r"times/train/gold\.jsonl"):
        run_set(bench_set("times-news"), Setup(tmp_path, split="dev"), lambda: None)


def test_an_unknown_set_lists_the_known(tiny: Path) -> None:
    result = CliRunner().invoke(group, ["bench", "nonsense", "--data", str(tiny)])
    assert result.exit_code == 2 and "attribution" in result.output


def test_a_scorer_that_refuses_is_quoted(tiny: Path) -> None:
    (tiny / "data" / "attribution" / "dev" / "reports.jsonl").write_text("", encoding="utf-8")
    with pytest.raises(BenchError, match="no rows"):
        run_set(ATTRIBUTION, Setup(tiny), lambda: None)
