"""Where in a report a place may be named: spans from the parser's names and from the gazetteer, not yet judged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from spacy.tokens import Doc, Token

from dateline.lexicon.gazetteer import Candidate, Gazetteer
from dateline.lexicon.gazetteer_tables import words
from dateline.model.spans import Span
from dateline.model.vocabulary import UNREAD_ROLES
from dateline.reading.draft import Draft

PLACE_LABELS: Final = frozenset({"GPE", "LOC", "FAC"})
LONGEST: Final = 6
"""No name of a place has more words than this, hyphens and articles counted."""

BEHIND: Final = 2
"""Words in small letters with which a name of the user's own may end."""

_INSIDE: Final = frozenset("- of de la le les du del al el sur upon on".split())
_JOINTS: Final = frozenset({"and", "'s", "the"})
"""Words that join two names more often than they stand in one: tried only where the gazetteer has the whole."""

_ARTICLES: Final = frozenset({"al", "el", "az", "as", "ash", "an", "at", "ad", "ar", "es", "ed"})


@dataclass(slots=True)
class Spot:
    """A span that may name a place: tokens `first` to `last` (inclusive), what the parser and the gazetteer make of it.

    `run` is the run of capitalised words around it, as token numbers; `label` the parser's label, "" for none.
    """

    first: int
    last: int
    span: Span
    name: str
    label: str
    run: tuple[int, int]
    found: tuple[Candidate, ...]
    behind_comma: bool = False
    chosen: Candidate | None = None
    score: float = 0.0
    rule: str = ""
    notes: dict[str, float] = field(default_factory=dict)

    @property
    def whole_run(self) -> bool:
        """Whether the span is all of its run of capitalised words."""
        return (self.first, self.last) == self.run

    @property
    def is_own(self) -> bool:
        """Whether the user's gazetteer has the name."""
        return bool(self.found) and self.found[0].how == "user"


def spots(draft: Draft, places: Gazetteer) -> list[Spot]:
    """Every span that may name a place, in order; they may overlap."""
    out: dict[tuple[int, int], Spot] = {}
    for run in runs(draft):
        for spot in (*_named(draft, places, run), *_matched(draft, places, run), *_unnamed(draft, places, run)):
            if spot.first == spot.last and draft.doc[spot.first].lower_ in words("direction-words") | _ARTICLES:
                continue
            out.setdefault((spot.first, spot.last), spot)
    return sorted(out.values(), key=lambda spot: (spot.first, -spot.last))


def runs(draft: Draft) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words as token numbers, particles inside ("of", "al-") counted in; unread blocks are left out."""
    doc = draft.doc
    position, size = 0, len(doc)
    while position < size:
        token = doc[position]
        if not _opens(token) or draft.role_at(token.idx) in UNREAD_ROLES:
            position += 1
            continue
        end = _end_of_run(doc, position)
        yield position, end
        position = end + 1


def _opens(token: Token) -> bool:
    if token.text[:1].isupper():
        named = bool(token.ent_type_) and token.pos_ not in {"NOUN", "VERB", "ADV"}
        return not token.is_sent_start or token.pos_ == "PROPN" or named or token.is_upper
    follows = token.i + 2 < len(token.doc) and token.nbor(1).text == "-"
    return token.lower_ in _ARTICLES and follows and token.nbor(2).text[:1].isupper()


def _end_of_run(doc: Doc, start: int) -> int:
    """The last token of the run that starts at `start`: it ends with a capitalised word, in the same sentence."""
    end = start
    position = start + 1
    while position < len(doc):
        token = doc[position]
        if token.is_sent_start or "\n" in doc[position - 1].whitespace_ or token.is_space:
            break
        if token.text[:1].isupper() or (token.text.isdigit() and doc[end].text[:1].isupper() and len(token) < 4):
            end = position
        elif token.lower_ not in _INSIDE or position - end > 3:
            break
        position += 1
    return end


def _named(draft: Draft, places: Gazetteer, run: tuple[int, int]) -> Iterator[Spot]:
    """The parser's own names of places that begin in the run."""
    doc = draft.doc
    position = run[0]
    while position <= run[1]:
        token = doc[position]
        label = token.ent_type_
        end = position
        while end + 1 < len(doc) and doc[end + 1].ent_iob_ == "I" and doc[end + 1].ent_type_ == label:
            end += 1
        if label in PLACE_LABELS and token.ent_iob_ == "B":
            first, last = _trim(doc, position, end)
            if first <= last:
                yield _spot(draft, places, first, last, label, run)
        position = end + 1


def _trim(doc: Doc, first: int, last: int) -> tuple[int, int]:
    """The name without article, possessive and punctuation at its edges."""
    while first <= last and (doc[first].lower_ in {"the", "a", "an"} or doc[first].is_punct or doc[first].is_space):
        first += 1
    while last >= first and (doc[last].lower_ in {"'s", "'", "-"} or doc[last].is_punct or doc[last].is_space):
        last -= 1
    return first, last


def _matched(draft: Draft, places: Gazetteer, run: tuple[int, int]) -> Iterator[Spot]:
    """The longest names of the gazetteer inside the run, from left to right."""
    doc = draft.doc
    position = run[0]
    while position <= run[1]:
        match = None
        if doc[position].text[:1].isalpha() and doc[position].lower_ not in {"the", "and", "of"}:
            match = _longest(draft, places, position, run)
        if match is None:
            position += 1
        else:
            yield match
            position = match.last + 1


def _longest(draft: Draft, places: Gazetteer, first: int, run: tuple[int, int]) -> Spot | None:
    doc = draft.doc
    for last in (*_own_ends(draft, places, first, run), *_ends(doc, first, run)):
        spot = _spot(draft, places, first, last, doc[last].ent_type_, (run[0], max(run[1], last)))
        if spot.found or spot.behind_comma:
            return spot
    return None


def _own_ends(draft: Draft, places: Gazetteer, first: int, run: tuple[int, int]) -> Iterator[int]:
    """Where a name of the user's own ends behind the run, in small letters: "Zamzam camp", "Al-Watiya air base"."""
    doc = draft.doc
    for last in range(min(run[1] + BEHIND, len(doc) - 1, first + LONGEST), run[1], -1):
        if doc[last].is_lower and places.own(draft.text[doc[first].idx : doc[last].idx + len(doc[last])]):
            yield last


def _ends(doc: Doc, first: int, run: tuple[int, int]) -> Iterator[int]:
    """Where a name that starts at `first` may end, farthest first: beyond a joint, then inside the run."""
    beyond = run[1] + 2
    if (
        beyond < len(doc)
        and doc[run[1] + 1].lower_ in _JOINTS
        and doc[beyond].text[:1].isupper()
        and beyond - first < LONGEST
    ):
        yield beyond
    for last in range(min(run[1], first + LONGEST - 1), first - 1, -1):
        if doc[last].text[:1].isupper():
            yield last


def _unnamed(draft: Draft, places: Gazetteer, run: tuple[int, int]) -> Iterator[Spot]:
    """The whole run where the words before it point at a place: "near Al-Watiya", "captured Ain Zara"."""
    doc = draft.doc
    if run[1] - run[0] < LONGEST and not doc[run[0]].is_sent_start and _pointed_at(doc, run):
        yield _spot(draft, places, run[0], run[1], doc[run[1]].ent_type_, run)


def _pointed_at(doc: Doc, run: tuple[int, int]) -> bool:
    following = doc[run[1] + 1] if run[1] + 1 < len(doc) else None
    if following is not None and (following.lower_ in words("feature-words") or following.lower_ == "refugee"):
        return True
    at = run[0] - 1
    if at > 0 and doc[at].lower_ == "the":
        at -= 1
    if at < 0:
        return False
    if doc[at].lower_ == "of" and at:
        return doc[at - 1].lower_ in words("settlement-words") | words("region-words")
    return doc[at].lower_ in words("where-prepositions") or doc[at].lemma_.lower() in words("conquest-verbs")


def _spot(draft: Draft, places: Gazetteer, first: int, last: int, label: str, run: tuple[int, int]) -> Spot:
    doc = draft.doc
    span = Span(doc[first].idx, doc[last].idx + len(doc[last]))
    name = span.of(draft.text)
    before = doc[first - 1] if first else None
    abbreviated: tuple[Candidate, ...] = ()
    if before is not None and before.text in {",", "(", "-"}:
        abbreviated = places.behind_comma(name)
    found = abbreviated or places.lookup(name) or _unit(places, name)
    if "." in name or (abbreviated and len(name) > 2):
        span = _with_dot(draft.text, span)
    return Spot(first, last, span, span.of(draft.text), label, run, _fitting(name, found), bool(abbreviated))


def _unit(places: Gazetteer, name: str) -> tuple[Candidate, ...]:
    """The units that a name means by its last word, where the gazetteer files them otherwise: "Loudon Co."."""
    bare, _, last = name.rpartition(" ")
    last = last.lower().rstrip(".")
    if not bare or (last not in words("unit-words") and last != "co"):
        return ()
    found = places.lookup(f"{bare} county") if last == "co" else ()
    return found or tuple(c for c in places.lookup(bare) if c.kind in {"region", "district"})


def _with_dot(text: str, span: Span) -> Span:
    """An abbreviation with the dot that ends it, which the tokeniser parts off."""
    dotted = text[span.end : span.end + 1] == "." and not span.of(text).endswith(".")
    return Span(span.start, span.end + 1) if dotted else span


def _fitting(name: str, found: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """What a written form can mean: "us" in small letters is no country, "US" no village."""
    letters = name.replace(".", "")
    if letters.isupper() and len(letters) <= 4:
        short = tuple(c for c in found if c.how in {"short", "user", "behind-comma"})
        return short or (found if len(letters) == 4 and letters == name else ())
    return tuple(c for c in found if c.how != "short" or name[:1].isupper())


def has_word(doc: Doc, first: int, last: int, use: str) -> bool:
    """Whether one of the tokens is a place word of that use."""
    listed = words(use)
    return any(doc[i].lower_.rstrip(".") in listed for i in range(first, last + 1))
