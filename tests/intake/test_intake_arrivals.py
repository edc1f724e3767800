"""Arrivals of every format, whole and damaged: each input ends in an outcome with a reason, and the rest goes on."""

import gzip
import io
import json
import os
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest
from intake_samples import ATOM, BODY, HEAD, PAGE, PROSE, RSS, warc_gz, warc_record

from dateline.intake.arrivals import Limits, arrivals
from dateline.model.arrival import Arrival

LINES = "".join(json.dumps({"id": f"r{n}", "text": f"The army lost {n} posts in Varesh."}) + "\n" for n in range(3000))


def of(folder: Path, name: str, content: bytes | str, limits: Limits | None = None) -> list[Arrival]:
    """The arrivals of one file with this content."""
    file = folder / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(arrivals([str(file)], limits=limits))


def one(folder: Path, name: str, content: bytes | str, limits: Limits | None = None) -> Arrival:
    found = of(folder, name, content, limits)
    assert len(found) == 1
    check(found[0])
    return found[0]


def check(arrival: Arrival) -> None:
    """What every arrival keeps: a report exactly when read, a reason exactly when not."""
    assert (arrival.report is not None) == (arrival.outcome == "read")
    assert (arrival.reason is None) == (arrival.outcome == "read")


def test_page(tmp_path: Path) -> None:
    arrival = one(tmp_path, "page.html", PAGE)
    report = arrival.report
    assert report is not None and arrival.capture is not None
    assert report.text == "\n\n".join(PROSE)
    assert (report.id, report.title, report.outlet, report.byline) == (
        "page.html", "Column enters Varesh & Dol", "Hill Courier", "Ana Dole",
    )  # fmt: skip
    assert (report.published, report.language) == ("2024-03-14T09:30:00+01:00", "en")
    assert report.url == "https://hill-courier.example/2024/varesh"
    assert report.blocks is not None and [block.role for block in report.blocks] == ["lede", "body", "body"]
    assert arrival.capture.media_type == "text/html; charset=utf-8"


@pytest.mark.parametrize("name", ["a.jsonl", "a.txt", "a"])
def test_json_lines(tmp_path: Path, name: str) -> None:
    row = {
        "id": "a",
        "text": "The army left Varesh.",
        "outlet": "Courier",
        "published": "2024-03-14",
        "byline": ["A", "B"],
    }
    found = of(tmp_path, name, json.dumps(row) + "\n\n" + json.dumps({"text": "Nobody stayed."}) + "\n")
    assert [arrival.locator.rsplit("/", 1)[-1] for arrival in found] == [f"{name}:1", f"{name}:3"]
    reports = [arrival.report for arrival in found]
    assert reports[0] is not None and reports[1] is not None
    assert (reports[0].id, reports[0].outlet, reports[0].published, reports[0].byline) == (
        "a",
        "Courier",
        "2024-03-14",
        "A, B",
    )
    assert (reports[1].id, reports[1].published) == (f"{name}:3", None)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("not json", "not JSON"),
        ('{"id": "b"}', 'there is no "text"'),
        ("[1]", "not a JSON object"),
        ('{"text": 5}', "not a string"),
        ('{"text": "x", "id": [1]}', '"id" is list'),
        ('{"text": "x", "title": 5}', '"title" is int'),
        ('{"text": "x", "published": "June 3"}', "write 2024-03-14"),
        ("[" * 100_000, "nested too deeply"),
    ],
)
def test_a_bad_line_costs_itself_only(tmp_path: Path, line: str, reason: str) -> None:
    found = of(tmp_path, "a.jsonl", f'{{"text": "one"}}\n{line}\n{{"text": "two"}}\n')
    assert [arrival.outcome for arrival in found] == ["read", "rejected", "read"]
    assert found[1].reason is not None and reason in found[1].reason


def test_a_line_with_an_empty_text_is_empty_and_a_huge_one_rejected(tmp_path: Path) -> None:
    content = '{"text": "  "}\n{"text": "' + "x" * 5000 + '"}\n{"text": "two"}\n'
    found = of(tmp_path, "a.jsonl", content, Limits(document=1000))
    assert [arrival.outcome for arrival in found] == ["empty", "rejected", "read"]


def test_lone_surrogates_and_nul_are_kept_in_json(tmp_path: Path) -> None:
    report = one(tmp_path, "a.jsonl", '{"text": "a \\ud800 \\u0000 z"}').report
    assert report is not None and report.text == "a \ud800 \x00 z" and report.sha256


def test_json_list_and_object(tmp_path: Path) -> None:
    assert [a.outcome for a in of(tmp_path, "a.json", '[{"text": "one"},\n {"id": 2}]')] == ["read", "rejected"]
    assert one(tmp_path, "b.json", '{\n "text": "one"\n}').outcome == "read"
    assert "not JSON" in str(one(tmp_path, "c.json", '{\n "text": ').reason)


def test_rss(tmp_path: Path) -> None:
    first, second = of(tmp_path, "f.xml", RSS)
    assert first.report is not None
    assert first.report.text == "The army left Varesh & Dol.\n\nNobody stayed."
    assert (first.report.title, first.report.outlet, first.report.url, first.report.published) == (
        "Column enters Varesh & Dol", "Hill Courier", "https://hill-courier.example/1", "2024-03-14T09:00:00+00:00",
    )  # fmt: skip
    assert second.outcome == "empty"


def test_atom_takes_the_content_before_the_summary(tmp_path: Path) -> None:
    report = one(tmp_path, "f.atom", ATOM).report
    assert report is not None and report.text == "Both sides agreed on a truce on Thursday."


def test_feeds_with_entities_or_without_entries(tmp_path: Path) -> None:
    bomb = RSS.replace("?>", '?><!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>', 1)
    assert "DOCTYPE" in str(one(tmp_path, "f.xml", bomb).reason)
    assert one(tmp_path, "g.xml", "<rss version='2.0'><channel><title>x</title></channel></rss>").outcome == "empty"


@pytest.mark.parametrize("feed", [RSS, ATOM])
def test_a_feed_is_read_up_to_its_limit(tmp_path: Path, feed: str) -> None:
    tag = "entry" if "<entry>" in feed else "item"
    start, end = feed.index(f"<{tag}>"), feed.index(f"</{tag}>") + len(tag) + 3
    many = feed[:start] + feed[start:end] * 5 + feed[end:]
    found = of(tmp_path, "f.xml", many, Limits(entries=3))
    assert [arrival.outcome for arrival in found] == ["read"] * 3 + ["rejected"]
    assert found[-1].locator.endswith("#4") and "limit of 3" in str(found[-1].reason)


RECORDS = [warc_record(f"https://hill-courier.example/{n}", PAGE.encode()) for n in range(3)]


@pytest.mark.parametrize(("name", "content"), [("a.warc", b"".join(RECORDS)), ("a.warc.gz", warc_gz(*RECORDS))])
def test_warc(tmp_path: Path, name: str, content: bytes) -> None:
    found = of(tmp_path, name, content)
    assert [arrival.outcome for arrival in found] == ["read"] * 3
    assert [arrival.report.id for arrival in found if arrival.report] == [f"{name}#{n}" for n in (1, 2, 3)]


@pytest.mark.parametrize(
    ("content", "outcomes"),
    [
        (RECORDS[0] + b"WARC/1.0\r\nGARBAGE\r\n\r\nxx\r\n\r\n" + RECORDS[2], ["read", "rejected", "read"]),
        (RECORDS[0] + b"\x01noise\r\n" * 50_000 + RECORDS[2], ["read", "rejected", "read"]),
        (b"".join(RECORDS)[:-200], ["read", "read", "rejected"]),
        (warc_gz(*RECORDS)[:-40], ["read", "read", "rejected"]),
        (
            b"".join(RECORDS * 20) + b"WARC/1.0\r\nGARBAGE\r\n\r\nxx\r\n\r\n" + RECORDS[2],
            ["read"] * 60 + ["rejected", "read"],
        ),
    ],
)
def test_broken_warc_goes_on_behind_the_break(tmp_path: Path, content: bytes, outcomes: list[str]) -> None:
    found = of(tmp_path, "a.warc", content)
    assert [arrival.outcome for arrival in found] == outcomes
    assert len({arrival.locator for arrival in found}) == len(found)


def test_a_damaged_gzip_member_costs_its_record_only(tmp_path: Path) -> None:
    pages = [warc_record(f"https://hill-courier.example/{n}", PAGE.encode()) for n in range(6)]
    packed = [bytearray(gzip.compress(page, mtime=0)) for page in pages]
    packed[2][60:90] = b"\xff" * 30
    packed[4][-8:-4] = bytes(4)
    found = of(tmp_path, "a.warc.gz", b"".join(packed) + bytes(512))
    urls = [arrival.report.url for arrival in found if arrival.report]
    assert len(urls) >= 4 and "rejected" in [arrival.outcome for arrival in found]
    assert found[-1].report is not None and found[-1].outcome == "read"


def test_warc_records_that_are_no_page(tmp_path: Path) -> None:
    content = (
        warc_record("https://x.example/i", b"\x89PNG", "image/png")
        + warc_record("https://x.example/g", b"gone", status="404 Not Found")
        + warc_record("https://x.example/q", b"GET /", kind="request")
        + warc_record("https://x.example/t", b"The army left Varesh.", "text/plain")
        + warc_record("https://x.example/l", PAGE.encode() * 40)
    )
    found = of(tmp_path, "a.warc", content, Limits(document=20_000))
    assert [arrival.outcome for arrival in found] == ["rejected", "rejected", "read", "rejected"]


def test_zip_with_all_kinds_of_members(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("../../etc/a.txt", "The army left Varesh.")
        archive.writestr("b/page.html", PAGE)
        archive.writestr("c.jsonl.gz", gzip.compress(b'{"id": "x", "text": "one"}\n{"id": "y"}\n', mtime=0))
        archive.writestr(".hidden", "x")
        archive.writestr("__MACOSX/x", "x")
        archive.writestr("d.zip", b"PK\x03\x04 nothing")
    found = of(tmp_path, "news.zip", packed.getvalue())
    assert [(arrival.locator.split("!", 1)[1], arrival.outcome) for arrival in found] == [
        ("etc/a.txt", "read"), ("b/page.html", "read"), ("c.jsonl.gz:1", "read"), ("c.jsonl.gz:2", "rejected"),
        ("d.zip", "rejected"),
    ]  # fmt: skip
    assert found[1].report is not None and found[1].report.id == "news.zip!b/page.html"
    assert "damaged or cut" in str(one(tmp_path, "cut.zip", packed.getvalue()[:-60]).reason)
    assert [a.outcome for a in of(tmp_path, "few.zip", packed.getvalue(), Limits(members=2))] == ["rejected"]


def test_archives_in_archives_have_an_end(tmp_path: Path) -> None:
    content = b"The army left Varesh."
    for _ in range(5):
        content = gzip.compress(content, mtime=0)
    assert "in one another" in str(one(tmp_path, "deep.gz", content).reason)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", "The army left Varesh.")
    outer = io.BytesIO()
    with zipfile.ZipFile(outer, "w") as archive:
        archive.writestr("in.zip", packed.getvalue())
    assert one(tmp_path, "out.zip", outer.getvalue()).locator.endswith("out.zip!in.zip!a.txt")
    assert "larger" in str(one(tmp_path, "o.zip", outer.getvalue(), Limits(free=50)).reason)
    assert "in one another" in str(one(tmp_path, "o.zip", outer.getvalue(), Limits(depth=1)).reason)


def test_damaged_and_encrypted_members(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", "The army left Varesh. " * 50)
        archive.writestr("b.txt", "The army left Dol.")
    content = bytearray(packed.getvalue())
    content[50:60] = b"\xff" * 10
    assert [arrival.outcome for arrival in of(tmp_path, "a.zip", bytes(content))] == ["rejected", "read"]
    locked = bytearray(packed.getvalue())
    start = locked.find(b"PK\x01\x02")
    locked[start + 8] |= 1
    assert "encrypted" in str(of(tmp_path, "b.zip", bytes(locked))[0].reason)


def test_cut_gzip_gives_what_stands_before_the_cut(tmp_path: Path) -> None:
    found = of(tmp_path, "a.jsonl.gz", gzip.compress(LINES.encode(), mtime=0)[:-800])
    assert len(found) > 1000
    assert {arrival.outcome for arrival in found[:-1]} == {"read"}
    assert "cut off" in str(found[-1].reason)
    assert "cut off" in str(one(tmp_path, "p.html.gz", gzip.compress(PAGE.encode(), mtime=0)[:-20]).reason)


def test_bombs_are_refused(tmp_path: Path) -> None:
    packed = gzip.compress(b'{"text": "a"}\n' * 100_000, mtime=0)
    found = of(tmp_path, "a.jsonl.gz", packed, Limits(free=10_000, ratio=20))
    assert "bomb" in str(found[-1].reason)
    assert "larger than" in str(one(tmp_path, "b.txt.gz", gzip.compress(b"a " * 5_100_000, mtime=0)).reason)


@pytest.mark.parametrize(
    ("content", "outcome", "reason"),
    [
        (b"", "empty", "empty"),
        (b"%PDF-1.7 ...", "rejected", "a PDF"),
        (bytes(range(256)) * 9, "rejected", "a binary file"),
        (b"<html><body><nav><a href=x>Home</a></nav></body></html>", "empty", "no article text"),
        (b"<p>" + b"x" * 11_000_000, "rejected", "10 MB"),
        (gzip.compress(b"The army left.", mtime=0)[:-8] + bytes(8), "rejected", "damaged"),
    ],
)
def test_unreadable_files(tmp_path: Path, content: bytes, outcome: str, reason: str) -> None:
    arrival = one(tmp_path, "x", content)
    assert arrival.outcome == outcome
    assert arrival.reason is not None and reason in arrival.reason


def test_plain_text_in_other_encodings(tmp_path: Path) -> None:
    arrival = one(tmp_path, "a.txt", "Le général a dit que l’armée a quitté la ville.".encode("cp1252"))
    assert arrival.report is not None and arrival.capture is not None
    assert arrival.report.text.startswith("Le général") and arrival.report.language == "fr"
    assert arrival.capture.media_type.startswith("text/plain; charset=")


@pytest.mark.parametrize("depth", [300, 100_000])
def test_deep_pages_are_read_within_seconds(tmp_path: Path, depth: int) -> None:
    start = time.monotonic()
    page = f"{HEAD}<body>{'<div>' * depth}{BODY}{'</div>' * depth}</body></html>"
    report = one(tmp_path, "deep.html", page).report
    assert report is not None and report.text == "\n\n".join(PROSE)
    assert report.title == "Column enters Varesh & Dol"
    assert time.monotonic() - start < 20


@pytest.mark.slow
def test_large_pages_are_read_by_the_fast_extractor(tmp_path: Path) -> None:
    rows = "".join(
        f"<p>Post number {n} fell to the column on Monday, the ministry in the capital said.</p>" for n in range(25_000)
    )
    report = one(tmp_path, "large.html", f"{HEAD}<body><article>{rows}</article></body></html>").report
    assert report is not None and report.text.count("\n\n") == 24_999
    assert report.outlet == "Hill Courier"


def test_folders_patterns_lists_and_standard_input(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", ".hidden.txt", "sub/c.txt"):
        file = tmp_path / "news" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"The army left {name[0]}.")
    (tmp_path / "news/sub/loop").symlink_to("..")
    (tmp_path / "news/gone").symlink_to("nowhere")
    (tmp_path / "list.txt").write_text(f"# mine\n{tmp_path}/news/a.txt\n\n{tmp_path}/news/sub\n")
    found = list(arrivals([str(tmp_path / "news")]))
    assert [Path(arrival.locator).name for arrival in found] == ["a.txt", "b.txt", "gone", "c.txt"]
    assert [arrival.outcome for arrival in found] == ["read", "read", "rejected", "read"]
    assert [a.locator[-5:] for a in arrivals([str(tmp_path / "news/*.txt")])] == ["a.txt", "b.txt"]
    assert [a.outcome for a in arrivals([f"@{tmp_path}/list.txt"])] == ["read", "read"]
    assert next(arrivals(["-"], stdin=io.BytesIO(b"The army left."))).report.id == "stdin"  # type: ignore[union-attr]
    assert next(arrivals(["-"])).outcome == "empty"


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/no/such/file", "no such file"),
        ("@/no/such/list", "list cannot be read"),
        ("/dev/null", "neither a file"),
        ("https://hill-courier.example/", "--fetch"),
    ],
)
def test_paths_that_lead_nowhere(path: str, reason: str) -> None:
    found = list(arrivals([path]))
    assert [arrival.outcome for arrival in found] == ["rejected"]
    assert reason in str(found[0].reason)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_unreadable_file_and_folder(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "a.txt").chmod(0)
    (tmp_path / "shut").mkdir(0)
    assert [a.outcome for a in arrivals([str(tmp_path)])] == ["rejected", "rejected"]
    (tmp_path / "shut").chmod(0o700)


def test_a_reader_that_fails_costs_its_input_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(tree: Any) -> str:
        raise RuntimeError("no luck") if "Varesh" in tree.text_content() else RecursionError

    monkeypatch.setattr("dateline.intake.html.careful_text", failing)
    assert "no luck" in str(one(tmp_path, "a.html", PAGE).reason)
    assert "nested" in str(one(tmp_path, "b.html", "<html><body><p>Dol is quiet.</p></body></html>").reason)


def test_a_byte_order_in_the_folder_does_not_matter_and_runs_repeat(tmp_path: Path) -> None:
    for name in ("z.html", "a.html", "m.jsonl"):
        (tmp_path / name).write_text(PAGE if name.endswith("html") else LINES[:200])
    assert list(arrivals([str(tmp_path)])) == list(arrivals([str(tmp_path)]))


def test_a_moment_in_utc_gives_way_to_the_same_moment_on_the_local_clock(tmp_path: Path) -> None:
    utc = '<meta property="article:published_time" content="2024-03-14T23:30:00Z">'
    page = PAGE.replace("2024-03-14T09:30:00+01:00", "2024-03-15T01:30:00+02:00").replace("</head>", utc + "</head>")
    report = one(tmp_path, "a.html", page).report
    assert report is not None and report.published == "2024-03-15T01:30:00+02:00"


def test_a_page_keeps_its_own_characters(tmp_path: Path) -> None:
    report = one(tmp_path, "a.html", PAGE.replace("Varesh", "Vare\u0301sh")).report
    assert report is not None and "Vare\u0301sh" in report.text


def test_a_stated_day_stays_a_day_and_the_head_may_be_poor(tmp_path: Path) -> None:
    page = PAGE.replace("2024-03-14T09:30:00+01:00", "2024-03-14").replace(
        '<meta property="og:site_name" content="Hill Courier">', ""
    )
    report = one(
        tmp_path, "a.html", page.replace("https://hill-courier.example/2024/varesh", "https://www.bbc.co.uk/1")
    ).report
    assert report is not None and (report.published, report.outlet) == ("2024-03-14", "BBC")
    bare = one(tmp_path, "b.html", f"<article>{BODY}</article>").report
    assert bare is not None and (bare.outlet, bare.published, bare.url, bare.byline) == (None, None, None, None)


@pytest.mark.slow
def test_pages_of_nothing_but_tags_are_refused_or_read_fast(tmp_path: Path) -> None:
    assert "tags" in str(one(tmp_path, "a.html", "<p>" * 1_000_001).reason)
    start = time.monotonic()
    assert one(tmp_path, "b.html", "<html><body>" + "<h1>a</h1>" * 190_000).outcome == "empty"
    many = "<html><head><title>" + "a - " * 400_000 + f"</title></head><body>{BODY}</body></html>"
    assert one(tmp_path, "c.html", many).outcome == "read"
    assert time.monotonic() - start < 20
