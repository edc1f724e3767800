"""The hand-made record as views see it."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.record import open_record
from dateline.views.snapshot import Snapshot, load


@pytest.fixture(scope="session")
def snapshot(exercise: Path) -> Snapshot:
    with open_record(exercise) as reader:
        return load(reader)
