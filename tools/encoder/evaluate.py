"""The scorer's numbers for the two networks as they stand, without rules: second pass, and joint tags linked by distance."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from dateline.reading.encoder.decode import Stretch, best_stretch, stretches
from encoder.batch import collate
from encoder.data import Example, batches, lines
from encoder.network import distances


def evaluate(nets: nn.ModuleList, folder: Path, items: list[Example], scorer: Path) -> dict[str, float]:
    """The quoted numbers of a set for the weights in `nets`."""
    second, joint = defaultdict(list), defaultdict(list)
    for example, cues, tags, answers in predictions(nets, items):
        second[example.report] += [claim(example, cue, *answer[:2]) for cue, answer in zip(cues, answers, strict=True)]
        joint[example.report] += linked(example, cues, tags)
    out = score(second, folder, scorer)
    out["joint"] = score(joint, folder, scorer)["full"]
    return out


def predictions(nets: nn.ModuleList, items: list[Example]) -> Any:
    """For each window: its cues, tag scores, and per cue the source, the content and the belief that it is one."""
    nets.eval()
    with torch.no_grad():
        for group in batches(items, 64, None):
            batch = collate(group)
            words, tags, _ = nets[0](batch.pieces, batch.cases, batch.mask, batch.first)
            for row, example in enumerate(group):
                n = len(example.window.words)
                own = tags[row, 1 : n + 1].float().numpy()
                cues = stretches(own[:, :3])
                answers: list[Any] = []
                if cues:
                    near = torch.tensor([distances(n, a, b + 1) for a, b, _ in cues])
                    states = words[row, : n + 1].unsqueeze(0).expand(len(cues), -1, -1)
                    ends, content, _, _, genuine = nets[1](states, torch.ones(len(cues), n + 1), near)
                    for i, cue in enumerate(cues):
                        source = best_stretch(ends[i, :, :2].numpy(), cue)
                        said = content[i, 1:].numpy().copy()
                        said[cue[0] : cue[1] + 1, 0] = 1e6
                        if source:
                            said[source[0] : source[1] + 1, 0] = 1e6
                        answers.append((source, stretches(said), float(genuine[i])))
                yield example, cues, own, answers


def claim(example: Example, cue: Stretch, source: Stretch | None, content: list[Stretch]) -> dict[str, Any]:
    """A line's claim as the scorer reads it."""
    words = example.window.words
    span = lambda s: [words[s[0]].start, words[s[1]].end]  # noqa: E731
    return {"cue": [span(cue)], "source": [span(source)] if source else [], "content": [span(s) for s in content]}


def linked(example: Example, cues: list[Stretch], tags: np.ndarray) -> list[dict[str, Any]]:
    """The yardstick: sources and contents of the joint tags, each given to the nearest cue; a sentence end counts 12 words."""
    words = example.window.words
    held: dict[int, dict[int, list[Stretch]]] = {i: {3: [], 6: []} for i in range(len(cues))}
    for role in (3, 6):
        for part in stretches(tags[:, role : role + 3]):
            far = [max(part[0] - c[1], c[0] - part[1]) for c in cues]
            if far:
                held[int(np.argmin(far))][role].append(part)
    out = []
    for i, cue in enumerate(cues):
        if held[i][6] and words:
            source = min(held[i][3], key=lambda s: max(s[0] - cue[1], cue[0] - s[1]), default=None)
            out.append(claim(example, cue, source, held[i][6]))
    return out


def score(found: dict[str, list[dict[str, Any]]], folder: Path, scorer: Path) -> dict[str, float]:
    """score.py attribution over some claims."""
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "pred.jsonl"
        with path.open("w", encoding="utf-8") as out:
            for row in lines(folder / "gold.jsonl"):
                empty = {k: [] for k in ("actors", "places", "times", "labels", "events", "figures", "ties")}
                claims = [{"id": f"c{i}", **c} for i, c in enumerate(found.get(row["id"], [])) if c["content"]]
                out.write(json.dumps({"id": row["id"], "claims": claims, **empty}) + "\n")
        command = [
            sys.executable,
            str(scorer),
            "attribution",
            "--gold",
            str(folder / "gold.jsonl"),
            "--pred",
            str(path),
            "--json",
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    scores = json.loads(done.stdout)
    ov50 = {role: scores[role]["ov50"]["F1"] for role in ("full", "cue", "source", "content")}
    return {
        **ov50,
        "indirect": scores["recall"]["indirect"]["content"],
        "no-source": scores["recall"]["no-source"]["content"],
    }
