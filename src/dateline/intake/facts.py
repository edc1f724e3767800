"""What a page says about its article in its head: title, byline, outlet, day of publication, language, address."""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from dateline.intake.outlets import outlet_of_domain
from dateline.intake.outlines import fold

_ARTICLE = re.compile(r"Article|Posting|Report|LiveBlog|WebPage|CreativeWork|Analysis|Opinion|Review", re.IGNORECASE)
_SUFFIX = re.compile(r"\s+[|–—\-·•:»*]+\s+|：")
LONGEST_TITLE = 1000
"""Characters: what is longer is no title."""
MOST_OBJECTS = 500
"""JSON-LD objects of a page that are looked at."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is stated; None is not stated. `published` is ISO 8601, `language` a BCP 47 tag."""

    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None


@dataclass(slots=True)
class _Page:
    """The parts of a page that facts are read from."""

    metas: dict[str, str] = field(default_factory=dict)
    headings: list[str] = field(default_factory=list)
    articles: list[dict[str, Any]] = field(default_factory=list)
    title: str | None = None
    language: str | None = None
    canonical: str | None = None
    scripts: list[str] = field(default_factory=list)


def facts_of(tree: Any, url: str | None = None) -> Facts:
    """The facts of a parsed page; `url` is where it was found, and is kept where the page names no address of its own."""
    page = _page(tree)
    address = _address(page, url)
    outlet = _outlet(page, address)
    author, day = _author_and_day(tree, address)
    return Facts(
        title=_title(page, outlet),
        byline=_byline(page, author, outlet),
        outlet=outlet,
        published=_published(page, day),
        language=page.language or _plain(page.metas.get("og:locale")),
        url=address,
    )


def _page(tree: Any) -> _Page:
    """The parts of a page, taken in one walk over its tree."""
    page = _Page()
    for node in tree.iter("meta", "h1", "title", "link", "script"):
        if node.tag == "meta":
            key, value = node.get("property") or node.get("name") or node.get("itemprop"), node.get("content")
            if key and value and value.strip():
                page.metas.setdefault(key.strip().lower(), value.strip())
        elif node.tag == "h1":
            page.headings += [words] if (words := _words(node.text_content())) else []
        elif node.tag == "title":
            page.title = page.title or _words(node.text or "") or None
        elif node.tag == "link":
            page.canonical = page.canonical or (node.get("href") if node.get("rel") == "canonical" else None)
        elif (node.get("type") or "").lower().startswith("application/ld+json") and node.text:
            page.scripts.append(node.text)
    page.language = _plain(tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang"))
    page.articles = [item for item in _objects(page.scripts) if _ARTICLE.search(str(item.get("@type", "")))]
    return page


def _objects(scripts: list[str]) -> Iterator[dict[str, Any]]:
    """The JSON-LD objects of a page, breadth first."""
    waiting: list[Any] = []
    for script in scripts:
        try:
            waiting.append(json.loads(script, strict=False))
        except (ValueError, RecursionError):
            continue
    for _ in range(MOST_OBJECTS):
        if not waiting:
            return
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting.extend(item)
        elif isinstance(item, dict):
            yield item
            waiting.extend(value for value in (item.get("@graph"), item.get("mainEntity")) if value)


def _stated(page: _Page, key: str) -> Any:
    """A key of the page's article in JSON-LD; news articles come before web pages."""
    ranked = sorted(page.articles, key=lambda item: "WebPage" in str(item.get("@type")))
    return next((item[key] for item in ranked if item.get(key)), None)


def _title(page: _Page, outlet: str | None) -> str | None:
    """The title that most parts of the page agree on, without the site's name behind it.

    Agreement is counted after folding case and marks; of titles with the same count the one made for sharing wins, since
    it names the article alone most often.
    """
    headline = _stated(page, "headline")
    heading = page.headings[0] if page.headings else None
    shared = [page.metas.get("og:title"), headline, heading, page.metas.get("twitter:title"), page.title]
    given = [
        _words(html.unescape(value))
        for value in shared
        if isinstance(value, str) and 0 < len(value.strip()) <= LONGEST_TITLE
    ]
    known = {fold(value) for value in given}
    candidates = [_without_site(value, known, outlet) for value in given]
    if not candidates:
        return None
    votes = Counter(fold(value) for value in candidates)
    return max(candidates, key=lambda value: (votes[fold(value)], -candidates.index(value)))


def _without_site(title: str, known: set[str], outlet: str | None) -> str:
    """A title cut at its last separators, where what is left is another candidate or what is cut is the outlet's name."""
    for match in _SUFFIX.finditer(title):
        before, behind = title[: match.start()], title[match.end() :]
        if fold(before) in known:
            return before
        if outlet and fold(behind).removeprefix("the ") == fold(outlet).removeprefix("the "):
            return before
    return title


def _outlet(page: _Page, address: str | None) -> str | None:
    publisher = _stated(page, "publisher")
    if isinstance(publisher, list):
        publisher = publisher[0] if publisher else None
    name = publisher.get("name") if isinstance(publisher, dict) else None
    for value in (page.metas.get("og:site_name"), name, page.metas.get("application-name")):
        if isinstance(value, str) and 2 <= len(value.strip()) <= 60:
            return _words(html.unescape(value))
    known = outlet_of_domain(_host(address)) if address else None
    return known.name if known else None


def _author_and_day(tree: Any, address: str | None) -> tuple[str | None, str | None]:
    """The authors, parted by ";", and the day that trafilatura and htmldate make of the page's marks.

    htmldate weighs the marks against each other: JSON-LD alone is right on fewer pages.
    """
    import trafilatura

    try:
        found = trafilatura.extract_metadata(
            tree, default_url=address, date_config={"original_date": True, "extensive_search": True}
        )
    except (ValueError, AssertionError, TypeError):
        return None, None
    return found.author, found.date


def _byline(page: _Page, author: str | None, outlet: str | None) -> str | None:
    names = [name.strip() for name in (author or "").split(";") if name.strip()]
    names = names or list(_authors(_stated(page, "author")))
    people = [name for name in names if outlet is None or fold(name) != fold(outlet)]
    return ", ".join(people or names) or None


def _authors(stated: Any) -> Iterator[str]:
    """The names of JSON-LD authors: strings, objects, or lists of these."""
    for item in stated if isinstance(stated, list) else [stated]:
        name = item.get("name") if isinstance(item, dict) else item
        if isinstance(name, str) and name.strip() and not name.startswith("http"):
            yield _words(html.unescape(name))


def _published(page: _Page, day: str | None) -> str | None:
    """The day found, with its time where the page states a moment of that day; a stated moment where no day was found."""
    stated = (_stated(page, "datePublished"), page.metas.get("article:published_time"), page.metas.get("datepublished"))
    moments = [moment for value in stated if (moment := _moment(value))]
    if not day:
        return moments[0] if moments else None
    found = next((moment for moment in moments if moment[:10] == day), None)
    return _local(found, moments) if found else day


def _local(moment: str, others: list[str]) -> str:
    """The same instant with the offset of the outlet's own clock, where the page states it in UTC and in local time."""
    instant = datetime.fromisoformat(moment)
    if instant.utcoffset():
        return moment
    same = (
        other
        for other in others
        if instant.tzinfo and (told := datetime.fromisoformat(other)).utcoffset() and told == instant
    )
    return next(same, moment)


def _moment(value: Any) -> str | None:
    if not isinstance(value, str):
        return None
    stated = value.strip()
    try:
        moment = datetime.fromisoformat(stated).isoformat()
    except ValueError:
        return None
    # A bare day stays a day: midnight would be a time that nobody stated.
    return moment[:10] if len(stated) <= 10 else moment


def _address(page: _Page, url: str | None) -> str | None:
    from courlan import check_url

    for value in (page.canonical, page.metas.get("og:url"), url):
        if value and value.startswith(("http://", "https://")):
            checked = check_url(value, strict=False, with_redirects=False)
            return str(checked[0]) if checked else value
    return url


def _host(address: str) -> str:
    from urllib.parse import urlsplit

    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _words(text: str) -> str:
    return " ".join(text.split())


def _plain(value: str | None) -> str | None:
    return value.strip() or None if value else None
