"""Disagreement: where the speakers on one matter contradict each other, and the words of both sides.

Four ways: one denies what another says; an event did not happen and did; numbers of one harm that cannot both be right;
different parties named for the act. No speaker is held against their own words, nor one who is not named against another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Literal, TypeVar

from dateline.model.annotation import to_json
from dateline.model.spans import Span
from dateline.views.blame import Blamed, blamed, same_side
from dateline.views.claims import ClaimView
from dateline.views.counts import Bounds, apart, bounds, totals
from dateline.views.parties import Parties, Party
from dateline.views.quote import one_line
from dateline.views.said import TRUE, Matter, Said
from dateline.views.snapshot import Snapshot
from dateline.views.wording import share_word

Kind = Literal["denial", "event", "count", "blame"]
"""What is disagreed about: all that is said, whether something happened, how many, who did it."""

Stand = TypeVar("Stand")


@dataclass(frozen=True, slots=True)
class Voice:
    """One claim on one side; `span` holds the words at issue: a number, what happened, else the whole content."""

    speaker: Party
    claim: ClaimView
    span: Span


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two sides on one matter; `reason` says in plain words what each says: "counts 12 killed / counts 31 killed"."""

    kind: Kind
    reason: str
    sides: tuple[tuple[Voice, ...], tuple[Voice, ...]]


@dataclass(frozen=True, slots=True)
class _Position:
    """What a side says, in words, and who says it."""

    words: str
    voices: tuple[Voice, ...]


def disagreements(matter: Matter, snapshot: Snapshot, parties: Parties) -> tuple[Disagreement, ...]:
    """All disagreements on a matter: denials first, then what happened, how many, and who did it."""
    denials = tuple(_denials(matter))
    return (
        *denials,
        *_happenings(matter.said, {voice.speaker.key for found in denials for voice in found.sides[0]}),
        *_counts(matter.said, snapshot),
        *_blames(matter.said, parties),
    )


def _denials(matter: Matter) -> Iterator[Disagreement]:
    """For each speaker who denies: what is denied, and what the others say.

    Claims that only name the same places and actors may speak of much; there a denial meets what shares a further word.
    """
    affirmed = [_whole(one) for one in matter.said if one.affirms]
    for voices in _by_speaker(_whole(one) for one in matter.said if one.denies):
        others = _others(voices, affirmed)
        if matter.incident is None:
            others = tuple(other for other in others if any(_on_one_thing(own, other, matter.name) for own in voices))
        if others:
            yield Disagreement("denial", "denies", (voices, others))


def _on_one_thing(first: Voice, second: Voice, besides: str) -> bool:
    return share_word(first.claim.text, second.claim.text, besides)


def _happenings(said: tuple[Said, ...], deniers: set[str]) -> Iterator[Disagreement]:
    """For each speaker who says that something did not happen: those who say that it did."""
    stands = [
        (event, Voice(one.speaker, one.view, event.trigger)) for one in said for event in one.events if not one.denies
    ]
    for kind in dict.fromkeys(event.type for event, _ in stands):
        no = (
            v for event, v in stands if event.type == kind and event.status == "denied" and v.speaker.key not in deniers
        )
        yes = [voice for event, voice in stands if event.type == kind and event.status in TRUE]
        for voices in _by_speaker(no):
            others = _others(voices, yes)
            if others:
                yield Disagreement("event", "says it did not happen / says it happened", (voices, others))


def _counts(said: tuple[Said, ...], snapshot: Snapshot) -> Iterator[Disagreement]:
    """For each harm: numbers of different speakers that leave none that fits both, the smaller one first."""
    stands: dict[str, list[tuple[Bounds, str, Voice]]] = defaultdict(list)
    for one in _reports_of(said):
        text = snapshot.reports[one[0].view.claim.report].text
        claim_of = {figure.id: item for item in one for figure in item.figures}
        for harm, figure in totals((figure for item in one for figure in item.figures), text).items():
            limits, by = bounds(figure), claim_of[figure.id]
            if limits is not None:
                words = f"counts {one_line(figure.wording)} {harm}"
                stands[harm].append((limits, words, Voice(by.speaker, by.view, figure.span)))
    for _, found in sorted(stands.items()):
        yield from _opposed("count", sorted(found, key=lambda stand: stand[0]), apart)


def _reports_of(said: tuple[Said, ...]) -> list[list[Said]]:
    """What each speaker affirms in each report."""
    groups: dict[tuple[str, str], list[Said]] = defaultdict(list)
    for one in said:
        if not one.denies:
            groups[one.speaker.key, one.view.claim.report].append(one)
    return list(groups.values())


def _blames(said: tuple[Said, ...], parties: Parties) -> Iterator[Disagreement]:
    """Parties named for the act that are not one side."""
    sides: list[Blamed] = []
    stands: list[tuple[frozenset[Blamed], str, Voice]] = []
    for one in said:
        for event in one.events if not one.denies else ():
            names = [_side(name, sides) for name in blamed(event, parties)]
            if names:
                words = f"blames {', '.join(dict.fromkeys(name.party.name for name in names))}"
                stands.append((frozenset(names), words, Voice(one.speaker, one.view, event.trigger)))
    yield from _opposed("blame", stands, frozenset.isdisjoint)


def _side(name: Blamed, sides: list[Blamed]) -> Blamed:
    """The first of the names met so far that stands for the same side; else a side of its own."""
    known = next((side for side in sides if same_side(side, name)), None)
    if known is None:
        sides.append(name)
    return known or name


def _opposed(
    kind: Kind, stands: Iterable[tuple[Stand, str, Voice]], clash: Callable[[Stand, Stand], bool]
) -> Iterator[Disagreement]:
    """Every two positions that clash and have different speakers; equal stands are one position."""
    groups: dict[Any, list[tuple[str, Voice]]] = defaultdict(list)
    for stand, words, voice in stands:
        groups[stand].append((words, voice))
    positions = {stand: _Position(found[0][0], _each(voice for _, voice in found)) for stand, found in groups.items()}
    for first, second in combinations(positions, 2):
        one, other = positions[first], positions[second]
        if clash(first, second) and _others(one.voices, other.voices):
            yield Disagreement(kind, f"{one.words} / {other.words}", (one.voices, other.voices))


def _whole(said: Said) -> Voice:
    content = said.view.claim.content
    return Voice(said.speaker, said.view, Span(content[0].span.start, content[-1].span.end))


def _by_speaker(voices: Iterable[Voice]) -> list[tuple[Voice, ...]]:
    groups: dict[str, list[Voice]] = defaultdict(list)
    for voice in voices:
        groups[voice.speaker.key].append(voice)
    return [_each(found) for found in groups.values()]


def _each(voices: Iterable[Voice]) -> tuple[Voice, ...]:
    """Each claim once, at the first of its words at issue."""
    return tuple({voice.claim.claim.id: voice for voice in reversed(list(voices))}.values())[::-1]


def _others(voices: Iterable[Voice], among: Iterable[Voice]) -> tuple[Voice, ...]:
    """Those of `among` whose speaker is another than one of `voices`; nobody named is nobody else."""
    keys = {voice.speaker.key for voice in voices}
    return _each(voice for voice in among if keys - {voice.speaker.key})


def once(voices: Iterable[Voice]) -> tuple[Voice, ...]:
    """The voices that say something new: the same words of one speaker in several reports are one."""
    first: dict[tuple[str, str], Voice] = {}
    for voice in voices:
        first.setdefault((voice.speaker.key, voice.claim.text.casefold()), voice)
    return tuple(first.values())


def opponents(found: Iterable[Disagreement]) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """For each claim on a side: the reasons of its disagreements, and the speakers on the other sides."""
    reasons: dict[str, dict[str, None]] = defaultdict(dict)
    speakers: dict[str, dict[str, None]] = defaultdict(dict)
    for one in found:
        for side, other in (one.sides, one.sides[::-1]):
            for voice in side:
                reasons[voice.claim.claim.id][one.reason] = None
                speakers[voice.claim.claim.id] |= dict.fromkeys(
                    against.speaker.name for against in other if against.speaker.key != voice.speaker.key
                )
    return {claim: (tuple(told), tuple(speakers[claim])) for claim, told in reasons.items()}


def disagreement_json(found: Disagreement, snapshot: Snapshot) -> dict[str, Any]:
    """A disagreement as an object: its kind and reason, and on each side who says so, in which words."""
    return {
        "kind": found.kind,
        "reason": found.reason,
        "sides": [[_voice_json(voice, snapshot) for voice in side] for side in found.sides],
    }


def _voice_json(voice: Voice, snapshot: Snapshot) -> dict[str, Any]:
    claim = voice.claim.claim
    return {
        "speaker": voice.speaker.name,
        "claim": claim.id,
        "report": snapshot.reports[claim.report].name,
        "content": [to_json(part.span) for part in claim.content],
        "text": claim.text,
        "span": to_json(voice.span),
    }
