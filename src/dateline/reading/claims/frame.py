"""A frame: a word that may be a cue, with what it would say and who would say it, before anyone has decided."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Frame:
    """One way to read a word as a cue.

    `pattern` names the construction ("ccomp", "according", "passive-xcomp" ...). `content` holds tokens, in any order, as
    the tree gives them; `source` is the head of the noun phrase that speaks, None where nobody does. `cue` holds the words
    of the cue besides the head's own group (a light verb, a noun, a preposition). `via` are heads of the sources on the
    way to `source`, outermost first.
    """

    head: Token
    pattern: str
    content: tuple[Token, ...]
    source: Token | None
    cue: tuple[Token, ...] = ()
    via: tuple[Token, ...] = ()
