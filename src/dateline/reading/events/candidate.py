"""A candidate: a word that may name an act, while it is being read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from spacy.tokens import Token

from dateline.model.spans import Span
from dateline.model.vocabulary import Status
from dateline.reading.events.lexicon import Light, Sense

REAL: Final[frozenset[Status]] = frozenset({"occurred", "ongoing"})
"""What happened, or is happening."""


@dataclass(slots=True, eq=False)
class Candidate:
    """A trigger with its sense; the stages of the step fill in the rest.

    `verb` carries the clause (the trigger itself, or the light verb of a noun); `part` is what the noun is to that verb.
    Parties are kept as head tokens until the event is written. `span` and `sub` are the trigger and
    the sub-event of ACLED as the encoder tells them, `phrases` the words of parties by their heads.
    """

    token: Token
    sense: Sense
    type: str
    mode: str | None
    score: float
    verb: Token | None = None
    part: str = ""
    light: Light | None = None
    object: Token | None = None
    status: Status = "occurred"
    actors: list[Token] = field(default_factory=list)
    recipients: list[Token] = field(default_factory=list)
    place: str | None = None
    time: str | None = None
    headline: bool = False
    contexts: tuple[str, ...] = ()
    content: Token | None = None
    span: Span | None = None
    sub: str | None = None
    phrases: dict[int, Span] = field(default_factory=dict)

    @property
    def noun(self) -> bool:
        """Whether a noun names the act."""
        return self.token.pos_ in {"NOUN", "PROPN"} or bool(self.part)
