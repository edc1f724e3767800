"""A bar where a person is watching, nothing where not."""

from __future__ import annotations

import io
import sys

import pytest

from dateline.cli.progress import progress


class Terminal(io.StringIO):
    """Standard error of somebody who is watching."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("stream, shown", [(Terminal(), True), (io.StringIO(), False)], ids=["terminal", "pipe"])
def test_it_shows_itself_to_a_terminal_only(stream: io.StringIO, shown: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stderr", stream)
    with progress("reading", 3) as done:
        done()
    assert ("reading" in stream.getvalue()) is shown
