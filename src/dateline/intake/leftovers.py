"""What an extractor leaves of a page around its article: the title again, links to other stories, appeals, notices."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.intake.outlines import fold
from dateline.model.report import Block
from dateline.model.spans import Span
from dateline.model.vocabulary import UNREAD_ROLES

GAP = "\n\n"
"""What stands between the paragraphs of a page's text."""
TITLE_WITHIN = 4
"""Paragraphs: the title is repeated, and the day stated, no later."""
TEASER = (3, 25)
"""Words of a title that links to another story: fewer are a name, more are prose."""

_LABELLED = re.compile(r"\W*[^:|]{2,30}[:|]\s*(\S.*)", re.DOTALL)
_DATED = re.compile(
    r"\b(?:\d{1,2}[/.]\d{1,2}[/.](?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d|\d{1,2}\.? (?:de )?[^\W\d]+,? (?:de )?(?:19|20)\d\d)\b"
)


@dataclass(frozen=True, slots=True)
class Marks:
    """What the marks of a page tell about its lines: its titles, and the words of its links to other pages, folded."""

    titles: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()


def marks_of(tree: Any, title: str | None) -> Marks:
    """The marks of a parsed page; `title` is the report's."""
    titles = {title or ""} | {node.text_content() for node in tree.iter("h1")}
    titles |= {node.get("content") or "" for node in tree.iter("meta") if node.get("property") == "og:title"}
    links = set()
    for node in tree.iter("a"):
        # Links within the page stand over its own sections.
        if not (node.get("href") or "#").startswith("#"):
            words = node.text_content().split()
            if TEASER[0] <= len(words) <= TEASER[1]:
                links.add(fold(" ".join(words)))
    return Marks(frozenset(map(fold, titles)) - {""}, frozenset(links) - {""})


def without_leftovers(text: str, blocks: Sequence[Block], marks: Marks) -> tuple[str, tuple[Block, ...]]:
    """The text and its blocks without the paragraphs that are surely not the article; all of it where nothing else is left.

    Credits in brackets stay: they say whose copy it is.
    """
    if not blocks:
        return text, ()
    kept = []
    for number, (start, words, inside) in enumerate(_paragraphs(text, blocks)):
        if not _is_leftover(number, words, inside, marks):
            kept.append((start, words, inside))
    if not any(block.role not in UNREAD_ROLES for _, _, inside in kept for block in inside):
        return text, tuple(blocks)
    moved, at = [], 0
    for start, words, inside in kept:
        moved += [Block(Span(b.span.start - start + at, b.span.end - start + at), b.role) for b in inside]
        at += len(words) + len(GAP)
    return GAP.join(words for _, words, _ in kept), tuple(moved)


def _paragraphs(text: str, blocks: Sequence[Block]) -> Iterator[tuple[int, str, list[Block]]]:
    """Each paragraph with its start and its blocks."""
    waiting, start = list(reversed(blocks)), 0
    for words in text.split(GAP):
        inside = []
        while waiting and waiting[-1].span.end <= start + len(words):
            inside.append(waiting.pop())
        yield start, words, inside
        start += len(words) + len(GAP)


def _is_leftover(number: int, words: str, inside: Sequence[Block], marks: Marks) -> bool:
    if inside and all(block.role in UNREAD_ROLES for block in inside):
        return not words.startswith("(")
    folded = fold(words)
    if number < TITLE_WITHIN and (folded in marks.titles or _is_stamp(words, folded)):
        return True
    labelled = _LABELLED.match(words)
    return folded in marks.links or (labelled is not None and fold(labelled[1]) in marks.links)


def _is_stamp(words: str, folded: str) -> bool:
    """Whether a line says when, and perhaps by whom, the page was published."""
    return len(folded.split()) <= 14 and words[-1] not in ".!?:;" and _DATED.search(words) is not None
