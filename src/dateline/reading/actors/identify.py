"""Parties and the registry: which known actor a party is, where that is safe; its country and sector."""

from __future__ import annotations

from dateline.lexicon.offices import is_past, office_of
from dateline.lexicon.registry import Identity, Registry, in_office, is_acronym, may_hold, name_key
from dateline.model.annotation import Place
from dateline.reading.actors.mention import Cluster, Mention
from dateline.reading.actors.names import country_in
from dateline.reading.actors.roles import roles_told
from dateline.reading.draft import Draft


def identify(draft: Draft, clusters: list[Cluster], known: Registry) -> list[Cluster]:
    """Give each party its identity in the registry, and what text or registry tell of its kind, country and sector.

    Parties that turn out to be the same known actor become one.
    """
    countries = {place.country for place in draft.of(Place) if place.country}
    told = [m.known[0] for c in clusters for m in c.mentions if len(m.known) == 1 and _telling(m)]
    sure = {item.id for item in told}
    for cluster in clusters:
        cluster.country = cluster.country or _country_beside(draft, cluster)
        identity = _identity(draft, cluster, countries, sure, known)
        if identity is None:
            continue
        cluster.identity = identity
        cluster.kind = identity.kind
        cluster.country = identity.country or cluster.country
        cluster.sector = identity.sector or cluster.sector
        cluster.gender = cluster.gender or identity.gender
    return _joined(clusters)


def _joined(clusters: list[Cluster]) -> list[Cluster]:
    kept: list[Cluster] = []
    by_id: dict[str, Cluster] = {}
    for cluster in clusters:
        first = by_id.setdefault(cluster.identity.id, cluster) if cluster.identity else cluster
        if first is cluster:
            kept.append(cluster)
            continue
        for mention in cluster.mentions:
            first.take(mention)
        first.mentions.sort(key=lambda m: m.head.i)
    return kept


def _telling(mention: Mention) -> bool:
    """Whether a name by itself tells who is meant: more than one word, or an international body's acronym."""
    return mention.form == "name" and (len(mention.words) > 1 or mention.known[0].country is None)


def _identity(draft: Draft, cluster: Cluster, countries: set[str], sure: set[str], known: Registry) -> Identity | None:
    """The only known actor that fits the fullest name, or None; bare surnames and acronyms need a report that fits."""
    names = [m for m in cluster.mentions if m.form == "name"]
    if not names:
        return _government(cluster, known) or _body_called(cluster, known) or _office_holder(draft, cluster, known)
    fullest = max(len(m.words) for m in names)
    top = [m for m in names if len(m.words) == fullest]
    found = {item.id: item for m in top for item in m.known}
    sole = [item for item in found.values() if name_key(top[0].text) in map(name_key, item.alone)]
    if len(sole) == 1 and (sole[0].kind != "person" or fullest > 1 or _may_be(sole[0], draft, cluster)):
        return sole[0] if (sole[0].kind == "person") == (cluster.kind == "person") else None
    if not found and fullest > 1:
        return None
    fits = [item for item in found.values() if _fits(item, cluster, top[0], countries, sure)]
    if cluster.kind == "person" and fullest == 1:
        fits = [item for item in fits if _may_be(item, draft, cluster)]
        if len(fits) > 1 and (day := draft.report.published) is not None:
            fits = [item for item in fits if in_office(item, day[:10])]
    return fits[0] if len(fits) == 1 else None


def _may_be(item: Identity, draft: Draft, cluster: Cluster) -> bool:
    """Whether a known person may be who goes by a last name alone, by the gender and the office that the report tells."""
    if item.gender and cluster.gender and item.gender != cluster.gender:
        return False
    offices = {office for span in roles_told(draft, cluster) if (office := office_of(span.of(draft.text)))}
    return may_hold(item, offices, draft.report.published)


def _fits(item: Identity, cluster: Cluster, name: Mention, countries: set[str], sure: set[str]) -> bool:
    if (item.kind == "person") != (cluster.kind == "person"):
        return False
    if cluster.country and item.country and cluster.country != item.country and item.kind != "person":
        return False
    key = name_key(name.text)
    if item.kind == "person":
        bare = key not in {name_key(known) for known in item.names()}
    else:
        bare = len(name.words) == 1 and is_acronym(name.text)
    if not bare or (item.country is None and item.kind != "person"):
        return True
    return item.country in countries or bool(sure & set(item.context))


def _body_called(cluster: Cluster, known: Registry) -> Identity | None:
    """The known body whose alias is a description: "Russian presidency"."""
    found = {
        item.id: item for m in cluster.mentions if m.form == "noun" and " " in m.text for item in known.named(m.text)
    }
    only = next(iter(found.values())) if len(found) == 1 else None
    return only if only is not None and only.kind != "person" and cluster.kind != "person" else None


def _government(cluster: Cluster, known: Registry) -> Identity | None:
    """The government of a country where the text says just "the X government" or "the government of X"."""
    nouns = [m for m in cluster.mentions if m.form == "noun"]
    told = [m for m in nouns if m.words or m.end > m.head.i + 1]
    if not told or cluster.country is None or any(m.lemma != "government" for m in nouns):
        return None
    if any(len(m.words) + (m.end > m.head.i + 1) != 1 for m in told):
        return None
    return known.government_of(cluster.country)


def _office_holder(draft: Draft, cluster: Cluster, known: Registry) -> Identity | None:
    """Who held, on the day of the report, the office that "Ukraine's president" names without a name."""
    day = draft.report.published
    if cluster.kind != "person" or cluster.country is None or day is None:
        return None
    nouns = [mention for mention in cluster.mentions if mention.form == "noun"]
    if any(is_past(mention.text) for mention in nouns):
        return None
    told = {_office(draft, mention) for mention in nouns}
    offices = {office for office in told if office not in {"president", "minister"}} or told
    return known.holder(offices.pop(), cluster.country, day[:10]) if len(offices) == 1 else None


def _office(draft: Draft, mention: Mention) -> str:
    """The words of an office without its country: "defence minister" of "Russia's defence minister"."""
    tokens = draft.doc[mention.start : mention.end]
    start = max((t.i + 1 for t in tokens if t.tag_ == "POS" or t.ent_type_ in {"GPE", "NORP"}), default=mention.start)
    words = draft.doc[max(start, mention.start) : mention.end].text.lower()
    if start >= mention.end:
        words = tokens.text.lower().partition(" of ")[0]
    words = words.partition(" of ")[0].replace("defense", "defence")
    return {"premier": "prime minister"}.get(words, words)


def _country_beside(draft: Draft, cluster: Cluster) -> str | None:
    """The country whose adjective stands before a person's name: "Libyan leader ..."."""
    if cluster.kind != "person":
        return None
    for mention in cluster.mentions:
        if mention.form != "name":
            continue
        left = mention.start
        while left > mention.head.sent.start and draft.doc[left - 1].dep_ in {"amod", "compound", "nmod"}:
            left -= 1
        if left < mention.start:
            country = country_in(draft, draft.doc[left].idx, draft.doc[mention.start].idx)
            if country is not None:
                return country
    return None
