"""What the record's tests share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
import record_fakes as fakes

from dateline.model.arrival import Arrival
from dateline.record.ingest import Summary, ingest


@pytest.fixture
def take_in(tmp_path: Path) -> Callable[..., Summary]:
    """Ingest arrivals into a record (by default news.sqlite) with the tiny reader."""

    def run(arrivals: Iterable[Arrival], name: str = "news.sqlite", **keys: Any) -> Summary:
        return ingest(arrivals, tmp_path / name, **{"annotate": fakes.annotate, "version": fakes.VERSION, **keys})

    return run
