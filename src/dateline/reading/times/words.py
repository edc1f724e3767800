"""The words of time expressions: what each means, by kind."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from dateline.lexicon import load


@dataclass(frozen=True, slots=True)
class Word:
    """A lexicon entry of `times-words`: `number` and `code` are what the word stands for, by its kind."""

    id: str
    kind: str
    words: tuple[str, ...]
    number: int = 0
    code: str = ""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A lexicon entry of `times-phrases`: phrases that are a time by themselves."""

    id: str
    kind: Literal["REFERENCE", "FREQUENCY", "HOLIDAY"]
    phrases: tuple[str, ...]
    code: str = ""
    month: int = 0
    day: int = 0


@dataclass(frozen=True, slots=True)
class Trap:
    """A lexicon entry of `times-traps`: neighbours that make or break a time expression; `id` is the question."""

    id: str
    words: tuple[str, ...]


@cache
def words() -> dict[str, dict[str, Word]]:
    """For each form of a word its entries by kind. A form with a capital stands for itself and for all capitals."""
    out: dict[str, dict[str, Word]] = {}
    for entry in load("times-words", Word):
        for form in entry.words:
            for variant in {form, form.upper()} if form != form.lower() else {form}:
                out.setdefault(variant, {})[entry.kind] = entry
    return out


def entries(text: str) -> dict[str, Word]:
    """The entries of a word as it is written: in its own case, else in lower case."""
    table = words()
    return table.get(text) or table.get(text.lower()) or {}


@cache
def kinds() -> dict[str, frozenset[str]]:
    """The forms that each kind of word has."""
    out: dict[str, set[str]] = {}
    for form, by_kind in words().items():
        for kind in by_kind:
            out.setdefault(kind, set()).add(form)
    return {kind: frozenset(forms) for kind, forms in sorted(out.items())}


@cache
def phrases() -> tuple[Phrase, ...]:
    """All fixed phrases."""
    return load("times-phrases", Phrase)


@cache
def traps(ident: str) -> frozenset[str]:
    """The words of one entry of neighbours."""
    return next(frozenset(trap.words) for trap in load("times-traps", Trap) if trap.id == ident)
