"""Loaded words and the markers of labels, from the lexicons."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from spacy.tokens import Token

from dateline.lexicon import load

LoadedForm = Literal["noun", "adjective", "modifier"]


@dataclass(frozen=True, slots=True)
class Loaded:
    """Words that take a side; the lexicon explains the fields."""

    id: str
    words: tuple[str, ...]
    side: Literal["against", "for", "standing"]
    form: LoadedForm
    needs: str | None = None


@dataclass(frozen=True, slots=True)
class Marker:
    """Words of one kind that mark a label."""

    id: str
    form: Literal["adjective", "calling", "being", "saying"]
    words: tuple[str, ...]


@cache
def _loaded(form: LoadedForm) -> dict[str, Loaded]:
    table: dict[str, Loaded] = {}
    for entry in load("labels", Loaded):
        if entry.form == form:
            for word in entry.words:
                table.setdefault(word, entry)
    return table


@cache
def marker_words(form: str) -> frozenset[str]:
    """The words of one form of marker."""
    return frozenset(word for entry in load("labels-markers", Marker) if entry.form == form for word in entry.words)


def loaded_noun(token: Token) -> Loaded | None:
    """The entry for a noun, alone or with the word before it."""
    if token.pos_ not in {"NOUN", "PROPN"} and token.dep_ not in {"attr", "pobj", "dobj", "compound"}:
        return None
    lemma = token.lemma_.lower() if token.lemma_ else token.lower_
    table = _loaded("noun")
    if token.i > 0 and (pair := f"{token.nbor(-1).lower_} {lemma}") in table:
        return table[pair]
    return table.get(lemma) or table.get(token.lower_.removesuffix("s"))


def loaded_before(token: Token) -> Loaded | None:
    """The entry for a word that takes a side only before another noun: "rebel" in "rebel chief"."""
    entry = _loaded("noun").get(token.lower_)
    return entry if entry is not None and entry.needs == "before" else None


def loaded_modifier(token: Token) -> Loaded | None:
    """The entry for an adjective that loads the noun behind it."""
    return _loaded("modifier").get(token.lower_)


def recognition(token: Token) -> Loaded | None:
    """The entry for an adjective that grants or refuses recognition."""
    return _loaded("adjective").get(token.lower_)


def so_called(token: Token) -> int | None:
    """The index of the first token of a marker adjective that ends at this token ("self", "-", "styled"), or None."""
    for length in (1, 3, 2):
        first = token.i - length + 1
        if first < 0:
            continue
        parts = [t.lower_ for t in token.doc[first : token.i + 1]]
        joined = "".join(parts) if length != 2 else "-".join(parts)
        if joined in marker_words("adjective"):
            return first
    return None
