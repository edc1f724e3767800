"""The claims step: findings by rules, then what holds for findings of any finder: nesting, form, stance, chain."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from dateline.model.annotation import Actor, Claim
from dateline.model.spans import Span, hull
from dateline.reading.claims.chains import Chains
from dateline.reading.claims.decision import decision
from dateline.reading.claims.finding import Finding
from dateline.reading.claims.quotes import Quoted
from dateline.reading.claims.rules import find
from dateline.reading.claims.sources import source_actor
from dateline.reading.claims.stance import form_of, stance_of
from dateline.reading.draft import Draft
from dateline.reading.step import Step


def find_claims(draft: Draft) -> Iterable[Claim]:
    """The claims of a report, in the order of the text."""
    quoted = Quoted(draft.text)
    return claims_of(draft, quoted, find(draft, quoted, decision()))


def claims_of(draft: Draft, quoted: Quoted, findings: Iterable[Finding]) -> list[Claim]:
    """Findings of any finder as claims."""
    chains = Chains(draft)
    ordered = sorted(findings, key=lambda f: (hull((*f.content, *f.cue)), f.cue))
    return [_claim(draft, quoted, chains, number, finding) for number, finding in enumerate(ordered, 1)]


def _claim(draft: Draft, quoted: Quoted, chains: Chains, number: int, finding: Finding) -> Claim:
    source = finding.source
    cue = tokens_in(draft, finding.cue)
    actor = source_actor(draft, source) if source is not None else None
    return Claim(
        f"c{number}",
        content=finding.content,
        cue=finding.cue,
        source=(source,) if source is not None else (),
        source_actor=actor.id if actor is not None else None,
        form=form_of(quoted.share(draft.text, finding.content)),
        stance=stance_of(cue),
        chain=chains.of(finding, cue),
        score=finding.score,
        rule=finding.rule,
    )


def tokens_in(draft: Draft, spans: Iterable[Span]) -> list[Token]:
    """The tokens of some spans, in order."""
    out: list[Token] = []
    for span in spans:
        phrase = draft.doc.char_span(*span, alignment_mode="expand")
        out += list(phrase) if phrase is not None else []
    return out


STEP = Step("claims", 1, "who says what, and through whom", needs=(Actor,), gives=(Claim,), run=find_claims)
