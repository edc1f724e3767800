"""Keys under which the spellings of one name meet, across ways of writing Arabic, Persian, Cyrillic and other names in English.

Equal keys are a reason to look closer, not an answer: Hafter, Haftar and Hifter meet, and so may two men.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache
from itertools import zip_longest
from typing import Final

from dateline.lexicon.tables import load

PARTICLES: Final = frozenset(
    "al el ul ad as an ar at az ash bin ibn ben bint ould wad wed van von de da del der la le the".split()
)
"""Words in names that come and go between spellings."""

ALIKE: Final = 0.5
"""How much of their letters two spellings with a common key share at least (Ratcliff/Obershelp). Chosen on identity-pairs/dev."""

_STROKES: Final = str.maketrans("ıłđø", "ildo")
_VOWELS: Final = re.compile(r"(?<!^)[aeiouy]+")
_DOUBLE: Final = re.compile(r"(.)\1+")


@dataclass(frozen=True, slots=True)
class Rule:
    """An entry of `spelling-rules.toml`.

    `same`: replacements (`match` by `values`) for all; `early`, `also`: those for a further key, before and after these; `apart`:
    patterns of different names that sound alike.
    """

    id: str
    kind: str
    match: tuple[str, ...]
    values: tuple[str, ...]


@cache
def _rules(kind: str) -> tuple[tuple[tuple[re.Pattern[str], str], ...], ...]:
    return tuple(
        tuple((re.compile(pattern), to) for pattern, to in zip_longest(rule.match, rule.values, fillvalue=""))
        for rule in load("spelling-rules", Rule)
        if rule.kind == kind
    )


def folded(word: str) -> str:
    """A word in lower case, without accents, apostrophes, hyphens and dots.

    >>> folded("Mas'ud"), folded("Güneş")
    ('masud', 'gunes')
    """
    plain = unicodedata.normalize("NFKD", word.casefold().translate(_STROKES))
    return "".join(ch for ch in plain if ch.isalnum())


@lru_cache(maxsize=65536)
def spellings(word: str) -> frozenset[str]:
    """The keys of a word of a name; words of one sound share at least one.

    >>> bool(spellings("Hafter") & spellings("Hifter")), bool(spellings("Haftar") & spellings("Hatar"))
    (True, False)
    """
    plain = folded(word)
    starts = [plain, *(_through(plain, rules) for rules in _rules("early"))]
    middle = {_all_same(start) for start in starts}
    also = {_through(key, rules) for key in middle for rules in _rules("also")}
    return frozenset(_bare(key) for key in middle | also)


def _all_same(word: str) -> str:
    for rules in _rules("same"):
        word = _through(word, rules)
    return word


def _through(word: str, rules: tuple[tuple[re.Pattern[str], str], ...]) -> str:
    for pattern, to in rules:
        word = pattern.sub(to, word)
    return word


def _bare(word: str) -> str:
    """The consonants, with "a" for a vowel in front; doubled letters once."""
    lead = "a" + word[1:] if word and word[0] in "aeiouy" else word
    return _VOWELS.sub("", _DOUBLE.sub(r"\1", lead))


def same_sound(first: str, second: str) -> bool:
    """Whether two words may be spellings of one name: a common key, letters that are not all different, and not two known names.

    >>> same_sound("Zelenskyy", "Selenskij"), same_sound("Gritsak", "Hrytsak"), same_sound("Hassan", "Hussein")
    (True, True, False)
    """
    a, b = folded(first), folded(second)
    if a == b:
        return True
    if not spellings(first) & spellings(second) or _are_apart(a, b):
        return False
    return SequenceMatcher(None, _all_same(a), _all_same(b), autojunk=False).ratio() >= ALIKE


def _are_apart(first: str, second: str) -> bool:
    """Whether two words are known to be different names."""
    for patterns in _rules("apart"):
        kinds = [{i for i, (pattern, _) in enumerate(patterns) if pattern.search(word)} for word in (first, second)]
        if kinds[0] and kinds[1] and kinds[0].isdisjoint(kinds[1]):
            return True
    return False


def name_parts(name: str) -> tuple[str, ...]:
    """The words of a person's name that tell: without particles, "al-Burhan" being one word.

    >>> name_parts("Abdel Fattah al-Burhan"), name_parts("Yahya Bin Saqr")
    (('Abdel', 'Fattah', 'Burhan'), ('Yahya', 'Saqr'))
    """
    words = re.sub(r"(?i)\b(?:al|el|ul|ad|as|an|ar|at|az|ash)[-‐‑–'’]", "", name).split()
    return tuple(word for word in words if folded(word) and folded(word) not in PARTICLES)
