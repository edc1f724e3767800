"""Quotations, and who speaks them, as far as the verb of saying beside them tells."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from dateline.reading.actors.words import verb_class
from dateline.reading.draft import Draft
from dateline.reading.tree import children


@dataclass(slots=True)
class Quotation:
    """Tokens `[start, end)` between marks; `speaker` is the head of whoever says them."""

    start: int
    end: int
    speaker: Token | None = None

    @property
    def whole(self) -> bool:
        """Whether it is a statement of its own rather than some words of one."""
        return self.end - self.start >= 9


class Quotes:
    """The quotations of a report, looked up by token."""

    def __init__(self, draft: Draft) -> None:
        self._at: dict[int, Quotation] = {}
        for start, end in quoted_stretches(draft):
            quotation = Quotation(start, end)
            for i in range(start, end):
                self._at[i] = quotation
        before: Quotation | None = None
        for quotation in self.all():
            quotation.speaker = self._find_speaker(draft, quotation)
            if quotation.speaker is None and before is not None and _goes_on(draft, before, quotation):
                quotation.speaker = before.speaker
            before = quotation

    def all(self) -> list[Quotation]:
        """The quotations in order."""
        return list({id(q): q for q in self._at.values()}.values())

    def at(self, token: Token) -> Quotation | None:
        """The quotation that holds a token."""
        return self._at.get(token.i)

    def speaker_at(self, token: Token) -> Token | None:
        """The head of whoever speaks the quotation that holds a token."""
        quotation = self.at(token)
        return quotation.speaker if quotation else None

    def is_speaker_of_own_words(self, candidate: Token, pronoun: Token) -> bool:
        """Whether a third-person pronoun stands in a statement that the candidate speaks: people say "I" of themselves."""
        quotation = self.at(pronoun)
        return quotation is not None and quotation.whole and quotation.speaker == candidate

    def _find_speaker(self, draft: Draft, quotation: Quotation) -> Token | None:
        """The subject of a verb of saying outside the marks, in a sentence that the quotation touches or just before it."""
        doc = draft.doc
        first, last = doc[quotation.start].sent, doc[quotation.end - 1].sent
        around = [t for s in dict.fromkeys([last, first]) for t in s if t.i not in self._at]
        for token in sorted(around, key=lambda t: min(abs(t.i - quotation.start), abs(t.i - quotation.end))):
            if token.lemma_ in verb_class("speech") and token.pos_ == "VERB":
                for subject in children(token, "nsubj"):
                    if subject.i not in self._at:
                        return subject
        return None


def _goes_on(draft: Draft, first: Quotation, second: Quotation) -> bool:
    """Whether the words between two quotations only end the sentence of the first: "...," he said. "..."."""
    between = draft.doc[first.end : second.start]
    blocks = [draft.block_at(draft.doc[i].idx) for i in (first.start, second.start)]
    ends = [token for token in between if token.is_sent_start and token.is_alpha]
    return second.whole and blocks[0] is blocks[1] and len(between) < 25 and not ends


def quoted_stretches(draft: Draft) -> list[tuple[int, int]]:
    """Tokens between quotation marks, block by block; a mark that is never closed ends with its block."""
    stretches: list[tuple[int, int]] = []
    opened: int | None = None
    block = None
    for token in draft.doc:
        here = draft.block_at(token.idx)
        if here is not block:
            if opened is not None and token.i > opened:
                stretches.append((opened, token.i))
            opened, block = None, here
        if token.text != '"':
            continue
        if opened is None:
            opened = token.i + 1 if token.whitespace_ == "" or _opens(token) else None
        elif _opens(token):
            stretches.append((opened, min(token.i, draft.doc[opened].sent.end)))
            opened = token.i + 1
        else:
            stretches.append((opened, token.i))
            opened = None
    if opened is not None and opened < len(draft.doc):
        stretches.append((opened, len(draft.doc)))
    return [(start, end) for start, end in stretches if end > start]


def _opens(mark: Token) -> bool:
    """Whether white space before a mark, and none behind it, show that it opens a quotation."""
    before = mark.nbor(-1) if mark.i > 0 else None
    return (before is None or before.is_space or bool(before.whitespace_)) and not mark.whitespace_
