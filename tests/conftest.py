"""What tests share: one loaded pipeline, and a short way to make a draft."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from exercise import make_record
from spacy.language import Language

from dateline.intake.blocks import classify
from dateline.model.report import Report
from dateline.reading.draft import Draft
from dateline.reading.parse import parse
from dateline.reading.parse import pipeline as load_pipeline


@pytest.fixture(scope="session")
def pipeline() -> Language:
    """spaCy's pipeline, loaded once for the whole run."""
    return load_pipeline()


@pytest.fixture(scope="session")
def draft(pipeline: Language) -> Callable[..., Draft]:
    """A function from a text (and keys of Report) to a parsed draft without annotations."""

    def make(text: str, **keys: str) -> Draft:
        report = Report("test", text, **keys)
        blocks = classify(text, report.title, report.outlet)
        return Draft(report, blocks, next(parse([(text, blocks)])))

    return make


@pytest.fixture(scope="session")
def exercise(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of four reports whose readings were made by hand; not to be written to."""
    return make_record(tmp_path_factory.mktemp("exercise") / "exercise.sqlite")
