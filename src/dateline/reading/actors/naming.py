"""Names into parties: which names of a report are one party's."""

from __future__ import annotations

from collections import defaultdict

from dateline.lexicon.registry import Identity
from dateline.reading.actors.mention import Cluster, Mention
from dateline.reading.actors.names import by_form
from dateline.reading.actors.words import organisation_words


def group_names(mentions: list[Mention]) -> list[Cluster]:
    """Parties from name mentions: fullest names first, shorter ones join the only party that they can mean."""
    clusters: list[Cluster] = []
    index: dict[str, list[Cluster]] = defaultdict(list)
    for mention in by_form(mentions):
        near = list(dict.fromkeys(c for key in _keys(mention) for c in index[key]))
        cluster = _fitting(mention, near)
        if cluster is None:
            if mention.kind is None and len(mention.words) < 2:
                continue
            cluster = Cluster(mention.kind)
            clusters.append(cluster)
        cluster.take(mention)
        for key in _keys(mention):
            if cluster not in index[key]:
                index[key].append(cluster)
    for cluster in clusters:
        cluster.mentions.sort(key=lambda m: m.head.i)
    return [cluster for cluster in clusters if cluster.kind is not None]


def _keys(mention: Mention) -> list[str]:
    """What two names of one party share at least one of: a word, the initials, a known actor."""
    known = [f"={item.id}" for item in mention.known]
    return [*mention.words, *(word.lower() for word in mention.words[:1]), initials(mention.words), *known]


def initials(words: tuple[str, ...]) -> str:
    """The first letters of a body's name in capitals, small words left out; the name itself where it is one word."""
    if len(words) == 1:
        return words[0]
    small = {"of", "for", "the", "and", "against"}
    return "".join(word[0] for word in words if word not in small and not word[0].isdigit()).upper()


def _fitting(mention: Mention, clusters: list[Cluster]) -> Cluster | None:
    same = [c for c in clusters if _same_name(mention, c)]
    if len(same) == 1:
        return same[0]
    if same:
        return _most_recent(mention, same)
    shared = [c for c in clusters if _same_identity(mention, c)]
    return shared[0] if len(shared) == 1 else None


def _most_recent(mention: Mention, clusters: list[Cluster]) -> Cluster:
    """Of several that fit, the one named last before; else the one named first."""

    def distance(cluster: Cluster) -> tuple[bool, int]:
        before = [m.head.i for m in cluster.mentions if m.head.i < mention.head.i]
        return (not before, -max(before) if before else cluster.mentions[0].head.i)

    return min(clusters, key=distance)


def _same_name(mention: Mention, cluster: Cluster) -> bool:
    if mention.words in cluster.names:
        return _kinds_fit(mention, cluster)
    if cluster.kind == "person" and mention.kind in {"person", None, "organisation", "population"}:
        tagged = mention.kind == "person" or _may_be_given_name(mention)
        return any(persons_agree(mention.words, name, tagged) for name in cluster.names)
    if mention.kind == "person" or cluster.kind == "person":
        return False
    if len(mention.words) == 1 and mention.words[0] in organisation_words() and not _named_before(mention, cluster):
        return False
    if mention.rule == "name-org" and not mention.known and any(_namesake(mention.words, n) for n in cluster.names):
        return True
    return any(bodies_agree(mention.words, name) for name in cluster.names)


def _may_be_given_name(mention: Mention) -> bool:
    """Whether a single word may be somebody's first name although the tagger took it for a body: "Elvira"."""
    unsure = mention.kind is None or mention.rule.startswith("name-org")
    return len(mention.words) == 1 and unsure and mention.words[0] not in organisation_words() and not mention.known


def _namesake(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether a body is called by what stands behind "of" in its name: "Solace" for "Church of Solace"."""
    return len(full) == len(short) + 2 and full[1] == "of" and full[2:] == short and full[0] in organisation_words()


def _named_before(mention: Mention, cluster: Cluster) -> bool:
    """Whether a party was named before a mention: "the Coalition" is short for a longer name only behind it."""
    return any(m.head.i < mention.head.i for m in cluster.mentions)


def _kinds_fit(mention: Mention, cluster: Cluster) -> bool:
    people = {"population"}
    return (mention.kind in people) == (cluster.kind in people) or mention.kind is None


def _same_identity(mention: Mention, cluster: Cluster) -> bool:
    """Whether both names are aliases of one known actor and of no other."""
    theirs = {item.id for m in cluster.mentions for item in m.known if len(m.known) == 1}
    return len(mention.known) == 1 and mention.known[0].id in theirs and _full(mention, mention.known[0])


def _full(mention: Mention, identity: Identity) -> bool:
    return identity.kind != "person" or len(mention.words) > 1


def persons_agree(short: tuple[str, ...], full: tuple[str, ...], tagged: bool) -> bool:
    """Whether a person's name may be a shorter form of another: last name alone, or the same last name and given names.

    >>> persons_agree(("okoye",), ("ada", "okoye"), True), persons_agree(("ben", "okoye"), ("ada", "okoye"), True)
    (True, False)
    """
    short, full = _without_particles(short), _without_particles(full)
    if not short or not full:
        return False
    if len(short) == 1:
        return short[0] == full[-1] or (tagged and len(full) > 1 and short[0] == full[0])
    if short[-1] != full[-1]:
        return len(short) < len(full) and full[: len(short)] == short and tagged
    if len(short) < len(full) and full[-len(short) :] == short:
        return True
    first, other = short[0], full[0]
    return first == other or (first[0] == other[0] and 1 in {len(first), len(other)})


def _without_particles(name: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in name if word not in {"al", "el"})


def bodies_agree(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether a body's name may be a shorter form of another: its initials, its end with the head word, its proper part.

    >>> bodies_agree(("front",), ("sahel", "defence", "front")), bodies_agree(("SDF",), ("sahel", "defence", "front"))
    (True, True)
    """
    if len(short) > len(full):
        short, full = full, short
    words = organisation_words()
    if len(short) == 1 and short[0].isupper() and len(short[0]) > 1 and len(full) > 1:
        spelt_out = full[0] == short[0].lower() and all(word in words for word in full[1:])
        return spelt_out or short[0] == initials(full)
    if len(short) == len(full):
        return False
    if full[-len(short) :] == short:
        return short[-1] in words
    rest = full[len(short) :]
    return full[: len(short)] == short and all(word in words for word in rest) and short[-1] not in words
