"""Speech without a verb beside it: "Name: ...", a paragraph that ends in a colon, "..." with a dash and a name."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dateline.model.spans import Span
from dateline.reading.claims.candidate import Candidate
from dateline.reading.claims.content import runs
from dateline.reading.claims.cues import cue_tokens
from dateline.reading.claims.frame import Frame
from dateline.reading.claims.lexicon import kinds, may_quote
from dateline.reading.claims.lines import Line
from dateline.reading.claims.quotes import Quoted
from dateline.reading.claims.sources import source_span
from dateline.reading.claims.speaking import speaker

_NAME_TOKENS = 12
_DASHES = frozenset({"—", "–", "―", "-", "--"})


def introductions(lines: list[Line], quoted: Quoted) -> Iterator[Candidate]:
    """All candidates of these kinds, in the order of the lines."""
    for number, line in enumerate(lines):
        named = _name_and_colon(line, quoted)
        if named is not None:
            yield named
        signed = _signature(line, quoted)
        if signed is not None:
            yield signed
        if line.tokens[-1].text == ":" and number + 1 < len(lines):
            led = _led_in(line, _what_follows(lines, number, quoted), quoted)
            if led is not None:
                yield led


def _name_and_colon(line: Line, quoted: Quoted) -> Candidate | None:
    """A name with a colon at the head of a line: "Governor: the road is open"."""
    position = next((i for i, token in enumerate(line.tokens[: _NAME_TOKENS + 1]) if token.text == ":"), None)
    if not position or position + 1 >= len(line.tokens):
        return None
    before = line.tokens[:position]
    opening = quoted.at(before[0].idx)
    if opening is not None and not opening.closed and before[0].text == '"':  # a mark that was lost in a transcript
        before = before[1:]
    if not before:
        return None
    if any(t.pos_ in {"VERB", "AUX"} and t.dep_ not in {"compound", "amod"} for t in before) or quoted.at(
        before[0].idx
    ):
        return None
    head = line.doc_span(before).root
    if head.pos_ not in {"PROPN", "NOUN", "PRON"}:
        return None
    colon = line.tokens[position]
    rest = line.tokens[position + 1 :]
    source = Span(before[0].idx, before[-1].idx + len(before[-1]))
    content = Span(rest[0].idx, line.span.end)
    return Candidate(Frame(colon, "name-colon", rest, head), (Span(colon.idx, colon.idx + 1),), (content,), source)


def _signature(line: Line, quoted: Quoted) -> Candidate | None:
    """A line that is a quotation with a dash and a name behind it."""
    inside = quoted.within(line.span)
    if not inside or inside[-1].span.start > line.span.start + 2 or inside[-1].single:
        return None
    rest = [token for token in line.tokens if token.idx + len(token) > inside[-1].span.end]
    if len(rest) < 2 or len(rest) > _NAME_TOKENS or rest[0].text.strip('"') not in _DASHES:
        return None
    if any(token.pos_ in {"VERB", "AUX"} for token in rest[1:]):
        return None
    name = rest[1:-1] if rest[-1].is_punct and len(rest) > 2 else rest[1:]
    source = Span(name[0].idx, name[-1].idx + len(name[-1]))
    said = tuple(token for token in line.tokens if token.idx < inside[-1].span.end)
    frame = Frame(rest[0], "signature", said, line.doc_span(tuple(name)).root)
    return Candidate(
        frame,
        (Span(rest[0].idx + len(rest[0]) - len(rest[0].text.lstrip('"')), rest[0].idx + len(rest[0])),),
        (inside[-1].span,),
        source,
    )


def _what_follows(lines: list[Line], number: int, quoted: Quoted) -> list[Line]:
    """The next line; where it opens a quotation that stays open, the lines up to its end."""
    out = [lines[number + 1]]
    for line in lines[number + 2 :]:
        last = quoted.at(out[-1].span.start)
        if last is None or last.closed or quoted.at(line.span.start) is None:
            break
        out.append(line)
    return out


def _led_in(line: Line, following: list[Line], quoted: Quoted) -> Candidate | None:
    """A line that ends in a colon with the paragraph behind it: "As the report puts it:"."""
    heads = [t for t in line.tokens if _may_lead_in(t) and quoted.at(t.idx) is None]
    heads = [t for t in heads if t.sent.end >= line.tokens[-1].i + 1]
    for head in reversed(heads):
        source = speaker(head)
        if source is None or quoted.at(source.idx) is not None:
            continue
        content = tuple(token for item in following for token in item.tokens)
        frame = Frame(head, "led-in", content, source)
        own = frozenset(t.i for t in cue_tokens(frame))
        return Candidate(
            frame, runs(cue_tokens(frame)), tuple(item.span for item in following), source_span(source, own)
        )
    return None


def _may_lead_in(token: Token) -> bool:
    lemma = token.lemma_.lower()
    return token.pos_ in {"VERB", "AUX"} and (may_quote(lemma) or bool({"evidence", "thought"} & set(kinds(lemma))))
