"""Roles that reports give an actor: a title or noun before the name, an apposition beside it, a role noun that points at it.

Only words that stand there are taken; what cannot be told from the words is left out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from dateline.lexicon.roles import heads, modifiers, offices_of, titles
from dateline.model.spans import Span, trim
from dateline.model.statement import ActorRow, Evidence
from dateline.resolve.identities import Identity
from dateline.views.naming import is_name, parted
from dateline.views.snapshot import Snapshot

Form = Literal["person", "body"]

Way = Literal["title", "apposition", "reference"]
"""How a role is given: before the name, beside it, or by a noun that the reading found to mean the actor, which errs more."""

LONGEST: Final = 120
"""Characters of an apposition: a longer one is more than a role."""

_WORD_BEFORE: Final = re.compile(r"([\w’'-]+\.?)[ \u00a0]+$")
_BEHIND: Final = re.compile(r"(?:,\s\d{1,3})?(?:,\s|\s\(|\s[–—]\s)")
_END: Final = re.compile(r"[,;:()–—\n“”\"]|\.(?=\s|$)|\s(?:who|whom|whose|which|that|and)\b")
_DETERMINER: Final = re.compile(
    r"(?<!\bof )(?<!\bfor )(?<!\bto )(?<!\bfrom )(?<!\bwith )\b(?:the|an?|its|his|her|their)\s", re.I
)
_LISTED: Final = re.compile(r",?\s(?:and|or)\b")
_CLOSED: Final = re.compile(r"[,)]\s(?!and\b|or\b)")
_ARTICLE: Final = re.compile(r"^(?:the|a|an|its|his|her|their|our|one\sof\s(?:the|its))\s", re.I)


@dataclass(frozen=True, slots=True)
class Seen:
    """One place where a report gives an actor a role: the words of the role alone, and in which way."""

    report: str
    span: Span
    role: str
    way: Way


@dataclass(frozen=True, slots=True)
class Role:
    """A role over all reports: the words as first seen, and each place where they stand, by day of the report."""

    role: str
    seen: tuple[Seen, ...]

    @property
    def ways(self) -> tuple[Way, ...]:
        """In which ways it is given, each once."""
        return tuple(dict.fromkeys(seen.way for seen in self.seen))


def roles_seen(identity: Identity, snapshot: Snapshot, reports: Iterable[str]) -> tuple[Role, ...]:
    """The roles that some reports give an identity, those seen first first; the same words are one role."""
    wanted = set(reports)
    form: Form = "person" if identity.kind == "person" else "body"
    finder = _Finder(snapshot, form)
    found = [seen for row in identity.actors if row.report in wanted for seen in finder.of(row)]
    found.sort(key=lambda s: (snapshot.reports[s.report].published or "9999", s.report, s.span))
    groups: dict[str, list[Seen]] = defaultdict(list)
    for seen in found:
        groups[seen.role.casefold()].append(seen)
    return tuple(Role(seen[0].role, tuple(seen)) for seen in groups.values())


class _Finder:
    """Looks around the mentions of actors in the text of their reports."""

    def __init__(self, snapshot: Snapshot, form: Form) -> None:
        self._snapshot = snapshot
        self._form: Form = form
        self._known: dict[str, list[Span]] = defaultdict(list)
        for actor in snapshot.actors.values():
            self._known[actor.report] += [m.span for m in actor.mentions if is_name(m.quote)]
        for place in snapshot.places.values():
            self._known[place.report].append(place.evidence.span)

    def of(self, row: ActorRow) -> Iterator[Seen]:
        """Every role that the report of a row gives it, each place once."""
        text = self._snapshot.reports[row.report].text
        places: dict[Span, Way] = {}
        for mention in row.mentions:
            for span, way in self._around(row.report, text, mention):
                places.setdefault(span, way)
        for span, way in places.items():
            yield Seen(row.report, span, " ".join(span.of(text).split()), way)

    def _around(self, report: str, text: str, mention: Evidence) -> Iterator[tuple[Span, Way]]:
        """The roles that stand at one mention."""
        name = mention.span
        if not is_name(mention.quote):
            noun = self._noun(text, name) if self._form == "person" else None
            if noun is not None:
                yield noun, "reference"
            return
        title = self._title(report, text, name)
        if title is not None:
            yield title, "title"
        whole = Span(title.start, name.end) if title else name
        for span in (self._apposed_behind(text, name), self._apposed_before(text, whole)):
            if span is not None:
                yield span, "apposition"

    def _title(self, report: str, text: str, name: Span) -> Span | None:
        """What stands right before a name: "army chief", "Black Dune Front commander", "US secretary of state"."""
        start = name.start
        if (office := _office_of(text, start)) is not None:
            start = office
        while word := _WORD_BEFORE.search(text, max(0, start - 60), start):
            plain = word.group(1).rstrip(".").lower()
            first = start == name.start
            if first and plain not in titles() | heads(self._form):
                break
            covering = self._covering(report, Span(word.start(1), word.end(1)))
            if not first and covering is None and not _fits(word.group(1)):
                break
            start = covering.start if covering and not first else word.start(1)
        return Span(start, trim(text, Span(start, name.start)).end) if start < name.start else None

    def _covering(self, report: str, word: Span) -> Span | None:
        """The actor or place whose name holds a word, where it does not reach beyond it to the right."""
        spans = (span for span in self._known[report] if span.contains(word) and span.end == word.end)
        return min(spans, key=lambda span: span.start, default=None)

    def _apposed_behind(self, text: str, name: Span) -> Span | None:
        """What stands behind a name: ", the mayor of Kasra,"."""
        mark = _BEHIND.match(text, name.end)
        if mark is None:
            return None
        end = _END.search(text, mark.end(), mark.end() + LONGEST)
        if end is None or _LISTED.match(text, end.start()):
            return None
        return self._phrase(text, trim(text, Span(mark.end(), end.start())))

    def _apposed_before(self, text: str, name: Span) -> Span | None:
        """What stands before a name, in commas: "The mayor of Kasra, ... , said"; no member of a list, no "son of the chief"."""
        comma = text[max(0, name.start - 2) : name.start]
        if not _CLOSED.match(text, name.end) or comma != ", ":
            return None
        least, end = max(0, name.start - LONGEST), name.start - 2
        starts = [match.start() for match in _DETERMINER.finditer(text, least, end)]
        phrases = (Span(start, end) for start in reversed(starts))
        kept = (span for span in phrases if not _END.search(text, span.start, span.end))
        return next((found for span in kept if (found := self._phrase(text, span)) is not None), None)

    def _phrase(self, text: str, span: Span) -> Span | None:
        """A noun phrase without its article where its head, the word before the first preposition, names a role."""
        article = _ARTICLE.match(span.of(text))
        inner = Span(span.start + (article.end() if article else 0), span.end)
        words = inner.of(text).split()
        before, _ = parted(words)
        if not before or len(words) > 14 or (article is None and len(before) == len(words) > 3):
            return None
        head = before[-1].lower()
        return inner if head in heads(self._form) and all(map(_modifies, before[:-1])) else None

    def _noun(self, text: str, mention: Span) -> Span | None:
        """A role noun that the reading gave to the actor: "the mayor"."""
        article = _ARTICLE.match(mention.of(text))
        inner = Span(mention.start + (article.end() if article else 0), mention.end)
        before, _ = parted(inner.of(text).split())
        return inner if before and before[-1].lower() in heads(self._form) else None


def _office_of(text: str, end: int) -> int | None:
    """Where an office with an "of" begins that ends right before a name."""
    before = text[max(0, end - 40) : end].rstrip().lower()
    found = next((office for office in offices_of() if re.search(rf"\b{office}$", before)), None)
    return None if found is None else max(0, end - 40) + before.rindex(found)


def _fits(word: str) -> bool:
    """Whether a word may stand in a title; one in capitals only as part of a person's, one with a full stop only as a rank."""
    plain = word.rstrip(".").lower()
    if word.endswith("."):
        return plain in titles()
    return plain in modifiers("person" if word[:1].isupper() else None)


def _modifies(word: str) -> bool:
    """Whether a word may stand before a role: a name, an adjective; no verb form in "-ed" or "said"."""
    return word[:1].isupper() or word.lower() in modifiers() or not word.endswith(("ed", "said", "ing"))
