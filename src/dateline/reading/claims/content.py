"""What is said: from the tokens of a frame to spans of the text, quotation marks included, "that" left out."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from dateline.model.spans import Span, Spans

_EDGE = frozenset(", ; : - – — ( ) .".split())
_MARKS = frozenset({'"', "'", "''", "``"})


def spans_of(doc: Doc, tokens: Iterable[Token], own: frozenset[int]) -> Spans:
    """The tokens as spans, one for each unbroken run; a gap of punctuation alone does not break a run.

    `own` are the indices of the claim's cue and source, which are no content.
    """
    indices = sorted({t.i for t in tokens if not t.is_space} - own)
    runs: list[tuple[int, int]] = []
    for i in indices:
        if runs and _only_punctuation(doc, runs[-1][1] + 1, i, own):
            runs[-1] = (runs[-1][0], i)
        else:
            runs.append((i, i))
    spans = (_trimmed(doc, low, high) for low, high in runs)
    return tuple(span for span in spans if span is not None)


def _only_punctuation(doc: Doc, start: int, end: int, own: frozenset[int]) -> bool:
    return all((doc[i].is_punct or doc[i].is_space) and "\n" not in doc[i].text for i in range(start, end)) and not any(
        i in own for i in range(start, end)
    )


def _trimmed(doc: Doc, low: int, high: int) -> Span | None:
    while low <= high and (doc[low].text in _EDGE or doc[low].is_space):
        low += 1
    if low <= high and doc[low].lower_ == "that" and doc[low].dep_ in {"mark", "dep"}:
        low += 1
    while low <= high and (doc[low].text in _EDGE or doc[low].is_space):
        low += 1
    while high >= low and (doc[high].text in _EDGE or doc[high].is_space):
        high -= 1
    if low > high or all(doc[i].is_punct or doc[i].is_space for i in range(low, high + 1)):
        return None
    return Span(doc[low].idx, doc[high].idx + len(doc[high]))


def runs(tokens: Iterable[Token]) -> Spans:
    """Tokens in order as spans, one for each run of neighbours."""
    out: list[Span] = []
    last = -2
    for token in tokens:
        end = token.idx + len(token)
        if token.i == last + 1:
            out[-1] = Span(out[-1].start, end)
        else:
            out.append(Span(token.idx, end))
        last = token.i
    return tuple(out)
