"""How many does the text say? Numbers in digits and words, with their hedges and the bounds that the wording allows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Phrase

from dateline.lexicon.tables import load

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_DECIMAL = re.compile(r"\d+\.\d+")
_LONGEST = 5
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
class Quantity:
    """A stated number: tokens `first` to `last` with hedge, `core_first` to `core_last` without; `rule` names its wording."""

    first: int
    last: int
    core_first: int
    core_last: int
    low: int | None
    high: int | None
    best: int | None
    rule: str

    def core(self, doc: Doc) -> Phrase:
        """The tokens of the number itself."""
        return doc[self.core_first : self.core_last + 1]

    def is_bare_year(self, doc: Doc) -> bool:
        """Whether the number could be a year: four digits from 1800 to 2100 without comma or hedge."""
        return (
            self.core_first == self.core_last
            and self.first == self.core_first
            and len(doc[self.core_first]) == 4
            and self.best is not None
            and 1800 <= self.best <= 2100
        )


@dataclass(frozen=True, slots=True)
class _Core:
    """A number without hedge: how many tokens it takes, and its bounds."""

    size: int
    low: int
    high: int
    exact: bool
    rule: str


@dataclass(frozen=True, slots=True)
class _Tables:
    units: dict[str, int]
    magnitudes: dict[str, int]
    phrases: dict[tuple[str, ...], NumberWords]
    before: dict[tuple[str, ...], NumberWords]
    after: dict[tuple[str, ...], NumberWords]
    not_after: frozenset[str]
    not_before: frozenset[str]


def quantities(sentence: Phrase) -> list[Quantity]:
    """Every number of a sentence, in order; parts of other expressions (ages, percentages, money) are left out."""
    words = [token.lower_ for token in sentence]
    out: list[Quantity] = []
    position = 0
    while position < len(words):
        found = _range(words, position) or _single(words, position)
        if found is None or not _stands_alone(sentence, position, found.size):
            position += max(1, found.size if found else 1)
            continue
        out.append(_hedged(sentence.start, words, position, found))
        position += found.size
    return out


def _single(words: Sequence[str], at: int) -> _Core | None:
    """A vague word, "no one", or a cardinal in digits or words at this position."""
    for size in range(min(_LONGEST, len(words) - at), 0, -1):
        entry = _tables().phrases.get(tuple(words[at : at + size]))
        if entry is not None and entry.kind == "nobody":
            return _Core(size, 0, 0, True, "number.nobody")
        if entry is not None and entry.low is not None and entry.high is not None:
            return _Core(size, entry.low, entry.high, False, f"number.{entry.id}")
    if words[at] == "no" and words[at + 1 : at + 2] not in (["fewer"], ["less"], ["more"], ["longer"], ["."]):
        return _Core(1, 0, 0, True, "number.no")
    return _cardinal(words, at)


def _cardinal(words: Sequence[str], at: int) -> _Core | None:
    """A cardinal: "1,200", "1.5 million", "a dozen", "half a million", "one hundred and five", "twenty-three"."""
    tables = _tables()
    if words[at] in {"a", "an", "half"}:
        return _article(words, at)
    if _DECIMAL.fullmatch(words[at]) and at + 1 < len(words) and words[at + 1] in tables.magnitudes:
        value = round(float(words[at]) * tables.magnitudes[words[at + 1]])
        return _Core(2, value, value, True, "number.decimal")
    total, group, position, seen = 0, 0, at, False
    while position < len(words):
        word = words[position]
        if _DIGITS.fullmatch(word) and not seen and len(word) <= 15:
            group, seen = int(word.replace(",", "")), True
        elif word in tables.units and _fits(group, tables.units[word], seen):
            group, seen = group + tables.units[word], True
        elif word in tables.magnitudes and seen and (group or word == "hundred"):
            scale = tables.magnitudes[word]
            total, group = (total, group * scale) if scale < 1000 else (total + group * scale, 0)
        elif not _joins(words, position, seen, total + group):
            break
        position += 1
    value = total + group
    return _Core(position - at, value, value, True, "number.cardinal") if seen else None


def _fits(group: int, value: int, seen: bool) -> bool:
    """Whether a number word may follow within one number: "twenty three", "hundred five", not "five six"."""
    if not seen or group == 0:
        return True
    return (group % 100 == 0 and value < 100) or (group % 100 >= 20 and group % 10 == 0 and 0 < value < 10)


def _joins(words: Sequence[str], at: int, seen: bool, value: int) -> bool:
    """Whether "-" or "and" stands between two parts of one number: "twenty-three", "one hundred and five"."""
    if not seen or at + 1 >= len(words) or words[at + 1] not in _tables().units:
        return False
    following = _tables().units[words[at + 1]]
    if words[at] == "-":
        return value % 100 >= 20 and value % 10 == 0 and 0 < following < 10 and not words[at - 1].isdigit()
    return (
        words[at] == "and" and value >= 100 and value % 100 == 0 and 0 < following < 100 and not words[at - 1].isdigit()
    )


def _article(words: Sequence[str], at: int) -> _Core | None:
    """ "a dozen", "a hundred", "half a dozen", "half a million"."""
    magnitudes = _tables().magnitudes
    half = words[at] == "half"
    start = at + 1 if half and at + 1 < len(words) and words[at + 1] in {"a", "an"} else at
    if start + 1 >= len(words) or (words[start] not in {"a", "an"} and not half):
        return None
    word = words[start + 1]
    if word not in magnitudes or (word == "score" and not half and words[start + 2 : start + 3] != ["of"]):
        return None
    value = magnitudes[word] // (2 if half else 1)
    return _Core(start + 2 - at, value, value, True, "number.article")


def _range(words: Sequence[str], at: int) -> _Core | None:
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
    return _Core(link_at + 1 + second.size - at, low, second.low, False, "number.range")


def _stands_alone(sentence: Phrase, at: int, size: int) -> bool:
    """Whether the number counts something by itself: not "12-year-old", "$12", "No. 12", "12 %", "12:30"."""
    tables = _tables()
    before = sentence[at - 1].lower_ if at else ""
    after = sentence[at + size] if at + size < len(sentence) else None
    if before in tables.not_after or (before in {":", "/", "."} and at > 1 and sentence[at - 2].like_num):
        return False
    if (
        at > 1
        and before == "-"
        and _touches(sentence[at - 1], sentence[at])
        and not _is_slug(sentence[at - 2 : at + 1])
    ):
        return False
    if after is None:
        return True
    if after.lower_ in tables.not_before:
        return False
    if after.text in {"-", ":", "/"} and _touches(sentence[at + size - 1], after) and at + size + 1 < len(sentence):
        nearby = sentence[at + size + 1]
        return not (_touches(after, nearby) and (nearby.like_num or nearby.is_alpha))
    return True


def _is_slug(tokens: Phrase) -> bool:
    """Whether what stands before a hyphen is a wire's own mark on a headline: "UPDATE 4-Five die", "FOCUS-Six hurt"."""
    mark, number = tokens[0], tokens[2]
    marked = mark.text.isdigit() or (mark.text.isupper() and len(mark) > 2) or mark.i == tokens.sent.start
    return number.text.istitle() and marked


def _touches(left: Token, right: Token) -> bool:
    return left.idx + len(left) == right.idx


def _hedged(offset: int, words: Sequence[str], at: int, core: _Core) -> Quantity:
    """The number with the hedges on both sides, and what they leave of its bounds."""
    low, high = (core.low, core.high)
    best = core.low if core.exact else None
    first, last, rule = at, at + core.size - 1, core.rule
    before = _longest_before(words, at)
    if before is not None:
        first -= before[1]
        low_, high_, best = _bounds(before[0].effect, core)
        return Quantity(
            offset + first, offset + last, offset + at, offset + last, low_, high_, best, f"hedge.{before[0].id}"
        )
    after = _longest_after(words, last + 1)
    if after is not None and core.exact:
        low_, high_, best = _bounds(after[0].effect, core)
        core_last = offset + last
        return Quantity(
            offset + at, core_last + after[1], offset + at, core_last, low_, high_, best, f"hedge.{after[0].id}"
        )
    return Quantity(offset + first, offset + last, offset + at, offset + last, low, high, best, rule)


def _bounds(effect: str, core: _Core) -> tuple[int | None, int | None, int | None]:
    """Low, high and best of a hedged number, as the annotation guide sets them."""
    best = core.low if core.exact else None
    if effect == "least":
        return core.low, None, best
    if effect == "most":
        return None, core.high, best
    if effect == "above":
        return core.low + 1 if core.exact else core.low, None, None
    if effect == "below":
        return None, core.high - 1 if core.exact else core.high, None
    return (None, None, best) if core.exact else (core.low, core.high, None)


def _longest_before(words: Sequence[str], at: int) -> tuple[NumberWords, int] | None:
    for size in range(min(_LONGEST, at), 0, -1):
        entry = _tables().before.get(tuple(words[at - size : at]))
        if entry is not None:
            return entry, size
    return None


def _longest_after(words: Sequence[str], at: int) -> tuple[NumberWords, int] | None:
    for size in range(min(_LONGEST, len(words) - at), 0, -1):
        entry = _tables().after.get(tuple(words[at : at + size]))
        if entry is not None:
            return entry, size
    return None


@cache
def _tables() -> _Tables:
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
    return _Tables(
        valued("unit"),
        valued("magnitude"),
        phrases,
        phrased("before"),
        phrased("after"),
        plain("not-after"),
        plain("not-before"),
    )
