"""Who says a quotation: the cue beside it, before or after, told from the words between marks and sentence ends."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dateline.reading.claims.frame import Frame
from dateline.reading.claims.lexicon import may_quote
from dateline.reading.claims.quotes import Quotation, Quoted
from dateline.reading.claims.relayed import quoted_as
from dateline.reading.claims.speaking import speaker

_REACH = 30
_MIN_WORDS = 3
_END = frozenset({".", "!", "?", ";"})


class Quoting:
    """The search for cues beside the quotations of one document."""

    def __init__(self, doc: Doc, text: str, quoted: Quoted) -> None:
        self.doc = doc
        self.text = text
        self.quoted = quoted

    def frames(self) -> list[tuple[Frame, list[Quotation]]]:
        """A frame for each cue that stands beside quotations, with the quotations that it introduces or follows."""
        found: dict[int, tuple[Frame, list[Quotation]]] = {}
        for quotation in self.quoted.all:
            if not self.is_utterance(quotation):
                continue
            head = self.cue_after(quotation) or self.cue_before(quotation)
            if head is None:
                continue
            if head.i in found:
                found[head.i][1].append(quotation)
            else:
                found[head.i] = (Frame(head, "quote", (), self.source(head)), [quotation])
        return [found[i] for i in sorted(found)]

    def is_utterance(self, quotation: Quotation) -> bool:
        """Whether a quotation may be speech rather than a word or title in marks."""
        words = quotation.words(self.text)
        inner = quotation.span.of(self.text).rstrip("”\"'’»")
        after = self.text[quotation.span.end : quotation.span.end + 2].lstrip()
        return words >= _MIN_WORDS or (inner[-1:] in ".,!?" or after[:1] == ",")

    def source(self, head: Token) -> Token | None:
        """The subject of the cue; with an odd parse, the nearest noun that stands against it outside the quotations."""
        if head.text == ":":
            return head.head if head.head.i != head.i else None
        relayed = quoted_as(head)
        own = relayed.source if relayed is not None else speaker(head)
        if own is not None and self.quoted.at(own.idx) is None:
            return own
        return None

    def cue_after(self, quotation: Quotation) -> Token | None:
        """The cue in the rest of the sentence: "...," the mayor said."""
        inner = quotation.span.of(self.text).rstrip("”\"'’» ")
        rest = self.text[quotation.span.end : quotation.span.end + 1]
        last = inner[-1:]
        if last == "." or not quotation.closed or not (last in ",!?—-…" or rest in {",", " "}):
            return None
        if last not in ",!?—-…" and self.text[quotation.span.end : quotation.span.end + 1] != ",":
            return None
        for token in self._outside(quotation.span.end, 1):
            if token.pos_ in {"VERB", "AUX"} and may_quote(token.lemma_.lower()) and self._has_source(token):
                return token
        return None

    def cue_before(self, quotation: Quotation) -> Token | None:
        """The cue that leads up to the quotation: The mayor said: "..." """
        window = list(self._outside(quotation.span.start, -1))
        if not window or (window[0].text not in {",", ":", "that", "—", "–"} and window[0].pos_ != "VERB"):
            return None
        for token in window:
            if token.pos_ in {"VERB", "AUX"} and may_quote(token.lemma_.lower()) and self._has_source(token):
                return token
        return None

    def _has_source(self, token: Token) -> bool:
        source = self.source(token)
        return source is not None and self.quoted.at(source.idx) is None

    def _outside(self, offset: int, step: int) -> list[Token]:
        """The tokens from an offset on, in one direction, to the end of the sentence, line or the next quotation."""
        start = self._token_at(offset, step)
        out: list[Token] = []
        i = start
        while 0 <= i < len(self.doc) and len(out) < _REACH:
            token = self.doc[i]
            if "\n" in token.text or token.text in _END or self.quoted.at(token.idx) is not None:
                break
            if not token.is_space:
                out.append(token)
            i += step
        return out

    def _token_at(self, offset: int, step: int) -> int:
        low, high = 0, len(self.doc)
        while low < high:
            middle = (low + high) // 2
            if self.doc[middle].idx < offset:
                low = middle + 1
            else:
                high = middle
        return low if step > 0 else low - 1
