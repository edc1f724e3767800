"""Go on training what stands behind the trunk, which stays as it is: the linker, and the labeller, which is made here.

    python tools/train_heads.py --bert FOLDER --weights RUN/best.pt --data SOURCE[:FACTOR] [--data ...] \
        --labels corpus/labels/train.jsonl --output RUN3

The states of all words are worked out once. The linker goes on from RUN with all `--data`; the labeller learns from `--labels`
and `--unlabelled`: running news has few labels, and texts written to hold some would make it see them everywhere. Writes
heads.pt, the trunk with it, for `tools/export_claims.py`. Minutes, not hours.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import torch
from claims_encoder.batch import IGNORED, Batch, collate
from claims_encoder.data import Example, batches, examples
from claims_encoder.losses import link_loss
from claims_encoder.negatives import with_negatives
from claims_encoder.network import LABEL, Labeller, Linker, Trunk, load_bert, widened
from torch import Tensor, nn
from torch.nn import functional

from dateline.reading.encoder.words import WordPiece

Cached = tuple[Batch, Tensor, Tensor]


def main() -> None:
    """Train both heads and write all weights."""
    args = _options()
    rng = random.Random(args.seed)
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    wordpiece = WordPiece((Path(args.bert) / "vocab.txt").read_text(encoding="utf-8").split("\n"))
    bert = load_bert(args.bert)
    nets = nn.ModuleList([Trunk(bert), Linker(bert, args.depth)])
    nets.load_state_dict(widened(torch.load(args.weights, weights_only=True), nets.state_dict()))
    labeller = Labeller(nets[0].bert, args.depth)
    data = [e for name in args.data for e in _items(name, wordpiece)]
    labelled = [e for name in args.labels for e in examples(Path(name), wordpiece)]
    labelled += [replace(e, labels=()) for name in args.unlabelled for e in _items(name, wordpiece)]
    train_labeller(nets[0], labeller, labelled, args, rng)
    if args.epochs:
        train_linker(nets[0], nets[1], data, args, rng)
    args.output.mkdir(parents=True, exist_ok=True)
    torch.save(
        {**nets.state_dict(), **{f"2.{k}": v for k, v in labeller.state_dict().items()}}, args.output / "heads.pt"
    )


def _items(name: str, wordpiece: WordPiece) -> list[Example]:
    source, _, factor = name.partition(":")
    found, times = examples(Path(source), wordpiece), float(factor or 1)
    return found * int(times) + random.Random(7).sample(found, int(times % 1 * len(found)))


def _options() -> argparse.Namespace:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--bert", required=True)
    options.add_argument("--weights", type=Path, required=True)
    options.add_argument("--data", action="append", default=[])
    options.add_argument("--labels", action="append", required=True)
    options.add_argument("--unlabelled", action="append", default=[], help="Taken as texts without labels.")
    options.add_argument("--output", type=Path, required=True)
    options.add_argument("--epochs", type=int, default=2)
    options.add_argument("--label-epochs", type=int, default=12)
    options.add_argument("--rate", type=float, default=1e-4)
    options.add_argument("--depth", type=int, default=2)
    options.add_argument("--batch", type=int, default=32)
    options.add_argument("--seed", type=int, default=13)
    options.add_argument("--threads", type=int, default=2)
    return options.parse_args()


def states(trunk: nn.Module, groups: Iterable[list[Example]]) -> list[Cached]:
    """The states and tag scores of some batches, as the trunk has them."""
    trunk.eval()
    out = []
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for group in groups:
            batch = collate(group)
            words, tags = trunk(batch.pieces, batch.cases, batch.mask, batch.first)
            out.append((batch, words.to(torch.bfloat16), tags.float()))
    return out


def train_linker(
    trunk: nn.Module, linker: nn.Module, data: list[Example], args: argparse.Namespace, rng: random.Random
) -> None:
    """The linker on the trunk's states; its weights at the end are the mean over the last steps."""
    cached = states(trunk, batches(data, args.batch, rng))
    steps = args.epochs * len(cached)
    optimiser = torch.optim.AdamW(linker.parameters(), lr=args.rate, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda s: max(0.02, 1 - s / steps))
    average = Average(linker)
    linker.train()
    began = time.time()
    for epoch in range(args.epochs):
        rng.shuffle(cached)
        total = 0.0
        for batch, words, tags in cached:
            links = with_negatives(batch, tags)
            if links is None:
                continue
            loss = link_loss(linker, words, links)
            _step(loss, optimiser, schedule, average)
            total += loss.item()
        print(f"linker epoch {epoch} loss {total / len(cached):.4f} {time.time() - began:.0f}s", flush=True)
    average.restore()


def train_labeller(
    trunk: nn.Module, labeller: nn.Module, data: list[Example], args: argparse.Namespace, rng: random.Random
) -> None:
    """The labeller on the trunk's states."""
    cached = states(trunk, batches(data, args.batch // 2, rng))
    steps = args.label_epochs * len(cached)
    optimiser = torch.optim.AdamW(labeller.parameters(), lr=args.rate, weight_decay=0.05)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda s: min(1.0, (s + 1) / 50) * max(0.02, 1 - s / steps))
    average = Average(labeller)
    labeller.train()
    for epoch in range(args.label_epochs):
        rng.shuffle(cached)
        total = 0.0
        for batch, words, _ in cached:
            with torch.autocast("cpu", torch.bfloat16):
                found = labeller(words, batch.word_mask)[:, 1:].float()
            wanted = batch.tags[LABEL]
            known = wanted != IGNORED
            loss = functional.binary_cross_entropy_with_logits(found[known], (wanted[known] > 0).float())
            _step(loss, optimiser, schedule, average)
            total += loss.item()
        print(f"labeller epoch {epoch} loss {total / len(cached):.4f}", flush=True)
    average.restore()


class Average:
    """The running mean of a network's weights."""

    def __init__(self, net: nn.Module, decay: float = 0.99) -> None:
        self.net, self.decay, self.steps = net, decay, 0
        self.kept = {k: v.detach().clone() for k, v in net.named_parameters()}

    def take(self) -> None:
        """Add the weights of now."""
        self.steps += 1
        decay = min(self.decay, (1 + self.steps) / (10 + self.steps))
        for key, value in self.net.named_parameters():
            self.kept[key].lerp_(value.detach(), 1 - decay)

    def restore(self) -> None:
        """Put the mean into the network."""
        with torch.no_grad():
            for key, value in self.net.named_parameters():
                value.copy_(self.kept[key])


def _step(
    loss: Tensor, optimiser: torch.optim.Optimizer, schedule: torch.optim.lr_scheduler.LRScheduler, average: Average
) -> None:
    optimiser.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(average.net.parameters(), 1.0)
    optimiser.step()
    schedule.step()
    average.take()


if __name__ == "__main__":
    main()
