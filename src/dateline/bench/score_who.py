"""Scores of who is who: the mentions of each actor of a passage, and pairs of mentions in two reports.

    python -m dateline.bench.score_who actors --gold gold.jsonl --pred annotations.jsonl --json

Scores are per cent. `actors` are the three measures of the CoNLL 2011/2012 shared tasks (MUC, B-cubed, entity CEAF) and their mean;
actors with one mention count, in the gold as in the answer, unlike there. Two mentions are the same where they end with the same
word, so that an article or owner more or less decides nothing. Words that stand for several actors at once and relative pronouns
are left out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any

from dateline.bench.score_own import Scores, f1, scorer
from dateline.model.spans import Span
from dateline.model.statement import ActorRow, Evidence, PlaceRef, PlaceRow
from dateline.resolve.identities import identities
from dateline.resolve.scenes import Scene, scenes

_RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
Clusters = list[frozenset[Hashable]]


def score_actors(rows: Iterable[tuple[str, Any, Any]]) -> dict[str, Any]:
    """Actors of passages against those of the gold.

    `conll` is the mean of the F1 of `muc`, `b3` and `ceaf`; `mentions` the F1 of mentions whosever they are; `known.precision` the
    share of the actors with a registry id whose gold actor is a real one, `known.recall` of the gold's real actors with such an id.
    """
    count: Counter[str] = Counter()
    for text, gold, line in rows:
        joint = {end for end, n in Counter(tuple(m) for a in gold["actors"] for m in a["mentions"]).items() if n > 1}
        ends = {end for _, end in joint}  # what several actors share
        wanted = [_ends(text, a["mentions"], ends) for a in gold["actors"]]
        found = [_ends(text, a["mentions"], ends) for a in line["actors"]]
        _known(gold["actors"], wanted, line["actors"], found, count)
        count.update(measures([c for c in found if c], [c for c in wanted if c]))
    scores: dict[str, Any] = {}
    for name in ("muc", "b3", "ceaf", "mentions"):
        p = count[f"{name} p hits"] / max(1, count[f"{name} p of"])
        r = count[f"{name} r hits"] / max(1, count[f"{name} r of"])
        scores[name] = {
            "P": round(100 * p, 1),
            "R": round(100 * r, 1),
            "F1": round(200 * p * r / (p + r), 1) if p + r else 0.0,
        }
    return {
        "conll": round(sum(scores[name]["F1"] for name in ("muc", "b3", "ceaf")) / 3, 1),
        **scores,
        "known": {
            "precision": round(100 * count["known right"] / max(1, count["known found"]), 1),
            "recall": round(100 * count["known right"] / max(1, count["known wanted"]), 1),
        },
    }


def measures(found: Clusters, wanted: Clusters) -> Mapping[str, Any]:
    """Numerators and denominators of precision (p) and recall (r) of MUC, B-cubed, entity CEAF and mentions.

    MUC: Vilain et al. 1995; B-cubed: Bagga and Baldwin 1998; CEAF: Luo 2005, with the similarity 2|a & b| / (|a| + |b|).
    """
    out: dict[str, float] = {}
    for side, one, other in (("p", found, wanted), ("r", wanted, found)):
        out[f"muc {side} hits"] = sum(len(c) - _parts(c, other) for c in one)
        out[f"muc {side} of"] = sum(len(c) - 1 for c in one)
        out[f"b3 {side} hits"] = sum(len(c & o) ** 2 / len(c) for c in one for o in other)
        out[f"b3 {side} of"] = sum(map(len, one))
        out[f"mentions {side} hits"] = len(_all(one) & _all(other))
        out[f"mentions {side} of"] = len(_all(one))
        out[f"ceaf {side} hits"] = _aligned(found, wanted)
        out[f"ceaf {side} of"] = len(one)
    return out


def _all(clusters: Clusters) -> frozenset[Hashable]:
    return frozenset().union(*clusters)


def _parts(cluster: frozenset[Hashable], others: Clusters) -> int:
    """Into how many parts the other side's clusters break a cluster; a mention that none has is a part of its own."""
    met = [len(cluster & other) for other in others if cluster & other]
    return len(met) + len(cluster) - sum(met)


def _aligned(found: Clusters, wanted: Clusters) -> float:
    """The highest sum of similarities of clusters paired one to one."""
    likeness = [[2 * len(f & w) / (len(f) + len(w)) for w in wanted] for f in found]
    return sum(likeness[i][j] for i, j in best_pairs(likeness))


def best_pairs(values: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """The pairs (row, column), one to one, whose values have the highest sum (Hungarian method, Kuhn 1955, Munkres 1957).

    >>> best_pairs([[1.0, 0.9], [0.9, 0.0]])
    [(1, 0), (0, 1)]
    """
    if not values or not values[0]:
        return []
    if len(values) > len(values[0]):
        return [(i, j) for j, i in best_pairs(list(zip(*values, strict=True)))]
    rows, columns = len(values), len(values[0])
    left, right = [0.0] * (rows + 1), [0.0] * (columns + 1)
    owner = [0] * (columns + 1)
    for row in range(1, rows + 1):
        owner[0], column = row, 0
        least, before, seen = [float("inf")] * (columns + 1), [0] * (columns + 1), [False] * (columns + 1)
        while owner[column]:
            seen[column] = True
            i, step, following = owner[column], float("inf"), 0
            for j in range(1, columns + 1):
                if not seen[j]:
                    cost = -values[i - 1][j - 1] - left[i] - right[j]
                    if cost < least[j]:
                        least[j], before[j] = cost, column
                    if least[j] < step:
                        step, following = least[j], j
            for j in range(columns + 1):
                if seen[j]:
                    left[owner[j]] += step
                    right[j] -= step
                else:
                    least[j] -= step
            column = following
        while column:
            owner[column] = owner[before[column]]
            column = before[column]
    return [(owner[j] - 1, j - 1) for j in range(1, columns + 1) if owner[j]]


def _ends(text: str, mentions: Iterable[Sequence[int]], joint: set[int]) -> frozenset[Hashable]:
    """Where the mentions of an actor end, "'s" left out; relative pronouns are none."""
    spans = (Span(*mention) for mention in mentions)
    kept = (span for span in spans if span.of(text).lower() not in _RELATIVE)
    ends = (span.start + len(span.of(text).removesuffix("'s").removesuffix("’s")) for span in kept)
    return frozenset(end for end in ends if end not in joint)


def _known(gold: Any, wanted: Clusters, line: Any, found: Clusters, count: Counter[str]) -> None:
    count["known wanted"] += sum(actor["known"] is not None for actor in gold)
    for actor, ends in zip(line, found, strict=True):
        if actor["entity"] is not None:
            count["known found"] += 1
            met = max(range(len(gold)), key=lambda i: len(wanted[i] & ends), default=None)
            count["known right"] += met is not None and bool(wanted[met] & ends) and gold[met]["known"] is not None


def score_pairs(rows: Iterable[tuple[str, Any, Any]]) -> dict[str, Any]:
    """Pairs of mentions in two reports: are they one actor across reports, as `dateline` joins them?

    `precision`: share of the joined pairs that are the same; `recall`: share of the same pairs that are joined; `merged`: how many
    pairs of different actors were joined; `found`: share of the mentions over which the tool has an actor.
    """
    sides: dict[str, list[tuple[str, Any, Any]]] = defaultdict(list)
    for text, gold, line in rows:
        sides[gold["pair"]].append((text, gold, line))
    count: Counter[str] = Counter()
    for pair in sides.values():
        actors = [_row(text, gold, line) for text, gold, line in pair]
        told = [scene_of(text, gold, line) for text, gold, line in pair]
        same = pair[-1][1]["same"]
        found = [actor for actor in actors if actor is not None]
        joined = len(found) == 2 and len(identities(found, {k: v for one in told for k, v in one.items()})) == 1
        count["found"] += len(found)
        count["joined"] += joined
        count["right"] += joined and same
        count["same"] += same
        count["merged"] += joined and not same
    return {
        "pairs": len(sides),
        "precision": round(100 * count["right"] / max(1, count["joined"]), 1),
        "recall": round(100 * count["right"] / max(1, count["same"]), 1),
        "F1": f1(count["right"], count["joined"], count["same"]),
        "merged": count["merged"],
        "found": round(50 * count["found"] / max(1, len(sides)), 1),
    }


def _row(text: str, gold: Any, line: Any) -> ActorRow | None:
    """The actor of the tool over the mention of the gold, as a row of a record."""
    start, end = gold["mention"]
    best, most = None, 0
    for actor in line["actors"]:
        shared = max((min(end, e) - max(start, s) for s, e in actor["mentions"]), default=0)
        if shared > most:
            best, most = actor, shared
    if best is None:
        return None
    key = f"{gold['id']}:{best['id']}"
    return _actor(text, key, gold["id"], best)


def _actor(text: str, key: str, report: str, actor: Any) -> ActorRow:
    about = (actor["name"], actor["kind"], actor["entity"], actor["country"], actor["sector"])
    words = (
        tuple(Evidence(Span(*span), Span(*span).of(text)) for span in actor.get(field, ()))
        for field in ("mentions", "roles")
    )
    return ActorRow(key, report, *about, *words)


def scene_of(text: str, gold: Any, line: Any) -> dict[str, Scene]:
    """The scene of a line, by the id of its report."""
    report = gold["id"]
    actors = [_actor(text, f"{report}:{actor['id']}", report, actor) for actor in line["actors"]]
    places = []
    for place in line["places"]:
        degrees = (place["latitude"], place["longitude"])
        ref = PlaceRef(place["name"], place["geonames"], *degrees, place["country"], place["precision"])
        span = Span(*place["span"])
        places.append(PlaceRow(place["id"], report, Evidence(span, span.of(text)), ref, place["sense"], place["score"]))
    return scenes({report: gold.get("published")}, places, actors, {report: text})


SCORES: Scores = {"actors": score_actors, "identity-pairs": score_pairs}
main = scorer(SCORES, "actors", "places")

if __name__ == "__main__":
    main()
