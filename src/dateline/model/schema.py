"""The JSON Schema of an annotation line, made from the annotation classes, so that the two cannot drift apart."""

from __future__ import annotations

import types
from dataclasses import MISSING, fields, is_dataclass
from typing import Any, Final, Literal, Union, get_args, get_origin, get_type_hints

from dateline.model.annotation import Reading
from dateline.model.spans import Span

SPAN: Final[dict[str, Any]] = {
    "type": "array",
    "items": {"type": "integer", "minimum": 0},
    "minItems": 2,
    "maxItems": 2,
    "description": "[start, end], half-open, in Unicode code points of the text",
}

_PATTERNS: Final[dict[str, str]] = {
    "sha256": "^[0-9a-f]{64}$",
    "start": r"^-?\d{4,}-\d{2}-\d{2}$",
    "end": r"^-?\d{4,}-\d{2}-\d{2}$",
    "as_of": r"^\d{4}-\d{2}-\d{2}$",
}
"""Strings with a form of their own; the keys `start` and `end` hold days."""

_SCALARS: Final[dict[Any, str]] = {str: "string", int: "integer", float: "number", bool: "boolean", type(None): "null"}


def annotation_schema() -> dict[str, Any]:
    """The schema of one output line: a reading, or `{id, error}` for a report that could not be read."""
    error = {
        "type": "object",
        "properties": {"id": {"type": "string"}, "error": {"type": "string", "minLength": 1}},
        "required": ["id", "error"],
        "additionalProperties": False,
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "dateline annotation line",
        "oneOf": [_of(Reading, ""), error],
    }


def _of(hint: Any, name: str) -> dict[str, Any]:
    """The schema of a type hint; `name` is the key that holds the value."""
    if hint is Span:
        return dict(SPAN)
    if is_dataclass(hint):
        return _object(hint)
    origin = get_origin(hint)
    if origin is Literal:
        return {"enum": list(get_args(hint))}
    if origin is tuple:
        return {"type": "array", "items": _of(get_args(hint)[0], name)}
    if origin in {Union, types.UnionType}:
        return {"anyOf": [_of(part, name) for part in get_args(hint)]}
    schema: dict[str, Any] = {"type": _SCALARS[hint]}
    if hint is str and name in _PATTERNS:
        schema["pattern"] = _PATTERNS[name]
    return schema


def _object(kind: Any) -> dict[str, Any]:
    hints = get_type_hints(kind)
    named = [field.name for field in fields(kind)]
    # `rule` is an addition of dateline's own: other writers of the format may leave it out.
    optional = {f.name for f in fields(kind) if f.default is not MISSING and f.name == "rule"}
    return {
        "type": "object",
        "properties": {name: _of(hints[name], name) for name in named},
        "required": [name for name in named if name not in optional],
        "additionalProperties": True,
    }
