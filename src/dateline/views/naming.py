"""Names as reports write them: which mentions are names, how often each is seen, from when to when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from dateline.lexicon.gazetteer import country_of_demonym
from dateline.lexicon.roles import nouns
from dateline.model.spans import Span
from dateline.resolve.identities import Identity
from dateline.views.quote import one_line
from dateline.views.snapshot import Snapshot

PRONOUNS: Final = frozenset(
    """i me my mine myself we us our ours ourselves you your he him his himself she her hers herself it its itself they them
    their theirs themselves who whom whose which that this these those one""".split()
)

PREPOSITIONS: Final = frozenset("of for in at to from with under on".split())

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
    """Whether a mention is a name: no pronoun, with a capital, and no role noun with what stands around it.

    >>> [is_name(words) for words in ("Zarmani", "He", "The commander", "President of Chad", "Black Dune Front")]
    [True, False, False, False, True]
    """
    telling = [word for word in words.split() if word.lower() not in _ARTICLES]
    if is_pronoun(words) or not telling or _is_role(telling):
        return False
    return any(word[:1].isupper() for word in telling) and (telling[0][:1].isupper() or len(telling) > 1)


def _is_role(telling: Sequence[str]) -> bool:
    """Whether words say what somebody is: "Fighters", "new Ukrainian president", "President of Chad"; no "Stephen King"."""
    before, behind = parted(telling)
    if not before:
        return False
    last = before[-1].lower()
    forms = {last, last.removesuffix("s")}
    if len(telling) == 1:
        return not forms.isdisjoint(nouns("person") | nouns("body")) and not (
            last.upper() == before[-1] and len(last) < 5
        )
    if before[-1].islower():
        return not forms.isdisjoint(nouns("person") | nouns("body"))
    told = behind or any(word.islower() or country_of_demonym(word) for word in before[:-1])
    return bool(told) and not forms.isdisjoint(nouns("person"))


def parted(words: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """The words of a noun phrase before its first preposition, and the rest."""
    at = next((i for i, word in enumerate(words) if word.lower() in PREPOSITIONS), len(words))
    return words[:at], words[at:]


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
