"""Copies: reports that share their text, told by MinHash; a copy is no second witness."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import Final

from rensa import RMinHash

from dateline.model.statement import Copy

SHINGLE: Final = 5
"""Words in a shingle: long enough that two accounts of one event seldom share one by chance."""

PERMUTATIONS: Final = 128
BANDS: Final = 32
"""128 values in 32 bands of 4: pairs with a Jaccard index of 0.5 are found with 87 %, of 0.7 with 99.98 %."""

NEAR: Final = 0.5
"""From this estimated Jaccard index on, two texts are near copies."""

SEED: Final = 42

_WORD: Final = re.compile(r"\w+")


def find_copies(bodies: Mapping[str, str]) -> tuple[Copy, ...]:
    """Pairs of reports with the same or nearly the same body, ordered by ids.

    `bodies` maps a report's id to the text that was read (appeals and furniture left out). Texts of fewer than eight
    words are never called copies: short formulas recur by chance. Similarity is 1.0 for the same words, else the MinHash
    estimate of the Jaccard index over five-word shingles (Broder 1997).
    """
    words = {ident: _WORD.findall(text.casefold()) for ident, text in bodies.items()}
    words = {ident: found for ident, found in words.items() if len(found) >= SHINGLE + 3}
    exact = _same_words(words)
    known = {(copy.first, copy.second) for copy in exact}
    near = [copy for copy in _near(words) if (copy.first, copy.second) not in known]
    return tuple(sorted([*exact, *near], key=lambda copy: (copy.first, copy.second)))


def _same_words(words: Mapping[str, list[str]]) -> list[Copy]:
    groups: dict[str, list[str]] = defaultdict(list)
    for ident, found in words.items():
        groups[hashlib.sha256(" ".join(found).encode("utf-8", "replace")).hexdigest()].append(ident)
    pairs = (pair for group in groups.values() for pair in combinations(sorted(group), 2))
    return [Copy(first, second, 1.0, "the same words") for first, second in pairs]


def _near(words: Mapping[str, list[str]]) -> Iterable[Copy]:
    digests = {ident: _digest(found) for ident, found in words.items()}
    for first, second in sorted(_candidates(digests)):
        alike = sum(a == b for a, b in zip(digests[first], digests[second], strict=True)) / PERMUTATIONS
        if alike >= NEAR:
            yield Copy(first, second, round(alike, 3), f"{alike:.0%} of five-word runs shared (estimated)")


def _digest(words: list[str]) -> list[int]:
    sketch = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    sketch.update([" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)])
    digest: list[int] = sketch.digest()
    return digest


def _candidates(digests: Mapping[str, list[int]]) -> set[tuple[str, str]]:
    rows = PERMUTATIONS // BANDS
    buckets: dict[tuple[int, ...], list[str]] = defaultdict(list)
    for ident, digest in digests.items():
        for band in range(BANDS):
            buckets[(band, *digest[band * rows : (band + 1) * rows])].append(ident)
    return {pair for bucket in buckets.values() for pair in combinations(sorted(bucket), 2)}
