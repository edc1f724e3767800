"""Identities: the actors of many reports that are one.

The registry's id decides where there is one. Else a name has to be or sound the same, and for persons, acronyms and bodies
named by common words the reports have to share something beside it: a place, another actor, for bodies the country. Holders of an
office are one only within WEEKS.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeVar

from dateline.lexicon.given_names import given_names
from dateline.lexicon.registry import is_acronym
from dateline.lexicon.spelling import folded, name_parts, same_sound, spellings
from dateline.model.statement import ActorRow, content_id
from dateline.model.vocabulary import ActorKind, Sector
from dateline.resolve.names import common_bodies, common_surnames, name_words
from dateline.resolve.scenes import Scene, words_of
from dateline.resolve.vetoes import apart

Value = TypeVar("Value")
Key = tuple[str, ...]
Keys = Callable[[ActorRow], Iterator[str]]

WEEKS: Final = 8
"""How far apart reports may be published whose "governor of Kasra" is one man."""

MOST: Final = 300
"""Groups under one key that are compared with each other; of more, only those with equal names are joined."""

MOST_ROWS: Final = 20
"""Rows of a group that are looked at one by one."""

_BODIES: Final = frozenset({"organisation", "government", "group", "outlet"})
_ORDINALS: Final = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
_NUMBER: Final = re.compile(r"\b(\d+)(?:st|nd|rd|th)?\b")


@dataclass(frozen=True, slots=True)
class Identity:
    """One actor across reports: `name` is the most frequent full name, `actors` are its rows.

    `judged` are the numbers of the judgements that made it what it is (resolve.judgements).
    """

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...]
    entity: str | None
    country: str | None
    sector: Sector | None
    actors: tuple[ActorRow, ...]
    judged: tuple[int, ...] = ()


def identities(actors: Iterable[ActorRow], scenes: Mapping[str, Scene] | None = None) -> tuple[Identity, ...]:
    """All identities, those in most reports first; a function of the rows and their scenes, whatever their order.

    `scenes` tells what each report speaks of (resolve.scenes); without it only the registry and full names of bodies join.
    """
    groups = _Groups(sorted(actors, key=lambda a: (a.report, a.id)), scenes or {})
    found = [identity_of(group) for group in groups.joined()]
    return tuple(sorted(found, key=lambda i: (-len({a.report for a in i.actors}), i.name, i.id)))


class _Groups:
    """Rows on their way into identities: a forest of rows, joined pair by pair."""

    def __init__(self, rows: Sequence[ActorRow], scenes: Mapping[str, Scene]) -> None:
        self._rows = rows
        self._scenes = scenes
        self._parent = list(range(len(rows)))
        self._entity = [row.entity for row in rows]
        self._reports = [{row.report} for row in rows]
        self._members = {i: [i] for i in range(len(rows))}

    def joined(self) -> list[list[ActorRow]]:
        """The rows of each identity."""
        self._by_key()
        for keys in (_surname_keys, _given_keys, _body_keys):
            self._by_likeness(keys)
        groups: dict[int, list[ActorRow]] = defaultdict(list)
        for i, row in enumerate(self._rows):
            groups[self._root(i)].append(row)
        return list(groups.values())

    def _root(self, i: int) -> int:
        while self._parent[i] != i:
            self._parent[i] = self._parent[self._parent[i]]
            i = self._parent[i]
        return i

    def _join(self, i: int, j: int) -> None:
        """Make two rows one identity, unless the registry knows them as two, or a report tells two persons apart."""
        a, b = sorted((self._root(i), self._root(j)))
        if a == b or (self._entity[a] and self._entity[b] and self._entity[a] != self._entity[b]):
            return
        same = self._entity[a] is not None and self._entity[a] == self._entity[b]
        if not same and self._rows[a].kind in _BODIES and self._foreign(a, b):
            return
        if self._rows[a].kind == "person" and not same and (self._reports[a] & self._reports[b] or self._apart(a, b)):
            return
        self._parent[b] = a
        self._members[a] += self._members.pop(b)
        self._reports[a] |= self._reports[b]
        self._entity[a] = self._entity[a] or self._entity[b]

    def _foreign(self, a: int, b: int) -> bool:
        """Whether two groups of bodies are of different countries."""
        countries = [{self._rows[i].country for i in self._members[group]} - {None} for group in (a, b)]
        return bool(countries[0] and countries[1]) and countries[0].isdisjoint(countries[1])

    def _apart(self, a: int, b: int) -> bool:
        """Whether something that their reports tell keeps two groups of persons apart."""
        pairs = (
            (self._rows[i], self._rows[j]) for i in self._members[a][:MOST_ROWS] for j in self._members[b][:MOST_ROWS]
        )
        return any(apart(one, other, (self._day(one), self._day(other))) for one, other in pairs)

    def _day(self, row: ActorRow) -> str | None:
        return self._scenes.get(row.report, Scene()).day

    def _by_key(self) -> None:
        """Join what has the same registry id; or the same name and, where that is not enough, something of the scene."""
        first: dict[Key, int] = {}
        for i, row in enumerate(self._rows):
            for key in self._keys(row):
                if key in first:
                    self._join(first[key], i)
                else:
                    first[key] = i

    def _keys(self, row: ActorRow) -> Iterator[Key]:
        if row.entity is not None:
            yield ("entity", row.entity)
            return
        words = tuple(sorted(name_words(row.name)))
        if not words:
            return
        scene = self._scenes.get(row.report, Scene())
        if row.kind == "person":
            if _is_office(row.name) and not (row.country or _is_name(row.name)):
                return  # "the surgeon" of two reports need not be the same
            if _is_office(row.name):
                yield from (("office", period, row.country or "", *words) for period in _periods(scene.day))
            elif len(words) > 1:
                yield from (("person", token, *words) for token in scene.around(row.id) - words_of(row.name))
        elif row.kind in _BODIES and _is_name(row.name) and not scene.own.get(row.id):
            if _tells_by_itself(row.name, words):
                yield ("body", row.country or "", *words)
                yield from (("body of", country, *words) for country in scene.countries)
            else:
                yield from (
                    ("body", token, *words) for token in (scene.around(row.id) | scene.countries) - words_of(row.name)
                )

    def _by_likeness(self, keys: Keys) -> None:
        """Compare the groups that share a key, and join those that are alike, one short name only with one long."""
        blocks: dict[str, set[int]] = defaultdict(set)
        for i, row in enumerate(self._rows):
            for key in keys(row):
                blocks[key].add(self._root(i))
        for key in sorted(blocks):
            roots = sorted(blocks[key])
            if len(roots) > MOST:
                continue
            for one in roots:
                if self._root(one) != one:
                    continue
                alike = [
                    o
                    for o in roots
                    if o != one and self._root(o) == o and self._alike(self._members[one], self._members[o])
                ]
                full = [o for o in alike if len(self._name(o)) >= len(self._name(one))]
                if len({self._root(o) for o in full}) == 1:
                    self._join(one, full[0])

    def _name(self, i: int) -> tuple[str, ...]:
        return name_parts(self._rows[i].name)

    def _alike(self, ours: Sequence[int], theirs: Sequence[int]) -> bool:
        """Whether two groups may be one: kinds and countries fit, a name of each agrees, and their reports share something."""
        mine, other = [self._rows[i] for i in ours], [self._rows[i] for i in theirs]
        if {row.report for row in mine} & {row.report for row in other}:
            return False
        countries = [{row.country for row in side if row.country} for side in (mine, other)]
        if countries[0] and countries[1] and countries[0].isdisjoint(countries[1]):
            return False
        if not any(_names_agree(a, b) for a in mine[:MOST_ROWS] for b in other[:MOST_ROWS]):
            return False
        own = frozenset().union(*(words_of(row.name) | {row.entity or ""} for row in (*mine, *other)))
        person = mine[0].kind == "person"
        loose = not person or _tells_alone(mine, other)
        ours_near, theirs_near = (self._around(s, loose, c) for s, c in ((mine, countries[1]), (other, countries[0])))
        return not (ours_near - own).isdisjoint(theirs_near)

    def _around(self, rows: Sequence[ActorRow], loose: bool, wanted: set[str]) -> frozenset[str]:
        """What the reports of some rows tell beside them; countries only where `loose`, or those of the other side."""
        out: set[str] = set()
        for row in rows:
            scene = self._scenes.get(row.report, Scene())
            out |= scene.around(row.id)
            own = {row.country} if row.country else set()
            out |= scene.countries | own if loose else (scene.countries & wanted) | own
        return frozenset(out)


def _surname_keys(row: ActorRow) -> Iterator[str]:
    parts = name_parts(row.name) if row.kind == "person" and not _is_office(row.name) else ()
    if parts:
        yield from (f"surname {key}" for key in spellings(parts[-1]))


def _given_keys(row: ActorRow) -> Iterator[str]:
    """The first word of a person's name where it may stand alone, as Thai, Burmese and Ethiopian ones do: "Prayuth"."""
    parts = name_parts(row.name) if row.kind == "person" and not _is_office(row.name) else ()
    if parts and folded(parts[0]) not in given_names():
        yield f"given {folded(parts[0])}"


def _tells_alone(mine: Sequence[ActorRow], other: Sequence[ActorRow]) -> bool:
    """Whether a country in common is setting enough: one name is in full, and no last name common."""
    parts = [name_parts(row.name) for row in (*mine, *other)]
    last = {folded(part[-1]) for part in parts if part}
    return any(len(part) > 1 for part in parts) and last.isdisjoint(common_surnames())


def _body_keys(row: ActorRow) -> Iterator[str]:
    """The number of a unit, the initials of a body and its acronym, its first telling word."""
    if row.kind not in _BODIES or not _is_name(row.name):
        return
    yield from (f"number {number}" for number in sorted(_numbers(row.name)))
    yield f"initials {_initials(row.name)}"
    ordinals = frozenset(_ORDINALS)
    telling = sorted(w for w in name_words(row.name) - common_bodies() - ordinals if not w[0].isdigit())
    if telling:
        yield "words " + " ".join(telling)


def _initials(name: str) -> str:
    words = name.split()
    if len(words) == 1:
        return name.casefold()
    return "".join(word[0] for word in words if word[0].isupper() or word[0].isdigit()).casefold()


def _names_agree(one: ActorRow, other: ActorRow) -> bool:
    if (one.kind == "person") != (other.kind == "person"):
        return False
    if one.kind == "person":
        return persons_agree(name_parts(one.name), name_parts(other.name))
    return bodies_agree(one.name, other.name)


def persons_agree(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names may be one person's: last names sound alike, given names too or one has none or an initial.

    >>> persons_agree(["Khalifa", "Hifter"], ["Haftar"]), persons_agree(["Khalifa", "Haftar"], ["Saddam", "Haftar"])
    (True, False)
    """
    if not one or not other:
        return False
    if {len(one), len(other)} == {1, 2} and folded(one[0]) == folded(other[0]) and folded(one[0]) not in given_names():
        return True
    if not same_sound(one[-1], other[-1]):
        return False
    if len(one) == 1 or len(other) == 1:
        return True
    first, second = one[0].rstrip("."), other[0].rstrip(".")
    if 1 in {len(first), len(second)}:
        return folded(first)[:1] == folded(second)[:1]
    return any(same_sound(a, b) for a in one[:-1] for b in other[:-1]) and (
        same_sound(first, second) or abs(len(one) - len(other)) > 0
    )


def bodies_agree(one: str, other: str) -> bool:
    """Whether two names may be one body's: an acronym and what it is short for, one unit's number, the same telling words.

    >>> bodies_agree("KNU", "Karen National Union"), bodies_agree("3rd Brigade", "33rd Brigade")
    (True, False)
    """
    a, b = name_words(one), name_words(other)
    numbers = _numbers(one), _numbers(other)
    if numbers[0] and numbers[1]:
        kinds = {word for word in a & b if not word[0].isdigit()}
        return numbers[0] == numbers[1] and bool(kinds)
    if numbers[0] or numbers[1]:
        own = [{word for word in words if not word[0].isdigit()} - common_bodies() for words in (a, b)]
        return bool(own[0]) and own[0] == own[1] and bool(a & b & common_bodies())
    if is_acronym(one) or is_acronym(other):
        return _initials(one) == _initials(other)
    telling, common = a - common_bodies(), (a & common_bodies(), b & common_bodies())
    if not telling or telling != b - common_bodies():
        return False
    return (common[0] <= common[1] or common[1] <= common[0]) and (len(telling) > 1 or bool(common[0] and common[1]))


def _numbers(name: str) -> set[str]:
    """The numbers in a name, as figures: "3" of "Third Brigade" and "3rd Brigade"."""
    words = {word.casefold() for word in name.split()}
    return set(_NUMBER.findall(name)) | {str(i) for i, word in enumerate(_ORDINALS, 1) if word in words}


def _is_name(name: str) -> bool:
    """Whether a wording is a proper name: it has a capital. "the rebels" of two reports need not be the same."""
    return any(word[:1].isupper() for word in name.split())


def _is_office(name: str) -> bool:
    """Whether a person goes by an office or description: a word in lower case that is no particle of names."""
    return any(word[:1].islower() for word in name_parts(name))


def _tells_by_itself(name: str, words: Key) -> bool:
    """Whether a body's name is enough: more than an acronym or common words."""
    return len(words) > 1 and not is_acronym(name) and bool(set(words) - common_bodies())


def _periods(day: str | None) -> Iterator[str]:
    """Overlapping stretches of WEEKS around a day, so that near days share one."""
    if day is not None:
        number = date.fromisoformat(day[:10]).toordinal() // (7 * WEEKS // 2)
        yield from (str(number), str(number + 1))


def identity_of(group: list[ActorRow]) -> Identity:
    """The identity of some rows."""
    names = Counter(actor.name for actor in group)
    name = min(names, key=lambda n: (-names[n], -len(n), n))
    kinds = Counter(actor.kind for actor in group)
    return Identity(
        id=content_id("identity", [actor.id for actor in group]),
        name=name,
        kind=min(kinds, key=lambda k: (-kinds[k], k)),
        aliases=tuple(sorted(set(names) - {name})),
        entity=next((actor.entity for actor in group if actor.entity), None),
        country=_agreed(actor.country for actor in group),
        sector=_agreed(actor.sector for actor in group),
        actors=tuple(group),
    )


def _agreed(values: Iterable[Value | None]) -> Value | None:
    """The only value that is given; None where none is, or several contradict each other."""
    given = {value for value in values if value is not None}
    return given.pop() if len(given) == 1 else None
