"""Pages: their article as plain text with what their marks say about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from dateline.intake.blocks import classify
from dateline.intake.decode import clean, declared_in, decode
from dateline.intake.facts import Facts, facts_of
from dateline.intake.language import language_of
from dateline.intake.leftovers import marks_of, without_leftovers
from dateline.intake.limits import Limits, read_capped
from dateline.intake.pieces import Piece, empty, read, rejected
from dateline.model.arrival import Arrival
from dateline.model.report import Capture, Report

THOROUGH = 2_000_000
"""Bytes: the careful extractor needs 14 s for the worst page of this size and more than a minute for one of 10 MB, so
that larger pages go to the fast one, which needs 3 s there. No time limit or worker process is needed then."""
MOST_TAGS = 60_000
"""Tags: the careful extractor needs half a minute for a page of 2 MB that is all headings; news has under 20,000."""
TAGS_READ = 1_000_000
"""Tags: a page with more would take more than a gigabyte of memory and is refused."""
DEEPEST = 200
"""Nested elements: from 255 on the careful extractor returns nothing, without an error."""
SCANT = 250
"""Characters: a shorter text is compared with what the fast extractor finds."""
SHORTEST = 20
"""Characters: a page whose longest paragraph is shorter holds links and labels, and no article."""
_BODY = re.compile(r"<body\b", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)([^<>]*)>")
# Elements that end themselves or are closed by the next of their kind never lie in one another.
_FLAT = frozenset(
    "p li td th tr dt dd option br img hr meta link input source area base col embed track wbr html head body title "
    "script style noscript h1 h2 h3 h4 h5 h6".split()
)
_GAPS = re.compile(r"[^\S\n]*\n\s*")


def read_page(piece: Piece, limits: Limits) -> Iterator[Arrival]:
    """One arrival: the article of a page."""
    content = read_capped(piece.stream, limits.document)
    yield page_arrival(piece.locator, piece.name, content, piece.url, piece.charset)


def page_arrival(
    locator: str, name: str, content: bytes, url: str | None = None, declared: str | None = None
) -> Arrival:
    """The arrival of a page's bytes. `url` is where it came from, `declared` the encoding that its transport names."""
    markup, encoding = decode(content, declared or declared_in(content))
    capture = Capture(locator, content, f"text/html; charset={encoding}")
    if markup.count("<") > TAGS_READ:
        return rejected(locator, f"more than {TAGS_READ} tags, so hardly an article; save the article alone", capture)
    report = page_report(clean(markup), name, url)
    if report.text:
        return read(locator, report, capture)
    return empty(locator, "no article text was found on the page", capture)


def page_report(markup: str, ident: str, url: str | None = None) -> Report:
    """The report of a page's markup; `text` is empty where no article was found. The page is parsed once."""
    simple = len(markup) <= THOROUGH and markup.count("<") <= MOST_TAGS and not too_deep(markup)
    tree = _tree(markup if simple else head_of(markup))
    facts = facts_of(tree, url) if tree is not None else Facts(url=url)
    text = article_text(tree, markup) if simple else hard_text(markup)
    blocks = classify(text, facts.title, facts.outlet)
    if tree is not None:
        text, blocks = without_leftovers(text, blocks, marks_of(tree, facts.title))
    return Report(
        id=ident,
        text=text,
        title=facts.title,
        outlet=facts.outlet,
        url=facts.url,
        language=language_of(text, facts.language) if text else facts.language,
        published=facts.published,
        byline=facts.byline,
        blocks=blocks,
    )


def _tree(markup: str) -> Any:
    """The parsed page, or None where nothing can be made of it."""
    import trafilatura

    return trafilatura.load_html(markup)


def article_text(tree: Any, markup: str) -> str:
    """The article's paragraphs, with a blank line between them; empty where there is none.

    For pages within THOROUGH and DEEPEST, so that it always ends within seconds.
    """
    text = careful_text(tree)
    if len(text) >= SCANT:
        return text
    other = fast_text(markup)
    return other if len(other) > 3 * len(text) else text


def too_deep(markup: str) -> bool:
    """Whether blocks lie deeper in one another than the careful extractor reads; counted without parsing."""
    depth = deepest = 0
    for closes, name, rest in _TAG.findall(markup):
        if name not in _FLAT and not rest.endswith("/") and name.lower() not in _FLAT:
            depth = max(0, depth - 1 if closes else depth + 1)
            deepest = max(deepest, depth)
    return deepest > DEEPEST


def hard_text(markup: str) -> str:
    """The article of a page that is too large or too deep for the careful extractor."""
    if not too_deep(markup):
        return fast_text(markup)
    flat = flattened(markup)
    return (careful_text(_tree(flat)) if len(flat) <= THOROUGH else "") or fast_text(flat)


def flattened(markup: str) -> str:
    """The markup without the elements that can lie in one another; paragraphs, headings and items stay."""
    return _TAG.sub(lambda tag: tag.group() if tag.group(2).lower() in _FLAT else "\n", markup)


def head_of(markup: str) -> str:
    """The head of a page, which is safe to parse where its body is not; empty where no body begins."""
    body = _BODY.search(markup, 0, THOROUGH)
    return markup[: body.start()] + "<body></body></html>" if body else "<html></html>"


def careful_text(tree: Any) -> str:
    """Trafilatura's text of a parsed page, in its mode for precision, in the page's own characters.

    Its function for bare text is asked, since the other one composes letters and marks: words are quoted as they stand.
    """
    import trafilatura

    if tree is None:
        return ""
    found = trafilatura.bare_extraction(tree, favor_precision=True, include_comments=False, include_formatting=False)
    return _paragraphs(clean(getattr(found, "text", None) or ""))


def fast_text(markup: str) -> str:
    """Resiliparse's main content, which also reads pages that are too large or too deep for the other extractor."""
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    tree = HTMLTree.parse(markup)
    text = extract_plain_text(tree, main_content=True, alt_texts=False, list_bullets=False)
    if not text:
        text = extract_plain_text(tree, main_content=False, alt_texts=False, list_bullets=False)
    return _paragraphs(text or "")


def _paragraphs(text: str) -> str:
    """The text with a blank line between paragraphs; empty where none is longer than a label."""
    parted = _GAPS.sub("\n\n", text.strip())
    return parted if max(map(len, parted.split("\n\n"))) >= SHORTEST else ""
