"""Mentions and clusters: what is found first, and what is brought together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from spacy.tokens import Token

from dateline.lexicon.registry import Identity
from dateline.model.vocabulary import ActorKind, Sector
from dateline.reading.actors.words import RoleNoun

MentionForm = Literal["name", "noun", "pronoun"]

BODIES: frozenset[ActorKind] = frozenset({"group", "organisation", "government", "outlet"})
"""Kinds that "it" and "its" may point at."""


@dataclass(slots=True, eq=False)
class Mention:
    """Words that point at a party: tokens `[start, end)` around the head.

    `role` and `alone` are of nouns: what the lexicon or the encoder says of it, and whether it is a party by itself.
    """

    form: MentionForm
    head: Token
    start: int
    end: int
    words: tuple[str, ...]
    kind: ActorKind | None
    rule: str
    sector: Sector | None = None
    country: str | None = None
    gender: str | None = None
    plural: bool = False
    definite: bool = False
    possessor: Token | None = None
    restriction: str = ""
    sentence: int = 0
    lemma: str = ""
    known: tuple[Identity, ...] = ()
    roles: frozenset[str] = frozenset()
    role: RoleNoun | None = None
    alone: bool = True

    @property
    def text(self) -> str:
        """The words of the mention as the parser saw them."""
        return self.head.doc[self.start : self.end].text


@dataclass(slots=True, eq=False)
class Cluster:
    """One party of the report with its mentions so far."""

    kind: ActorKind | None
    mentions: list[Mention] = field(default_factory=list)
    names: set[tuple[str, ...]] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)
    gender: str | None = None
    sector: Sector | None = None
    country: str | None = None
    plural: bool = False
    identity: Identity | None = None
    latent: bool = False
    nouns: list[Mention] = field(default_factory=list)
    restrictions: set[str] = field(default_factory=set)

    def take(self, mention: Mention) -> None:
        """Add a mention, with what it tells about the party."""
        self.mentions.append(mention)
        self.roles |= mention.roles
        self.kind = self.kind or mention.kind
        self.gender = self.gender or mention.gender
        self.sector = self.sector or mention.sector
        self.country = self.country or mention.country
        if mention.form == "name":
            self.names.add(mention.words)
        if mention.form == "noun":
            self.nouns = [*self.nouns[-7:], mention]
            self.roles.add(mention.lemma)
            self.restrictions |= {mention.restriction} - {""}
        if mention.form != "pronoun":
            self.plural = self.plural or mention.plural

    @property
    def named(self) -> bool:
        """Whether the party has a name in the report."""
        return bool(self.names)
