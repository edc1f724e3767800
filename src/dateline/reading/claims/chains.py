"""Through whom a claim came: hops from the printing outlet to the one who first said it."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from dateline.model.annotation import Actor, Hop
from dateline.model.spans import Span
from dateline.model.vocabulary import HopRole
from dateline.reading.actors.added import Added
from dateline.reading.claims.credits import credit
from dateline.reading.claims.finding import Finding
from dateline.reading.claims.hops import agreed_role, outlet_noun, role_of
from dateline.reading.claims.media import media_of, spoken_to_before
from dateline.reading.claims.sources import is_joint, source_actor
from dateline.reading.draft import Draft

_MEDIA = frozenset({"outlet", "agency", "document"})
_PRONOUNS = frozenset("he she they it we i".split())
_CROWDS = frozenset("reporters journalists newsmen correspondents".split())
"""Who is told and prints nothing under a name of its own."""


class Chains:
    """The chains of one report's claims, asked for in the order of the text.

    It remembers the outlet that was cited last, for "the outlet also says".
    """

    def __init__(self, draft: Draft, added: Added) -> None:
        self.draft = draft
        self.added = added
        self.credit = credit(draft)
        self.printing = Hop(_printing_actor(draft), None, "outlet")
        self.cited: Hop | None = None
        self._roles: dict[str, HopRole] = {}

    def of(self, finding: Finding, cue: list[Token]) -> tuple[Hop, ...]:
        """The hops of one finding; `cue` are the tokens of its cue."""
        hops = [self.printing]
        if self.credit is not None:
            hops.append(self.credit)
        passed = [s for s in finding.via if s.span.of(self.draft.text).lower().split()[-1] not in _CROWDS]
        via = [self._station(station.span, station.role) for station in passed]
        source = self._station(finding.source, finding.role) if finding.source is not None else None
        people = next((i for i, hop in enumerate(via) if hop.role not in _MEDIA), len(via))
        looks = not (finding.whole and via) and (source is None or people < len(via) or source.role not in _MEDIA)
        told = self._media(finding, cue) if looks else []
        told = [hop for hop in told if hop.role != "document" or not finding.whole]
        hops += [*via[:people], *told, *via[people:]]
        if source is not None:
            hops.append(source)
        self._remember(hops)
        return _without_repeats(hops)

    def _station(self, span: Span, opinion: HopRole | None) -> Hop:
        actor = source_actor(self.draft, span)
        role = self._role(span, actor, opinion)
        if role in {"outlet", "agency"} and not _is_named(actor) and self.cited is not None and self._points_back(span):
            return Hop(self.cited.actor, span, self.cited.role)
        if actor is None and role != "document" and not is_joint(self.draft, span):
            return Hop(self.added.party(span, "outlet" if role in _MEDIA else None), span, role)
        return Hop(actor.id if actor is not None else None, span, role)

    def _role(self, span: Span, actor: Actor | None, opinion: HopRole | None) -> HopRole:
        """The role of a source; a pronoun has that of the one it points at, else of the source before it."""
        if span.of(self.draft.text).lower() in _PRONOUNS:
            held = self._roles.get(actor.id if actor is not None else "", "speaker")
            named = actor is not None and actor.kind == "person" and actor.name[:1].isupper()
            return "speaker" if named and held == "anonymous" else held  # told of as "a commander" first, then by name
        ruled = role_of(self.draft, span, actor)
        role = ruled if opinion is None else agreed_role(self.draft, span, actor, ruled, opinion)
        self._roles.setdefault(actor.id if actor is not None else "", role)
        self._roles[""] = role
        return role

    def _points_back(self, span: Span) -> bool:
        """Whether a common noun with "the" stands for the outlet cited last: "the outlet", "the newspaper"."""
        phrase = self.draft.doc.char_span(*span, alignment_mode="expand")
        return (
            phrase is not None
            and phrase[0].lower_ == "the"
            and len(phrase) <= 3
            and outlet_noun(phrase.root) is not None
        )

    def _media(self, finding: Finding, cue: list[Token]) -> list[Hop]:
        taken = [
            *finding.content,
            *(station.span for station in finding.via),
            *([finding.source] if finding.source is not None else []),
        ]
        told = media_of(self.draft, cue, taken)
        if told or finding.source is None:
            return told
        source = self.draft.doc.char_span(*finding.source, alignment_mode="expand")
        return spoken_to_before(self.draft, source.root.sent, source.root) if source is not None else []

    def _remember(self, hops: list[Hop]) -> None:
        for hop in hops[1:]:
            if hop.role in {"outlet", "agency"} and hop.span is not None and hop is not self.credit:
                self.cited = hop


def origin_of(chain: Sequence[Hop]) -> int:
    """The place in a chain of the innermost hop that can be identified: not anonymous; the printing outlet where no other."""
    return max(i for i, hop in enumerate(chain) if i == 0 or hop.role != "anonymous")


def _is_named(actor: Actor | None) -> bool:
    return actor is not None and not actor.name.islower()


def _printing_actor(draft: Draft) -> str | None:
    """The actor of the line that is the printing outlet itself, or None."""
    name = (draft.report.outlet or "").casefold().removeprefix("the ")
    outlets: list[Actor] = [actor for actor in draft.of(Actor) if actor.kind == "outlet"]
    return next((actor.id for actor in outlets if actor.name.casefold().removeprefix("the ") == name), None)


def _without_repeats(hops: list[Hop]) -> tuple[Hop, ...]:
    """A station that is named twice in a row is one: the agency of the credit line that is also the source cited."""
    out: list[Hop] = []
    for hop in hops:
        if out and out[-1].actor is not None and out[-1].actor == hop.actor and hop.role == out[-1].role:
            out[-1] = hop
        else:
            out.append(hop)
    return tuple(out)
