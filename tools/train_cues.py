"""Train the cue decision: weights of features that tell a cue from another word, written as models/cues.json.

    python tools/train_cues.py DATA/attribution/train [--output src/dateline/models/cues.json] [--limit N]

DATA holds reports.jsonl (`id`, `text`, optional `title`, `outlet`) and gold.jsonl (`id`, `attributions` with `source`, `cue`
and `content` as lists of [start, end]), as in the attribution set of the bench. Every frame that the rules propose is a row:
1 where the gold has an attribution with that cue and the frame's spans agree with it, 0.6 where only the cue agrees, 0
elsewhere. A frame inside the content of a gold attribution counts less, since that gold marks nothing inside a content.
L2-regularised logistic regression by L-BFGS over the whole set: nothing is drawn at random, the same data give the same file.
Needs scipy.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from dateline.intake.blocks import classify
from dateline.model.report import Report
from dateline.model.spans import Span
from dateline.reading.claims.candidate import Candidate
from dateline.reading.claims.decision import features
from dateline.reading.claims.quotes import Quoted
from dateline.reading.claims.rules import candidates
from dateline.reading.draft import Draft
from dateline.reading.parse import parse

CUE_ONLY, NESTED_WEIGHT = 0.6, 0.3
FEWEST, SMALLEST, THRESHOLD, PENALTY = 5, 0.05, 0.45, 0.5
Row = tuple[list[str], float, float]


def main() -> None:
    """Read the data, fit, write the weights and print what the model card states."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("data", type=Path)
    options.add_argument("--output", type=Path, default=Path("src/dateline/models/cues.json"))
    options.add_argument("--limit", type=int)
    args = options.parse_args()
    rows = list(rows_of(args.data, args.limit))
    weights, bias = fit(rows)
    model = {
        "about": "Weights of the cue decision: single words, tags and constructions; see cues.md",
        "bias": bias,
        "threshold": THRESHOLD,
        "weights": dict(sorted(weights.items())),
    }
    text = json.dumps(model, ensure_ascii=False, indent=0) + "\n"
    args.output.write_text(text, encoding="utf-8")
    print(f"rows {len(rows)}, features {len(weights)}, sha256 {hashlib.sha256(text.encode()).hexdigest()}")


def rows_of(folder: Path, limit: int | None = None) -> Iterator[Row]:
    """Features, target and weight of every frame in the reports of a folder."""
    gold = {row["id"]: row["attributions"] for row in _lines(folder / "gold.jsonl")}
    reports = [_report(row) for row in _lines(folder / "reports.jsonl")][:limit]
    prepared = [(report, classify(report.text, report.title, report.outlet)) for report in reports]
    docs = parse((report.text, blocks) for report, blocks in prepared)
    for (report, blocks), doc in zip(prepared, docs, strict=True):
        quoted = Quoted(report.text)
        for candidate in candidates(Draft(report, blocks, doc), quoted):
            target, weight = label(candidate, gold.get(report.id, []))
            names = features(candidate.frame, candidate.content, candidate.source, quoted)
            yield sorted(set(names)), target, weight


def label(candidate: Candidate, gold: list[dict[str, Any]]) -> tuple[float, float]:
    """Target and weight of a frame, by the gold attribution whose cue holds its head and whose content is nearest."""
    head = candidate.frame.head
    at = Span(head.idx, head.idx + len(head))
    best: tuple[float, bool] | None = None
    for item in gold:
        if _overlap(item["cue"], [at]):
            content = _jaccard(item["content"], candidate.content)
            source = [candidate.source] if candidate.source is not None else []
            agrees = content >= 0.5 and (_jaccard(item["source"], source) >= 0.5 if item["source"] else not source)
            best = max(best or (-1.0, False), (content, agrees))
    if best is not None:
        return (1.0 if best[1] else CUE_ONLY), 1.0
    return 0.0, NESTED_WEIGHT if any(_overlap(item["content"], [at]) for item in gold) else 1.0


def fit(rows: list[Row]) -> tuple[dict[str, float], float]:
    """Weights by feature name, and the bias."""
    counts = Counter(name for names, _, _ in rows for name in names)
    index = {name: i for i, name in enumerate(sorted(n for n, c in counts.items() if c >= FEWEST))}
    places = [(r, index[name]) for r, (names, _, _) in enumerate(rows) for name in names if name in index]
    where = np.array(places).T
    matrix = csr_matrix((np.ones(len(places)), (where[0], where[1])), shape=(len(rows), len(index)))
    target = np.array([t for _, t, _ in rows])
    weight = np.array([w for _, _, w in rows])

    def loss(w: Any) -> tuple[float, Any]:
        z = matrix @ w[:-1] + w[-1]
        error = weight * (1 / (1 + np.exp(-z)) - target)
        value = (weight * (np.logaddexp(0, z) - target * z)).sum() + 0.5 / PENALTY * (w[:-1] @ w[:-1])
        return value, np.append(matrix.T @ error + w[:-1] / PENALTY, error.sum())

    found = minimize(loss, np.zeros(len(index) + 1), jac=True, method="L-BFGS-B", options={"maxiter": 200}).x
    weights = {name: round(float(found[i]), 2) for name, i in index.items() if abs(found[i]) >= SMALLEST}
    return weights, round(float(found[-1]), 2)


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def _report(row: dict[str, Any]) -> Report:
    return Report(row["id"], row["text"], **{k: row[k] for k in ("title", "outlet", "published") if row.get(k)})


def _characters(spans: Iterable[Any]) -> set[int]:
    return {i for start, end in spans for i in range(start, end)}


def _overlap(one: Iterable[Any], other: Iterable[Any]) -> bool:
    return bool(_characters(one) & _characters(other))


def _jaccard(one: Iterable[Any], other: Iterable[Any]) -> float:
    a, b = _characters(one), _characters(other)
    return len(a & b) / len(a | b) if a | b else 0.0


if __name__ == "__main__":
    main()
