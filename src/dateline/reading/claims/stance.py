"""How a cue stands to what it brings: neutral, keeping its distance, vouching for it, or denying it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from dateline.lexicon import load
from dateline.model.vocabulary import Form, Stance


@dataclass(frozen=True, slots=True)
class StanceEntry:
    """Words of one stance in `stances.toml`; `after` asks for one of these words right behind ("pointed out")."""

    id: str
    stance: Stance
    words: tuple[str, ...]
    after: tuple[str, ...] = ()


_ORDER: tuple[Stance, ...] = ("denying", "distancing", "endorsing")


@cache
def _by_lemma() -> dict[str, tuple[StanceEntry, ...]]:
    out: dict[str, tuple[StanceEntry, ...]] = {}
    for entry in load("stances", StanceEntry):
        for word in entry.words:
            out[word] = (*out.get(word, ()), entry)
    return out


def stance_of(cue: Iterable[Token]) -> Stance:
    """The stance of a cue: denial before doubt before support, as the strongest of its words has it."""
    tokens = list(cue)
    following = {token.lower_ for token in tokens}
    found: set[Stance] = set()
    for token in tokens:
        for entry in (*_by_lemma().get(token.lemma_.lower(), ()), *_by_lemma().get(token.lower_, ())):
            if not entry.after or following & set(entry.after):
                found.add(entry.stance)
    return next((stance for stance in _ORDER if stance in found), "neutral")


def form_of(quoted_share: float) -> Form:
    """Direct from nine tenths of the words inside quotation marks on, indirect up to one tenth, else mixed."""
    if quoted_share >= 0.9:
        return "direct"
    return "indirect" if quoted_share <= 0.1 else "mixed"
