"""Lists of your own change the result as docs/own-lists.md says: ten places and ten actors, two invented reports, with and without."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from dateline.cli.main import group
from dateline.lexicon import gazetteer_user, registry_user
from dateline.lexicon.gazetteer import lookup
from dateline.lexicon.gazetteer_user import read_user_gazetteer
from dateline.lexicon.own_check import check_file
from dateline.lexicon.registry import registry
from dateline.lexicon.registry_user import read_user_actors
from dateline.model.annotation import reading_from_json

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
PAGE = ROOT / "docs" / "own-lists.md"
REPORTS = ("coast-bulletin.txt", "kasr-courier.txt")
BULLETIN, COURIER = ((EXAMPLES / name).read_text(encoding="utf-8") for name in REPORTS)


def run(*arguments: str, given: str | None = None) -> str:
    result = CliRunner().invoke(group, list(arguments), prog_name="dateline", input=given)
    assert result.exit_code == 0, (arguments, result.output, result.exception)
    return result.stdout


def annotated(*options: str) -> dict[str, dict[str, Any]]:
    """Report -> {what a span quotes -> the annotation}, for places and actors, read with some lists."""
    lines = run("annotate", *options, given=run("read", *(str(EXAMPLES / name) for name in REPORTS)))
    texts = {
        json.loads(line)["id"]: json.loads(line)["text"]
        for line in run("read", *(str(EXAMPLES / n) for n in REPORTS)).splitlines()
    }
    out: dict[str, dict[str, Any]] = {}
    for line in lines.splitlines():
        reading = reading_from_json(json.loads(line))
        found = out[Path(reading.id).name] = {"version": reading.version}
        found |= {place.span.of(texts[reading.id]): place for place in reading.places}
        found |= {span.of(texts[reading.id]): actor for actor in reading.actors for span in actor.mentions}
    return out


@pytest.fixture(scope="module")
def without() -> dict[str, dict[str, Any]]:
    return annotated()


@pytest.fixture(
    scope="module", params=[("own-places.csv", "own-actors.toml"), ("own-places.geojson", "own-actors.csv")]
)
def with_lists(request: pytest.FixtureRequest) -> tuple[dict[str, dict[str, Any]], str, str]:
    places, actors = request.param
    return annotated("--gazetteer", str(EXAMPLES / places), "--actors", str(EXAMPLES / actors)), places, actors


def test_the_examples_hold_ten_rows_that_dateline_does_not_know() -> None:
    for pair in (("own-places.csv", "own-places.geojson"), ("own-actors.toml", "own-actors.csv")):
        assert all((EXAMPLES / name).is_file() for name in pair)
    places = read_user_gazetteer(EXAMPLES / "own-places.csv")
    actors = read_user_actors(EXAMPLES / "own-actors.toml")
    assert len(places) == len(actors) == 10
    assert [place.name for place in places if any(c.country == place.country for c in lookup(place.name))] == []
    assert [actor.name for actor in actors if registry().named(actor.name)] == []


def test_both_formats_of_an_example_say_the_same() -> None:
    def plain(rows: Any) -> list[tuple[Any, ...]]:
        skip = {"line", "cited", "id"}
        return [tuple(getattr(row, key) for key in row.__slots__ if key not in skip) for row in rows]

    assert plain(read_user_gazetteer(EXAMPLES / "own-places.csv")) == plain(
        read_user_gazetteer(EXAMPLES / "own-places.geojson")
    )
    assert plain(read_user_actors(EXAMPLES / "own-actors.toml")) == plain(read_user_actors(EXAMPLES / "own-actors.csv"))


def test_without_lists_nothing_of_them_is_known(without: dict[str, dict[str, Any]]) -> None:
    bulletin, courier = (without[name] for name in REPORTS)
    assert [bulletin[name].entity for name in ("Tamarisk Brigade", "Salem al-Durhani", "Wadi Shield Force")] == [
        None
    ] * 3
    assert courier["Abu Tamarisk"].entity is None
    placed = [a for found in (bulletin, courier) for a in found.values() if getattr(a, "latitude", None) is not None]
    assert {place.name.title() for place in placed} == {"Tripoli"}
    assert "places" not in bulletin["version"]


@pytest.mark.parametrize(
    ("report", "quote", "row"),
    [
        (0, "Ain Zara", 0),
        (0, "al-Watiya air base", 2),
        (0, "Wadi al-Rabie", 1),
        (1, "Ein Zara", 0),
        (1, "Abu Grein", 5),
        (1, "Tawergha", 6),
    ],
)
def test_a_row_places_its_names_and_is_cited(
    report: int, quote: str, row: int, with_lists: tuple[dict[str, dict[str, Any]], str, str]
) -> None:
    found, places, _ = with_lists
    listed = read_user_gazetteer(EXAMPLES / places)[row]
    place = found[REPORTS[report]][quote]
    assert (place.latitude, place.longitude, place.country, place.precision, place.rule) == (
        listed.latitude, listed.longitude, listed.country, listed.precision, f"user:{places}:{listed.line}",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("report", "quote", "row"),
    [(0, "Tamarisk Brigade", 0), (0, "Wadi Shield Force", 1), (0, "Salem al-Durhani", 2), (0, "Durhani", 2), (0, "Maqsabi", 3),
     (1, "Athel Brigade", 0), (1, "Abu Tamarisk", 2), (1, "Mariam Bulqasi", 4)],
)  # fmt: skip
def test_a_row_names_its_actor_and_is_cited(
    report: int, quote: str, row: int, with_lists: tuple[dict[str, dict[str, Any]], str, str]
) -> None:
    found, _, actors = with_lists
    listed = read_user_actors(EXAMPLES / actors)[row]
    actor = found[REPORTS[report]][quote]
    assert (actor.entity, actor.kind, actor.country, actor.sector, actor.rule) == (
        listed.id, listed.kind, listed.country, listed.sector, f"user:{actors}:{listed.line}",
    )  # fmt: skip


def test_a_place_of_yours_is_nobody_and_the_version_names_the_lists(
    without: dict[str, dict[str, Any]], with_lists: tuple[dict[str, dict[str, Any]], str, str]
) -> None:
    found, places, actors = with_lists
    assert without[REPORTS[1]]["Ein Zara"].kind == "person"  # what the tagger takes it for
    assert not hasattr(found[REPORTS[1]]["Ein Zara"], "mentions")
    told = found[REPORTS[0]]["version"]
    assert (
        told.startswith(without[REPORTS[0]]["version"]) and f"places {places} " in told and f"actors {actors} " in told
    )


def test_a_row_of_yours_wins_over_the_packaged_one(tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text("name,lat,lon,kind,country\nDerna,10.5,20.5,village,TCD\n", encoding="utf-8")
    (tmp_path / "a.csv").write_text("name,kind,country\nHamas,organisation,TCD\n", encoding="utf-8")
    line = json.dumps(
        {"id": "1", "text": "Hamas fighters met the council in Derna on Monday, residents of Tripoli said."}
    )
    plain = json.loads(run("annotate", given=line))
    own = json.loads(
        run("annotate", "--gazetteer", str(tmp_path / "p.csv"), "--actors", str(tmp_path / "a.csv"), given=line)
    )

    def of(reading: dict[str, Any]) -> tuple[Any, ...]:
        place = next(place for place in reading["places"] if place["name"] == "Derna")
        return place["country"], place["rule"], {actor["entity"] for actor in reading["actors"] if actor["entity"]}

    assert of(plain)[0] == "LBY" and not of(plain)[1].startswith("user:")
    assert of(own) == ("TCD", "user:p.csv:2", {"own-hamas"}) and of(plain)[2] != {"own-hamas"}


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """A record of the two reports without lists, and one with them."""
    folder = tmp_path_factory.mktemp("own")
    plain, own = str(folder / "plain.sqlite"), str(folder / "own.sqlite")
    reports = [str(EXAMPLES / name) for name in REPORTS]
    lists = ["--gazetteer", str(EXAMPLES / "own-places.csv"), "--actors", str(EXAMPLES / "own-actors.toml")]
    run("ingest", *reports, "--record", plain)
    run("ingest", *reports, "--record", own, *lists)
    yield plain, own


def shelling(record: str) -> dict[str, Any]:
    """The incident of both reports."""
    found = [json.loads(line) for line in run("incidents", "--record", record, "--json").splitlines()]
    (incident,) = (one for one in found if one["counts"]["reports"] == 2)
    return incident  # type: ignore[no-any-return]


def test_the_incident_of_two_reports_lies_where_your_row_says(records: tuple[str, str]) -> None:
    plain, own = map(shelling, records)
    assert plain["place"]["name"].title() == "Tripoli"
    assert (own["place"]["latitude"], own["place"]["longitude"]) == (32.8, 13.27)
    assert json.loads(run("incidents", "--place", "Ain Zara", "--record", records[1], "--json").splitlines()[0])


def test_who_joins_the_aliases_of_your_row_over_two_reports(records: tuple[str, str]) -> None:
    plain, own = records
    apart = [json.loads(line) for line in run("actors", "--record", plain, "--json").splitlines()]
    assert {"Salem al-Durhani", "Abu Tamarisk"} <= {row["name"] for row in apart}
    lists = ("--actors", str(EXAMPLES / "own-actors.toml"))
    rows = [json.loads(line) for line in run("who", "Abu Tamarisk", "--record", own, "--json", *lists).splitlines()]
    assert {row["id"] for row in rows} == {"own-salem-al-durhani"}
    assert [row["what"] for row in rows if row["section"] == "name"] == ["Abu Tamarisk", "Durhani", "Salem al-Durhani"]
    known = [(row["what"], row["since"], row["until"], row["source"]) for row in rows if row["status"] == "known"]
    assert known == [
        ("deputy commander of the Tamarisk Brigade", "2018-05", "2019-04-20", "user:own-actors.toml:21"),
        ("commander of the Tamarisk Brigade", "2019-04-20", None, "user:own-actors.toml:21"),
    ]
    seen = {
        row["what"]: row["evidence"][0]["report"]
        for row in rows
        if row["section"] == "role" and row["status"] == "seen"
    }
    assert seen == {
        "commander of the Tamarisk Brigade": "coast-bulletin.txt",
        "commander of the Athel Brigade": "kasr-courier.txt",
        "Brigade leader": "kasr-courier.txt",
    }
    leads = next(row for row in rows if row["section"] == "tie" and row["other"] == "Tamarisk Brigade")
    assert (leads["what"], leads["reports"]) == ("Salem al-Durhani leads Tamarisk Brigade", 2)
    assert "is not in the registry in use" in run("who", "Salem al-Durhani", "--record", own)


def test_other_lists_are_read_anew_and_the_same_ones_are_not(records: tuple[str, str], tmp_path: Path) -> None:
    reports = [str(EXAMPLES / name) for name in REPORTS]
    record = str(tmp_path / "r.sqlite")
    lists = ["--gazetteer", str(EXAMPLES / "own-places.csv")]
    told = [
        CliRunner().invoke(group, ["ingest", *reports, "--record", record, *extra]).stderr
        for extra in ([], lists, lists, [])
    ]
    assert ["2 read, 0 there already" in line for line in told] == [True, True, False, True]


def test_the_examples_of_the_page_are_right(tmp_path: Path) -> None:
    text = PAGE.read_text(encoding="utf-8")
    blocks = re.findall(r"```(csv|toml|geojson)\n(.*?)```", text, re.S)
    held = []
    for number, (ending, block) in enumerate(blocks):
        path = tmp_path / f"{number}.{ending}"
        path.write_text(block, encoding="utf-8")
        found = check_file(path)
        held.append((ending, found.kind, found.rows, found.errors))
    assert held == [
        ("csv", "places", 2, ()), ("geojson", "places", 1, ()), ("toml", "actors", 1, ()), ("csv", "actors", 1, ()),
    ]  # fmt: skip


def test_the_errors_of_the_page_are_those_of_the_program(tmp_path: Path) -> None:
    text = PAGE.read_text(encoding="utf-8")
    shown = re.search(r"```\n(my-places\.csv: line 4.*?)```", text, re.S)
    assert shown is not None
    path = tmp_path / "my-places.csv"
    path.write_text("name,lat,lon,kind,country\nA,1,2,town,LBY\nB,3,4,town,LBY\nC,32;8,13,town,LBY\n", encoding="utf-8")
    result = CliRunner().invoke(group, ["annotate", "--gazetteer", str(path)], input="")
    assert str(result.exception).removeprefix(f"{tmp_path}/") == shown.group(1).strip()


def test_the_calls_of_the_readme_of_the_examples_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (block,) = re.findall(r"```sh\n(.*?)```", (EXAMPLES / "README.md").read_text(encoding="utf-8"), re.S)
    (tmp_path / "examples").symlink_to(EXAMPLES)
    monkeypatch.chdir(tmp_path)
    outputs = [run(*shlex.split(line)[1:]) for line in block.splitlines()]
    assert len(outputs) == 3 and outputs[2].startswith("Salem al-Durhani  (person, LBY, REB)")


def test_columns_of_the_page_are_those_that_are_read() -> None:
    text = PAGE.read_text(encoding="utf-8")
    places, actors = text.partition("## Actors")[::2]
    for part, columns in ((places, gazetteer_user.COLUMNS), (actors, registry_user.COLUMNS)):
        assert re.findall(r"^\| `(\w+)` \|", part, re.M) == list(columns)
