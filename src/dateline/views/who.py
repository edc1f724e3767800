"""Who: which actors a record has, and which of them a name means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from dateline.lexicon.registry import Identity as KnownActor
from dateline.lexicon.registry import name_key, registry
from dateline.model.annotation import to_json
from dateline.model.statement import ActorRow
from dateline.resolve.identities import Identity
from dateline.resolve.names import name_words
from dateline.views.filters import Filters, keeps_report
from dateline.views.snapshot import Snapshot


def all_identities(snapshot: Snapshot) -> tuple[Identity, ...]:
    """Every identity of the record, those in most reports first."""
    return snapshot.identities()


def find_identities(everybody: Iterable[Identity], name: str) -> tuple[Identity, ...]:
    """The identities one of whose names holds every word of `name`, in the order given."""
    wanted = name_words(name)
    return tuple(
        identity
        for identity in everybody
        if wanted and any(wanted <= name_words(alias) for alias in (identity.name, *identity.aliases))
    )


def fitting(everybody: Sequence[Identity], name: str) -> tuple[Identity, ...]:
    """The identities that `name` may mean, in the order given.

    A full name, seen or known to the registry, wins over names that only hold its words; a person's single name does not,
    since it may be anybody's.
    """
    return tuple(one for one in everybody if _is_called(one, name)) or find_identities(everybody, name)


def _is_called(identity: Identity, name: str) -> bool:
    if identity.kind == "person" and len(name_words(name)) < 2:
        return False
    known = known_actor(identity)
    names = (identity.name, *identity.aliases, *(known.names() if known else ()))
    return bool(name_key(name)) and name_key(name) in map(name_key, names)


def known_actor(identity: Identity) -> KnownActor | None:
    """What the registry knows of an identity; None also where its id is that of an own list which is not in use now."""
    return registry().identities.get(identity.entity or "")


def with_id(everybody: Iterable[Identity], ident: str) -> tuple[Identity, ...]:
    """The identities with this registry id, or whose id starts so."""
    return tuple(one for one in everybody if ident and (one.entity == ident or one.id.startswith(ident)))


def local_ids(snapshot: Snapshot) -> dict[str, str]:
    """Actor row -> its id in the report's annotation line: actors are numbered "a1", "a2", ... in the reading's order."""
    count: dict[str, int] = {}
    ids = {}
    for actor in snapshot.actors.values():
        count[actor.report] = count.get(actor.report, 0) + 1
        ids[actor.id] = f"a{count[actor.report]}"
    return ids


def identity_json(identity: Identity, snapshot: Snapshot, local: dict[str, str]) -> dict[str, Any]:
    """One object of `dateline actors --json`; report ids are the input's own."""
    keys = ("id", "name", "kind", "entity", "country", "sector")
    return {
        **{key: getattr(identity, key) for key in keys},
        "aliases": list(identity.aliases),
        "judged": list(identity.judged),
        "mentions": [
            {
                "report": snapshot.reports[actor.report].name,
                "actor": local[actor.id],
                "spans": [to_json(mention.span) for mention in actor.mentions],
            }
            for actor in identity.actors
        ],
    }


def keeps_identity(filters: Filters, identity: Identity, snapshot: Snapshot) -> bool:
    """Whether an identity is mentioned in a report that passes the filters, and has the name asked for."""
    mentioned: list[ActorRow] = [
        actor
        for actor in identity.actors
        if keeps_report(filters, snapshot.reports[actor.report], snapshot.named_in(actor.report))
    ]
    return bool(mentioned) and filters.keeps_actor((identity.name, *identity.aliases))
