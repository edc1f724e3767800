"""One loader for all lexicons: TOML tables whose entries have ids, checked as they are read."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, fields
from functools import cache
from importlib import resources
from typing import Any, TypeVar, get_type_hints

from dateline.model.errors import LexiconError

Entry = TypeVar("Entry")


def load(name: str, entry: type[Entry]) -> tuple[Entry, ...]:
    """Every `[[entry]]` of the packaged lexicon `name`, as instances of the dataclass `entry`, in file order.

    A lexicon is `lexicon/data/NAME.toml`: comments, a `[lexicon]` table with `about`, `source` and `licence`, and
    `[[entry]]` tables with a unique `id`. Arrays become tuples. Raises LexiconError, naming file and id, for an unknown or
    missing key, a value of the wrong type, or an id that occurs twice. Loaded once per process.
    """
    entries: tuple[Entry, ...] = _load(name, entry)  # type: ignore[arg-type]  # a class is hashable
    return entries


@cache
def _load(name: str, entry: type[Any]) -> tuple[Any, ...]:
    text = resources.files("dateline.lexicon").joinpath("data", f"{name}.toml").read_text(encoding="utf-8")
    return parse(text, entry, f"{name}.toml")


def parse(text: str, entry: type[Entry], file: str) -> tuple[Entry, ...]:
    """The entries of a lexicon's text; `file` is named in errors. Raises LexiconError."""
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise LexiconError(f"{file}: not TOML: {problem}") from None
    hints = get_type_hints(entry)
    seen: set[str] = set()
    entries = []
    for number, row in enumerate(document.get("entry", []), 1):
        ident = row.get("id")
        if not isinstance(ident, str) or not ident:
            raise LexiconError(f"{file}: entry {number} has no id")
        if ident in seen:
            raise LexiconError(f"{file}: id {ident!r} occurs twice")
        seen.add(ident)
        entries.append(_entry(row, entry, hints, f"{file}: {ident}"))
    return tuple(entries)


def _entry(row: Mapping[str, Any], entry: type[Entry], hints: Mapping[str, Any], where: str) -> Entry:
    unknown = sorted(set(row) - set(hints))
    if unknown:
        raise LexiconError(f"{where}: unknown key {unknown[0]!r}; known are {', '.join(hints)}")
    for field in fields(entry):  # type: ignore[arg-type]  # Entry is a dataclass by contract of `load`
        required = field.default is MISSING and field.default_factory is MISSING
        if required and field.name not in row:
            raise LexiconError(f"{where}: key {field.name!r} is missing")
    return entry(**{key: _value(value, hints[key], f"{where}: {key}") for key, value in row.items()})


def _value(value: Any, hint: Any, where: str) -> Any:
    expected = str(hint)
    if isinstance(value, list):
        if not expected.startswith("tuple["):
            raise LexiconError(f"{where}: a list where {expected} is expected")
        return tuple(tuple(item) if isinstance(item, list) else item for item in value)
    if expected.startswith("tuple["):
        raise LexiconError(f"{where}: {value!r} where a list is expected")
    for kind in (str, bool, int, float):
        if isinstance(value, kind):
            if hint is float and kind is int:
                return float(value)
            if kind.__name__ not in expected and "Literal" not in expected:
                raise LexiconError(f"{where}: {value!r} where {expected} is expected")
            return value
    return value
