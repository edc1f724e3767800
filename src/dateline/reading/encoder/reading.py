"""What the network reads in a text: cues with source, content and stations, and labels with speaker and target."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np

from dateline.model.spans import Span, Spans, trim
from dateline.model.vocabulary import HopRole
from dateline.reading.encoder.decode import Stretch, best_stretch, softmax, stretches
from dateline.reading.encoder.network import CUE, INNER, Linked, Network, Question, Tagged
from dateline.reading.encoder.windows import Window, windows

OUTSIDE: Final = -0.6
"""Added to the score of "no cue": below zero, more cues. Chosen on PolNeAR dev."""
INNER_OUTSIDE: Final = 0.0
NO_SOURCE: Final = 0.0
ROLES: Final[tuple[HopRole, ...]] = ("outlet", "agency", "document", "speaker", "anonymous")
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
        self._tagged = network.tag(self._windows)
        self.cues = self._cues()

    @property
    def label_odds(self) -> list[tuple[Span, float]]:
        """Each word of the text with its log-odds."""
        pairs = zip(self._windows, self._tagged, strict=True)
        return [(word, float(odds)) for w, t in pairs for word, odds in zip(w.words, t.labels, strict=True)]

    def labels(self, spans: Iterable[Span]) -> list[LabelFrame]:
        """Speaker and target of some labels; a span outside the windows is left out."""
        asked = [found for span in spans if (found := self._question(span)) is not None]
        linked = self._network.link([question for _, question in asked])
        return [
            _Reader(self._text, window, question, link).label()
            for (window, question), link in zip(asked, linked, strict=True)
        ]

    def _question(self, span: Span) -> tuple[Window, Question] | None:
        for window, tagged in zip(self._windows, self._tagged, strict=True):
            inside = [i for i, word in enumerate(window.words) if word.overlaps(span)]
            if inside:
                return window, Question(tagged, Stretch(inside[0], inside[-1]), label=True)
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
    return [*((Question(tagged, cue), False) for cue in outer), *((Question(tagged, cue), True) for cue in inner)]


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
        span = Span(self.window.words[stretch.first].start, self.window.words[stretch.last].end)
        tidy = trim(self.text, span, extra=_EDGE)
        return tidy if tidy.start < tidy.end else span

    def _genuine(self) -> float:
        """The second pass's belief that the words are a cue, or a label."""
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, float(self.link.genuine)))))
