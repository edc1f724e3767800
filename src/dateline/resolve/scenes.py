"""What a report tells around its actors: a name alone does not make two men one, a place or another name beside it may."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from dateline.lexicon.spelling import folded
from dateline.model.spans import Span
from dateline.model.statement import ActorRow, PlaceRow
from dateline.resolve.names import common_bodies, plain_capitals

Tokens = frozenset[str]
REACH: Final = 250
"""Characters on either side of a name that are looked at."""
_CAPITALISED: Final = re.compile(r"(?<=[\w,;] )[^\W\d_a-z][\w'’-]{3,}")
_PRONOUNS: Final = frozenset("he she it they his her its their him them we us our".split())
_SHORTEST: Final = 4
"""Letters of a word that tells a setting, at least."""


@dataclass(frozen=True, slots=True)
class Scene:
    """The setting of a report.

    `day` of publication (ISO, or None); ISO `countries`; `near`: registry ids of its actors, and the telling words in the names of
    its actors and narrower places; `beside`: by the id of an actor's row, telling words in capitals around its names.
    """

    day: str | None = None
    countries: Tokens = frozenset()
    near: Tokens = frozenset()
    beside: Mapping[str, Tokens] = field(default_factory=dict)
    own: Mapping[str, Tokens] = field(default_factory=dict)

    def around(self, actor: str) -> Tokens:
        """What is told near an actor, given the id of its row."""
        return (self.near | self.beside.get(actor, frozenset())) - self.own.get(actor, frozenset())


def scenes(
    days: Mapping[str, str | None],
    places: Iterable[PlaceRow],
    actors: Iterable[ActorRow],
    texts: Mapping[str, str] | None = None,
) -> dict[str, Scene]:
    """The scene of each report; `days` gives the day of publication of all reports, `texts` their texts."""
    wide: dict[str, set[str]] = defaultdict(set)
    countries: dict[str, set[str]] = defaultdict(set)
    near: dict[str, set[str]] = defaultdict(set)
    ids: dict[str, dict[Span, str]] = defaultdict(dict)
    for place in places:
        if place.ref.geonames:
            ids[place.report][place.evidence.span] = place.ref.geonames
        if place.ref.country:
            countries[place.report].add(place.ref.country)
        if place.ref.precision not in {"country", "wider"}:
            near[place.report] |= words_of(place.ref.name) | words_of(place.evidence.quote)
            near[place.report] |= {place.ref.geonames} if place.ref.geonames else set()
        else:
            wide[place.report] |= words_of(place.evidence.quote)
    beside: dict[str, dict[str, Tokens]] = defaultdict(dict)
    actors = list(actors)
    for actor in actors:
        if actor.kind == "outlet":
            wide[actor.report] |= words_of(actor.name)
    own: dict[str, dict[str, Tokens]] = defaultdict(dict)
    for actor in actors:
        found = ids[actor.report]
        if at := frozenset(found[m.span] for m in actor.mentions if m.span in found):
            own[actor.report][actor.id] = at
        if texts is not None and actor.kind != "population":
            beside[actor.report][actor.id] = capitals_around(texts[actor.report], actor) - wide[actor.report]
        if actor.country:
            countries[actor.report].add(actor.country)
        near[actor.report] |= words_of(actor.name) | ({actor.entity} if actor.entity else set())
    return {
        report: Scene(day, frozenset(countries[report]), frozenset(near[report]), beside[report], own[report])
        for report, day in days.items()
    }


def capitals_around(text: str, actor: ActorRow) -> Tokens:
    """The telling words with a capital, not at the opening of a sentence, around the names of an actor in its report."""
    out: set[str] = set()
    for mention in actor.mentions:
        if mention.quote[:1].isupper() and mention.quote.casefold() not in _PRONOUNS:
            start = max(0, mention.span.start - REACH, text.rfind("\n", 0, mention.span.start) + 1)
            stop = text.find("\n", mention.span.end)
            end = min(mention.span.end + REACH, stop if stop >= 0 else len(text))
            for word in _CAPITALISED.findall(text, start, end):
                out |= words_of(word)
    return frozenset(out - plain_capitals())


def words_of(name: str) -> Tokens:
    """The telling words of a name: capitalised, not short, not shared by many bodies."""
    words = (folded(word.removesuffix("'s").removesuffix("’s")) for word in name.split() if word[:1].isupper())
    return frozenset(word for word in words if len(word) >= _SHORTEST and word not in common_bodies())
