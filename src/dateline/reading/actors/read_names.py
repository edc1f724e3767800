"""Names as the encoder reads them: the kind of those that the rules are unsure of, and names that the rules pass over."""

from __future__ import annotations

from typing import Final

from dateline.lexicon.registry import Identity, Registry
from dateline.model.spans import Span
from dateline.reading.actors.heads import KINDS, head_facts, name_facts
from dateline.reading.actors.mention import Mention
from dateline.reading.actors.names import words_of
from dateline.reading.actors.runs import find_runs
from dateline.reading.actors.words import role_of
from dateline.reading.draft import Draft
from dateline.reading.encoder.decode import Numbers

UNSURE: Final = frozenset({"name", "name-org", "name-person", "name-norp", "person-by-context"})
"""Rules whose answer the encoder may change."""
SURE: Final = 0.6
"""From which chance on it does."""
NOBODY: Final = 0.8
"""From which chance of being no party on a name of such a rule is none."""


def read_names(draft: Draft, names: list[Mention], known: Registry) -> list[Mention]:
    """The names of a report with the encoder's view of them, in order of the text; the rules' where there is no encoder."""
    encoded = draft.encoded()
    if encoded is None:
        return names
    asked = [(m, s) for m in (*names, *passed_over(draft, names)) if (s := encoded.state_at(_head(m))) is not None]
    facts = [
        [*head_facts(m.head, found=False, alone=False), *name_facts(m.head, m if m.rule != "name-read" else None)]
        for m, _ in asked
    ]
    kept = {id(m): m for m in names}
    for (mention, _), chances in zip(asked, encoded.parties([s for _, s in asked], facts), strict=True):
        if mention.rule == "name-read":
            if _enter(mention, chances, known):
                kept[id(mention)] = mention
        elif mention.rule in UNSURE and not mention.known and not _settle(mention, chances):
            del kept[id(mention)]
    return sorted(kept.values(), key=lambda m: m.start)


def passed_over(draft: Draft, names: list[Mention]) -> list[Mention]:
    """The runs of capitalised words that no rule takes for a name of a party."""
    taken = {i for mention in names for i in range(mention.start, mention.end)}
    out = []
    for number, sentence in enumerate(draft.sentences()):
        for run in find_runs(sentence):
            if taken.isdisjoint(range(run.start, run.end)):
                root = draft.doc[run.start : run.end].root
                words = words_of(draft.doc, run.start, run.end)
                out.append(Mention("name", root, run.start, run.end, words, None, "name-read", sentence=number))
    return out


def _head(mention: Mention) -> Span:
    return Span(mention.head.idx, mention.head.idx + len(mention.head))


def _enter(mention: Mention, chances: Numbers, known: Registry) -> bool:
    """Whether a run is a party after all; its kind is set. A country or capital is its government, else not entered as one."""
    best = int(chances.argmax())
    if best == 0 or chances[best] < SURE or not mention.words:
        return False
    if mention.head.dep_ == "pobj" and mention.head.head.lower_ == "of" and role_of(mention.head.head.head):
        return False  # "the police chief of Davao": the town is part of the role
    mention.kind = KINDS[best - 1]
    stands = known.standing_for(mention.text)
    if mention.kind == "government" and stands is not None:
        mention.known, mention.country, mention.sector = (stands,), stands.country, "GOV"
    elif stands is not None:
        return False
    else:
        mention.known = known_by(mention, known)
    return True


def known_by(mention: Mention, known: Registry) -> tuple[Identity, ...]:
    """The known actors of a name: in full, or by a person's last name."""
    return known.named(mention.text) or (known.surnamed(mention.text) if mention.kind == "person" else ())


def _settle(mention: Mention, chances: Numbers) -> bool:
    """Give an unsure name the kind that the encoder is sure of; False where it is no party."""
    best = int(chances.argmax())
    if best == 0:
        return float(chances[0]) < NOBODY
    if chances[best] >= SURE:
        mention.kind = KINDS[best - 1]
    return True
