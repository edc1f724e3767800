"""Parties: under which name somebody stands in a table, over all reports."""

from __future__ import annotations

from typing import Final, NamedTuple

from dateline.model.statement import ActorRow, ClaimRow
from dateline.resolve.names import GENERIC_WORDS, name_words
from dateline.views.quote import one_line
from dateline.views.snapshot import Snapshot

NOBODY: Final = frozenset("he she it they we i you who which this that one nobody someone somebody".split())
"""Words that stand for a speaker and name none: alike in these is not the same speaker."""


class Party(NamedTuple):
    """Somebody over all reports: `key` tells parties apart, `name` is what is printed."""

    key: str
    name: str


UNNAMED: Final = Party("", "(not named)")
"""Who says something where the report does not tell; two of them may be anybody."""


class Parties:
    """The parties of a record: an identity where the record knows one over several reports, else the name as printed."""

    def __init__(self, snapshot: Snapshot) -> None:
        found = snapshot.identities()
        self._identity = {row.id: one for one in found for row in one.actors}
        self._named = {(row.report, row.name): row for row in reversed(snapshot.actors.values())}

    def of(self, actor: str | None, printed: str) -> Party:
        """The party of an actor row; by the words that name it where it is no actor, or one of a single report."""
        identity = self._identity.get(actor or "")
        if identity is not None and self.over_reports(actor):
            name = one_line(identity.name)
            return Party(f"entity {identity.entity}", name) if identity.entity else _printed(name)
        return _printed(one_line(printed))

    def speaker(self, claim: ClaimRow) -> Party:
        """The first speaker of a claim."""
        printed = claim.source_name or one_line(claim.source_text)
        return UNNAMED if not printed or printed.casefold() in NOBODY else self.of(claim.source_actor, printed)

    def over_reports(self, actor: str | None) -> bool:
        """Whether the record knows an actor row as somebody beyond its own report."""
        identity = self._identity.get(actor or "")
        return identity is not None and (
            identity.entity is not None or len({row.report for row in identity.actors}) > 1
        )

    def row(self, report: str, name: str) -> ActorRow | None:
        """The actor of a report that an event calls by this name."""
        return self._named.get((report, name))


def is_particular(name: str) -> bool:
    """Whether a wording names somebody: a word with a capital that is more than "Gunmen" or "Army".

    >>> is_particular("fighters of the Black Dune Front"), is_particular("Gunmen"), is_particular("a convoy")
    (True, False, False)
    """
    return any(word[:1].isupper() and name_words(word) - GENERIC_WORDS for word in name.split())


def _printed(name: str) -> Party:
    return Party(f"name {name.casefold()}", name)
