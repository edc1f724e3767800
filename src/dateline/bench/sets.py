"""The benchmark sets, their scorers and the numbers that are quoted of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class BenchSet:
    """One set: its folder name, the scorer beside the data, the arguments it takes, and its metrics, headline first.

    A metric is a dotted path into the scorer's JSON. `lower` names metrics of which less is better. `own` says that the data
    are the project's own (corpus/NAME/SPLIT.jsonl); a scorer without ".py" is a module of this package. `data` names the
    folder where it is not the name, and `part` the one part that is measured whatever part is asked for.
    """

    name: str
    scorer: str
    arguments: tuple[str, ...]
    metrics: tuple[str, ...]
    lower: frozenset[str] = frozenset()
    own: bool = False
    data: str = ""
    part: str = ""


def _reader(name: str, *metrics: str) -> BenchSet:
    return BenchSet(name, "score.py", (name,), metrics)


_ATTRIBUTION: Final = (
    "full.ov50.F1",
    "content.ov50.F1",
    "source.ov50.F1",
    "cue.ov50.F1",
    "recall.indirect.content",
    "recall.no-source.content",
)

SETS: Final[tuple[BenchSet, ...]] = (
    _reader("attribution", *_ATTRIBUTION),
    BenchSet(
        "passages",
        "score.py",
        ("attribution",),
        _ATTRIBUTION,
        own=True,
    ),
    BenchSet(
        "chains",
        "dateline.bench.score_own",
        ("chains",),
        ("hops.F1", "origin.accuracy", "whole", "all.hops.F1", "stance.F1"),
        own=True,
    ),
    BenchSet(
        "labels",
        "dateline.bench.score_own",
        ("labels",),
        ("full.F1", "span.F1", "target", "speaker", "lookalikes.taken"),
        frozenset({"lookalikes.taken"}),
        own=True,
    ),
    BenchSet(
        "events",
        "dateline.bench.score_events",
        ("events",),
        (
            "typed.F1",
            "trigger.F1",
            "types.macro_F1",
            "mode",
            "status.macro_F1",
            "status.all.macro_F1",
            "status.false_facts",
            "actors.F1",
            "recipients.F1",
            "lookalikes.taken",
        ),
        frozenset({"status.false_facts", "lookalikes.taken"}),
        own=True,
    ),
    BenchSet("sub-events", "dateline.bench.score_events", ("sub-events",), ("weighted_F1", "accuracy"), own=True),
    BenchSet(
        "actors",
        "dateline.bench.score_who",
        ("actors",),
        ("conll", "muc.F1", "b3.F1", "ceaf.F1", "mentions.F1", "known.precision", "known.recall"),
        own=True,
    ),
    BenchSet(
        "identity-pairs",
        "dateline.bench.score_who",
        ("identity-pairs",),
        ("F1", "precision", "recall", "merged", "found"),
        frozenset({"merged"}),
        own=True,
    ),
    _reader("plover", "macro_F1", "quad.macro_F1"),
    _reader(
        "running-news",
        "sentence.macro.F1",
        "sentence.attack.F1",
        "sentence.demonstrate.F1",
        "sentence.arrest.F1",
        "sentence.meet.F1",
        "sentence.die.F1",
        "trigger.micro.F1",
        "arguments.F1",
    ),
    _reader(
        "muc4",
        "mean_F1",
        "incident.F1",
        "type.F1",
        "stage.macro_F1",
        "date.F1",
        "country.F1",
        "place.F1",
        "perpetrator.F1",
        "confidence.macro_F1",
        "victims.F1",
        "numbers.F1",
    ),
    _reader("figures", "recall.several", "recall.one"),
    _reader("headlines", "exact.F1"),
    _reader("acled", "seen.weighted_F1"),
    _reader("sides", "micro.F1", "FightingAgainst.F1"),
    BenchSet("times", "score_times.py", (), ("wikiwars.value.f1", "wikiwars.strict.f1", "wikiwars.relaxed.f1")),
    BenchSet(
        "times-news",  # TimeBank and AQUAINT, which are for tuning: the train part of times
        "score_times.py",
        (),
        ("all.value.f1", "all.strict.f1", "all.relaxed.f1", "all.type.f1", "timebank.value.f1", "aquaint.value.f1"),
        data="times",
        part="train",
    ),
    BenchSet(
        "places",
        "score_places.py",
        (),
        (
            "lgl.end_to_end.f1",
            "gwn.end_to_end.f1",
            "lgl.exact_id",
            "gwn.exact_id",
            "lgl.exact_id_found",
            "gwn.exact_id_found",
            "lgl.found_exact.f1",
            "gwn.found_exact.f1",
            "gwn.nonliteral.f1",
        ),
    ),
    BenchSet("identities", "score_identities.py", (), ("gum.names.f1", "gum.across.f1")),
    BenchSet(
        "extraction",
        "score_extraction.py",
        (),
        (
            "aeb.text.f1",
            "fundus80.text.f1",
            "fundus.text.f1",
            "fundus.title.accuracy",
            "htmldate.date.accuracy",
            "aeb.leftovers.pages",
        ),
        frozenset({"aeb.leftovers.pages"}),
    ),
)
"""All sets, in the order in which `dateline bench all` runs them."""


def bench_set(name: str) -> BenchSet:
    """The set of a name; raises KeyError with the known names."""
    known = {bench.name: bench for bench in SETS}
    if name not in known:
        raise KeyError(f"no benchmark set {name!r}; known are {', '.join(known)}")
    return known[name]
