"""The matcher: patterns over pieces, written as regular expressions whose letters are words and kinds of words.

A pattern is a string of items: `MONTH` (a kind of word or a set of shapes), `of` (that word), `,` and `-` (those marks),
with `( ) | ? *` as in regular expressions, `>( )` for what must follow, and `name=item` for what the rule's builder wants
to look at. Each piece becomes one character, so a pattern runs over a report at the speed of `re`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from dateline.reading.times.meaning import Meaning
from dateline.reading.times.pieces import SHAPES, Piece
from dateline.reading.times.words import kinds

Groups = Mapping[str, list[Piece]]
Builder = Callable[[Groups], Meaning | None]

SETS: dict[str, tuple[str, ...]] = {
    "DAY": ("N12", "N24", "N31", "ORD31"),
    "CARDDAY": ("N12", "N24", "N31"),
    "INT": ("N0", "N12", "N24", "N31", "N59", "N99", "N3", "Y4", "BIG", "GROUPED"),
    "YEAR": ("Y4",),
    "OLDYEAR": ("Y4", "N3", "N99", "N59", "N31", "N24"),
    "YY": ("N0", "N12", "N24", "N31", "N59", "N99"),
    "HOUR": ("N12",),
    "ANYHOUR": ("N0", "N12", "N24"),
    "MILITARY": ("HHMM", "Y4"),
    "ORDDIGIT": ("ORD31", "ORDMORE"),
}
"""Sets of shapes that patterns may name."""

MACROS: dict[str, str] = {
    "NEXTCARD": "(-? CARD|and CARD)",
    "WORDNUM": "(CARD NEXTCARD? NEXTCARD? NEXTCARD? NEXTCARD?)",
    "NUM": "(INT FRACTION?|DECIMAL|FRACTION|WORDNUM (and a half)?)",
    "COUNT": "(NUM|a couple of|the couple of|couple of|a number of|a dozen|a few|the few|half an|half a|FUZZY|a|an)",
    "EXACTLY": "(at least|at most|up to|more than|less than|fewer than|no more than|no less than|as many as|as long as|HEDGE)",
    "WHICHONE": "(the? WHICH|this (past|coming|last|next|current|present)|that (same|following|previous))",
    "THE": "(the|its|their|his|her|our)",
    "PARTS": "(part|half|days|weeks|months|years)",
    "EDGEOF": "(the? (very|latter|early)? EDGE of|the? (MOD|latter|first|second) PARTS of|MOD -? (in|on)?)",
    "ORDNUM": "(ORDINAL|ORDDIGIT|CARD - ORDINAL)",
}

WEAK: frozenset[str] = frozenset(
    ", . - / ' & : ; ) ( a an the of in on and or to 's that this it its their his her our at by for no as more less than some "
    "first about around over only just under another other out each half few many several before after same up long short".split()
)
"""Words and marks that are no time by themselves: where nothing else is known around them, no rule is tried."""

_ITEM = re.compile(
    r"(?P<group>[a-z]\w*)=\(|(?P<ahead>>\()|(?P<open>\()|(?:(?P<name>[a-z]\w*)=)?(?P<item>[A-Z][A-Z0-9]*|'?[a-z][a-z.]*|[,\-/.'&:;])"
)


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern with its builder, which makes a meaning of the pieces it matched, or None where they make no sense."""

    id: str
    pattern: str
    build: Builder


@dataclass(frozen=True, slots=True)
class Match:
    """Where a rule fits: pieces `[first, last)`, and what they mean."""

    first: int
    last: int
    rule: str
    meaning: Meaning


class Grammar:
    """Rules, compiled together over one alphabet."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._symbols: dict[str, str] = {}
        for atom in SHAPES:
            self._symbol(atom)
        for forms in kinds().values():
            for form in sorted(forms):
                self._symbol(form)
        self._rules = [(rule, re.compile(self.translate(rule.pattern))) for rule in rules]
        weak = "".join(re.escape(self._symbols[word]) for word in sorted(WEAK & set(self._symbols)))
        self._strong = re.compile(f"[^{weak}]")
        self._island = re.compile("[^\n]+")

    def _islands(self, pieces: list[Piece]) -> tuple[str, list[int]]:
        """The stretches of known pieces that hold more than weak words, encoded, with the place of each character."""
        encoded = self.encode(pieces)
        places: list[int] = []
        kept: list[str] = []
        for island in self._island.finditer(encoded):
            if not self._strong.search(island.group()):
                continue
            kept.append(island.group() + "\n")
            places += range(island.start(), island.end() + 1)
        return "".join(kept), places

    def encode(self, pieces: Iterable[Piece]) -> str:
        """One character for each piece; pieces that no pattern names share one."""
        return "".join(self._symbols.get(piece.atom, "\n") for piece in pieces)

    def matches(self, pieces: list[Piece]) -> list[Match]:
        """Where rules fit: at each place the longest, and of equally long ones that of the earlier rule; no two overlap."""
        encoded, places = self._islands(pieces)
        found: list[tuple[int, int, int, Match]] = []
        for order, (rule, pattern) in enumerate(self._rules):
            for hit in pattern.finditer(encoded):
                if hit.end() == hit.start():
                    continue
                first, last = places[hit.start()], places[hit.end() - 1] + 1
                groups = {
                    name: pieces[places[hit.start(name)] : places[hit.end(name) - 1] + 1]
                    for name in pattern.groupindex
                    if hit.end(name) > hit.start(name)
                }
                meaning = rule.build(groups)
                if meaning is not None:
                    found.append((first, -last, order, Match(first, last, rule.id, meaning)))
        chosen: list[Match] = []
        for first, _, _, match in sorted(found, key=lambda item: item[:3]):
            if not chosen or first >= chosen[-1].last:
                chosen.append(match)
        return chosen

    def translate(self, pattern: str) -> str:
        """A pattern as a regular expression over symbols."""
        return re.sub(r"\s+", "", _ITEM.sub(self._item, _expand(pattern)))

    def _item(self, match: re.Match[str]) -> str:
        if match["ahead"]:
            return "(?="
        if match["open"]:
            return "(?:"
        if match["group"]:
            return f"(?P<{match['group']}>"
        symbols = "".join(re.escape(self._symbol(atom)) for atom in _atoms(match["item"]))
        body = f"[{symbols}]"
        return f"(?P<{match['name']}>{body})" if match["name"] else body

    def _symbol(self, atom: str) -> str:
        return self._symbols.setdefault(atom, chr(0xE000 + len(self._symbols)))


def _expand(pattern: str) -> str:
    """The pattern with macros written out; macros may use macros."""
    for _ in range(4):
        pattern = re.sub(r"\b[A-Z][A-Z0-9]*\b", lambda m: MACROS.get(m.group(), m.group()), pattern)
    return pattern


@cache
def _atoms(item: str) -> tuple[str, ...]:
    if item in SETS:
        return SETS[item]
    if item in SHAPES:
        return (item,)
    if item in kinds():
        return tuple(sorted(kinds()[item]))
    return (item,)
