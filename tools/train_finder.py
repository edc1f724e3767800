"""Train the branch for events: triggers with type, mode and status, and what hangs on each.

    python tools/train_finder.py --bert FOLDER --weights RUN/best.pt --data corpus/events/train.jsonl \\
        --data silver.jsonl --dev corpus/events/dev.jsonl --output RUN

The trunk of RUN (tools/train_encoder.py) stays as it is; its states behind the second layer are worked out once. FOLDER holds the
pre-trained weights, from which the branch's layers begin. `--data` as for train_encoder.py, or the
output of tools/make_silver.py. Writes finder.pt. Minutes on two cores.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterable
from pathlib import Path

import torch
from encoder.average import Average
from encoder.batch import Batch, collate
from encoder.data import Example, batches, chosen
from encoder.evaluate_events import evaluate_events
from encoder.losses import argue_loss, find_loss
from encoder.network import Arguer, Finder, Trunk, load_bert, widened
from torch import Tensor, nn

from dateline.reading.encoder.words import WordPiece

Cached = tuple[Batch, Tensor]


def main() -> None:
    """Train, print the numbers of the dev parts now and then, and write the mean of the weights each time."""
    args = _options()
    rng = random.Random(args.seed)
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    wordpiece = WordPiece((Path(args.bert) / "vocab.txt").read_text(encoding="utf-8").split("\n"))
    bert = load_bert(args.bert)
    nets = nn.ModuleList([Finder(bert), Arguer(bert, args.depth)])
    if args.start:
        nets.load_state_dict(widened(torch.load(args.start, weights_only=True), nets.state_dict()))
    trunk = Trunk(bert)
    kept = torch.load(args.weights, weights_only=True)
    trunk.load_state_dict({key[2:]: value for key, value in kept.items() if key.startswith("0.")})
    data = [example for name in args.data for example in chosen(name, wordpiece)]
    cached = early(trunk, batches(data, args.batch, rng))
    dev = [(name, early(trunk, batches(chosen(name, wordpiece), 64, None))) for name in args.dev]
    train(nets, cached, dev, args, rng)


def early(trunk: nn.Module, groups: Iterable[list[Example]]) -> list[Cached]:
    """Some batches with the states of their words behind the trunk's second layer."""
    trunk.eval()
    out = []
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for group in groups:
            batch = collate(group)
            _, _, states = trunk(batch.pieces, batch.cases, batch.mask, batch.first)
            out.append((batch, states.float()))
    return out


def train(
    nets: nn.ModuleList,
    cached: list[Cached],
    dev: list[tuple[str, list[Cached]]],
    args: argparse.Namespace,
    rng: random.Random,
) -> None:
    """Both networks; they end as the mean over the last steps."""
    finder, arguer = nets
    layers = [w for name, w in nets.named_parameters() if "layers" in name]
    heads = [w for name, w in nets.named_parameters() if "layers" not in name]
    optimiser = torch.optim.AdamW(
        [{"params": layers, "lr": args.rate}, {"params": heads, "lr": args.head_rate}], weight_decay=0.01
    )
    steps = args.epochs * len(cached)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min(1.0, (s + 1) / (steps / 20)) * max(0.02, 1 - s / steps)
    )
    average, began = Average(nets), time.time()
    for epoch in range(args.epochs):
        rng.shuffle(cached)
        nets.train()
        total = 0.0
        for batch, states in cached:
            with torch.autocast("cpu", torch.bfloat16):
                own, *scores = finder(states, batch.word_mask)
            loss = find_loss(scores, batch) + argue_loss(arguer, own, batch)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(nets.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            average.take()
            total += loss.item()
        print(f"epoch {epoch} loss {total / len(cached):.4f} {time.time() - began:.0f}s", flush=True)
        if (epoch + 1) % args.every == 0 or epoch + 1 == args.epochs:
            with average:
                args.output.mkdir(parents=True, exist_ok=True)
                torch.save(nets.state_dict(), args.output / "finder.pt")
                for name, items in dev:
                    print(f"epoch {epoch} {name} {evaluate_events(nets, items)}", flush=True)


def _options() -> argparse.Namespace:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--bert", required=True)
    options.add_argument("--weights", type=Path, required=True)
    options.add_argument("--data", action="append", required=True)
    options.add_argument("--dev", action="append", default=[])
    options.add_argument("--output", type=Path, required=True)
    options.add_argument("--start", type=Path, help="finder.pt of an earlier run to go on from.")
    options.add_argument("--epochs", type=int, default=12)
    options.add_argument("--every", type=int, default=3, help="Epochs between two looks at the dev parts.")
    options.add_argument("--batch", type=int, default=16)
    options.add_argument("--rate", type=float, default=1e-4)
    options.add_argument("--head-rate", type=float, default=1.5e-3)
    options.add_argument("--depth", type=int, default=1)
    options.add_argument("--seed", type=int, default=13)
    options.add_argument("--threads", type=int, default=2)
    return options.parse_args()


if __name__ == "__main__":
    main()
