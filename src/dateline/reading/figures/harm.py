"""Which harm does a word state, and where do the harmed stand beside it?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from dateline.lexicon.tables import load
from dateline.model.vocabulary import Harm

_REACH = 9
"""How many tokens after a verb may hold the word that it needs ("shot" ... "dead")."""


@dataclass(frozen=True, slots=True)
class HarmWords:
    """One entry of the lexicon `harm-words`; `role` says where the harmed stand, `needs` what must follow the word."""

    id: str
    harm: Harm
    role: str
    words: tuple[str, ...]
    needs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    people_only: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """One entry of the lexicon `figures-frames`: a set of words with a use."""

    id: str
    words: tuple[str, ...]


def stated(token: Token, role: str) -> HarmWords | None:
    """The entry of this role that the token is a form of, where what the entry needs is there; else None."""
    # "dead" and "wounded" are states, "hostages" are people: no stems for states
    for word in (token.lower_,) if role == "state" else _forms(token):
        for entry in _table().get((role, word), ()):
            if _holds(token, entry):
                return entry
    return None


def frame(name: str) -> frozenset[str]:
    """The words of one entry of `figures-frames`."""
    return _frames()[name]


def in_frame(token: Token, name: str) -> bool:
    """Whether a form of the token is among the words of a frame."""
    words = frame(name)
    return any(form in words for form in _forms(token))


def ahead(token: Token, reach: int) -> list[Token]:
    """At most `reach` tokens after a token, within its sentence."""
    out: list[Token] = []
    for following in token.doc[token.i + 1 : token.i + 1 + reach]:
        if following.is_sent_start:
            break
        out.append(following)
    return out


def back(token: Token, reach: int) -> list[Token]:
    """At most `reach` tokens before a token, within its sentence, nearest first."""
    out: list[Token] = []
    while len(out) < reach and token.i > 0 and not token.is_sent_start:
        token = token.nbor(-1)
        out.append(token)
    return out


def _holds(token: Token, entry: HarmWords) -> bool:
    if not entry.needs and not entry.unless:
        return True
    after = f" {' '.join(t.lower_ for t in ahead(token, _REACH - 1))} "
    if entry.unless and any(f" {word} " in after for word in entry.unless):
        return False
    return not entry.needs or any(f" {word} " in after for word in entry.needs)


def _forms(token: Token) -> Iterator[str]:
    """The lemma, the word, and stems of it: the tagger's lemma is wrong for many words that were in capitals."""
    lower = token.lower_
    yield token.lemma_.lower()
    yield lower
    for ending, put in (
        ("ies", "y"),
        ("ied", "y"),
        ("es", ""),
        ("s", ""),
        ("ed", ""),
        ("ed", "e"),
        ("ing", ""),
        ("ing", "e"),
    ):
        if lower.endswith(ending) and len(lower) > len(ending) + 2:
            stem = lower[: -len(ending)]
            yield stem + put
            if not put and stem[-1:] == stem[-2:-1]:
                yield stem[:-1]


@cache
def _table() -> dict[tuple[str, str], tuple[HarmWords, ...]]:
    table: dict[tuple[str, str], tuple[HarmWords, ...]] = {}
    for entry in load("harm-words", HarmWords):
        for word in entry.words:
            table[entry.role, word] = (*table.get((entry.role, word), ()), entry)
    return table


@cache
def _frames() -> dict[str, frozenset[str]]:
    return {entry.id: frozenset(entry.words) for entry in load("figures-frames", Frame)}
