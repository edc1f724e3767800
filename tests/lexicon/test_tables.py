"""The loader of lexicons refuses what is malformed and names the place."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib import resources

import pytest

from dateline.lexicon.tables import parse
from dateline.model.errors import LexiconError


@dataclass(frozen=True)
class Cue:
    id: str
    words: tuple[str, ...]
    weight: float = 1.0
    kind: str | None = None


def test_entries_come_in_order_with_defaults() -> None:
    text = '[lexicon]\nabout = "x"\n[[entry]]\nid = "b"\nwords = ["say"]\nweight = 2\n[[entry]]\nid = "a"\nwords = []\n'
    assert parse(text, Cue, "cues.toml") == (Cue("b", ("say",), 2.0), Cue("a", ()))


@pytest.mark.parametrize(
    "body, complaint",
    [
        ('[[entry]]\nwords = []', "entry 1 has no id"),
        ('[[entry]]\nid = "a"\nwords = []\n[[entry]]\nid = "a"\nwords = []', "occurs twice"),
        ('[[entry]]\nid = "a"', "'words' is missing"),
        ('[[entry]]\nid = "a"\nwords = []\ncolour = 1', "unknown key 'colour'"),
        ('[[entry]]\nid = "a"\nwords = "say"', "where a list is expected"),
        ('[[entry]]\nid = "a"\nwords = []\nkind = ["x"]', "a list where"),
        ('[[entry]]\nid = "a"\nwords = []\nkind = 3', "3 where"),
        ("[[entry", "not TOML"),
    ],
)  # fmt: skip
def test_a_malformed_entry_is_refused_with_file_and_id(body: str, complaint: str) -> None:
    with pytest.raises(LexiconError, match=r"cues\.toml.*") as caught:
        parse(body, Cue, "cues.toml")
    assert complaint in str(caught.value)


def test_every_packaged_lexicon_says_what_it_is_and_whose() -> None:
    files = [f for f in resources.files("dateline.lexicon").joinpath("data").iterdir() if f.name.endswith(".toml")]
    assert files
    for file in files:
        head = tomllib.loads(file.read_text(encoding="utf-8")).get("lexicon", {})
        assert {"about", "source", "licence"} <= set(head), file.name


def test_no_packaged_list_holds_a_word_twice() -> None:
    twice = []
    for file in resources.files("dateline.lexicon").joinpath("data").iterdir():
        if file.name.endswith(".toml"):
            for entry in tomllib.loads(file.read_text(encoding="utf-8"))["entry"]:
                lists = {key: value for key, value in entry.items() if isinstance(value, list) and key != "values"}
                twice += [(file.name, entry["id"], key) for key, v in lists.items() if len({*map(str, v)}) < len(v)]
    assert twice == []
