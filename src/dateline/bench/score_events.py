"""Scores of the project's own events: triggers with type, standing, parties; ACLED sub-events of conflict notes.

    python -m dateline.bench.score_events events --gold gold.jsonl --pred annotations.jsonl --json

Scores are per cent. An event of the tool is paired with an event of the gold where their triggers share a word, one to one in
text order, those of the same type first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, get_args

from dateline.bench.score_own import Scores, Words, f1, jaccard, scorer
from dateline.model.vocabulary import Status

Pair = tuple[str, str]
_REAL = frozenset({"occurred", "ongoing"})
_DOUBTFUL = frozenset({"denied", "threatened", "hypothetical"})
NONE = "none"


def score_events(rows: Iterable[tuple[str, Any, Any]]) -> dict[str, Any]:
    """Events against those of the gold.

    `trigger`: F1 of triggers; `typed`: the type right as well; `mode`: share of the typed whose mode is right. `status.macro_F1`:
    mean F1 over the seven statuses on the events found; `status.all.macro_F1`: the same with events that were not found as
    misses. `status.false_facts`: share of all denied, threatened and hypothetical events of the gold that the tool has as
    occurred or ongoing. `actors`, `recipients`: F1 of the parties of typed events (a shared half of the words). `lookalikes`:
    share of the words that only look like a trigger in which the tool has an event.
    """
    count: Counter[str] = Counter()
    standing: list[Pair] = []
    types: list[Pair] = []
    for text, gold, line in rows:
        words = Words(text)
        paired = _paired(words, line["events"], gold["events"])
        count["found"] += len(line["events"])
        count["wanted"] += len(gold["events"])
        for number, event in enumerate(gold["events"]):
            own = line["events"][paired[number]] if number in paired else None
            standing.append((own["status"] if own else NONE, event["status"]))
            types.append((own["type"] if own else NONE, event["type"]))
            if own is not None:
                _compare(words, own, event, count)
        types += [(e["type"], NONE) for i, e in enumerate(line["events"]) if i not in paired.values()]
        taken = [words.of([event["trigger"]]) for event in line["events"]]
        for span in gold["none"]:
            count["lookalikes"] += 1
            count["taken"] += any(words.of([span]) & trigger for trigger in taken)
    statuses = get_args(Status)
    doubtful = [own for own, wanted in standing if wanted in _DOUBTFUL]
    return {
        "events": count["wanted"],
        "trigger": f1(count["trigger"], count["found"], count["wanted"]),
        "typed": f1(count["typed"], count["found"], count["wanted"]),
        "types": {"macro_F1": macro_f1(types, sorted({wanted for _, wanted in types} - {NONE}))},
        "mode": _share(count["mode"], count["typed"]),
        "status": {
            "macro_F1": macro_f1([pair for pair in standing if pair[0] != NONE], statuses),
            "all": {"macro_F1": macro_f1(standing, statuses)},
            "false_facts": _share(sum(own in _REAL for own in doubtful), len(doubtful)),
            **{s: f1(*_hits(standing, s)) for s in statuses},
        },
        **{k: f1(count[f"{k}.hits"], count[f"{k}.found"], count[f"{k}.wanted"]) for k in ("actors", "recipients")},
        "lookalikes": {"count": count["lookalikes"], "taken": _share(count["taken"], count["lookalikes"])},
    }


def _paired(words: Words, found: Sequence[Any], wanted: Sequence[Any]) -> dict[int, int]:
    """Gold number -> own number."""
    own, gold = ([words.of([event["trigger"]]) for event in events] for events in (found, wanted))
    pairs = sorted(
        (found[i]["type"] != wanted[j]["type"], i, j)
        for i, one in enumerate(own)
        for j, other in enumerate(gold)
        if one & other
    )
    out: dict[int, int] = {}
    for _, i, j in pairs:
        if j not in out and i not in out.values():
            out[j] = i
    return out


def _compare(words: Words, own: Any, gold: Any, count: Counter[str]) -> None:
    count["trigger"] += 1
    if own["type"] != gold["type"]:
        return
    count["typed"] += 1
    count["mode"] += own["mode"] == gold["mode"]
    for side in ("actors", "recipients"):
        wanted = [words.of([span]) for span in gold[side]]
        found = [words.of([party["span"]]) for party in own[side] if party["span"]]
        count[f"{side}.found"] += len(found)
        count[f"{side}.wanted"] += len(wanted)
        count[f"{side}.hits"] += sum(any(jaccard(one, other) >= 0.5 for other in found) for one in wanted)


def score_sub_events(rows: Iterable[tuple[str, Any, Any]]) -> dict[str, Any]:
    """The ACLED sub-event of each note: that of the tool's event with the highest score that has one, else none.

    `weighted_F1`: mean F1 over the sub-events, weighted by their number in the gold; `accuracy`; `F1` of each.
    """
    pairs: list[Pair] = []
    for _, gold, line in rows:
        told = [event for event in line["events"] if event.get("acled")]
        best = max(told, key=lambda event: event["score"], default=None)
        pairs.append((best["acled"] if best else NONE, gold["label"]))
    number = Counter(wanted for _, wanted in pairs)
    each = {name: f1(*_hits(pairs, name))["F1"] for name in sorted(number)}
    return {
        "notes": len(pairs),
        "weighted_F1": round(sum(each[name] * n for name, n in number.items()) / max(1, len(pairs)), 1),
        "accuracy": _share(sum(own == wanted for own, wanted in pairs), len(pairs)),
        "F1": each,
    }


def _hits(pairs: Sequence[Pair], name: str) -> tuple[int, int, int]:
    hits = sum(own == wanted == name for own, wanted in pairs)
    return hits, sum(own == name for own, _ in pairs), sum(wanted == name for _, wanted in pairs)


def macro_f1(pairs: Sequence[Pair], names: Sequence[str]) -> float:
    """The mean F1 over some classes."""
    return round(sum(f1(*_hits(pairs, name))["F1"] for name in names) / max(1, len(names)), 1)


def _share(part: int, whole: int) -> float:
    return round(100 * part / max(1, whole), 1)


SCORES: Scores = {
    "events": score_events,
    "sub-events": score_sub_events,
}


main = scorer(SCORES, "events")

if __name__ == "__main__":
    main()
