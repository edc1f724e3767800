"""The shadow text: what the parser is given, character for character as long as the report's text.

Models trained on tidy news stumble over curly quotes, ``typewriter'' quotes, headlines in capitals and leftovers of the
page. The shadow evens these out without moving a single character, so that offsets of the parse are offsets of the report.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable

from dateline.lexicon.casing import acronyms, known_words, spells_acronym
from dateline.model.report import Block
from dateline.model.vocabulary import UNREAD_ROLES

_SINGLES = str.maketrans({
    "’": "'", "‘": "'", "ʼ": "'", "`": "'",
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "‐": "-", "‑": "-", "‒": "–",
    "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u200b": " ", "\u200e": " ", "\u200f": " ", "\ufeff": " ", "\t": " ",
})  # fmt: skip
_JUNK = re.compile(r"([^\w\s])\1{11,}|\S{400,}")
"""Rules of dashes, rows of quotation marks, encoded pictures: no words, and the tokeniser's time grows with their square."""

_CAPITALS_SHARE = 0.7
_WORD = re.compile(r"[^\W\d_]+(?:['’.][^\W\d_]+)*")
_IN_BRACKETS = re.compile(r"\(([A-Z]{2,7})\)")
_SENTENCE_END = re.compile(r"[.!?:]['\")\]]*\s+['\"(\[]*$")


def shadow_text(text: str, blocks: Iterable[Block]) -> str:
    """A text of the same length in which quotes are plain, blocks in capitals are cased and unread blocks are blank.

    >>> shadow_text("“No,” he said", ())
    '"No," he said'
    """
    out = list(text.translate(_SINGLES))
    defined = defined_acronyms(text)
    for block in blocks:
        start, end = block.span
        if block.role in UNREAD_ROLES:
            out[start:end] = [" "] * (end - start)
        elif is_capitals(text[start:end]):
            out[start:end] = lower_capitals("".join(out[start:end]), defined)
    return _JUNK.sub(lambda junk: " " * len(junk.group()), "".join(out).replace("''", '" '))


def is_capitals(text: str) -> bool:
    """Whether a stretch is written in capitals: at least 20 letters, seven in ten of them upper case."""
    letters = [ch for ch in text if ch.isalpha()]
    return len(letters) >= 20 and sum(ch.isupper() for ch in letters) >= _CAPITALS_SHARE * len(letters)


def lower_capitals(text: str, defined: Collection[str] = ()) -> list[str]:
    """The characters of a text in capitals, cased as a newspaper would: names and first words keep their capital.

    Known acronyms, those of `defined` and words that can be nothing else stay in capitals.
    """
    out = list(text)
    names, known = known_words(), acronyms()
    for match in _WORD.finditer(text):
        word, start = match.group(), match.start()
        if word in known or word in defined or spells_acronym(word):
            continue
        first = start == 0 or bool(_SENTENCE_END.search(text[max(0, start - 6) : start]))
        keep = first or len(word) == 1 or word.lower() in names
        for offset, ch in enumerate(word):
            low = ch.lower()
            if len(low) == 1 and not (offset == 0 and keep):
                out[start + offset] = low
    return out


def defined_acronyms(text: str) -> frozenset[str]:
    """Words in brackets whose letters are the initials of words just before them: "Sahel Defence Front (SDF)".

    >>> sorted(defined_acronyms("THE SAHEL DEFENCE FRONT (SDF) LEFT (QUIETLY)"))
    ['SDF']
    """
    found = set()
    for match in _IN_BRACKETS.finditer(text):
        before = _WORD.findall(text[max(0, match.start() - 120) : match.start()])[-9:]
        if not Counter(match.group(1)) - Counter(word[0] for word in before):
            found.add(match.group(1))
    return frozenset(found)
