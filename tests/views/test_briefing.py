"""The briefing: self-contained, footnoted, escaped, the same bytes every time."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

from dateline.views.briefing.content import compose
from dateline.views.briefing.drawings import draw
from dateline.views.briefing.html import to_html
from dateline.views.briefing.markdown import to_markdown
from dateline.views.filters import Filters
from dateline.views.pictures.map import Marker, draw_map, frame_around
from dateline.views.pictures.timeline import Mark, draw_timeline
from dateline.views.pictures.tolls import Bar, draw_tolls
from dateline.views.snapshot import Snapshot


class Page(HTMLParser):
    """Tags and addresses of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        values = dict(attrs)
        self.links += [value for key in ("href", "src") if (value := values.get(key))]
        self.ids |= {values["id"]} if values.get("id") else set()


@pytest.fixture(scope="module")
def page(snapshot: Snapshot) -> str:
    briefing = compose(snapshot, Filters())
    return to_html(briefing, draw(briefing))


def test_nothing_of_a_report_is_markup(page: str) -> None:
    parsed = Page(page)
    assert "script" not in parsed.tags and "iframe" not in parsed.tags
    assert "&lt;script&gt;" in page


def test_the_file_needs_nothing_else(page: str) -> None:
    parsed = Page(page)
    outside = [link for link in parsed.links if not link.startswith("#")]
    assert outside == ["https://wire.example/1"] or set(outside) == {"https://wire.example/1"}
    assert "link" not in parsed.tags and "url(http" not in page


def test_every_footnote_that_is_referred_to_is_there(page: str) -> None:
    parsed = Page(page)
    wanted = {link[1:] for link in parsed.links if link.startswith("#n")}
    assert wanted and wanted <= parsed.ids


def test_every_footnote_quotes_its_report(snapshot: Snapshot) -> None:
    for note in compose(snapshot, Filters()).notes:
        text = next(report.text for report in snapshot.reports.values() if report.name == note.report)
        assert " ".join(note.span.of(text).split()) == note.quote


def test_all_sections_and_three_counts_are_there(page: str) -> None:
    parsed = Page(page)
    assert {
        "incidents",
        "timeline",
        "map",
        "toll",
        "claims",
        "labels",
        "ties",
        "weeks",
        "background",
        "notes",
    } <= parsed.ids
    assert "4 incidents" not in page and "3 incidents in 4 reports" in page


def test_pictures_are_well_formed(snapshot: Snapshot) -> None:
    drawings = draw(compose(snapshot, Filters()))
    for svg in (drawings.timeline, drawings.map, drawings.weeks, *filter(None, drawings.tolls)):
        root = ElementTree.fromstring(svg)  # noqa: S314  # our own drawing
        assert root.tag.endswith("svg") and root[0].tag.endswith("title")


def test_an_empty_briefing_says_so(snapshot: Snapshot) -> None:
    briefing = compose(snapshot, Filters(place="Atlantis", outlet="Nobody"))
    drawings = draw(briefing)
    assert "Nothing in the record passes these filters" in to_html(briefing, drawings)
    assert "Nothing in the record passes these filters" in to_markdown(briefing, drawings)
    assert drawings.map == "" == drawings.timeline == drawings.weeks


def test_markdown_escapes_what_a_report_holds_and_resolves_its_notes(snapshot: Snapshot) -> None:
    briefing = compose(snapshot, Filters())
    text = to_markdown(briefing, draw(briefing))
    assert not re.search(r"(?<!\\)<", text) and "\\<script\\>" in text
    used, given = set(re.findall(r"(?<!\n)\[\^(\d+)\]", text)), set(re.findall(r"^\[\^(\d+)\]:", text, re.M))
    assert used and used <= given


def test_the_same_record_gives_the_same_bytes(snapshot: Snapshot, page: str) -> None:
    briefing = compose(snapshot, Filters())
    assert to_html(briefing, draw(briefing)) == page


def test_a_frame_holds_its_markers_and_a_region_is_no_point() -> None:
    markers = [
        Marker("Sokna", 29.07, 15.78, "settlement", (1,), "#b3362b"),
        Marker("Jufra", 28.0, 17.0, "region", (2, 3), "#b3362b"),
    ]
    frame = frame_around(markers)
    assert all(0 < frame.xy(m.longitude, m.latitude)[0] < 760 for m in markers)
    svg = draw_map(markers, 4)
    assert 'stroke-dasharray="3 3"' in svg and "4 more not on the map" in svg and "Natural Earth" in svg


def test_disputed_areas_in_view_are_named() -> None:
    svg = draw_map([Marker("Laayoune", 27.15, -13.2, "settlement", (1,), "#b3362b")], 0)
    assert "Western Sahara" in svg and "url(#hatch)" in svg


def test_drawings_escape_words() -> None:
    assert "<b>" not in draw_map([Marker("<b>", 1.0, 1.0, "settlement", (1,), "#000")], 0)
    assert "<b>" not in draw_timeline([Mark(1, "2024-03-19", "material conflict", True, "<b>")])
    assert "<b>" not in draw_tolls([Bar("<b>", "killed", 1, 1, 1, "<i>"), Bar("y", "killed", None, 2, 2, "z")])


def test_one_figure_cannot_disagree() -> None:
    assert draw_tolls([Bar("x", "killed", 1, 1, 1, "1")]) == ""
