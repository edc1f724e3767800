"""The cue lexicon, by lemma: what kind of claim a word makes and how far it can be trusted alone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dateline.lexicon import load


@dataclass(frozen=True, slots=True)
class CueEntry:
    """One group of cue words of `cues.toml`."""

    id: str
    kind: str
    prior: float
    words: tuple[str, ...]


@cache
def by_lemma() -> dict[str, tuple[CueEntry, ...]]:
    """Every group that a lemma belongs to, in file order."""
    out: dict[str, tuple[CueEntry, ...]] = {}
    for entry in load("cues", CueEntry):
        for word in entry.words:
            out[word] = (*out.get(word, ()), entry)
    return out


def prior(lemma: str) -> float:
    """The highest prior of a lemma, 0 where the lexicon does not know it."""
    return max((entry.prior for entry in by_lemma().get(lemma, ())), default=0.0)


def kinds(lemma: str) -> tuple[str, ...]:
    """What kinds of claim a lemma may make."""
    return tuple(sorted({entry.kind for entry in by_lemma().get(lemma, ())}))


def may_quote(lemma: str) -> bool:
    """Whether a word may stand beside a quotation as its cue."""
    return "saying" in kinds(lemma)
