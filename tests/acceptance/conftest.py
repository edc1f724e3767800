"""The material that lies beside the checkout: samples and benchmarks. It is other people's text and stays there."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).parents[3] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of samples and benchmarks; tests that need it are passed over where it is not beside the checkout."""
    if not (SHARED / "bench" / "data").is_dir():
        pytest.skip("the folder ../shared with samples and benchmarks is not beside this checkout")
    return SHARED
