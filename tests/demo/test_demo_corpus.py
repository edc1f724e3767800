"""The bundled exercise reports are marked as fictional, complete, and what the manifest says they are."""

from __future__ import annotations

import calendar
import gzip
import json
import re
import tomllib
import xml.etree.ElementTree as ET
from collections import Counter
from datetime import date
from email.utils import parsedate_to_datetime
from functools import cache
from html.parser import HTMLParser
from importlib.resources import files
from typing import Any

import pytest

DEMO = files("dateline.demo")
REPORTS = DEMO / "reports"
MANIFEST: dict[str, list[dict[str, Any]]] = tomllib.loads((DEMO / "manifest.toml").read_text(encoding="utf-8"))
ROWS = MANIFEST["report"]
STORIES = {story["id"]: story for story in MANIFEST["story"]}
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
MONTHS = list(calendar.month_name)  # index 1 is January
MARK = re.compile(r"^(EXERCISE: this report is fictional\.|EXERCICE \(EXERCISE\) : cet article est fictif\.)")


class _Paragraphs(HTMLParser):
    """The text of each <p> of a page, in order; the page around them is dropped."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._open = False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag == "p":
            self.found.append("")
            self._open = True

    def handle_endtag(self, tag: str) -> None:
        self._open = self._open and tag != "p"

    def handle_data(self, data: str) -> None:
        if self._open:
            self.found[-1] += data


def _paragraphs_of_page(page: str) -> list[str]:
    parser = _Paragraphs()
    parser.feed(page)
    return parser.found


def _file_text(name: str) -> str:
    data = (REPORTS / name).read_bytes()
    return (gzip.decompress(data) if name.endswith(".gz") else data).decode("utf-8")


@cache
def _json_lines(name: str) -> dict[str, dict[str, Any]]:
    return {line["id"]: line for line in map(json.loads, _file_text(name).splitlines())}


@cache
def _feed_items(name: str) -> dict[str, dict[str, str]]:
    items = ET.fromstring(_file_text(name)).iter("item")  # noqa: S314 - our own file
    return {str(item.findtext("guid")): {child.tag: child.text or "" for child in item} for item in items}


def _paragraphs(row: dict[str, Any]) -> list[str]:
    """The paragraphs of one report of the manifest, without regard to their roles."""
    name = row["file"]
    if name.endswith(".jsonl"):
        return str(_json_lines(name)[row["id"]]["text"]).split("\n\n")
    if name.endswith(".xml"):
        return _paragraphs_of_page(_feed_items(name)[row["id"]][CONTENT])
    if ".html" in name:
        return _paragraphs_of_page(_file_text(name))
    return _file_text(name).strip().split("\n\n")


def _stated_date(row: dict[str, Any]) -> date | None:
    """The publication date as the file itself states it."""
    name = row["file"]
    if name.endswith(".jsonl"):
        return date.fromisoformat(_json_lines(name)[row["id"]]["published"][:10])
    if name.endswith(".xml"):
        return parsedate_to_datetime(_feed_items(name)[row["id"]]["pubDate"]).date()
    if ".html" in name:
        found = re.search(
            r'<time[^>]*datetime="(\d{4}-\d\d-\d\d)|<meta name="date" content="([^"]+)"', _file_text(name)
        )
        return date.fromisoformat(found[1] or found[2]) if found else None
    head = "\n".join(_paragraphs(row)[:3])
    stated = re.search(r"(?:Published |Publié le |, )(\d{1,2}) (\w+) (2024)", head)
    if stated is None:
        return None
    month = 3 if stated[2] == "mars" else MONTHS.index(stated[2])
    return date(int(stated[3]), month, int(stated[1]))


def _body(row: dict[str, Any]) -> list[str]:
    """Paragraphs long enough to be told apart as copies, without dateline and the mark of the exercise."""
    strip = re.compile(r"^[A-Z][A-Z ]+[^(]{0,30}\(Sahel Wire\) - ")
    return [strip.sub("", p) for p in _paragraphs(row) if len(p) > 60 and not MARK.match(p)]


def _row(report_id: str) -> dict[str, Any]:
    return next(row for row in ROWS if row["id"] == report_id)


all_reports = pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])


@all_reports
def test_every_report_is_marked_as_an_exercise(row: dict[str, Any]) -> None:
    assert sum(bool(MARK.match(p)) for p in _paragraphs(row)) == 1


def test_no_file_lacks_the_mark_and_the_readme_says_fictional() -> None:
    for entry in REPORTS.iterdir():
        assert "EXERCISE" in _file_text(entry.name), entry.name
    assert "Everything here is fictional" in (DEMO / "README.md").read_text(encoding="utf-8")


def test_manifest_and_folder_name_the_same_files_and_reports() -> None:
    assert {row["file"] for row in ROWS} == {entry.name for entry in REPORTS.iterdir()}
    assert len({row["id"] for row in ROWS}) == len(ROWS)
    for name, load in (("agency-archive.jsonl", _json_lines), ("halyard-news-feed.xml", _feed_items)):
        assert set(load(name)) == {row["id"] for row in ROWS if row["file"] == name}


def test_the_corpus_is_large_and_varied_enough_for_the_demo() -> None:
    assert len(ROWS) >= 20
    assert len(STORIES) == 5
    assert {row["story"] for row in ROWS} == set(STORIES)
    assert min(Counter(row["story"] for row in ROWS).values()) >= 3
    assert len({row["outlet"] for row in ROWS}) >= 7
    assert {row["file"].partition(".")[2] for row in ROWS} == {"txt", "html", "html.gz", "jsonl", "xml"}
    assert [row["id"] for row in ROWS if row["language"] != "en"] == ["fil-du-fleuve-treve.txt"]


@all_reports
def test_outlet_and_date_can_be_learnt_from_the_file(row: dict[str, Any]) -> None:
    assert row["outlet"] in _file_text(row["file"])
    assert _stated_date(row) == row["published"]
    story = STORIES[row["story"]]
    assert story["first"] <= row["published"] <= story["last"]


@all_reports
def test_reports_have_the_length_of_news(row: dict[str, Any]) -> None:
    assert 120 <= len(" ".join(_paragraphs(row)).split()) <= 450


def test_the_stories_cover_five_weeks_and_grow_denser() -> None:
    weeks = Counter((row["published"] - date(2024, 3, 4)).days // 7 + 1 for row in ROWS)
    assert sorted(weeks) == [1, 2, 3, 4, 5]
    assert sum(weeks[w] for w in (3, 4, 5)) > 2 * sum(weeks[w] for w in (1, 2))


@pytest.mark.parametrize("row", [r for r in ROWS if r["origin"] == "copy"], ids=lambda row: row["id"])
def test_verbatim_copies_share_every_paragraph_of_the_wire(row: dict[str, Any]) -> None:
    wire = [p for p in _body(_row(row["of"])) if not p.startswith(("Shells hit", "By "))]
    assert set(wire) <= set(_body(row))
    assert row["outlet"] != _row(row["of"])["outlet"]
    assert any(p.startswith("(Reporting by ") for p in _paragraphs(row))


@pytest.mark.parametrize("row", [r for r in ROWS if r["origin"] == "abridged"], ids=lambda row: row["id"])
def test_abridged_copies_are_shorter_and_say_nothing_of_their_own(row: dict[str, Any]) -> None:
    source = " ".join(_body(_row(row["of"])))
    sentences = [s for p in _body(row) for s in re.split(r"(?<=[.”]) (?=[A-Z])", p)]
    assert all(sentence.rstrip(".") in source for sentence in sentences)
    assert len(" ".join(_body(row))) < 0.7 * len(source)


@pytest.mark.parametrize("row", [r for r in ROWS if r["origin"] == "own"], ids=lambda row: row["id"])
def test_reports_of_their_own_share_no_paragraph_with_another(row: dict[str, Any]) -> None:
    others = {p for r in ROWS if r["origin"] == "own" and r["id"] != row["id"] for p in _body(r)}
    furniture = ("(", "By ", "©", "Support the Gazette", "Reporting like this", "The Aden Lantern lives", "Sign up")
    assert not [p for p in _body(row) if p in others and not p.startswith(furniture) and "fictional" not in p]


@pytest.mark.parametrize(
    ("report_id", "words"),
    [
        ("sahel-wire-market-shelled.txt", ["At least 12", "what it called “Acacia terrorists”", "did not respond"]),
        ("kosti-bulletin-toll-climbs.txt", ["As many as 20", "told Radio Kardus, citing hospital sources", "martyrs"]),
        ("nile-ledger-acacia-denies.html", ["denied on Thursday that", "two days earlier", "dozens of martyrs"]),
        ("sahel-wire-toll-corrected.txt", ["revised the number", "to 17, from 12", "Correction:"]),
        ("halyard-acacia-ultimatum", ["72 hours", "refused to withdraw", "3,400 people have fled"]),
        ("sidra-gazette-ultimatum.txt", ["self-styled", "threatened to take it by force", "2011 uprising"]),
        ("sidra-gazette-talks-refused.html", ["refused to receive a delegation", "who asked not to be named"]),
        ("sahel-wire-truce-signed.txt", ["ceasefire", "agreed on Friday to stop fighting"]),
        ("halyard-ansongo-convoy", ["worst breach yet of a ceasefire", "abducting four drivers"]),
        ("aden-lantern-arrests.html", ["arrested protesters", "self-proclaimed", "condition of anonymity"]),
        ("aden-lantern-general-strike.txt", ["Donate at", "turned down talks"]),
        ("meridian-courier-night-flights.html", ["paid for by a neighbouring state", "had heard from a pilot"]),
        ("sahel-wire-cargo-denial.txt", ["denied that it had carried weapons", "so-called"]),
        ("nile-ledger-crates.txt", ["which quoted a memo in which", "a loader at Kufra had told it"]),
    ],
)
def test_reports_hold_the_wording_they_are_there_for(report_id: str, words: list[str]) -> None:
    text = " ".join(_paragraphs(_row(report_id)))
    assert [w for w in words if w not in text] == []


def test_the_readme_lists_every_report() -> None:
    readme = (DEMO / "README.md").read_text(encoding="utf-8")
    table = [line for line in readme.splitlines() if line.startswith("| 2024-")]
    assert len(table) == len(ROWS)
    for row in ROWS:
        assert any(f"| {row['published']} | `{row['file']}`" in line and row["note"] in line for line in table)


def test_addresses_lead_nowhere() -> None:
    known = {"purl.org", "schema.org"}  # names of vocabularies, not places to go
    for entry in REPORTS.iterdir():
        hosts = set(re.findall(r"https?://([\w.-]+)", _file_text(entry.name)))
        assert all(host.endswith(".example") for host in hosts - known), entry.name


def test_the_commander_is_told_in_pronouns() -> None:
    paragraph = next(
        p for p in _paragraphs(_row("meridian-courier-zarmani-profile.html")) if p.startswith("Zarmani was")
    )
    assert len(re.findall(r"\b(he|his|him)\b", paragraph, flags=re.IGNORECASE)) >= 10
