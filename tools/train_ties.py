"""Train what weighs pairs of parties for ties, on the states of the branch for events as it ships.

    python tools/train_ties.py --bert FOLDER --data corpus/ties/train.jsonl --dev corpus/ties/dev.jsonl --output src/dateline/models

Reads the texts with dateline itself (parties, states), pairs the parties as the reader does, and trains one layer that is
asked about each party. Writes encoder-ties.onnx. A few minutes.
"""

from __future__ import annotations

import argparse
import copy
import random
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from encoder.average import Average
from encoder.network import LABELS, distances, load_bert, through
from export_encoder import SHIP, export, quantise
from torch import Tensor, nn
from torch.nn import functional
from transformers import BertModel

from dateline.bench.corpus import gold_row, items
from dateline.intake.blocks import classify
from dateline.model.report import Report
from dateline.model.spans import Span
from dateline.reading.draft import Draft
from dateline.reading.encoder.decode import Stretch
from dateline.reading.encoder.network import network
from dateline.reading.encoder.outputs import TIE_STATUSES, TIES
from dateline.reading.encoder.reading import TURNED
from dateline.reading.parse import parse
from dateline.reading.steps import STEPS
from dateline.reading.ties.learned import Pair, pairs


@dataclass(frozen=True)
class Row:
    """One party asked about: the states of its window, its words, and (words, column, status) of the other parties."""

    states: Tensor
    words: Stretch
    others: list[tuple[Stretch, int, int]]


class Pairs(nn.Module):
    """Given the states and which words are a party: for each word, its tie to that party and the tie's status."""

    def __init__(self, bert: BertModel, depth: int = 1) -> None:
        super().__init__()
        width = bert.config.hidden_size
        self.near = nn.Embedding(LABELS, width)
        nn.init.normal_(self.near.weight, std=0.02)
        self.norm = nn.LayerNorm(width)
        self.layers = nn.ModuleList(copy.deepcopy(layer) for layer in bert.encoder.layer[-depth:])
        self.drop = nn.Dropout(0.2)
        self.ties = nn.Linear(width, 1 + len(TIES))
        self.statuses = nn.Linear(width, len(TIE_STATUSES))

    def forward(self, words: Tensor, mask: Tensor, near: Tensor) -> tuple[Tensor, Tensor]:
        """-> [parties, words + 1, 1 + ties], [parties, words + 1, statuses]."""
        states = through(self.layers, self.drop(self.norm(words + self.near(near))), mask)
        states = self.drop(states)
        return self.ties(states), self.statuses(states)


def main() -> None:
    """Train, print F1 on the dev part, write the ONNX file."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--bert", required=True)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--dev", type=Path, required=True)
    options.add_argument("--output", type=Path, required=True)
    options.add_argument("--epochs", type=int, default=16)
    options.add_argument("--depth", type=int, default=1)
    args = options.parse_args()
    torch.manual_seed(5)
    torch.set_num_threads(2)
    train, dev = list(rows(args.data)), list(rows(args.dev))
    print(
        len(train),
        "parties,",
        sum(kind > 0 for row in train for _, kind, _ in row.others) // 2,
        "ties;",
        len(dev),
        "dev",
    )
    net = Pairs(load_bert(args.bert), args.depth)
    fit(net, train, dev, args.epochs)
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "ties.onnx"
        export(net.eval(), "ties", plain)
        quantise(plain, args.output / SHIP["ties"], [])


def rows(path: Path) -> Iterator[Row]:
    """Every party of a corpus file that stands in a sentence with another, as the reader pairs them."""
    for item in items(path):
        draft, gold = drafted(item), gold_row(item)["ties"]
        encoded = draft.encoded()
        if encoded is None:
            raise SystemExit("the encoder is not there: run tools/export_encoder.py first")
        for sentence in draft.sentences():
            others: dict[Span, list[tuple[Span, int, int]]] = {}
            for pair in pairs(draft, sentence):
                column, status = wanted(pair, gold)
                others.setdefault(pair.first, []).append((pair.second, column, status))
                others.setdefault(pair.second, []).append((pair.first, TURNED[column], status))
            for span, around in others.items():
                states, words = encoded.states(span)
                told = [(encoded.states(other)[1], column, status) for other, column, status in around]
                yield Row(torch.tensor(states), words, told)


def drafted(item: Any) -> Draft:
    """An item read up to the step before the ties."""
    report = Report(id=item["id"], text=item["text"])
    blocks = classify(report.text, None, None)
    draft = Draft(report, blocks, next(parse([(report.text, blocks)])), network())
    for step in STEPS:
        if step.name == "ties":
            break
        draft.add(list(step.run(draft)))
    return draft


def wanted(pair: Pair, gold: Any) -> tuple[int, int]:
    """The tie of the gold between the two parties, as a column, and its status."""
    for tie in gold:
        ends = [
            [actor for actor in (pair.one, pair.other) if any(m.start < e and s < m.end for m in actor.mentions)]
            for s, e in (tie["subject"], tie["object"])
        ]
        for backwards, (subject, object_) in enumerate(((pair.one, pair.other), (pair.other, pair.one))):
            if subject in ends[0] and object_ in ends[1]:
                column = next(
                    (
                        i
                        for i, t in enumerate(TIES)
                        if t in {(tie["tie"], bool(backwards)), (tie["tie"], False)}
                        and (t[1] == bool(backwards) or (tie["tie"], True) not in TIES)
                    ),
                    None,
                )
                if column is not None:
                    return 1 + column, TIE_STATUSES.index(tie["status"])
    return 0, -100


def fit(net: Pairs, train: list[Row], dev: list[Row], epochs: int) -> None:
    """AdamW on shuffled batches; the weights end as the mean over the last steps."""
    steps = epochs * (1 + len(train) // 24)
    optimiser = torch.optim.AdamW(net.parameters(), lr=3e-4, weight_decay=0.02)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda s: min(1.0, (s + 1) / 50) * max(0.02, 1 - s / steps))
    average, rng = Average(net, 0.99), random.Random(5)
    for epoch in range(epochs):
        net.train()
        rng.shuffle(train)
        for start in range(0, len(train), 24):
            ties, standing, kinds, statuses = _answers(net, train[start : start + 24])
            loss = functional.cross_entropy(ties, kinds, ignore_index=-100)
            if (statuses >= 0).any():
                loss = loss + 0.3 * functional.cross_entropy(standing, statuses, ignore_index=-100)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
            average.take()
        if (epoch + 1) % 4 == 0:
            with average:
                print(f"epoch {epoch} loss {loss.item():.3f} dev {measure(net, dev)}", flush=True)
    average.restore()


def measure(net: Pairs, dev: list[Row]) -> dict[str, float]:
    """F1 of the words of tied parties, and the share of right statuses among them."""
    net.eval()
    with torch.no_grad():
        ties, standing, kinds, statuses = _answers(net, dev)
    own, there = ties.argmax(-1), kinds >= 0
    hits = int(((own == kinds) & (kinds > 0)).sum())
    known = statuses >= 0
    return {
        "F1": round(200 * hits / max(1, int(((own > 0) & there).sum() + (kinds > 0).sum())), 1),
        "status": round(100 * float((standing.argmax(-1)[known] == statuses[known]).float().mean()), 1),
    }


def _answers(net: Pairs, rows: list[Row]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Scores and gold of every word of some rows, side by side."""
    longest = max(len(row.states) for row in rows)
    words = torch.zeros(len(rows), longest, rows[0].states.shape[1])
    mask, near = (torch.zeros(len(rows), longest, dtype=torch.long) for _ in range(2))
    kinds, statuses = (torch.full((len(rows), longest), -100) for _ in range(2))
    for i, row in enumerate(rows):
        n = len(row.states)
        words[i, :n], mask[i, :n] = row.states, 1
        near[i, :n] = torch.tensor(distances(n - 1, row.words.first, row.words.last + 1))
        for other, kind, status in row.others:
            kinds[i, other.first + 1 : other.last + 2] = kind
            statuses[i, other.first + 1 : other.last + 2] = status
    ties, standing = net(words, mask, near)
    return (
        ties.reshape(-1, ties.shape[-1]),
        standing.reshape(-1, standing.shape[-1]),
        kinds.reshape(-1),
        statuses.reshape(-1),
    )


if __name__ == "__main__":
    main()
