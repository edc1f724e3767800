"""Train the two networks behind the actors of a report: the gate and the ranker, on top of the encoder's states.

    python tools/train_actors.py corpus/actors/train.jsonl [MORE.jsonl ...] [--measure corpus/actors/dev.jsonl] [--output FOLDER]

The files hold passages with every mention of every actor (corpus/README.md). The gate tells, for each noun and each run of
capitalised words, whether it names a party and of which kind; the ranker whom a pronoun or role noun points at (see
reading/actors/heads.py and antecedents.py). The reading runs over each passage with the gold's answers in the place of
theirs, so that what stands before a question is right. The encoder's states are those of the shipped int8 weights, and
stay as they are. Several networks from different seeds, averaged, are written as actors-gate.onnx and actors-ranker.onnx.
`--measure` prints how often they are right on another file. Needs torch and onnx, which dateline itself does not.
"""

from __future__ import annotations

import argparse
import hashlib
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from dateline.bench.corpus import gold_row, items
from dateline.intake.blocks import classify
from dateline.lexicon.registry import Registry
from dateline.model.annotation import Actor
from dateline.model.report import Report
from dateline.model.spans import Span
from dateline.reading.actors.antecedents import FACTS, OWN, Case
from dateline.reading.actors.chooser import Chooser
from dateline.reading.actors.find import Readers, find_actors, span_of
from dateline.reading.actors.heads import KINDS, NO_NAME, head_facts, may_be_party, name_facts
from dateline.reading.actors.mention import Cluster, Mention
from dateline.reading.actors.nouns import read_noun
from dateline.reading.actors.quotes import Quotes
from dateline.reading.actors.read_names import UNSURE, known_by, passed_over
from dateline.reading.actors.scene import Scene
from dateline.reading.draft import Draft
from dateline.reading.encoder.network import network
from dateline.reading.parse import parse
from dateline.reading.steps import STEPS

WIDTH = 384
SEEDS = 3


@dataclass(slots=True)
class Rows:
    """What the networks learn from: the gate's rows (state, facts, class), and the ranker's questions with the right answers."""

    gate: list[tuple[Any, list[float], int]] = field(default_factory=list)
    cases: list[tuple[Any, Any, Any, Any, list[bool]]] = field(default_factory=list)


class Teacher:
    """Answers from the gold of one passage, and a row for each question."""

    def __init__(self, draft: Draft, gold: dict[str, Any], rows: Rows) -> None:
        self.draft, self.rows = draft, rows
        encoded = draft.encoded()
        if encoded is None:
            raise SystemExit("the encoder's weights are missing")
        self.encoded = encoded
        ends = [(self._end(Span(*m)), k) for k, actor in enumerate(gold["actors"]) for m in actor["mentions"]]
        shared = {end for end, n in Counter(ends).items() if n > 1}
        counts = Counter(end for end, _ in set(ends))
        self.joint = {end for end, n in counts.items() if n > 1} | {end for end, _ in shared if counts[end] > 1}
        self.gold = dict(ends)
        self.kinds = [actor["kind"] for actor in gold["actors"]]

    def _end(self, span: Span) -> int:
        return span.start + len(span.of(self.draft.text).removesuffix("'s").removesuffix("’s"))

    def actor_of(self, mention: Mention) -> int | None:
        """The gold's actor at a mention."""
        return self.gold.get(self._end(span_of(self.draft, mention)))

    def actor_behind(self, cluster: Cluster) -> int | None:
        """The gold's actor that most mentions of a party are of."""
        votes = Counter(actor for m in cluster.mentions if (actor := self.actor_of(m)) is not None)
        return votes.most_common(1)[0][0] if votes else None

    def state(self, mention: Mention) -> Any:
        """The encoder's state of a mention's head."""
        return self.encoded.state_at(Span(mention.head.idx, mention.head.idx + len(mention.head)))

    def names(self, draft: Draft, names: list[Mention], known: Registry) -> list[Mention]:
        """The names as the gold has them."""
        kept = []
        for mention in (*names, *passed_over(draft, names)):
            actor, read = self.actor_of(mention), mention.rule == "name-read"
            facts = [
                *head_facts(mention.head, found=False, alone=False),
                *name_facts(mention.head, None if read else mention),
            ]
            self._gate_row(mention, facts, actor)
            if read or (mention.rule in UNSURE and not mention.known):
                if actor is None:
                    continue
                mention.kind = self.kinds[actor]
                mention.known = known_by(mention, known) if read else mention.known
            kept.append(mention)
        return sorted(kept, key=lambda m: m.start)

    def nouns(self, draft: Draft, taken: set[int], ruled: Sequence[Mention]) -> list[Mention]:
        """The nouns of the rules, and those that the gold has besides."""
        found = {mention.head.i: mention for mention in ruled}
        for number, sentence in enumerate(draft.sentences()):
            for token in sentence:
                if token.i in taken or not (token.i in found or may_be_party(token)):
                    continue
                ruling = found.get(token.i)
                mention = ruling or read_noun(draft, token, "person", number, taken)
                actor = self.actor_of(mention)
                actor = self.gold.get(token.idx + len(token)) if actor is None else actor
                alone = ruling is not None and ruling.alone
                self._gate_row(mention, [*head_facts(token, found=ruling is not None, alone=alone), *NO_NAME], actor)
                if ruling is None and actor is not None:
                    found[token.i] = read_noun(draft, token, self.kinds[actor], number, taken)
        for mention in found.values():
            mention.alone = self.actor_of(mention) is not None
        return [found[i] for i in sorted(found)]

    def _gate_row(self, mention: Mention, facts: list[float], actor: int | None) -> None:
        state = self.state(mention)
        if state is not None:
            self.rows.gate.append((state, facts, 0 if actor is None else 1 + KINDS.index(self.kinds[actor])))

    def chooser(self, draft: Draft, scene: Scene, quotes: Quotes) -> Chooser:
        """The chooser that answers from the gold."""
        return _Taught(draft, scene, quotes, self)


class _Taught(Chooser):
    def __init__(self, draft: Draft, scene: Scene, quotes: Quotes, teacher: Teacher) -> None:
        super().__init__(draft, scene, quotes)
        self._teacher = teacher

    def answer(self, question: Case, picked: Cluster | None) -> Cluster | None:
        """The party of the gold; the question becomes a row, but where the words stand for several actors."""
        teacher, wanted = self._teacher, self._teacher.actor_of(question.mention)
        right = [wanted is not None and teacher.actor_behind(c.cluster) == wanted for c in question.candidates]
        state = teacher.state(question.mention)
        states = [teacher.state(c.mention) for c in question.candidates]
        whole = state is not None and all(s is not None for s in states)
        if whole and span_of(self.draft, question.mention).end not in teacher.joint:
            teacher.rows.cases.append((state, states, question.facts, question.own, [not any(right), *right]))
        return next((c.cluster for c, yes in zip(question.candidates, right, strict=True) if yes), None)


class Gate(nn.Module):
    """Scores of no party and of each kind, from a state and facts."""

    def __init__(self, facts: int) -> None:
        super().__init__()
        self.look, self.join, self.out = nn.Linear(WIDTH, 48), nn.Linear(48 + facts, 48), nn.Linear(48, 1 + len(KINDS))
        self.drop = nn.Dropout(0.3)

    def forward(self, states: torch.Tensor, facts: torch.Tensor) -> torch.Tensor:
        seen = torch.tanh(self.look(self.drop(states)))
        scores: torch.Tensor = self.out(self.drop(torch.relu(self.join(torch.cat([seen, facts], -1)))))
        return scores


class Ranker(nn.Module):
    """Scores of nobody and of each candidate, from the states of both words, their product, and facts."""

    def __init__(self, near: int = 24, wide: int = 64) -> None:
        super().__init__()
        self.ours, self.theirs = nn.Linear(WIDTH, near), nn.Linear(WIDTH, near)
        self.first = nn.Linear(3 * near + FACTS + OWN, wide)
        self.second, self.out = nn.Linear(wide, wide // 2), nn.Linear(wide // 2, 1)
        self.alone, self.nobody = nn.Linear(near + OWN, wide // 2), nn.Linear(wide // 2, 1)
        self.drop = nn.Dropout(0.5)

    def forward(
        self, state: torch.Tensor, own: torch.Tensor, states: torch.Tensor, facts: torch.Tensor
    ) -> torch.Tensor:
        """`state` (b, WIDTH), `own` (b, OWN), `states` (b, n, WIDTH), `facts` (b, n, FACTS): scores (b, 1 + n)."""
        a, b = torch.tanh(self.ours(self.drop(state))), torch.tanh(self.theirs(self.drop(states)))
        nobody = self.nobody(self.drop(torch.relu(self.alone(torch.cat([a, own], -1)))))
        wide, told = a[:, None].expand_as(b), own[:, None].expand(-1, b.shape[1], -1)
        seen = torch.relu(self.first(torch.cat([wide, b, wide * b, facts, told], -1)))
        scores = self.out(self.drop(torch.relu(self.second(self.drop(seen)))))[..., 0]
        return torch.cat([nobody, scores], 1)


class Averaged(nn.Module):
    """The mean of several networks' chances, as log-odds."""

    def __init__(self, nets: Sequence[nn.Module], batch: bool) -> None:
        super().__init__()
        self.nets, self.batch = nn.ModuleList(nets), batch

    def forward(self, *inputs: torch.Tensor) -> torch.Tensor:
        if self.batch:
            inputs = (*inputs[:2], inputs[2][None], inputs[3][None])
        total = torch.stack([torch.softmax(net(*inputs), -1) for net in self.nets]).mean(0)
        return torch.log(total[0] if self.batch else total)


def read(files: Iterable[Path]) -> Rows:
    """The rows of some corpus files."""
    rows, net = Rows(), network()
    before = STEPS[: [step.name for step in STEPS].index("actors")]
    for item in (item for file in files for item in items(file)):
        report = Report(item["id"], item["text"], outlet=item.get("outlet"), published=item.get("published"))
        blocks = classify(report.text, None, report.outlet)
        draft = Draft(report, blocks, next(iter(parse([(report.text, blocks)]))), net)
        for step in before:
            draft.add(list(step.run(draft)))
        teacher = Teacher(draft, gold_row(item), rows)
        found: list[Actor] = find_actors(draft, Readers(teacher.names, teacher.nouns, teacher.chooser))
        draft.add(found)
    return rows


def train_gate(rows: Rows, seed: int, epochs: int = 15) -> Gate:
    """One gate."""
    torch.manual_seed(seed)
    states, facts, wanted = _gate_tensors(rows)
    net = Gate(facts.shape[1])
    for batch in _batches(net, len(wanted), 128, epochs, 2e-3, 1e-2, seed):
        nn.functional.cross_entropy(net(states[batch], facts[batch]), wanted[batch]).backward()  # type: ignore[no-untyped-call]
    return net.eval()


def train_ranker(rows: Rows, seed: int, epochs: int = 25) -> Ranker:
    """One ranker: the sum of the chances of all right answers is what counts."""
    torch.manual_seed(seed)
    net = Ranker()
    for batch in _batches(net, len(rows.cases), 64, epochs, 2e-3, 1e-3, seed):
        *inputs, mask, right = _case_tensors([rows.cases[i] for i in batch])
        scores = net(*inputs).masked_fill(~mask, -1e9)
        (torch.logsumexp(scores, 1) - torch.logsumexp(scores.masked_fill(~right, -1e9), 1)).mean().backward()
    return net.eval()


def _batches(
    net: nn.Module, count: int, size: int, epochs: int, rate: float, decay: float, seed: int
) -> Iterator[list[int]]:
    """The indices of each batch; between two, the optimiser's step."""
    order, drawn = list(range(count)), random.Random(seed)
    optimiser = torch.optim.AdamW(net.parameters(), lr=rate, weight_decay=decay)
    steps = epochs * ((count + size - 1) // size)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, rate, total_steps=steps, pct_start=0.1)
    for _ in range(epochs):
        drawn.shuffle(order)
        for start in range(0, count, size):
            optimiser.zero_grad()
            yield order[start : start + size]
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            schedule.step()


def _gate_tensors(rows: Rows) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    states, facts, wanted = zip(*rows.gate, strict=True)
    return torch.tensor(np.stack(states)), torch.tensor(facts, dtype=torch.float32), torch.tensor(wanted)


def _case_tensors(cases: Sequence[Any]) -> tuple[torch.Tensor, ...]:
    most = max(1, *(len(case[1]) for case in cases))
    states, facts = torch.zeros(len(cases), most, WIDTH), torch.zeros(len(cases), most, FACTS)
    mask, right = (torch.zeros(len(cases), most + 1, dtype=torch.bool) for _ in range(2))
    for row, (_, theirs, told, _, answers) in enumerate(cases):
        if theirs:
            states[row, : len(theirs)] = torch.tensor(np.stack(theirs))
            facts[row, : len(theirs)] = torch.tensor(told)
        mask[row, : len(answers)] = True
        right[row, : len(answers)] = torch.tensor(answers)
    state, own = (torch.tensor(np.stack([case[i] for case in cases])) for i in (0, 3))
    return state, own, states, facts, mask, right


def measure(rows: Rows, gate: nn.Module, rankers: Sequence[Ranker]) -> None:
    """Print how often both are right."""
    with torch.no_grad():
        states, facts, wanted = _gate_tensors(rows)
        kinds = gate(states, facts).argmax(1)
        *inputs, mask, right = _case_tensors(rows.cases)
        chances = torch.stack([torch.softmax(net(*inputs).masked_fill(~mask, -1e9), 1) for net in rankers]).mean(0)
        best = chances.argmax(1, keepdim=True)
    found = ((kinds > 0) & (wanted > 0)).sum()
    print(f"gate: {100 * (kinds == wanted).float().mean():.1f} % right of {len(wanted)}; parties", end=" ")
    print(f"P {100 * found / (kinds > 0).sum():.1f} R {100 * found / (wanted > 0).sum():.1f}")
    print(f"ranker: {100 * right.gather(1, best).float().mean():.1f} % right of {len(rows.cases)}")


def export(gate: nn.Module, ranker: nn.Module, facts: int, folder: Path) -> None:
    """Write both as ONNX, and print their digests."""
    several = {"states": {0: "n"}, "facts": {0: "n"}}
    for net, name, inputs in (
        (gate, "gate", {"states": torch.zeros(3, WIDTH), "facts": torch.zeros(3, facts)}),
        (
            ranker,
            "ranker",
            {
                "state": torch.zeros(1, WIDTH),
                "own": torch.zeros(1, OWN),
                "states": torch.zeros(4, WIDTH),
                "facts": torch.zeros(4, FACTS),
            },
        ),
    ):
        file = folder / f"actors-{name}.onnx"
        torch.onnx.export(
            net.eval(), tuple(inputs.values()), str(file), input_names=list(inputs), output_names=["scores"],
            dynamic_axes=several, opset_version=17, dynamo=False,
        )  # fmt: skip
        data = file.read_bytes()
        print(f"{file.name} {len(data) / 1e6:.1f} MB sha256 {hashlib.sha256(data).hexdigest()}")


def main() -> None:
    """Read, train, measure, export."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("files", nargs="+", type=Path)
    options.add_argument("--measure", type=Path)
    options.add_argument("--output", type=Path, default=Path("src/dateline/models"))
    args = options.parse_args()
    torch.set_num_threads(1)
    rows = read(args.files)
    gate = Averaged([train_gate(rows, seed) for seed in range(SEEDS)], batch=False)
    rankers = [train_ranker(rows, seed) for seed in range(SEEDS)]
    if args.measure:
        measure(read([args.measure]), gate, rankers)
    export(gate, Averaged(rankers, batch=True), len(rows.gate[0][1]), args.output)


if __name__ == "__main__":
    main()
