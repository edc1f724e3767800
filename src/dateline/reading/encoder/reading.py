"""What the network reads in a text: cues with source, content and stations, labels with speaker and target, events with parties."""

from __future__ import annotations

import bisect
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from dateline.model.spans import Span, Spans, trim
from dateline.model.vocabulary import EventType, HopRole, Status
from dateline.reading.encoder.decode import Numbers, Stretch, best_stretch, is_content, softmax, stretches
from dateline.reading.encoder.network import CUE, INNER, Acts, Linked, Network, Question, Tagged
from dateline.reading.encoder.outputs import ARGUMENTS, MODES, ROLES, STATUSES, SUBS, TYPES
from dateline.reading.encoder.windows import Window, windows

OUTSIDE: Final = -0.6
"""Added to the score of "no cue": below zero, more cues. Chosen on PolNeAR dev."""
INNER_OUTSIDE: Final = 0.0
NO_SOURCE: Final = 0.0
NO_TRIGGER: Final = 1.0
"""Added to the score of "no trigger". Chosen on events/dev."""
UNREAL: Final = 0.1
"""From which probability on an act counts as one that did not, or not yet, happen."""
_FAR: Final = 1e6
_EDGE: Final = ",;:.-–— "


@dataclass(frozen=True, slots=True)
class Station:
    """A source or a station on the way to it, with the role that the network gives it."""

    span: Span
    role: HopRole


@dataclass(frozen=True, slots=True)
class CueFrame:
    """One cue with what the network links to it. `score` is the second pass's belief that it is one, 0..1.

    `stations` run from the one nearest to the printing outlet; `inner` marks a cue inside another's content.
    """

    cue: Span
    source: Station | None
    content: Spans
    stations: tuple[Station, ...]
    score: float
    inner: bool


@dataclass(frozen=True, slots=True)
class LabelFrame:
    """One label; `speaker` None stands for the report's own voice (or a speaker outside the line).

    `score` is the second pass's belief that it is one, 0..1.
    """

    span: Span
    speaker: Span | None
    target: Span | None
    score: float


@dataclass(frozen=True, slots=True)
class TriggerFrame:
    """The trigger of an event; `score` is the belief in its type, 0..1; `sub` its likeliest sub-event of ACLED, or None.

    `main` is the belief that the main event of its sentence has this type, 0..1.
    """

    span: Span
    type: EventType
    mode: str | None
    status: Status
    score: float
    sub: str | None
    main: float = 1.0


@dataclass(frozen=True, slots=True)
class Arguments:
    """What hangs on a trigger, in text order."""

    actors: tuple[Span, ...] = ()
    recipients: tuple[Span, ...] = ()
    places: tuple[Span, ...] = ()
    times: tuple[Span, ...] = ()


class Encoded:
    """What the network reads in one text.

    `cues` are the cues with content, in order. `label_odds` gives for each word the log-odds of being part of a label;
    which words together are one is the asker's to say, since that takes a parse.
    """

    def __init__(self, network: Network, text: str, unread: Iterable[Span] = ()) -> None:
        self._network, self._text = network, text
        blank = list(text)
        for start, end in unread:
            blank[start:end] = "\n" * (end - start)
        self._windows = list(windows("".join(blank), network.wordpiece))
        self._starts = [window.words[0].start for window in self._windows]
        self._tagged = network.tag(self._windows)
        self._acts: list[Acts] | None = None
        self.cues = self._cues()

    @property
    def label_odds(self) -> list[tuple[Span, float]]:
        """Each word of the text with its log-odds."""
        pairs = zip(self._windows, self._tagged, strict=True)
        return [(word, float(odds)) for w, t in pairs for word, odds in zip(w.words, t.labels, strict=True)]

    def state_at(self, span: Span) -> Numbers | None:
        """The trunk's state of the first word of a span; None outside the windows."""
        found = self._at(span)
        return None if found is None else np.asarray(self._tagged[found[0]].states[found[1].first + 1])

    def parties(self, states: Sequence[Numbers], facts: Sequence[Sequence[float]]) -> Numbers:
        """For each noun the chances of being no party, then of each kind; see reading/actors/heads.py."""
        if not states:
            return np.zeros((0, 1), dtype=np.float32)
        return softmax(self._network.gate(np.stack(states), np.array(facts, dtype=np.float32)))

    def rank(self, state: Numbers, own: Numbers, states: Sequence[Numbers], facts: Numbers) -> Numbers:
        """The chances of nobody, then of each candidate; see reading/actors/antecedents.py."""
        return np.asarray(softmax(self._network.rank(state, own, np.stack(states), facts)[None])[0])

    def triggers(self, sentences: Iterable[Span]) -> list[TriggerFrame]:
        """The triggers of events, in order; the sentences tell which are their main ones."""
        bounds = sorted(sentences)
        out = []
        for window, acts in zip(self._windows, self._acted(), strict=True):
            for run in _runs(self._text, window, acts.types):
                frame = _trigger(window, acts, run)
                number = bisect.bisect_right(bounds, frame.span.start, key=lambda span: span.start) - 1
                if number >= 0 and frame.span.start < bounds[number].end:
                    frame = replace(frame, main=self._main_type(bounds[number], frame.type))
                out.append(frame)
        return out

    def _main_type(self, sentence: Span, kind: EventType) -> float:
        """How likely the main event of a sentence has a type."""
        found = self._at(sentence)
        if found is None:
            return 1.0
        own = self._acted()[found[0]].mains[found[1].first : found[1].last + 1]
        weights = softmax(own[:, -1])
        return float(softmax((weights[:, None] * own[:, :-1]).sum(axis=0))[1 + TYPES.index(kind)])

    def belief_in_trigger(self, span: Span) -> float:
        """How far the network believes that some words are a trigger of any type, 0..1."""
        found = self._at(span)
        if found is None:
            return 0.0
        number, words = found
        return float(1.0 - softmax(self._acted()[number].types[words.first : words.last + 1])[:, 0].min())

    def status_at(self, span: Span) -> Status | None:
        """The standing that some words would have as a trigger; None outside the windows."""
        found = self._at(span)
        if found is None:
            return None
        rows = slice(found[1].first, found[1].last + 1)
        return _status(softmax(self._acted()[found[0]].statuses[rows]).mean(axis=0))

    def arguments(self, spans: Iterable[Span]) -> list[Arguments]:
        """The parties, place and time of some triggers; nothing for a span outside the windows."""
        places = [self._at(span) for span in spans]
        asked = [(number, Question(self._acted()[number].states, words)) for number, words in filter(None, places)]
        found = iter(zip(asked, self._network.argue([question for _, question in asked]), strict=True))
        return [Arguments() if place is None else self._arguments(*next(found)) for place in places]

    def _arguments(self, asked: tuple[int, Question], scores: Numbers) -> Arguments:
        kinds: tuple[list[Span], ...] = tuple([] for _ in ARGUMENTS)
        for stretch in stretches(scores):
            kinds[stretch.kind].append(_span(self._text, self._windows[asked[0]], stretch))
        return Arguments(*map(tuple, kinds))

    def _acted(self) -> list[Acts]:
        """The branch for events, run when it is first asked."""
        if self._acts is None:
            self._acts = self._network.act(self._tagged)
        return self._acts

    def labels(self, spans: Iterable[Span]) -> list[LabelFrame]:
        """Speaker and target of some labels; a span outside the windows is left out."""
        asked = [found for span in spans if (found := self._question(span)) is not None]
        linked = self._network.link([question for _, question in asked])
        return [
            _Reader(self._text, window, question, link).label()
            for (window, question), link in zip(asked, linked, strict=True)
        ]

    def _question(self, span: Span) -> tuple[Window, Question] | None:
        found = self._at(span)
        if found is None:
            return None
        number, words = found
        return self._windows[number], Question(self._tagged[number].states, words, label=True)

    def _at(self, span: Span) -> tuple[int, Stretch] | None:
        """The window of a span and its words there."""
        number = bisect.bisect_right(self._starts, span.start) - 1
        for at in (number, number + 1):
            if 0 <= at < len(self._windows):
                words = self._windows[at].words
                first = bisect.bisect_right(words, span.start, key=lambda word: word.end)
                last = bisect.bisect_left(words, span.end, key=lambda word: word.start) - 1
                if first <= last:
                    return at, Stretch(first, last)
        return None

    def _cues(self) -> tuple[CueFrame, ...]:
        pairs = zip(self._windows, self._tagged, strict=True)
        asked = [(window, question, inner) for window, tagged in pairs for question, inner in _questions(tagged)]
        linked = self._network.link([question for _, question, _ in asked])
        frames = (
            _Reader(self._text, window, question, link).cue(inner)
            for (window, question, inner), link in zip(asked, linked, strict=True)
        )
        return tuple(sorted((frame for frame in frames if frame.content), key=lambda frame: frame.cue))


def _joined(found: list[Stretch]) -> list[Stretch]:
    """Neighbouring stretches as one: two cues never stand side by side ("also explains")."""
    out: list[Stretch] = []
    for stretch in found:
        if out and out[-1].last + 1 == stretch.first:
            out[-1] = Stretch(out[-1].first, stretch.last)
        else:
            out.append(stretch)
    return out


def _questions(tagged: Tagged) -> list[tuple[Question, bool]]:
    outer = _joined(stretches(tagged.tags[:, CUE], OUTSIDE))
    taken = {i for cue in outer for i in range(cue.first, cue.last + 1)}
    inner = [s for s in stretches(tagged.tags[:, INNER], INNER_OUTSIDE) if taken.isdisjoint(range(s.first, s.last + 1))]
    return [(Question(tagged.states, c), False) for c in outer] + [(Question(tagged.states, c), True) for c in inner]


def _span(text: str, window: Window, stretch: Stretch) -> Span:
    span = Span(window.words[stretch.first].start, window.words[stretch.last].end)
    tidy = trim(text, span, extra=_EDGE)
    return tidy if tidy.start < tidy.end else span


def _runs(text: str, window: Window, types: Numbers) -> list[Stretch]:
    """Triggers in a window: neighbouring words of one type, without function words at the edges."""
    shifted = types.copy()
    shifted[:, 0] += NO_TRIGGER
    out: list[Stretch] = []
    for i, kind in enumerate(shifted.argmax(axis=1).tolist()):
        if kind and out and out[-1].last == i - 1 and out[-1].kind == kind:
            out[-1] = Stretch(out[-1].first, i, kind)
        elif kind:
            out.append(Stretch(i, i, kind))
    return [run for found in out if (run := _tight(text, window, found)) is not None]


def _tight(text: str, window: Window, run: Stretch) -> Stretch | None:
    inside = [i for i in range(run.first, run.last + 1) if is_content(window.words[i].of(text))]
    return Stretch(inside[0], inside[-1], run.kind) if inside else None


def _trigger(window: Window, acts: Acts, run: Stretch) -> TriggerFrame:
    rows = slice(run.first, run.last + 1)
    kind = TYPES[run.kind - 1]
    modes = acts.modes[rows].mean(axis=0)
    open_to = [0, *(1 + i for i, (owner, _) in enumerate(MODES) if owner == kind)]
    mode = max(open_to, key=lambda column: float(modes[column]))
    sub = int(acts.subs[rows].mean(axis=0).argmax())
    return TriggerFrame(
        Span(window.words[run.first].start, window.words[run.last].end),
        kind,
        MODES[mode - 1][1] if mode else None,
        _status(softmax(acts.statuses[rows]).mean(axis=0)),
        float(softmax(acts.types[rows])[:, run.kind].mean()),
        SUBS[sub - 1] if sub else None,
    )


def _status(chances: Numbers) -> Status:
    """The likeliest standing; what may not have happened is not taken for what did."""
    real = [STATUSES.index("occurred"), STATUSES.index("ongoing")]
    open_to = real if chances[real].sum() > 1 - UNREAL else [i for i in range(len(STATUSES)) if i not in real]
    return STATUSES[max(open_to, key=lambda i: float(chances[i]))]


@dataclass(frozen=True, slots=True)
class _Reader:
    """The answer to one question, turned into spans."""

    text: str
    window: Window
    question: Question
    link: Linked

    def cue(self, inner: bool) -> CueFrame:
        cue, link = self.question.cue, self.link
        source = best_stretch(link.ends[:, :2], cue, NO_SOURCE)
        said = link.content.astype(np.float64)
        for taken in (cue, source):
            if taken is not None:
                said[taken.first : taken.last + 1, 0] = _FAR
        content = (self._span(stretch) for stretch in stretches(said))
        return CueFrame(
            self._span(cue),
            self._station(source) if source is not None else None,
            tuple(span for span in content if any(c.isalnum() for c in span.of(self.text))),
            self._stations(source),
            self._genuine(),
            inner,
        )

    def label(self) -> LabelFrame:
        label = self.question.cue
        speaker = best_stretch(self.link.ends[:, :2], label)
        target = best_stretch(self.link.ends[:, 2:], label, within=True)
        return LabelFrame(
            self._span(label),
            self._span(speaker) if speaker is not None else None,
            self._span(target) if target is not None else None,
            self._genuine(),
        )

    def _stations(self, source: Stretch | None) -> tuple[Station, ...]:
        """The stations, outermost first; one a depth, the likeliest; none over the cue's source."""
        taken = [source] if source is not None else []
        best: dict[int, Stretch] = {}
        for stretch in stretches(self.link.stations):
            if any(stretch.first <= t.last and t.first <= stretch.last for t in taken):
                continue
            held = best.get(stretch.kind)
            if held is None or self._weight(stretch) > self._weight(held):
                best[stretch.kind] = stretch
        return tuple(self._station(best[kind]) for kind in sorted(best, reverse=True))

    def _weight(self, stretch: Stretch) -> float:
        return float(-softmax(self.link.stations[stretch.first : stretch.last + 1])[:, 0].mean())

    def _station(self, stretch: Stretch) -> Station:
        role = softmax(self.link.roles[stretch.first : stretch.last + 1]).mean(axis=0).argmax()
        return Station(self._span(stretch), ROLES[int(role)])

    def _span(self, stretch: Stretch) -> Span:
        return _span(self.text, self.window, stretch)

    def _genuine(self) -> float:
        """The second pass's belief that the words are a cue, or a label."""
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, float(self.link.genuine)))))
