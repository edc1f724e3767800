"""What the sentence says about an expression: the tense of its verb, and whether it is an expression of time at all."""

from __future__ import annotations

from bisect import bisect_right

from spacy.tokens import Doc, Token

from dateline.reading.times.anchor import Tense
from dateline.reading.times.pieces import Piece
from dateline.reading.times.words import traps

_WILL = frozenset({"will", "shall", "wo", "'ll"})
_AHEAD = frozenset(
    "schedule plan expect due intend set hope aim prepare propose await plan upcoming slate vow pledge promise agree want".split()
)


class Context:
    """Questions about places in one parsed text."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._starts = [token.idx for token in doc]

    def token(self, offset: int) -> Token:
        """The token that holds an offset (the last before it where none does)."""
        return self._doc[max(bisect_right(self._starts, offset) - 1, 0)]

    def tense(self, offset: int) -> Tense:
        """The tense of the verb that governs the word at an offset."""
        token = self.token(offset)
        for above in (token, *token.ancestors):
            if (above.pos_ in {"VERB", "AUX"} and above.tag_ not in {"VBG", "VBN"}) or _has_aux(above):
                return _verb_tense(above)
            if above.dep_ == "ROOT":
                break
        return "past"

    def is_name(self, offset: int) -> bool:
        """Whether the parser takes the word for a person's name."""
        return self.token(offset).ent_type_ == "PERSON"

    def tag(self, offset: int) -> str:
        """The part-of-speech tag of the word at an offset."""
        return self.token(offset).tag_


def _has_aux(token: Token) -> bool:
    return token.pos_ in {"VERB", "AUX"} and any(child.dep_ in {"aux", "auxpass"} for child in token.children)


def _verb_tense(verb: Token) -> Tense:
    for child in verb.children:
        if child.dep_ in {"aux", "auxpass"}:
            if child.lower_ in _WILL:
                return "future"
            if child.lower_ == "to" and verb.head is not verb:
                return "future" if _looks_ahead(verb.head) else "past"
    if verb.lemma_.lower() in {"be"} and any(c.dep_ == "xcomp" for c in verb.children) and verb.tag_ in {"VBZ", "VBP"}:
        return "future"
    auxes = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    finite = next((c for c in (*auxes, verb) if c.tag_ in {"VBD", "VBZ", "VBP", "MD"}), None)
    if finite is None or finite.tag_ == "VBD":
        return "past"
    if finite.tag_ == "MD":
        return "future" if finite.lower_ in {"may", "can", "should", "must"} else "past"
    return "past" if any(c.lower_ in {"has", "have", "'ve"} for c in auxes) else "present"


def _looks_ahead(verb: Token) -> bool:
    return verb.lemma_.lower() in _AHEAD or verb.lower_ in _AHEAD


def is_count(pieces: list[Piece], first: int, last: int) -> bool:
    """Whether a bare four-digit number is a count or a number in a name rather than a year."""
    before = pieces[first - 1].lower if first else ""
    after = pieces[last].lower if last < len(pieces) else ""
    return before in traps("before") or after in traps("after")
