"""Names as reports write them: which mentions are names, how often each is seen, from when to when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from dateline.lexicon.roles import heads
from dateline.model.spans import Span
from dateline.resolve.identities import Identity
from dateline.views.quote import one_line
from dateline.views.snapshot import Snapshot

PRONOUNS: Final = frozenset(
    """i me my mine myself we us our ours ourselves you your he him his himself she her hers herself it its itself they them
    their theirs themselves who whom whose which that this these those one""".split()
)

_ARTICLES: Final = frozenset({"the", "a", "an"})


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: a report's id and a span of its text."""

    report: str
    span: Span


@dataclass(frozen=True, slots=True)
class NameSeen:
    """One way in which reports write a name, and every place where they do, by day of the report."""

    name: str
    places: tuple[Place, ...]

    @property
    def reports(self) -> int:
        """In how many reports it stands."""
        return len({place.report for place in self.places})


def is_pronoun(words: str) -> bool:
    """Whether a mention is a pronoun."""
    return words.casefold() in PRONOUNS


def is_name(words: str) -> bool:
    """Whether a mention is a name: no pronoun, with a capital, and not just a role noun that starts a sentence.

    >>> [is_name(words) for words in ("Zarmani", "He", "The commander", "the army", "Black Dune Front")]
    [True, False, False, False, True]
    """
    if is_pronoun(words):
        return False
    telling = [word for word in words.split() if word.lower() not in _ARTICLES]
    roles = heads("person") | heads("body")
    if len(telling) == 1 and not roles.isdisjoint({telling[0].lower(), telling[0].lower().removesuffix("s")}):
        return telling[0].isupper() and len(telling[0]) < 5
    return any(word[:1].isupper() for word in telling) and (telling[0][:1].isupper() or len(telling) > 1)


def names_seen(identity: Identity, snapshot: Snapshot, reports: Iterable[str]) -> tuple[NameSeen, ...]:
    """The names that some reports use for an identity, the most frequent first; upper case of headlines is kept as written."""
    wanted, found = set(reports), defaultdict(list)
    for actor in identity.actors:
        if actor.report in wanted:
            for mention in actor.mentions:
                if is_name(mention.quote):
                    found[_bare(mention.quote)].append(Place(actor.report, mention.span))
    seen = [NameSeen(name, in_order(places, snapshot)) for name, places in found.items()]
    return tuple(sorted(seen, key=lambda s: (-len(s.places), -s.reports, s.name)))


def in_order(places: Iterable[Place], snapshot: Snapshot) -> tuple[Place, ...]:
    """Places by day of publication, those without a day last."""

    def position(place: Place) -> tuple[str, str, Span]:
        return snapshot.reports[place.report].published or "9999", place.report, place.span

    return tuple(sorted(places, key=position))


def _bare(words: str) -> str:
    """A name without article and possessive."""
    kept = one_line(words).removesuffix("'s").removesuffix("’s").split()
    return " ".join(kept[1:] if len(kept) > 1 and kept[0].lower() in _ARTICLES else kept)
