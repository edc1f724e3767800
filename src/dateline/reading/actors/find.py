"""The step "actors": every party of a report, with all words that point at it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Token

from dateline.lexicon.registry import Registry, registry
from dateline.model.annotation import Actor, Place
from dateline.model.spans import Span, trim
from dateline.reading.actors.chooser import Chooser, chooser_for
from dateline.reading.actors.descriptions import antecedent
from dateline.reading.actors.identify import identify
from dateline.reading.actors.intros import introduced
from dateline.reading.actors.mention import Cluster, Mention
from dateline.reading.actors.names import find_names
from dateline.reading.actors.naming import group_names
from dateline.reading.actors.nouns import find_nouns, read_nouns, roles_beside
from dateline.reading.actors.parties import acts
from dateline.reading.actors.pronouns import Pronoun, find_pronouns, resolve
from dateline.reading.actors.quotes import Quotes
from dateline.reading.actors.read_names import read_names
from dateline.reading.actors.roles import roles_told
from dateline.reading.actors.scene import Scene
from dateline.reading.draft import Draft
from dateline.reading.step import Step


@dataclass(frozen=True, slots=True)
class Readers:
    """The questions put to the encoder; training gives the answers of its gold in their place.

    `names` and `nouns` decide on what the rules found and passed over; `chooser` says which party words point at.
    """

    names: Callable[[Draft, list[Mention], Registry], list[Mention]] = read_names
    nouns: Callable[[Draft, set[int], Sequence[Mention]], list[Mention]] = read_nouns
    chooser: Callable[[Draft, Scene, Quotes], Chooser | None] = chooser_for


def find_actors(draft: Draft, readers: Readers = Readers()) -> list[Actor]:
    """The parties of a report in order of first mention."""
    known = registry()
    names = readers.names(draft, find_names(draft, known), known)
    for name in names:
        name.roles |= frozenset(roles_beside(draft, name))
    clusters = group_names(names)
    taken = {i for cluster in clusters for m in cluster.mentions for i in range(m.start, m.end)}
    nouns = readers.nouns(draft, taken, find_nouns(draft, taken))
    _link(draft, clusters, nouns, readers)
    clusters = [cluster for cluster in clusters if not cluster.latent or _comes_up_again(cluster)]
    for cluster in clusters:
        cluster.mentions.sort(key=lambda m: m.head.i)
    return _actors(draft, identify(draft, clusters, known))


def _link(draft: Draft, clusters: list[Cluster], nouns: list[Mention], readers: Readers) -> None:
    """Bring nouns and pronouns to their parties in order of the text, so that each sees only what stands before it."""
    quotes = Quotes(draft)
    phrases = _noun_heads(draft)
    scene = Scene(clusters)
    names = [(m, cluster) for cluster in clusters for m in cluster.mentions]
    order: list[tuple[Mention, Cluster | Pronoun | None]] = [*names, *((noun, None) for noun in nouns)]
    pronouns = find_pronouns(draft)
    own = [pronoun for pronoun in pronouns if pronoun.sort in {"i", "we"}]
    order += [(pronoun.mention, pronoun) for pronoun in pronouns if pronoun.sort not in {"i", "we"}]
    chooser = readers.chooser(draft, scene, quotes)
    for mention, what in sorted(order, key=lambda pair: pair[0].head.i):
        if isinstance(what, Cluster):
            scene.pass_by(mention, what)
        elif isinstance(what, Pronoun):
            _enter_pronoun(what, scene, chooser, resolve(what, scene, quotes, phrases))
        else:
            scene.enter(mention, _party_of_noun(draft, mention, scene, chooser))
    for pronoun in own:  # last: "he said" behind a quotation tells who "I" is
        _enter_pronoun(pronoun, scene, chooser, resolve(pronoun, scene, quotes, phrases))


def _enter_pronoun(pronoun: Pronoun, scene: Scene, chooser: Chooser | None, picked: Cluster | None) -> None:
    found = picked
    if chooser is not None and pronoun.sort != "who":
        found = chooser.choose(pronoun.mention, pronoun.sort, picked)
    if found is not None:
        scene.enter(pronoun.mention, found)


def _party_of_noun(draft: Draft, mention: Mention, scene: Scene, chooser: Chooser | None) -> Cluster:
    """The party that a role noun names: one met before, or a new one."""
    found = introduced(draft, mention, scene.clusters)
    if found is None and mention.role is not None:
        found = antecedent(mention, mention.role, scene)
    if chooser is not None and not _tied(mention, scene):
        found = chooser.choose(mention, "noun", found)
    if found is None:
        found = Cluster(mention.kind, roles={mention.lemma}, latent=not mention.alone)
        scene.clusters.append(found)
    return found


def _tied(mention: Mention, scene: Scene) -> bool:
    """Whether the words around a noun for a body say which one it is, so that the rules know: "Salem's forces", "the outlet"."""
    if mention.kind == "person":
        return False
    owned = mention.possessor is not None and scene.holder(mention.possessor) is not None
    return owned or bool(mention.restriction) or (mention.role is not None and mention.role.id == "outlet")


def _comes_up_again(cluster: Cluster) -> bool:
    """Whether a noun that is no party by itself is one after all: words point back at it, and it does something."""
    return len(cluster.mentions) > 1 and any(acts(m.head) for m in cluster.mentions)


def _noun_heads(draft: Draft) -> dict[int, list[Token]]:
    heads: dict[int, list[Token]] = defaultdict(list)
    for number, sentence in enumerate(draft.sentences()):
        heads[number] = [t for t in sentence if t.pos_ in {"NOUN", "PROPN"} and t.dep_ not in {"compound", "nmod"}]
    return heads


def _actors(draft: Draft, clusters: list[Cluster]) -> list[Actor]:
    rows = []
    for cluster in clusters:
        spans = sorted({span for m in cluster.mentions if (span := span_of(draft, m)).start < span.end})
        if not spans:
            continue
        rows.append((spans[0], _name(draft, cluster), cluster, tuple(spans)))
    rows.sort(key=lambda row: (row[0], row[1]))
    return [
        Actor(
            f"a{number}", name, cluster.kind or "organisation", spans, cluster.identity.id if cluster.identity else None,
            cluster.country, cluster.sector, _rule(cluster), roles_told(draft, cluster),
        )
        for number, (_, name, cluster, spans) in enumerate(rows, 1)
    ]  # fmt: skip


def _rule(cluster: Cluster) -> str:
    """The row of the user's own list that tells who this is; else the rule that found the first mention."""
    return (cluster.identity and cluster.identity.cited) or cluster.mentions[0].rule


def span_of(draft: Draft, mention: Mention) -> Span:
    first, last = draft.doc[mention.start], draft.doc[mention.end - 1]
    return trim(draft.text, Span(first.idx, last.idx + len(last)), extra="-")


def _name(draft: Draft, cluster: Cluster) -> str:
    """The fullest form in the report: the longest name, else the longest noun; the first of several."""
    for form in ("name", "noun", "pronoun"):
        texts = [span_of(draft, m).of(draft.text) for m in cluster.mentions if m.form == form]
        if texts:
            return " ".join(max(texts, key=lambda text: (len(text.split()), len(text))).split())
    return ""


STEP: Final = Step(
    "actors", 2, "which parties there are, and every word that points at each", (Place,), (Actor,), find_actors
)
