"""Is this word a cue here? A weighted vote of plain features, or the lexicon alone."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from spacy.tokens import Token

from dateline.model.spans import Span, Spans
from dateline.reading.claims.frame import Frame
from dateline.reading.claims.lexicon import kinds, may_quote, prior
from dateline.reading.claims.quotes import Quoted
from dateline.reading.tree import children

_REPORTING = frozenset({"ccomp", "inverted", "quote", "quote-ccomp", "parenthesis"})
_LENGTHS = (2, 4, 8, 16, 32)


@dataclass(frozen=True, slots=True)
class Decision:
    """Weights of features, and from which score on a frame is taken for a claim."""

    weights: Mapping[str, float]
    bias: float
    threshold: float

    def score(self, frame: Frame, content: Spans, source: Span | None, quoted: Quoted) -> float:
        """The belief that the frame is a claim, 0..1."""
        floor = _floor(frame)
        total = self.bias + sum(self.weights.get(name, 0.0) for name in features(frame, content, source, quoted))
        return max(floor, 1 / (1 + math.exp(-max(-30.0, min(30.0, total)))))


@cache
def decision() -> Decision:
    """The decision that ships with the package: models/cues.json."""
    raw = json.loads(resources.files("dateline").joinpath("models", "cues.json").read_text(encoding="utf-8"))
    return Decision(raw["weights"], raw["bias"], raw["threshold"])


def _floor(frame: Frame) -> float:
    """Belief in constructions that are cues by their form, however seldom the training data have them."""
    if frame.pattern in {"quoted-as", "signature"} or frame.via:
        return 0.8
    lemma = frame.head.lemma_.lower()
    if frame.pattern in _REPORTING and frame.source is not None and prior(lemma) >= 0.9 and may_quote(lemma):
        return 0.5  # "said that" inside another's words too, where the training data mark nothing
    unsourced = frame.pattern in {"passive-xcomp", "passive-ccomp", "hearsay"} and frame.source is None
    return 0.5 if unsourced and "hearsay" in kinds(lemma) else 0.0


def features(frame: Frame, content: Spans, source: Span | None, quoted: Quoted) -> list[str]:
    """What the decision looks at, as names."""
    head, pattern = frame.head, frame.pattern
    lemma = head.lemma_.lower() if head.pos_ != "PROPN" or kinds(head.lemma_.lower()) else "(name)"
    out = [
        f"pattern={pattern}",
        f"lemma={lemma}",
        *(f"kind={kind}" for kind in kinds(lemma)),
        *(f"kind={kind}|{pattern}" for kind in kinds(lemma)),
        f"lemma+pattern={lemma}|{pattern}",
        f"tag={head.tag_}",
        f"dep={head.dep_}",
        f"pattern+dep={pattern}|{head.dep_}",
        f"pattern+tag={pattern}|{head.tag_}",
    ]
    out += [f"cue={lemma}+{t.lemma_.lower()}" for t in frame.cue]
    out += _about_source(frame, source)
    out += _about_content(frame, content, quoted)
    out += [f"aux={c.lemma_.lower()}" for c in children(head, "aux", "neg", "auxpass")]
    out += ["inside-quotes"] if quoted.at(head.idx) is not None else []
    if head.dep_ in {"xcomp", "ccomp", "conj", "advcl", "relcl"}:
        out.append(f"above={head.dep_}|{head.head.lemma_.lower()}")
    return out


def _about_source(frame: Frame, source: Span | None) -> list[str]:
    if source is None or frame.source is None:
        return ["source=none", f"source=none|{frame.pattern}"]
    noun = frame.source
    kind = noun.ent_type_ or noun.pos_
    if noun.pos_ == "PRON":
        kind = noun.lower_
    return [f"source={kind}", f"source+pattern={kind}|{frame.pattern}", *_common("source-lemma", noun)]


def _about_content(frame: Frame, content: Spans, quoted: Quoted) -> list[str]:
    out = []
    words = len(frame.content)
    out.append(f"length={sum(words > bound for bound in _LENGTHS)}")
    out.append(f"length+pattern={sum(words > bound for bound in _LENGTHS)}|{frame.pattern}")
    if any(quoted.within(span) for span in content):
        out += ["has-quote", f"has-quote|{frame.pattern}"]
    if frame.content:
        inside = {t.i for t in frame.content}
        tops = [t for t in frame.content if t.head.i not in inside]
        first = min(frame.content, key=lambda t: t.i)
        out.append(f"first={first.lower_ if first.pos_ in {'SCONJ', 'PART', 'PRON', 'DET', 'ADP'} else first.pos_}")
        out += [name for t in tops[:2] for name in _common("top", t)]
        out += [f"top-kind={t.ent_type_ or t.tag_}|{frame.pattern}" for t in tops[:2]]
    return out


def _common(name: str, token: Token) -> list[str]:
    """The lemma of a common word; names are never looked at, only their kind."""
    if token.pos_ in {"PROPN", "NUM", "SYM", "X", "PUNCT"} or token.ent_type_ or not token.is_alpha:
        return []
    return [f"{name}={token.lemma_.lower()}"]
