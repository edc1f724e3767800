"""Show: one report with its evidence marked, cut into stretches that all carry the same marks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from dateline.model.report import Block
from dateline.model.spans import Span
from dateline.model.statement import EvidenceRow


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a report with the kinds of statement that stand on them, and the role of their block."""

    span: Span
    words: str
    role: str
    kinds: tuple[str, ...]


def stretches(text: str, blocks: Iterable[Block], evidence: Iterable[EvidenceRow]) -> tuple[Stretch, ...]:
    """The whole text, cut wherever a mark or a block begins or ends; joined again, the words are the text."""
    roles = [(block.span, block.role) for block in blocks]
    marks = sorted({(row.span, row.kind) for row in evidence if row.span.start < row.span.end})
    edges = {0, len(text)}
    for span, _ in [*roles, *marks]:
        edges |= {span.start, span.end}
    cuts = sorted(edge for edge in edges if 0 <= edge <= len(text))
    out = []
    for start, end in pairwise(cuts):
        here = Span(start, end)
        role = next((role for span, role in roles if span.contains(here)), "")
        kinds = tuple(sorted({kind for span, kind in marks if span.contains(here)}))
        out.append(Stretch(here, text[start:end], role, kinds))
    return tuple(out)
