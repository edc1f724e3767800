"""Which language a text is in; None where the text does not show it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from dateline.lexicon import load

SAMPLE = 20_000
"""Characters: the start of a text is enough to tell its language."""
LONG_ENOUGH = 40
"""Words: from here on the share of function words alone settles whether a text is English."""
FEWEST = 2
"""Function words of one language that a short text has at least; a single "in" is no Dutch."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


@dataclass(frozen=True, slots=True)
class FunctionWords:
    """The small words of one language. `shared` are those that occur often in another language too."""

    id: str
    words: tuple[str, ...]
    shared: tuple[str, ...] = ()


def language_of(text: str, declared: str | None = None) -> str | None:
    """The ISO 639-1 code of the language of `text`, or None.

    Counts function words, which upper case and names do not disturb, and asks a trigram model only where the text is
    long or in another script. A short text with no evidence keeps the `declared` language (a BCP 47 tag), else None.
    """
    words = [word.lower().replace("’", "'") for word in _WORD.findall(text[:SAMPLE])]
    fallback = declared.split("-")[0].split("_")[0].lower() if declared else None
    if not words:
        return fallback
    if _latin_share(words) < 0.5:
        return _trigram_guess(text) or fallback
    counts = Counter(words)
    shares = {entry.id: _share(counts, len(words), entry) for entry in load("function-words", FunctionWords)}
    best = max(shares, key=lambda code: (shares[code], code == "en"))
    runner_up = max(share for code, share in shares.items() if code != best)
    needed = 0.18 if len(words) >= LONG_ENOUGH else 0.12
    if shares[best] >= needed and shares[best] >= 1.3 * runner_up and shares[best] * len(words) >= FEWEST:
        return best
    if len(words) >= LONG_ENOUGH and shares["en"] < 0.1:
        return _trigram_guess(text) or fallback
    told = shares[best] * len(words) >= FEWEST and shares[best] > 0.05 and shares[best] >= 2 * runner_up
    return fallback or (best if told else None)


def _share(counts: Counter[str], words: int, entry: FunctionWords) -> float:
    own, shared = _sets(entry)
    whole = sum(counts[word] for word in own & counts.keys())
    return (whole + 0.5 * sum(counts[word] for word in (shared - own) & counts.keys())) / words


@cache
def _sets(entry: FunctionWords) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(entry.words), frozenset(entry.shared)


def _latin_share(words: list[str]) -> float:
    return sum(word[0] < "\u0250" for word in words) / len(words)


def _trigram_guess(text: str) -> str | None:
    from resiliparse.parse.lang import detect_fast

    code = str(detect_fast(text[:SAMPLE].lower())[0])
    return None if code == "unknown" else code
