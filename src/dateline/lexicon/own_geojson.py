"""GeoJSON with the lines of its features: what `json` reads, and where each feature starts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from dateline.lexicon.own_file import OwnFileError

_DECODER: Final = json.JSONDecoder()


class Feature(NamedTuple):
    """A member of `features`: the line on which it starts, its number from 1, and what it is."""

    line: int
    number: int
    value: Any


def features(text: str) -> list[Feature]:
    """The features of a FeatureCollection. Raises OwnFileError for broken JSON and for what is no FeatureCollection."""
    try:
        document = json.loads(text)
    except json.JSONDecodeError as problem:
        raise OwnFileError(
            problem.lineno, f"broken JSON ({problem.msg}, column {problem.colno}): mend it there"
        ) from None
    if not isinstance(document, dict) or not isinstance(document.get("features"), list):
        raise OwnFileError(
            1, 'not a GeoJSON FeatureCollection: it needs {"type": "FeatureCollection", "features": [...]}'
        )
    return list(_features(text))


def _features(text: str) -> Iterator[Feature]:
    at, number = _array(text), 0
    while text[at] != "]":
        value, end = _DECODER.raw_decode(text, at)
        number += 1
        yield Feature(text.count("\n", 0, at) + 1, number, value)
        at = _skip(text, end, ",")


def _array(text: str) -> int:
    """Where the first member of the top-level `features` stands, in JSON that is known to be whole."""
    at, last = _skip(text, 0, "{"), 0
    while text[at] != "}":
        key, end = _DECODER.raw_decode(text, at)
        at = _skip(text, end, ":")
        if key == "features":
            last = _skip(text, at, "[")
        _, end = _DECODER.raw_decode(text, at)
        at = _skip(text, end, ",")
    return last


def _skip(text: str, at: int, mark: str) -> int:
    """The next place behind white space, a mark where there is one, and white space."""
    while text[at].isspace():
        at += 1
    if text[at] == mark:
        at += 1
    while text[at].isspace():
        at += 1
    return at
