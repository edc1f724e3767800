"""Whose copy a report is: the agency in its dateline, its byline or its credit line."""

from __future__ import annotations

import re

from dateline.intake.outlets import find_outlet
from dateline.model.annotation import Actor, Hop
from dateline.model.report import Block
from dateline.model.spans import Span
from dateline.reading.draft import Draft

_BRACKET = re.compile(r"\(\s*([^()]{2,60}?)\s*\)")
_ADDITIONAL = re.compile(r"(?i)\b(?:additional|further|contributed|with files|with material|also reported)\b")
_PART = re.compile(
    r"(?:(?<=^)|(?<=[,;:(/|.—–©\d] )|(?<=[,;:(/|.—–©])|(?<=[Bb]y )|(?<=[Ff]or )|(?<=[Ff]rom )|(?<=[Vv]ia )|(?<=and )|(?<=[Tt]he ))"
    r"(?!By\b)[A-Z][\w’'&\-]*(?:[ \-][A-Z][\w’'&\-]*){0,3}(?=$|[\s]*(?:[,;:)/|.—–]|and\b|$))"
)
_SIGNED = re.compile(
    r"[.!?”\"’]\s*(?:(?:[-–—]{1,2}\s*)(?P<dash>[A-Z][\w’'& ]{1,40})|\((?P<bracket>[A-Z][\w’'& ]{1,40})\))\.?\s*(?=\n|\Z)"
)
_NAME = re.compile(r"[A-Z][\w’'&.\-]*(?:[ \-][A-Z][\w’'&.\-]*){0,3}")


def credit(draft: Draft) -> Hop | None:
    """The hop of the agency that a syndicated copy is credited to, or None.

    A dateline "(Agency)" counts whatever the name; byline and credit line only with an agency of the lexicon, and not where they
    credit it with additional material. An outlet that prints its own agency's copy gets no hop.
    """
    for span in _candidates(draft):
        name = span.of(draft.text)
        if not _is_own(draft, span, name):
            outlet = find_outlet(name)
            return Hop(_actor_of(draft, span, outlet.name if outlet else name), span, "agency")
    return None


def _is_own(draft: Draft, span: Span, name: str) -> bool:
    """Whether the name is that of the printing outlet: by the lexicon, by its words, or because the byline has it too."""
    printing = draft.report.outlet or ""
    outlet = find_outlet(name)
    if outlet is not None:
        return find_outlet(printing) == outlet if printing else False
    bylines = [b.span.of(draft.text) for b in draft.of(Block) if b.role == "byline" and not b.span.contains(span)]
    return any(name.casefold() in words.casefold() for words in (printing, *bylines))


def _candidates(draft: Draft) -> list[Span]:
    found: list[Span] = []
    for role in ("dateline", "byline", "furniture"):
        for block in draft.of(Block):
            if block.role == role:
                found += _in_block(draft.text, block)
    return [*found, *_at_end(draft)]


def _at_end(draft: Draft) -> list[Span]:
    """The agency behind a dash, or in brackets, at the end of a paragraph: "... the prefect said. — AFP"."""
    found: list[Span] = []
    for block in draft.of(Block):
        match = _SIGNED.search(draft.text, block.span.start, block.span.end) if block.role in {"body", "lede"} else None
        if match is not None:
            name = match["dash"] or match["bracket"]
            outlet = find_outlet(name)
            start = match.start("dash") if match["dash"] else match.start("bracket")
            found += [Span(start, start + len(name))] if outlet is not None and outlet.kind == "agency" else []
    return found


def _in_block(text: str, block: Block) -> list[Span]:
    words = block.span.of(text)
    if _ADDITIONAL.search(words) or len(words) > 300:
        return []
    at = block.span.start
    if block.role == "dateline":
        return [Span(at + m.start(1), at + m.end(1)) for m in _BRACKET.finditer(words) if _NAME.fullmatch(m.group(1))]
    return [
        Span(at + part.start(), at + part.end())
        for part in _PART.finditer(words)
        if (outlet := find_outlet(part.group())) is not None and outlet.kind == "agency"
    ]


def _actor_of(draft: Draft, span: Span, name: str) -> str | None:
    for actor in draft.of(Actor):
        if any(mention.overlaps(span) for mention in actor.mentions):
            return actor.id
    return next((a.id for a in draft.of(Actor) if a.kind == "outlet" and a.name.casefold() == name.casefold()), None)
