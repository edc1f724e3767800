"""What the sentence says about an expression: the tense of its verb, and whether it is an expression of time at all."""

from __future__ import annotations

from bisect import bisect_right

from spacy.tokens import Doc, Token

from dateline.reading.times.anchor import Setting
from dateline.reading.times.news import Tense

_WILL = frozenset({"will", "shall", "wo", "'ll", "would", "may", "might"})
_AHEAD = frozenset(
    "schedule plan expect due intend set hope aim prepare propose await slate vow pledge promise agree want suppose ready "
    "likely go invite ask order be have threaten decide urge call warn tell demand instruct command".split()
)
_PLANNING = frozenset("schedule plan slate expect".split())
_STILL_OPEN = frozenset("until till effective payable due starting beginning expiring".split())


class Context:
    """Questions about places in one parsed text."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._starts = doc.to_array("IDX").tolist()

    def token(self, offset: int) -> Token:
        """The token that holds an offset (the last before it where none does)."""
        return self._doc[max(bisect_right(self._starts, offset) - 1, 0)]

    def setting(self, offset: int) -> Setting:
        """The tense, the sentence (by its first token) and whether at most two words stand before it there."""
        token = self.token(offset)
        first = token.sent.start
        while first < token.i and self._doc[first].is_space:
            first += 1
        endpoint = token.i > 0 and self._doc[token.i - 1].lower_ in {"until", "till"}
        return Setting(self.tense(offset), first, token.i - first <= 2, endpoint)

    def tense(self, offset: int) -> Tense:
        """The tense of the verb that governs the word at an offset."""
        token = self.token(offset)
        if self._is_deadline(token):
            return "future"
        if self._is_aim(token):
            return "future"
        for above in (token, *token.ancestors):
            if above.tag_ == "VBN" and above.dep_ == "acl" and above.lemma_.lower() not in _AHEAD:
                return "past"
            if (above.pos_ in {"VERB", "AUX"} and above.tag_ not in {"VBG", "VBN"}) or _has_aux(above):
                return "past" if self._owns(token) and not _certain_future(above) else _verb_tense(above)
            if above.dep_ == "ROOT":
                break
        return "past"

    def _owns(self, token: Token) -> bool:
        """Whether the expression owns a happening: "Tuesday's shelling", which has been, whatever is said of it now."""
        return token.i + 1 < len(self._doc) and self._doc[token.i + 1].tag_ == "POS"

    def _is_deadline(self, token: Token) -> bool:
        """Whether "until" or "as soon as" stands before the expression."""
        before = [self._doc[i].lower_ for i in range(max(token.i - 3, 0), token.i)]
        return bool(before) and (
            before[-1] in _STILL_OPEN or (before[-1] == "as" and before[-2:-1] in (["soon"], ["early"]))
        )

    def _is_aim(self, token: Token) -> bool:
        """Whether it is by when, or up to when, something is to be done: "a plan to leave by March"."""
        before = self._doc[token.i - 1] if token.i else token
        verb = before.head
        return (
            before.lower_ in {"by", "through"}
            and verb.tag_ == "VB"
            and any(child.lower_ == "to" for child in verb.children)
        )

    def is_name(self, offset: int) -> bool:
        """Whether the parser takes the word for a person's name."""
        return self.token(offset).ent_type_ == "PERSON"

    def dep(self, offset: int) -> str:
        """The dependency label of the word at an offset."""
        return self.token(offset).dep_

    def tag(self, offset: int) -> str:
        """The part-of-speech tag of the word at an offset."""
        return self.token(offset).tag_


def _has_aux(token: Token) -> bool:
    return token.pos_ in {"VERB", "AUX"} and any(child.dep_ in {"aux", "auxpass"} for child in token.children)


def _verb_tense(verb: Token) -> Tense:
    if verb.lemma_.lower() in _PLANNING:
        return "future"
    auxes = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    if any(aux.lower_ == "to" for aux in auxes) and verb.head is not verb:
        return "future" if _looks_ahead(verb.head) else "past"
    if any(aux.lower_ in {"has", "have", "'ve"} for aux in auxes):
        return "past"
    if any(aux.lower_ in _WILL for aux in auxes):
        return "future"
    finite = next((word for word in (*auxes, verb) if word.tag_ in {"VBD", "VBZ", "VBP"}), None)
    return "past" if finite is None or finite.tag_ == "VBD" else "present"


def _certain_future(verb: Token) -> bool:
    return any(child.lower_ in {"will", "shall", "wo", "'ll"} for child in verb.children if child.dep_ == "aux")


def _looks_ahead(verb: Token) -> bool:
    return verb.lemma_.lower() in _AHEAD or verb.lower_ in _AHEAD
