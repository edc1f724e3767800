"""How many does the text say? Numbers in digits and words, with their hedges and the bounds that the wording allows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Phrase

from dateline.reading.cardinals import LONGEST, Core, NumberWords, core_at, tables


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


def quantities(sentence: Phrase) -> list[Quantity]:
    """Every number of a sentence, in order; parts of other expressions (ages, percentages, money) are left out."""
    words = [token.lower_ for token in sentence]
    out: list[Quantity] = []
    position = 0
    while position < len(words):
        found = core_at(words, position)
        if found is None or not _stands_alone(sentence, position, found.size):
            position += max(1, found.size if found else 1)
            continue
        out.append(_hedged(sentence.start, words, position, found))
        position += found.size
    return out


def _stands_alone(sentence: Phrase, at: int, size: int) -> bool:
    """Whether the number counts something by itself: not "12-year-old", "$12", "No. 12", "12 %", "12:30"."""
    known = tables()
    before = sentence[at - 1].lower_ if at else ""
    after = sentence[at + size] if at + size < len(sentence) else None
    if before in known.not_after or (before in {":", "/", "."} and at > 1 and sentence[at - 2].like_num):
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
    if after.lower_ in known.not_before:
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


def _hedged(offset: int, words: Sequence[str], at: int, core: Core) -> Quantity:
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


def _bounds(effect: str, core: Core) -> tuple[int | None, int | None, int | None]:
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
    for size in range(min(LONGEST, at), 0, -1):
        entry = tables().before.get(tuple(words[at - size : at]))
        if entry is not None:
            return entry, size
    return None


def _longest_after(words: Sequence[str], at: int) -> tuple[NumberWords, int] | None:
    for size in range(min(LONGEST, len(words) - at), 0, -1):
        entry = tables().after.get(tuple(words[at : at + size]))
        if entry is not None:
            return entry, size
    return None
