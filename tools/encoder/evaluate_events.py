"""Numbers of the branch for events as it stands, without rules: triggers, types, statuses, words of arguments."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

import torch
from torch import Tensor, nn

from dateline.reading.encoder.outputs import ARGUMENTS, STATUSES
from encoder.batch import Batch
from encoder.data import Example
from encoder.losses import pooled
from encoder.network import distances


def evaluate_events(nets: nn.ModuleList, items: list[tuple[Batch, Tensor]]) -> dict[str, float]:
    """F1 of triggers and of triggers with type, macro F1 of statuses, F1 of argument words."""
    nets.eval()
    count: Counter[str] = Counter()
    statuses: list[tuple[int, int]] = []
    chosen: list[tuple[int, int]] = []
    with torch.no_grad():
        for batch, early in items:
            states, types, _, standing, _, mains = nets[0](early, batch.word_mask)
            for row, example in enumerate(batch.examples):
                n = len(example.window.words)
                own = types[row, 1 : n + 1].float()
                for main in example.mains:
                    guess = int(pooled(mains[row, 1 + main.first : 1 + main.end].float()).argmax())
                    chosen.append((guess, guess if guess in main.types else main.types[0]))
                if example.events is not None:
                    statuses += _triggers(example, own, standing[row, 1 : n + 1].float(), count)
                    _arguments(nets[1], example, states[row, : n + 1], count)
    out = {}
    if count["wanted"]:
        out |= {key: _f1(count[key], count["found"], count["wanted"]) for key in ("trigger", "typed")}
        out |= {k: _f1(count[f"{k} hits"], count[f"{k} found"], count[f"{k} wanted"]) for k in ARGUMENTS}
        out["status"] = macro_f1(statuses)
        real = [STATUSES.index("occurred"), STATUSES.index("ongoing")]
        unreal = [own for own, gold in statuses if gold not in real]
        out["taken for real"] = 100 * sum(own in real for own in unreal) / max(1, len(unreal))
    if chosen:
        out["main"] = macro_f1(chosen)
    return {key: round(value, 1) for key, value in out.items()}


def _triggers(example: Example, types: Tensor, statuses: Tensor, count: Counter[str]) -> Iterable[tuple[int, int]]:
    """Counts the triggers of a window; -> (own status, status of the gold) of those found."""
    best = types.argmax(-1).tolist()
    runs: list[tuple[int, int]] = []
    for i, kind in enumerate(best):
        if kind and runs and runs[-1][1] == i - 1 and best[i - 1] == kind:
            runs[-1] = (runs[-1][0], i)
        elif kind:
            runs.append((i, i))
    gold = [event for event in example.events or () if event.type]
    count["found"] += len(runs)
    count["wanted"] += len(gold)
    for event in gold:
        met = [run for run in runs if event.trigger & set(range(run[0], run[1] + 1))]
        if met:
            count["trigger"] += 1
            count["typed"] += any(best[run[0]] == event.type for run in met)
            yield int(statuses[min(event.trigger)].argmax()), event.status


def _arguments(arguer: nn.Module, example: Example, states: Tensor, count: Counter[str]) -> None:
    """Counts the words of the arguments of the gold's triggers."""
    gold = [event for event in example.events or () if event.type and event.arguments]
    if not gold:
        return
    n = len(example.window.words)
    near = torch.tensor([distances(n, min(e.trigger), max(e.trigger) + 1) for e in gold])
    mask = torch.ones(len(gold), n + 1, dtype=torch.long)
    scores = arguer(states.unsqueeze(0).expand(len(gold), -1, -1), mask, near)
    for event, own in zip(gold, scores[:, 1:].argmax(-1).tolist(), strict=True):
        for kind, name in enumerate(ARGUMENTS):
            found = {i for i, tag in enumerate(own) if tag and (tag - 1) // 2 == kind}
            wanted = {i for chosen in event.arguments[kind] for i in chosen}
            count[f"{name} hits"] += len(found & wanted)
            count[f"{name} found"] += len(found)
            count[f"{name} wanted"] += len(wanted)


def macro_f1(pairs: list[tuple[int, int]]) -> float:
    """Mean F1 over the classes of the gold, per cent."""
    scores = defaultdict(float)
    for kind in {gold for _, gold in pairs}:
        hits = sum(own == gold == kind for own, gold in pairs)
        scores[kind] = _f1(hits, sum(own == kind for own, _ in pairs), sum(gold == kind for _, gold in pairs))
    return sum(scores.values()) / max(1, len(scores))


def _f1(hits: int, found: int, wanted: int) -> float:
    return 200 * hits / (found + wanted) if found + wanted else 0.0
