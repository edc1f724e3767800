"""The version of a reading changes with its rules."""

from __future__ import annotations

import pytest

from dateline import __version__
from dateline.reading import version as module


def test_the_version_names_all_that_decides(pipeline: object) -> None:
    said = module.version()
    assert said.startswith(f"dateline {__version__}; rules ") and "en_core_web_sm" in said
    assert said == module.version()


def test_other_rules_are_another_version(monkeypatch: pytest.MonkeyPatch) -> None:
    first = module._digest.__wrapped__()
    monkeypatch.setattr(module, "ROOMS", module.ROOMS[:-1])
    assert module._digest.__wrapped__() != first
