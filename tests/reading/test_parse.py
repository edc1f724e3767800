"""The parser: one place that names the model, offsets that are the report's."""

from __future__ import annotations

import pytest

from dateline.model.errors import ModelError
from dateline.model.report import Block
from dateline.model.spans import Span
from dateline.reading.parse import model_version, parse
from dateline.reading.parse import pipeline as load_pipeline


def test_offsets_are_those_of_the_report(pipeline: object) -> None:
    text = "“We waited,” she\u00a0said.\n\nThen they left."
    second = text.index("Then")
    (doc,) = parse([(text, (Block(Span(0, second - 2), "lede"), Block(Span(second, len(text)), "body")))])
    assert all(text[token.idx : token.idx + len(token)].strip() for token in doc if not token.is_space)
    assert [sentence.start_char for sentence in doc.sents][-1] == second


def test_no_sentence_crosses_a_block(pipeline: object) -> None:
    text = "Shells hit the market\nof the town, medics said."
    (doc,) = parse([(text, (Block(Span(0, 21), "headline"), Block(Span(22, len(text)), "lede")))])
    assert 22 in {sentence.start_char for sentence in doc.sents}


def test_an_unknown_model_is_refused_with_the_choices() -> None:
    with pytest.raises(ModelError, match="choose one of"):
        load_pipeline("en_core_web_trf")


def test_a_missing_model_names_the_install_line() -> None:
    with pytest.raises(ModelError, match="pip install"):
        load_pipeline("en_core_web_lg")


def test_the_version_is_stated(pipeline: object) -> None:
    assert model_version().startswith("en_core_web_sm")
