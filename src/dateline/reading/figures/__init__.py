"""How many were killed, injured, missing, displaced, detained or abducted? Numbers with their bounds, and single victims."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Span as Phrase
from spacy.tokens import Token

from dateline.model.annotation import Claim, Event, Figure, Time
from dateline.model.spans import Span
from dateline.reading.draft import Draft
from dateline.reading.figures.attributes import EventIndex, Scene, TimeIndex, victims
from dateline.reading.figures.govern import Counted, counted, governed, is_people
from dateline.reading.figures.harm import ahead, back, in_frame, stated
from dateline.reading.figures.nearby import adjacent, beside
from dateline.reading.figures.tolls import Governed
from dateline.reading.figures.uncounted import is_plural, uncounted
from dateline.reading.numbers import Quantity, quantities
from dateline.reading.step import Step

_PARTS = frozenset({"including", "among", "amongst"})


def find_figures(draft: Draft) -> Iterator[Figure]:
    """The figures of a report in the order of the text, each a number that the text says was harmed."""
    events = EventIndex(draft)
    times = TimeIndex(draft)
    number = 0
    for sentence in draft.sentences():
        harmed = _of_sentence(sentence, draft, times)
        bare = list(uncounted(draft, sentence))
        if not harmed and not bare:
            continue
        scene = Scene(sentence, times)
        told = [
            _figure("", quantity, what, found, part, draft, events, scene) for quantity, what, found, part in harmed
        ]
        told += [_victim(token, span, found, draft, events, scene) for token, span, found in bare]
        for figure in sorted(told, key=lambda f: f.span):
            number += 1
            yield replace(figure, id=f"f{number}")


_Found = tuple[Quantity, Counted, Governed, bool]


def _of_sentence(sentence: Phrase, draft: Draft, times: TimeIndex) -> list[_Found]:
    """The numbers of a sentence that have a harm, with what they count, the harm, and whether they are part of another."""
    out: list[_Found] = []
    for quantity in quantities(sentence):
        what = counted(quantity, draft.doc)
        if not _may_count(quantity, what, draft, times):
            continue
        part = _is_part(quantity, draft)
        found = adjacent(quantity, draft.doc) or governed(what) or beside(quantity, draft.doc)
        if found is None and part and out and what.noun is not None:
            last = out[-1][2]
            found = Governed(last.harm, last.word, "figures.part")
        if found is not None:
            out.append((quantity, what, found, part))
    return out


def _may_count(quantity: Quantity, what: Counted, draft: Draft, times: TimeIndex) -> bool:
    """Whether the number may stand for people: no year, no time, no counted things."""
    if not is_people(what) or _is_whole(quantity, draft):
        return False
    if quantity.is_bare_year(draft.doc) and (what.noun is None or what.noun.tag_ in {"NN", "NNP"}):
        return False
    if quantity.rule == "number.no" and not (
        what.noun is not None and (in_frame(what.noun, "people") or stated(what.noun, "counted"))
    ):
        return False
    core = quantity.core(draft.doc)
    before = next((token.lower_ for token in back(core[0], 1)), "")
    if core.text.lower() == "one" and before in {"the", "this", "that", "each", "every", "any", "which", "only", "a"}:
        return False
    if before in {"but", "except", "save"}:
        return False  # "all but one of them"
    return not times.holds(core.start_char)


def _is_whole(quantity: Quantity, draft: Draft) -> bool:
    """Whether the number is only the whole that another is taken from: the nine of "seven of the nine soldiers"."""
    before = back(draft.doc[quantity.first], 3)
    if len(before) < 3:
        return False
    the, of, number = before
    return (
        of.lower_ == "of" and the.lower_ in {"the", "those", "these"} and (number.like_num or number.lower_ == "none")
    )


def _is_part(quantity: Quantity, draft: Draft) -> bool:
    """Whether the number is said to be part of another: "including three children", "two of them women"."""
    before = {token.lower_ for token in back(draft.doc[quantity.first], 2)}
    after = [token.lower_ for token in ahead(draft.doc[quantity.last], 2)]
    return bool(before & _PARTS) or after in (["of", "them"], ["of", "whom"], ["of", "those"])


def _figure(
    ident: str,
    quantity: Quantity,
    what: Counted,
    found: Governed,
    part: bool,
    draft: Draft,
    events: EventIndex,
    scene: Scene,
) -> Figure:
    span = _span(quantity, draft)
    claim = draft.claim_at(span.start)
    return Figure(
        ident,
        span,
        found.harm,
        quantity.low,
        quantity.high,
        quantity.best,
        span.of(draft.text),
        victims(what, quantity, draft.doc),
        scene.count(found, part),
        scene.as_of(found),
        claim.id if claim is not None else None,
        events.of(found.word, span, scene),
        "figures.part" if part else found.rule,
    )


def _span(quantity: Quantity, draft: Draft) -> Span:
    first, last = draft.doc[quantity.first], draft.doc[quantity.last]
    return Span(first.idx, last.idx + len(last))


def _victim(token: Token, span: Span, found: Governed, draft: Draft, events: EventIndex, scene: Scene) -> Figure:
    """One who is named or described without a number; several, where the noun is plural."""
    claim = draft.claim_at(span.start)
    low, high = (2, None) if is_plural(token) else (1, 1)
    told = (low, high, None, span.of(draft.text), span, scene.count(found, False), scene.as_of(found))
    carried = claim.id if claim is not None else None
    return Figure("", span, found.harm, *told, carried, events.of(found.word, span, scene), "figures.uncounted")


STEP = Step(
    "figures",
    1,
    "how many were killed, injured, missing, displaced, detained or abducted",
    (Claim, Event, Time),
    (Figure,),
    find_figures,
)
