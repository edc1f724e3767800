"""Scores of the project's own sets: chains hop by hop with their origin, and labels with target and speaker.

    python -m dateline.bench.score_own chains --gold gold.jsonl --pred annotations.jsonl --json

Scores are per cent. Spans are compared as sets of word tokens; they match from half of the shared tokens on (Jaccard).
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import click

Tokens = frozenset[int]
Scores = dict[str, Callable[[Iterable[tuple[str, Any, Any]]], dict[str, Any]]]
Hop = tuple[Tokens, str | None]
_WORD = re.compile(r"\w[\w'’.-]*\w|\w|[^\w\s]")
"""Marks are tokens as well: a colon may be a cue."""


class Words:
    """The tokens of a text; those of letters and digits count, and a span of marks alone keeps its marks."""

    def __init__(self, text: str) -> None:
        self._places = [(m.start(), m.end(), m.group()[0].isalnum()) for m in _WORD.finditer(text)]

    def of(self, spans: Iterable[Sequence[int]]) -> Tokens:
        """The indices of the tokens that share a character with one of the spans."""
        spans = list(spans)
        inside = [
            (i, word)
            for i, (start, end, word) in enumerate(self._places)
            if any(start < high and low < end for low, high in spans)
        ]
        return frozenset(i for i, word in inside if word) or frozenset(i for i, _ in inside)


def jaccard(one: Tokens, other: Tokens) -> float:
    """Shared tokens over all tokens; 0 where both are empty."""
    return len(one & other) / len(one | other) if one | other else 0.0


def f1(hits: int, found: int, wanted: int) -> dict[str, float]:
    """Precision, recall and F1, per cent."""
    p, r = (100 * hits / found if found else 0.0), (100 * hits / wanted if wanted else 0.0)
    return {"P": round(p, 1), "R": round(r, 1), "F1": round(2 * p * r / (p + r), 1) if p + r else 0.0}


def score_chains(rows: Iterable[tuple[str, Any, Any]]) -> dict[str, Any]:
    """Chains of claims against those of the gold; the printing outlet, which is always first, is not counted.

    Claims are paired as in the attribution set (4 J(cue) + 2 J(content) + J(source), one to one, a shared token of cue or content).
    `hops`: over the gold chains of two and more stations, and over the claims paired with them; a gold chain without a
    claim is missed. `all.hops`: over all claims of the gold and of the tool, claims that are none included. A hop is right
    with words and role, in the order of the gold. `origin.accuracy`: share of those gold chains whose paired claim has the right
    innermost source that is not anonymous (a claim without any has the printing outlet). `stance`: over all paired claims, F1
    of the stances that are not neutral.
    """
    count: Counter[str] = Counter()
    marked: list[tuple[str, str]] = []
    for text, gold, line in rows:
        words = Words(text)
        wanted = [_gold_claim(words, a, gold["credit"]) for a in gold["attributions"]]
        found = [_own_claim(words, c) for c in line["claims"]]
        paired = _paired(found, wanted)
        count["all.found"] += sum(len(claim["hops"]) for claim in found)
        count["all.wanted"] += sum(len(claim["hops"]) for claim in wanted)
        for number, claim in enumerate(wanted):
            own = found[paired[number]] if number in paired else None
            hits = _in_order(own["hops"], claim["hops"]) if own else 0
            count["all.hits"] += hits
            marked += [(own["stance"], claim["stance"])] if own else []
            if len(claim["hops"]) < 2:
                continue
            count["chains"] += 1
            count["hits"] += hits
            count["found"] += len(own["hops"]) if own else 0
            count["wanted"] += len(claim["hops"])
            count["whole"] += own is not None and hits == len(claim["hops"]) == len(own["hops"])
            count["origin"] += own is not None and _same(own["origin"], claim["origin"])
    chains = max(1, count["chains"])
    return {
        "chains": count["chains"],
        "hops": f1(count["hits"], count["found"], count["wanted"]),
        "whole": round(100 * count["whole"] / chains, 1),
        "origin": {"accuracy": round(100 * count["origin"] / chains, 1)},
        "all": {"hops": f1(count["all.hits"], count["all.found"], count["all.wanted"])},
        "stance": _stances(marked),
    }


def _stances(marked: Sequence[tuple[str, str]]) -> dict[str, float]:
    """F1 over the stances that are not neutral."""
    hits = sum(own == gold != "neutral" for own, gold in marked)
    return f1(hits, sum(own != "neutral" for own, _ in marked), sum(gold != "neutral" for _, gold in marked))


def _gold_claim(words: Words, claim: Any, credit: list[list[int]]) -> dict[str, Any]:
    hops: list[Hop] = [(words.of(credit), "agency")] if credit else []
    hops += [(words.of(hop["source"]), hop["role"]) for hop in claim["hops"] if hop["source"]]
    return {**_roles(words, claim), "hops": hops, "origin": _origin(hops), "stance": claim["stance"]}


def _own_claim(words: Words, claim: Any) -> dict[str, Any]:
    hops: list[Hop] = [(words.of([hop["span"]]), hop["role"]) for hop in claim["chain"] if hop["span"] is not None]
    origin = _origin(hops)
    if "origin" in claim:
        told = claim["chain"][claim["origin"]]["span"] if claim["origin"] is not None else None
        origin = words.of([told]) if told else None
    return {**_roles(words, claim), "hops": hops, "origin": origin, "stance": claim.get("stance", "neutral")}


def _roles(words: Words, claim: Any) -> dict[str, Tokens]:
    return {role: words.of(claim[role]) for role in ("cue", "content", "source")}


def _origin(hops: Sequence[Hop]) -> Tokens | None:
    return next((tokens for tokens, role in reversed(hops) if role != "anonymous"), None)


def _same(one: Tokens | None, other: Tokens | None) -> bool:
    return (one is None and other is None) or (one is not None and other is not None and jaccard(one, other) >= 0.5)


def _paired(found: list[dict[str, Any]], wanted: list[dict[str, Any]]) -> dict[int, int]:
    """Gold number -> own number."""
    pairs = [
        (
            -(
                4 * jaccard(o["cue"], g["cue"])
                + 2 * jaccard(o["content"], g["content"])
                + jaccard(o["source"], g["source"])
            ),
            i,
            j,
        )
        for i, o in enumerate(found)
        for j, g in enumerate(wanted)
        if o["cue"] & g["cue"] or o["content"] & g["content"]
    ]
    out: dict[int, int] = {}
    for _, i, j in sorted(pairs):
        if j not in out and i not in out.values():
            out[j] = i
    return out


def _in_order(own: Sequence[Hop], gold: Sequence[Hop]) -> int:
    """The longest common order of hops that are right in words and role."""
    best = [[0] * (len(gold) + 1) for _ in range(len(own) + 1)]
    for i, (tokens, role) in enumerate(own):
        for j, (wanted, wanted_role) in enumerate(gold):
            right = role == wanted_role and jaccard(tokens, wanted) >= 0.5
            best[i + 1][j + 1] = max(best[i][j + 1], best[i + 1][j], best[i][j] + right)
    return best[-1][-1]


def score_labels(rows: Iterable[tuple[str, Any, Any]]) -> dict[str, Any]:
    """Labels against those of the gold; every label found elsewhere is wrong.

    `full`: words, target and speaker right: the actor has a mention that shares a character with the phrase of the gold;
    "outlet" and null only where the gold has them. `span`: words alone. `lookalikes.taken`: share of the look-alikes in
    which a label was found.
    """
    count: Counter[str] = Counter()
    markers: Counter[str] = Counter()
    for text, gold, line in rows:
        words = Words(text)
        mentions = {actor["id"]: actor["mentions"] for actor in line["actors"]}
        left = list(line["labels"])
        count["found"] += len(left)
        count["wanted"] += len(gold["labels"])
        for label in gold["labels"]:
            own = max(left, key=lambda o: jaccard(words.of([o["span"]]), words.of([label["span"]])), default=None)
            if own is None or jaccard(words.of([own["span"]]), words.of([label["span"]])) < 0.5:
                continue
            left.remove(own)
            count["span"] += 1
            target = _is(own["target"], label["target"], mentions) or _names_itself(own, label, mentions)
            speaker = _is(own["speaker"], label["speaker"], mentions)
            count["target"] += target
            count["speaker"] += speaker
            count["full"] += target and speaker
            markers["right"] += own["marker"] == label["marker"]
        for span in gold["lookalikes"]:
            count["lookalikes"] += 1
            count["taken"] += any(o["span"][0] < span[1] and span[0] < o["span"][1] for o in left)
    spans = max(1, count["span"])
    return {
        "labels": count["wanted"],
        "full": f1(count["full"], count["found"], count["wanted"]),
        "span": f1(count["span"], count["found"], count["wanted"]),
        "target": round(100 * count["target"] / spans, 1),
        "speaker": round(100 * count["speaker"] / spans, 1),
        "marker": round(100 * markers["right"] / spans, 1),
        "lookalikes": {
            "count": count["lookalikes"],
            "taken": round(100 * count["taken"] / max(1, count["lookalikes"]), 1),
        },
    }


def _is(own: str | None, gold: Any, mentions: dict[str, Any]) -> bool:
    if own is None or gold is None or "outlet" in (own, gold):
        return bool(own == gold)
    return any(start < gold[1] and gold[0] < end for start, end in mentions.get(own, ()))


def _names_itself(own: Any, label: Any, mentions: dict[str, Any]) -> bool:
    """Where the label is the only mention of the party, the actor may have any mention inside it."""
    return label["target"] == label["span"] and _is(own["target"], own["span"], mentions)


SCORES: Scores = {
    "chains": score_chains,
    "labels": score_labels,
}


def scorer(scores: Scores, *keys: str) -> click.Command:
    """The command line of some scores; `keys` are empty lists in the line of an item without one."""

    @click.command()
    @click.argument("name", type=click.Choice(sorted(scores)))
    @click.option("--gold", type=click.Path(path_type=Path, exists=True), required=True)
    @click.option("--pred", type=click.Path(path_type=Path, exists=True), required=True)
    @click.option("--json", "_json", is_flag=True, help="Kept for the call's sake: the output is always JSON.")
    def score(name: str, gold: Path, pred: Path, _json: bool) -> None:
        """Score annotations of one of the project's own sets."""
        lines = {row["id"]: row for row in map(json.loads, pred.read_text(encoding="utf-8").splitlines())}
        rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
        empty: dict[str, list[Any]] = {key: [] for key in keys}
        scored = scores[name]((row["text"], row, {**empty, **lines.get(row["id"], {})}) for row in rows)
        sys.stdout.write(json.dumps(scored) + "\n")

    return score


main = scorer(SCORES, "claims", "labels", "actors")

if __name__ == "__main__":
    main()
