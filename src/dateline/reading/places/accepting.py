"""Which spots name a place: each is weighed by the parser's label, the gazetteer and the words around it."""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Final

from spacy.tokens import Doc, Token

from dateline.lexicon.gazetteer import Candidate
from dateline.lexicon.gazetteer_names import ARTICLES, key
from dateline.lexicon.gazetteer_tables import words
from dateline.reading.places.anchors import Anchors
from dateline.reading.places.naming import joined_type
from dateline.reading.places.spots import PLACE_LABELS, Spot, has_word

Features = dict[str, float]

OWN: Final = 0.9
"""The least score of a name that the user lists as a place, where it stands by itself: the user knows better than the weights."""

_OTHER_PREPOSITIONS: Final = frozenset("of to between through by for with on over against and or".split())


@cache
def weights() -> dict[str, float]:
    """The weights of the features, as trained."""
    text = resources.files("dateline.reading.places").joinpath("weights.json").read_text(encoding="utf-8")
    loaded: dict[str, float] = json.loads(text)["accepting"]
    return loaded


def accepted(doc: Doc, spots: Sequence[Spot], threshold: float = 0.4) -> list[Spot]:
    """The spots that name a place, in order; of overlapping ones the likeliest stays. Sets their `score`."""
    table = weights()
    for spot, features in zip(spots, describe(doc, spots), strict=True):
        value = table.get("always", 0.0) + sum(table.get(f, 0.0) * v for f, v in features.items())
        spot.score = 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, value))))
        if spot.is_own and _stands_as_listed(doc, spot):
            spot.score = max(spot.score, OWN)
    taken: set[int] = set()
    kept = []
    for spot in sorted(spots, key=lambda s: (s.first - s.last, -s.score, s.first)):
        tokens = range(spot.first, spot.last + 1)
        if spot.score >= threshold and not taken.intersection(tokens) and not in_institution(doc, spot):
            taken.update(tokens)
            kept.append(spot)
    return sorted(kept, key=lambda s: s.first)


def _stands_as_listed(doc: Doc, spot: Spot) -> bool:
    """Whether a name of the user's own is a name by itself here: no title before it, no word of a longer name beside it."""
    before = doc[spot.first - 1] if spot.first > spot.run[0] else None
    after = doc[spot.last + 1] if spot.last < spot.run[1] else None
    if spot.first and doc[spot.first - 1].lower_.rstrip(".") in words("person-words"):
        return False
    if after is not None and after.text[:1].isupper():
        return False
    return spot.last > spot.first or before is None or not before.text[:1].isupper()


def describe(doc: Doc, spots: Sequence[Spot]) -> list[Features]:
    """The features of every spot."""
    report = _Report(doc, spots)
    return [_features(doc, spot, report) for spot in spots]


class _Report:
    """What the whole report tells about a name: the labels it got, the people and bodies that bear it."""

    def __init__(self, doc: Doc, spots: Sequence[Spot]) -> None:
        self.labels: dict[str, Counter[str]] = defaultdict(Counter)
        self.located: Counter[str] = Counter()
        self.kinds: dict[int, str] = {}
        for spot in spots:
            self.kinds.setdefault(spot.first, _kind(spot))
            filed = key(spot.name)
            self.labels[filed][spot.label if spot.whole_run else "part"] += 1
            if doc[spot.first - 1].lower_ in words("where-prepositions") if spot.first else False:
                self.located[filed] += 1
        self.anchors = Anchors(doc, [spot for spot in spots if spot.label == "GPE" and spot.found])
        self.surnames = {entity[-1].lower_ for entity in doc.ents if entity.label_ == "PERSON" and len(entity) > 1}


def _features(doc: Doc, spot: Spot, report: _Report) -> Features:
    out: Features = {f"label {spot.label or 'none'}": 1.0}
    _gazetteer(out, spot)
    _around(out, doc, spot, report)
    _run(out, doc, spot)
    out.update(report.anchors.fits(spot))
    filed = key(spot.name)
    seen = report.labels[filed]
    total = sum(seen.values())
    if total > 1:
        out["elsewhere place"] = (sum(seen[x] for x in PLACE_LABELS) - (spot.label in PLACE_LABELS)) / (total - 1)
        out["elsewhere person"] = (seen["PERSON"] - (spot.label == "PERSON")) / (total - 1)
    out["elsewhere where"] = float(
        report.located[filed] - (doc[spot.first - 1].lower_ in words("where-prepositions") if spot.first else 0) > 0
    )
    out["surname"] = float(spot.first == spot.last and doc[spot.last].lower_ in report.surnames)
    return out


def _best(found: Sequence[Candidate]) -> Candidate:
    return max(found, key=lambda c: (c.kind in {"country", "wider"}, c.population))


def _famous_abroad(spot: Spot) -> float:
    """A city where English is not spoken, far bigger than its namesakes: seldom the name of anything else."""
    best = _best(spot.found)
    rivals = [c.population for c in spot.found if c.country != best.country]
    if not spot.whole_run or best.country in words("english-speaking") or best.population < 100_000:
        return 0.0
    return math.log10(best.population) / 7 if best.population > 10 * max(rivals, default=0) else 0.0


def _kind(spot: Spot) -> str:
    return _best(spot.found).kind if spot.found else "unknown"


def _gazetteer(out: Features, spot: Spot) -> None:
    if not spot.found:
        out["unknown"] = 1.0
        out[f"unknown {spot.label or 'none'}"] = 1.0
        return
    best = _best(spot.found)
    out["people"] = math.log10(best.population + 1) / 7
    out[f"kind {best.kind}"] = 1.0
    out[f"how {'name' if any(c.is_headword for c in spot.found) else best.how}"] = 1.0
    out["behind comma"] = float(spot.behind_comma)
    out["famous abroad"] = _famous_abroad(spot)
    if not spot.label:
        out["unlabelled people"] = out["people"]


def _around(out: Features, doc: Doc, spot: Spot, report: _Report) -> None:
    before = doc[spot.first - 1] if spot.first else None
    after = doc[spot.last + 1] if spot.last + 1 < len(doc) else None
    if doc[spot.first].is_sent_start or before is None:
        out["first in sentence"] = 1.0
    elif before.lower_ in words("where-prepositions"):
        out["behind where"] = 1.0
        out[f"behind where {spot.label or 'none'}"] = 1.0
    elif before.lemma_.lower() in words("conquest-verbs"):
        out["behind conquest"] = 1.0
    elif before.lower_ in _OTHER_PREPOSITIONS:
        out["behind preposition"] = 1.0
        if before.lower_ == "of" and spot.first > 1 and doc[spot.first - 2].lower_ in _types():
            out["behind type"] = 1.0
            out["unknown behind type"] = float(not spot.found)
    elif before.lower_ in {"the", "a", "an"}:
        out["behind article"] = 1.0
    elif before.text in {",", "("}:
        out["behind mark"] = 1.0
        out[f"behind mark {_kind(spot)}"] = 1.0
    elif before.text == "-" and spot.first > 1 and doc[spot.first - 2].is_upper and len(doc[spot.first - 2]) <= 3:
        out["behind party"] = 1.0
    elif before.lower_.rstrip(".") in words("person-words"):
        out["behind title"] = 1.0
    if doc[spot.first].lower_ in ARTICLES and out.keys() & {"behind where", "behind conquest", "behind article"}:
        out["article behind where"] = 1.0
    if after is not None:
        _behind(out, after, doc, spot, report)


def _behind(out: Features, after: Token, doc: Doc, spot: Spot, report: _Report) -> None:
    if after.text == "," and report.kinds.get(spot.last + 2, "") in {"region", "country"}:
        out["comma and region"] = 1.0
    if after.text == "," and spot.last + 2 < len(doc) and doc[spot.last + 2].text[:1].isupper():
        out["comma and capital"] = 1.0
    elif after.text in {"-", "--", "—", "–"} or after.text == "(":
        out["before dash"] = 1.0
    elif after.lower_ in {"'s", "'"}:
        out["possessive"] = 1.0
    elif after.pos_ in {"VERB", "AUX"}:
        out["before verb"] = 1.0
    elif after.pos_ in {"NOUN", "ADJ"}:
        out["before noun"] = 1.0
    if after.lower_ in _types() or joined_type(doc, spot.last):
        out["before type"] = 1.0
    if after.lower_ in words("feature-words") or after.lower_ == "refugee":
        out["before feature"] = 1.0


@cache
def _types() -> frozenset[str]:
    return words("settlement-words") | words("region-words")


def _run(out: Features, doc: Doc, spot: Spot) -> None:
    first, last = spot.run
    if spot.whole_run:
        out["whole run"] = 1.0
        out[f"whole run {spot.label or 'none'}"] = 1.0
    else:
        position = "begins run" if spot.first == first else "ends run" if spot.last == last else "inside run"
        out[position] = 1.0
        out[f"{position} {spot.label or 'none'}"] = 1.0
        if spot.last < last and doc[spot.last + 1].lower_.rstrip(".") in words("person-words"):
            out["title follows"] = 1.0
        if spot.last < last and doc[spot.last + 1].text[:1].isupper():
            out["capital follows"] = 1.0
        if has_word(doc, first, last, "institution-words"):
            out["institution in run"] = 1.0
    tail = doc[spot.last].lower_.rstrip(".")
    if spot.last > spot.first:
        out["street"] = float(tail in words("street-words"))
        out["feature"] = float(tail in words("feature-words") or doc[spot.first].lower_ in words("feature-words"))
        out["unit"] = float(tail in words("unit-words"))
        out["institution"] = float(tail in words("institution-words"))
    out["dateline"] = float(_is_dateline(doc, spot))
    out["proper"] = float(doc[spot.last].pos_ == "PROPN")
    out["words"] = float(spot.last - spot.first + 1) / LONG


LONG: Final = 4


def _is_dateline(doc: Doc, spot: Spot) -> bool:
    """At the start of a sentence, in capitals or before a dash: "SALEM, Ore. -- ", "BEIRUT: "."""
    if not doc[spot.first].is_sent_start and not (spot.first and doc[spot.first - 1].is_space):
        return False
    capitals = doc[spot.first].is_upper and len(doc[spot.first]) > 3
    dash = any(token.text in {"-", "--", "—", "–", "_"} for token in doc[spot.last + 1 : spot.last + 9])
    colon = spot.last + 1 < len(doc) and doc[spot.last + 1].text == ":"
    return (capitals and (dash or colon)) or (dash and doc[spot.last + 1].text in {"-", "--", "—", "–", "("})


def in_institution(doc: Doc, spot: Spot) -> bool:
    """Whether the spot is part of the proper name of an organisation: "University of Tripoli", "Libyan National Army"."""
    rest = [i for i in range(spot.run[0], spot.run[1] + 1) if not spot.first <= i <= spot.last]
    if not rest or spot.behind_comma:
        return False
    return _governed(doc, spot) or _titled(doc, spot)


def _titled(doc: Doc, spot: Spot) -> bool:
    """The words that follow make an institution of the name, unless they are a local service or an office holder."""
    position, local = spot.last + 1, words("local-services")
    while position <= spot.run[1]:
        word = doc[position].lower_.rstrip(".")
        if word in words("person-words") or word in local or doc[position].text in {",", "'s"}:
            return False
        if word in words("institution-words"):
            return True
        position += 1
    return False


def _governed(doc: Doc, spot: Spot) -> bool:
    """ "University of X", "Bank of X": an institution word and "of" stand right before, in the same run."""
    of = spot.first - 1
    if doc[of].lower_ == "the":
        of -= 1
    return (
        of - 1 >= spot.run[0]
        and doc[of].lower_ in {"of", "for"}
        and has_word(doc, spot.run[0], of - 1, "institution-words")
    )
