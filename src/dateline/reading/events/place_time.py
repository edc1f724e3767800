"""Where and when of an act: the place and time of its own clause, then of its sentence, never of another sentence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from spacy.tokens import Token

from dateline.model.annotation import Place, Time
from dateline.model.report import Block
from dateline.reading.draft import Draft
from dateline.reading.events.candidate import Candidate
from dateline.reading.events.tree import NEW_CLAUSE

_AT: Final = frozenset(
    {
        "in",
        "at",
        "near",
        "on",
        "outside",
        "around",
        "inside",
        "across",
        "into",
        "over",
        "to",
        "from",
        "within",
        "through",
        "off",
        "along",
        "of",
        "between",
    }
)
_SHARED: Final = frozenset({"conj", "xcomp", "advcl"})
"""Clauses that may borrow the time of the clause above: the same happening told on."""

_ORDERED: Final = frozenset({"after", "before", "since", "until", "till"})
"""Words that put what follows at another time than the clause above."""

_TOPIC: Final = _ORDERED | {"about", "against", "over", "despite", "following"}
"""Prepositions between a clause and an act that it speaks of, or comes after."""

_TOWNS: Final = frozenset({"town", "city", "village", "district", "suburb", "port", "oasis", "capital"})


class Finder:
    """Places and times of one report by the token they stand on."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.places = self._by_token([p for p in draft.of(Place) if p.sense in {"literal", None}])
        self.times = self._by_token([t for t in draft.of(Time) if t.type in {"DATE", "TIME"}])
        self.dateline = self._dateline()

    def _by_token(self, items: Iterable[Place] | Iterable[Time]) -> dict[int, Place | Time]:
        table: dict[int, Place | Time] = {}
        for item in items:
            phrase = self.draft.doc.char_span(*item.span, alignment_mode="expand")
            for token in phrase if phrase is not None else ():
                table.setdefault(token.i, item)
        return table

    def _dateline(self) -> tuple[Place | None, Time | None]:
        spans = [b.span for b in self.draft.of(Block) if b.role == "dateline"]
        places = [p for s in spans for p in self.draft.places_in(s)]
        times = [t for s in spans for t in self.draft.times_in(s)]
        return (places[0] if places else None), (times[0] if times else None)

    def time_of(self, found: Candidate) -> str | None:
        """The time of an act: beside its noun, in its clause, or in the clause it continues."""
        for tokens in (*self._reach(found, when=True), *_effects(found)):
            dated = [t for t in tokens if not _behind_since(found.token, t)]
            hit = self._first(dated, self.times, found.token)
            if hit is not None:
                return hit.id
        return None

    def place_of(self, found: Candidate) -> str | None:
        """The place of an act: beside its noun, in its clause, in the clause it continues; in the lede the dateline's."""
        for tokens in self._reach(found):
            inside = [t for t in tokens if t.i in self.places and self._is_where(t)]
            hit = self._first(inside, self.places, found.token)
            if hit is not None:
                return hit.id
        return self._only_place(found.token)

    def _only_place(self, trigger: Token) -> str | None:
        """The one place that the whole sentence names as a where, outside the words that say who speaks."""
        saying = next((v for v in trigger.ancestors if _speaks(v)), None)
        spoken = {t.i for t in _below(saying)} if saying is not None else set()
        around = {t.i for t in trigger.ancestors}
        named = {
            self.places[t.i].id
            for t in trigger.sent
            if t.i in self.places and t.i not in spoken and self._is_where(t) and not _aside(t, around)
        }
        return named.pop() if len(named) == 1 else None

    def _reach(self, found: Candidate, when: bool = False) -> list[list[Token]]:
        """Token groups in which to look, nearest first; `when` leaves out clauses that lie at another time."""
        groups = []
        if found.noun:
            groups.append(_below(found.token))
        verb = found.verb or (found.token if not found.noun else None)
        if verb is None:
            above = next((t for t in found.token.ancestors if t.pos_ in {"VERB", "AUX"}), None)
            if above is None or _speaks(above) or (when and _only_spoken_of(found.token, above)):
                return groups
            return [*groups, _below(above)]
        groups.append(_below(verb))
        for _ in range(3):
            if verb.dep_ not in _SHARED or verb.head.i == verb.i or (when and _ordered(verb)):
                break
            verb = verb.head
            if _speaks(verb):
                break
            groups.append(_below(verb))
        return groups

    def _first(self, tokens: list[Token], table: dict[int, Place | Time], trigger: Token) -> Place | Time | None:
        hits = [t for t in tokens if t.i in table]
        return table[min(hits, key=lambda t: (abs(t.i - trigger.i), t.i)).i] if hits else None

    def _is_where(self, token: Token) -> bool:
        """Whether a place stands where something happens: after "in" and the like, or as what is taken or shelled."""
        current = token
        for _ in range(4):
            if current.dep_ == "pobj":
                return current.head.lower_ in _AT
            if current.dep_ in {"dobj", "nsubjpass"} or current.lower_ in {"here", "there"}:
                return True
            if current.dep_ not in {"compound", "appos", "conj", "nmod", "amod", "poss"}:
                return False
            current = current.head
        return False


def _behind_since(trigger: Token, time: Token) -> bool:
    """Whether "since" stands between an act and a time: "the deadliest attack since the siege in May" was not in May."""
    return trigger.i < time.i and any(t.lower_ == "since" for t in trigger.doc[trigger.i + 1 : time.i])


def _ordered(clause: Token) -> bool:
    """Whether "after" or the like opens a clause: "a day after police arrested him"."""
    return any(child.dep_ in {"mark", "prep", "advmod"} and child.lower_ in _ORDERED for child in clause.lefts)


def _only_spoken_of(act: Token, verb: Token) -> bool:
    """Whether a clause is about an act, or comes after it, and so tells no time of it: "talks about the shelling"."""
    current = act
    while current.i != verb.i and current.head.i != current.i:
        if current.dep_ == "pobj" and current.head.lower_ in _TOPIC:
            return True
        current = current.head
    return False


def _effects(found: Candidate) -> list[list[Token]]:
    """The words of participles that tell what an act did: "rebels fired at the base, wounding three, on Tuesday"."""
    verb = found.verb or (found.token if not found.noun else None)
    if verb is None:
        return []
    own = (child for child in verb.rights if child.dep_ == "advcl" and child.tag_ == "VBG")
    return [_below(child) for child in own if not any(word.dep_ in {"mark", "nsubj"} for word in child.lefts)]


def _aside(token: Token, around: set[int]) -> bool:
    """Whether a word stands in a relative clause or participle of its own, which does not hold the trigger."""
    return any(t.dep_ in {"relcl", "acl"} and t.i not in around for t in token.ancestors)


def _speaks(verb: Token) -> bool:
    return any(child.dep_ in {"ccomp"} for child in verb.children)


def _below(head: Token) -> list[Token]:
    """The words under a head without other clauses."""
    found, queue = [], [head]
    while queue:
        token = queue.pop()
        found.append(token)
        queue.extend(t for t in token.children if not (t.dep_ in NEW_CLAUSE and t.pos_ in {"VERB", "AUX"}))
    return found


def locate(finder: Finder, found: Candidate, lede: bool) -> None:
    """Set place and time of a candidate; in the lede the date line speaks where the sentence does not."""
    found.place = finder.place_of(found)
    found.time = finder.time_of(found)
    if lede and found.status in {"occurred", "ongoing"}:
        place, time = finder.dateline
        if found.place is None and place is not None and not _elsewhere(finder, found):
            found.place = place.id
        if found.time is None and time is not None and found.status == "ongoing":
            found.time = time.id


def _elsewhere(finder: Finder, found: Candidate) -> bool:
    """Whether the sentence names any place of its own, known or not: then the date line's is not that of the act."""
    return any(t.i in finder.places or _names_town(t) for t in found.token.sent)


def _names_town(token: Token) -> bool:
    """Whether a word is the name in "the town of Sokna", be it in the gazetteer or not."""
    of = token.head
    return token.pos_ == "PROPN" and token.dep_ == "pobj" and of.lower_ == "of" and of.head.lower_ in _TOWNS
