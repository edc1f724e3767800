from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
import record_fakes as fakes
from hypothesis import example, given
from hypothesis import strategies as st

from dateline.record import open_record
from dateline.record.search import match_expression

TEXTS = {
    "serbian": "Zoran Đinđić spoke in Niš.",
    "arabic": "قصف في إدلب مساء الجمعة، وقال مُحَمَّد إن المدينة هادئة",
    "chinese": "路透社在北京报道,城市平静。",
    "english": "The harbour of Vesna is quiet. Vesna's mayor said so in Sana'a.",
    "control": "Bell\x02 rings\x03 in Vesna\x00 today",
}


@pytest.fixture
def reader(take_in: Callable[..., object], tmp_path: Path):
    take_in(fakes.arrival(f"{name}.txt", fakes.report(f"{name}.txt", text)) for name, text in TEXTS.items())
    with open_record(tmp_path / "news.sqlite") as opened:
        yield opened


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("dindic", {"serbian": ["Đinđić"]}),
        ("ĐINĐIĆ", {"serbian": ["Đinđić"]}),
        ("nis", {"serbian": ["Niš"]}),
        ("ادلب", {"arabic": ["إدلب"]}),
        ("أدلب", {"arabic": ["إدلب"]}),
        ("محمد", {"arabic": ["مُحَمَّد"]}),
        ("北京", {"chinese": ["北京"]}),
        ("在北京", {"chinese": ["在北京"]}),
        ("京北", {}),
        ("京", {"chinese": ["京报"]}),
        ("harbour vesna", {"english": ["harbour", "Vesna", "Vesna"]}),
        ('"harbour vesna"', {}),
        ('"harbour of vesna"', {"english": ["harbour of Vesna"]}),
        ("harb*", {"english": ["harbour"]}),
        ("harb", {}),
        ("sana'a", {"english": ["Sana'a"]}),
        ("bell", {"control": ["Bell"]}),
        ("today", {"control": ["today"]}),
        ("nowhere", {}),
        ("", {}),
        ("!?", {}),
        ('"', {}),
    ],
)
def test_search_finds_names_however_they_are_written(reader, query: str, found: dict[str, list[str]]) -> None:
    hits = reader.search(query)
    assert {hit.name.removesuffix(".txt"): [place.quote for place in hit.text] for hit in hits} == found
    for hit in hits:
        for place in hit.text:
            assert place.span.of(reader.report(hit.report).text) == place.quote


def test_a_word_in_the_title_comes_first_and_is_shown(take_in: Callable[..., object], tmp_path: Path) -> None:
    take_in(
        [
            fakes.arrival("a.txt", fakes.report("a.txt", "Calm in the harbour, and a port, and more calm.")),
            fakes.arrival("b.txt", fakes.report("b.txt", "Nothing of note.", title="The Pörts of call")),
            fakes.arrival("c.txt", fakes.report("c.txt", "Nothing else.", title="A port")),
        ]
    )
    with open_record(tmp_path / "news.sqlite") as reader:
        assert [hit.name for hit in reader.search("port")] == ["c.txt", "a.txt"]
        assert [p.quote for p in reader.search("ports")[0].title] == ["Pörts"]
        assert len(reader.search("port", limit=1)) == 1


@given(st.text(max_size=30))
def test_no_query_breaks_the_search(query: str) -> None:
    expression = match_expression(query)
    assert expression is None or expression.count('"') % 2 == 0


@given(st.text(max_size=20))
@example("a\ud800")
def test_any_query_is_one_that_the_index_understands(query: str) -> None:
    db = sqlite3.connect(":memory:")
    db.execute(
        "CREATE VIRTUAL TABLE s USING fts5 (t, tokenize = \"unicode61 remove_diacritics 0 categories 'L* N* M* Co'\")"
    )
    expression = match_expression(query)
    if expression is not None:
        db.execute("SELECT * FROM s WHERE s MATCH ?", (expression,)).fetchall()
