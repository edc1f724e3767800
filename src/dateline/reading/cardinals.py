"""Numbers without their hedges: digits, number words, ranges and vague counts at a place among words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from dateline.lexicon.tables import load

LONGEST = 5
"""How many words the longest phrase of the lexicon has."""

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_DECIMAL = re.compile(r"\d+\.\d+")
_DASHES = frozenset({"-", "–", "—"})


@dataclass(frozen=True, slots=True)
class NumberWords:
    """One entry of the lexicon `numbers`; `values` belongs to `words` one by one, `effect` to hedges, bounds to vague words."""

    id: str
    kind: str
    words: tuple[str, ...]
    values: tuple[int, ...] = ()
    effect: str = ""
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class Core:
    """A number without hedge: how many tokens it takes, and its bounds."""

    size: int
    low: int
    high: int
    exact: bool
    rule: str


@dataclass(frozen=True, slots=True)
class Tables:
    units: dict[str, int]
    magnitudes: dict[str, int]
    phrases: dict[tuple[str, ...], NumberWords]
    before: dict[tuple[str, ...], NumberWords]
    after: dict[tuple[str, ...], NumberWords]
    not_after: frozenset[str]
    not_before: frozenset[str]


def core_at(words: Sequence[str], at: int) -> Core | None:
    """The range or number that begins at this position, or None."""
    return _range(words, at) or _single(words, at)


def _single(words: Sequence[str], at: int) -> Core | None:
    """A vague word, "no one", or a cardinal in digits or words at this position."""
    for size in range(min(LONGEST, len(words) - at), 0, -1):
        entry = tables().phrases.get(tuple(words[at : at + size]))
        if entry is not None and entry.kind == "nobody":
            return Core(size, 0, 0, True, "number.nobody")
        if entry is not None and entry.low is not None and entry.high is not None:
            return Core(size, entry.low, entry.high, False, f"number.{entry.id}")
    if words[at] == "no" and words[at + 1 : at + 2] not in (["fewer"], ["less"], ["more"], ["longer"], ["."]):
        return Core(1, 0, 0, True, "number.no")
    return _cardinal(words, at)


def _cardinal(words: Sequence[str], at: int) -> Core | None:
    """A cardinal: "1,200", "1.5 million", "a dozen", "half a million", "one hundred and five", "twenty-three"."""
    known = tables()
    if words[at] in {"a", "an", "half"}:
        return _article(words, at)
    if _DECIMAL.fullmatch(words[at]) and at + 1 < len(words) and words[at + 1] in known.magnitudes:
        value = round(float(words[at]) * known.magnitudes[words[at + 1]])
        return Core(2, value, value, True, "number.decimal")
    total, group, position, seen = 0, 0, at, False
    while position < len(words):
        word = words[position]
        if _DIGITS.fullmatch(word) and not seen and len(word) <= 15:
            group, seen = int(word.replace(",", "")), True
        elif word in known.units and _fits(group, known.units[word], seen):
            group, seen = group + known.units[word], True
        elif word in known.magnitudes and seen and (group or word == "hundred"):
            scale = known.magnitudes[word]
            total, group = (total, group * scale) if scale < 1000 else (total + group * scale, 0)
        elif not _joins(words, position, seen, total + group):
            break
        position += 1
    value = total + group
    return Core(position - at, value, value, True, "number.cardinal") if seen else None


def _fits(group: int, value: int, seen: bool) -> bool:
    """Whether a number word may follow within one number: "twenty three", "hundred five", not "five six"."""
    if not seen or group == 0:
        return True
    return (group % 100 == 0 and value < 100) or (group % 100 >= 20 and group % 10 == 0 and 0 < value < 10)


def _joins(words: Sequence[str], at: int, seen: bool, value: int) -> bool:
    """Whether "-" or "and" stands between two parts of one number: "twenty-three", "one hundred and five"."""
    if not seen or at + 1 >= len(words) or words[at + 1] not in tables().units:
        return False
    following = tables().units[words[at + 1]]
    if words[at] == "-":
        return value % 100 >= 20 and value % 10 == 0 and 0 < following < 10 and not words[at - 1].isdigit()
    return (
        words[at] == "and" and value >= 100 and value % 100 == 0 and 0 < following < 100 and not words[at - 1].isdigit()
    )


def _article(words: Sequence[str], at: int) -> Core | None:
    """ "a dozen", "a hundred", "half a dozen", "half a million"."""
    magnitudes = tables().magnitudes
    half = words[at] == "half"
    start = at + 1 if half and at + 1 < len(words) and words[at + 1] in {"a", "an"} else at
    if start + 1 >= len(words) or (words[start] not in {"a", "an"} and not half):
        return None
    word = words[start + 1]
    if word not in magnitudes or (word == "score" and not half and words[start + 2 : start + 3] != ["of"]):
        return None
    value = magnitudes[word] // (2 if half else 1)
    return Core(start + 2 - at, value, value, True, "number.article")


def _range(words: Sequence[str], at: int) -> Core | None:
    """ "between 10 and 15", "10 to 15", "10-15", "five or six": bounds, no best. "rose from 10 to 15" is two numbers."""
    opener = "between" if words[at] == "between" else ""
    start = at + 1 if opener else at
    first = _cardinal(words, start) if start < len(words) else None
    if first is None:
        return None
    link_at = start + first.size
    link = words[link_at] if link_at < len(words) else ""
    allowed = {"and"} if opener else _DASHES | {"or"} | ({"to"} if (at == 0 or words[at - 1] != "from") else set())
    second = _cardinal(words, link_at + 1) if link in allowed and link_at + 1 < len(words) else None
    if link in _DASHES and second is not None and words[start][:1].isdigit() != words[link_at + 1][:1].isdigit():
        return None  # "UPDATE 4-Five die"
    if second is None or second.low <= first.low or second.low > 20 * max(first.low, 1):
        return None
    low = first.low * 1000 if second.low >= 1000 > first.low * 10 and words[link_at - 1].isdigit() else first.low
    if low >= second.low:
        return None
    return Core(link_at + 1 + second.size - at, low, second.low, False, "number.range")


@cache
def tables() -> Tables:
    entries = load("numbers", NumberWords)

    def valued(kind: str) -> dict[str, int]:
        return {w: v for e in entries if e.kind == kind for w, v in zip(e.words, e.values, strict=True)}

    def phrased(*kinds: str) -> dict[tuple[str, ...], NumberWords]:
        return {tuple(w.split()): e for e in entries if e.kind in kinds for w in e.words}

    def plain(kind: str) -> frozenset[str]:
        return frozenset(w for e in entries if e.kind == kind for w in e.words)

    phrases = phrased("vague", "nobody")
    # spaCy cuts "no-one" at its hyphen
    phrases["no", "-", "one"] = phrases["no-one",]
    return Tables(
        valued("unit"),
        valued("magnitude"),
        phrases,
        phrased("before"),
        phrased("after"),
        plain("not-after"),
        plain("not-before"),
    )
