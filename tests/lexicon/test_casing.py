"""Words for casing text in capitals."""

from __future__ import annotations

import importlib.util
import time
from pathlib import Path

import pytest

from dateline.lexicon.casing import proper_words


@pytest.mark.parametrize("word", ["libya", "libyan", "tripoli", "kyiv", "aleppo", "monday", "may", "ahmed", "u.s"])
def test_names_are_there(word: str) -> None:
    assert word in proper_words()


@pytest.mark.parametrize("word", ["nice", "reading", "police", "the", "killed", "will", "general", "said"])
def test_ordinary_words_are_not(word: str) -> None:
    assert word not in proper_words()


def test_it_loads_fast() -> None:
    proper_words.cache_clear()
    start = time.process_time()
    proper_words()
    assert time.process_time() - start < 0.25


@pytest.mark.slow
def test_the_table_is_what_its_tool_writes() -> None:
    path = Path(__file__).parents[2] / "tools" / "make_proper_words.py"
    spec = importlib.util.spec_from_file_location("make_proper_words", path)
    assert spec is not None and spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    assert tool.proper_words() == sorted(proper_words())
