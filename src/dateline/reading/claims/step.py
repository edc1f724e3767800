"""The claims step: findings by rules, then what holds for findings of any finder: nesting, form, stance, chain."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from dateline.model.annotation import Actor, Claim
from dateline.model.spans import Span, hull
from dateline.reading.actors.added import Added
from dateline.reading.claims import tagged
from dateline.reading.claims.chains import Chains, origin_of
from dateline.reading.claims.continued import with_continuations
from dateline.reading.claims.decision import decision
from dateline.reading.claims.finding import Finding
from dateline.reading.claims.lines import lines_of
from dateline.reading.claims.quotes import Quoted
from dateline.reading.claims.rules import find
from dateline.reading.claims.stance import form_of, stance_of
from dateline.reading.draft import Draft
from dateline.reading.step import Step


def find_claims(draft: Draft) -> Iterable[Claim | Actor]:
    """The claims of a report, in the order of the text, and the sources that no step before saw as actors."""
    quoted = Quoted(draft.text)
    found = find(draft, quoted, decision())
    encoded = draft.encoded()
    if encoded is not None:
        found = with_continuations(tagged.find(draft, encoded.cues, found), lines_of(draft), quoted, draft.text)
    return claims_of(draft, quoted, found)


def claims_of(draft: Draft, quoted: Quoted, findings: Iterable[Finding]) -> list[Claim | Actor]:
    """Findings of any finder as claims, with the actors that they bring to light."""
    added = Added(draft)
    chains = Chains(draft, added)
    ordered = sorted(findings, key=lambda f: (hull((*f.content, *f.cue)), f.cue))
    claims = [_claim(draft, quoted, chains, number, finding) for number, finding in enumerate(ordered, 1)]
    return [*added.new, *claims]


def _claim(draft: Draft, quoted: Quoted, chains: Chains, number: int, finding: Finding) -> Claim:
    source = finding.source
    cue = tokens_in(draft, finding.cue)
    chain = chains.of(finding, cue)
    return Claim(
        f"c{number}",
        content=finding.content,
        cue=finding.cue,
        source=(source,) if source is not None else (),
        source_actor=chain[-1].actor if source is not None else None,
        form=form_of(quoted.share(draft.text, finding.content)),
        stance=stance_of(cue),
        chain=chain,
        origin=origin_of(chain),
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


STEP = Step("claims", 1, "who says what, and through whom", needs=(Actor,), gives=(Actor, Claim), run=find_claims)
