"""Names of parties: persons, bodies, peoples, and states that a country's name stands for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from spacy.tokens import Doc, Token

from dateline.intake.outlets import find_outlet
from dateline.lexicon.registry import Registry, is_acronym, name_key
from dateline.model.annotation import Place
from dateline.model.spans import Span
from dateline.model.vocabulary import ActorKind
from dateline.reading.actors.mention import Mention
from dateline.reading.actors.parties import acts, is_party
from dateline.reading.actors.runs import DOMAIN, NAME_LABELS, Run, find_runs, is_capitalised
from dateline.reading.actors.words import (
    OrganisationWord,
    bare,
    is_plural,
    is_title,
    noun_lemma,
    organisation_words,
    role_nouns,
    singular_role,
    titles,
)
from dateline.reading.draft import Draft


class Labels(NamedTuple):
    """What is told over the whole text: labels by name, last words of persons' full names, names that tell where."""

    votes: dict[str, Counter[str]]
    surnames: frozenset[str]
    where: frozenset[str]


LABEL_KINDS: Final[dict[str, ActorKind]] = {"PERSON": "person", "ORG": "organisation", "NORP": "population"}
STATE_BODIES: Final = frozenset({"army", "forces", "force", "guard", "command", "corps"})


def find_names(draft: Draft, known: Registry) -> list[Mention]:
    """Every mention of a party by name, in order of the text."""
    found: list[Mention] = []
    labels = Labels(_label_votes(draft.doc), _surnames(draft.doc), _places_by_use(draft.doc))
    for number, sentence in enumerate(draft.sentences()):
        for run in find_runs(sentence):
            for mention in _mentions(draft, run, known, labels):
                mention.sentence = number
                found.append(mention)
    return found


def words_of(doc: Doc, start: int, end: int) -> tuple[str, ...]:
    """The words of a name for comparing: lower case, no accents, no particles' hyphens."""
    return tuple(name_key(doc[start:end].text).split())


def _label_votes(doc: Doc) -> dict[str, Counter[str]]:
    """How often the tagger gives each label to the same words of the text."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for entity in doc.ents:
        if entity.label_ in NAME_LABELS:
            votes[name_key(entity.text.removesuffix("'s"))][entity.label_] += 1
    return votes


def _surnames(doc: Doc) -> frozenset[str]:
    """Last words of full names of persons in the text: alone, they are a person even where they are also a place."""
    names = (entity for entity in doc.ents if entity.label_ == "PERSON" and 1 < len(entity) < 5)
    return frozenset(name_key(entity.text.removesuffix("'s")).split()[-1] for entity in names)


def _mentions(draft: Draft, run: Run, known: Registry, labels: Labels) -> Iterator[Mention]:
    doc = draft.doc
    whole = doc[run.start : run.end].text
    if DOMAIN.fullmatch(whole):
        yield _mention(doc, run, "outlet", "domain")
        return
    if known.named(whole):
        yield from _known(draft, run, known)
        return
    cut = _title_cut(doc, run)
    if cut is not None:
        left, person, gender = cut
        if left.end > left.start:
            yield from _mentions(draft, left, known, labels)
        if person.end > person.start:
            mention = _mention(doc, person, "person", "titled-name")
            mention.gender = gender
            mention.roles = frozenset(noun_lemma(t) for t in doc[left.end : person.start] if singular_role(t))
            mention.known = known.named(mention.text)
            yield mention
        return
    body = _body_word(doc, run)
    if body is not None:
        yield _body(draft, run, body, known)
        return
    for part in _by_entity(doc, run):
        labelled = _labelled(draft, part, known, labels)
        if labelled is not None:
            yield labelled


def _mention(doc: Doc, run: Run, kind: ActorKind | None, rule: str) -> Mention:
    head = doc[run.start : run.end].root
    words = words_of(doc, run.start, run.end)
    return Mention("name", head, run.start, run.end, words, kind, rule)


def _known(draft: Draft, run: Run, known: Registry) -> Iterator[Mention]:
    doc = draft.doc
    found = known.named(doc[run.start : run.end].text)
    kinds = {item.kind for item in found}
    mention = _mention(doc, run, kinds.pop() if len(kinds) == 1 else None, "registry")
    if mention.head.dep_ in {"compound", "amod", "nmod"} and len(found) > 0 and _is_adjective(mention.head):
        return
    mention.known = found
    yield mention


def _is_adjective(token: Token) -> bool:
    return token.pos_ == "ADJ" or token.tag_ in {"JJ", "AFX"}


def _title_cut(doc: Doc, run: Run) -> tuple[Run, Run, str | None] | None:
    """A run with a title in it: what stands before the title, the person's name behind it, and the gender it tells."""
    places = [i for i in range(run.start, run.end) if is_title(doc[i]) and is_capitalised(doc[i])]
    if not places or any(bare(t) in {"of", "for"} for t in doc[run.start : run.end]):
        return None
    last = places[-1]
    behind = last + 1
    if behind < run.end and doc[behind].lower_ in organisation_words():
        return None
    if behind >= run.end and len(places) == run.end - run.start:
        return Run(run.start, run.start), Run(run.end, run.end), None
    if behind >= run.end and bare(doc[last]) not in role_nouns():
        return None
    first = last
    while first - 1 >= run.start and (is_title(doc[first - 1]) or bare(doc[first - 1]) in MODIFIERS):
        first -= 1
    genders = [titles()[bare(doc[i])].gender for i in places if bare(doc[i]) in titles()]
    genders += [role.gender for i in places if (role := role_nouns().get(bare(doc[i])))]
    return Run(run.start, first), Run(behind, run.end), next((g for g in genders if g), None)


MODIFIERS: Final = frozenset(
    "prime foreign defence defense interior finance health vice deputy major lieutenant field".split()
)


def _body_word(doc: Doc, run: Run) -> OrganisationWord | None:
    """The head word that makes a run a body's name: its last word, or the word before "of", "for"."""
    if run.end - run.start < 2:
        return None
    for i in range(run.start + 1, run.end):
        if doc[i].lower_ in {"of", "for", "against", "without"}:
            return organisation_words().get(doc[i - 1].lower_)
    last = doc[run.end - 1]
    if last.is_digit and run.end - run.start > 1:
        last = doc[run.end - 2]
    if last.ent_type_ in {"PERSON", "GPE"} and last.lower_ not in organisation_words():
        return None
    return organisation_words().get(last.lower_)


def _body(draft: Draft, run: Run, body: OrganisationWord, known: Registry) -> Mention:
    doc = draft.doc
    mention = _mention(doc, run, body.kind, f"name-{body.id}")
    mention.sector = body.sector
    country = country_in(draft, doc[run.start].idx, doc[run.end - 1].idx + len(doc[run.end - 1]))
    mention.country = country
    if body.open and country is not None and run.end - run.start <= 3:
        mention.kind, mention.sector = "government", "MIL"
    mention.known = known.named(mention.text)
    return mention


def country_in(draft: Draft, start: int, end: int) -> str | None:
    """The country of the places inside a stretch of text, where they agree on one."""
    countries = {place.country for place in draft.places_in(Span(start, end)) if place.country}
    return countries.pop() if len(countries) == 1 else None


def _by_entity(doc: Doc, run: Run) -> Iterator[Run]:
    """A run cut where the tagger's names begin and end; one name and loose words beside it stay together."""
    labelled = {doc[i].ent_iob_ == "B" and i for i in range(run.start, run.end)} - {False}
    kinds = {doc[i].ent_type_ for i in range(run.start, run.end)} - {""}
    if len(labelled) <= 1 and not (kinds & {"GPE", "NORP"} and _loose(doc, run)):
        yield run
        return
    start = run.start
    for i in range(run.start + 1, run.end + 1):
        if i == run.end or doc[i].ent_iob_ == "B" or (doc[i].ent_iob_ == "O") != (doc[i - 1].ent_iob_ == "O"):
            inner = Run(start, i)
            if is_capitalised(doc[inner.start]) or inner.end - inner.start > 1:
                yield inner
            start = i


def _loose(doc: Doc, run: Run) -> bool:
    return any(doc[i].ent_type_ == "" for i in range(run.start, run.end))


def _labelled(draft: Draft, run: Run, known: Registry, labels: Labels) -> Mention | None:
    """What the registry, the outlets and the tagger make of a run without title or head word."""
    doc = draft.doc
    mention = _mention(doc, run, None, "name")
    text = mention.text
    mention.known = known.named(text) or (known.surnamed(text) if run.end - run.start == 1 else ())
    if find_outlet(text) is not None:
        mention.kind, mention.rule, mention.sector = "outlet", "outlet", "JRN"
        return mention
    if len(mention.words) == 1 and mention.words[0] in labels.surnames and not _is_adjective(mention.head):
        mention.rule = "surname"
        return mention
    state = _state(draft, mention, known)
    if state is not None:
        return state if state.kind else None
    if mention.known and known.named(text):
        mention.kind, mention.rule = mention.known[0].kind, "registry"
        return mention
    label = _label(doc, run, labels)
    if label == "NORP":
        return _people(mention)
    mention.kind = LABEL_KINDS.get(label)
    mention.rule = f"name-{label.lower()}" if label else "name"
    if mention.kind is None and mention.known:
        mention.kind = "person"
    if mention.kind is None and label:
        return None
    if not mention.known and name_key(text) in labels.where and mention.words[-1] not in labels.surnames:
        return None
    if mention.kind == "person" and is_acronym(text) and run.end - run.start == 1:
        mention.kind = "organisation"
    return mention


def _is_where(head: Token) -> bool:
    """Whether a name tells where something is: a place that the tagger took for a body."""
    return head.dep_ == "pobj" and head.head.lower_ in {
        "in",
        "at",
        "near",
        "around",
        "outside",
        "across",
        "inside",
        "toward",
        "towards",
        "into",
    }


def _places_by_use(doc: Doc) -> frozenset[str]:
    """Names that tell where something is at least as often as they act: places that the tagger took for somebody."""
    votes: Counter[str] = Counter()
    for entity in doc.ents:
        if entity.label_ in {"PERSON", "ORG"}:
            votes[name_key(entity.text.removesuffix("'s"))] += _is_where(entity.root) - acts(entity.root)
    return frozenset(name for name, vote in votes.items() if vote > 0)


def _label(doc: Doc, run: Run, labels: Labels) -> str:
    votes = labels.votes.get(name_key(doc[run.start : run.end].text))
    if votes:
        return min(votes, key=lambda label: (-votes[label], label))
    inside = Counter(doc[i].ent_type_ for i in range(run.start, run.end) if doc[i].ent_type_)
    return min(inside, key=lambda label: (-inside[label], label)) if inside else ""


def _state(draft: Draft, mention: Mention, known: Registry) -> Mention | None:
    """A country or capital: its government where the name acts as a party; kind None where it is only a place."""
    head = mention.head
    span = Span(draft.doc[mention.start].idx, draft.doc[mention.end - 1].idx + len(draft.doc[mention.end - 1]))
    places = [place for place in draft.of(Place) if place.span.contains(span)]
    stands = known.standing_for(mention.text)
    if stands is None and not places and head.ent_type_ not in {"GPE", "LOC", "FAC"}:
        return None
    if (
        stands is None
        and places
        and head.ent_type_ in {"PERSON", "ORG"}
        and not any(p.precision == "country" for p in places)
    ):
        return None
    mention.kind = None
    if _is_adjective(head) or any(place.sense == "demonym" for place in places):
        return mention
    if is_plural(head) and head.ent_type_ == "NORP":
        return _people(mention)
    national = stands is not None or any(place.precision == "country" for place in places)
    metonym = any(place.sense == "metonym" for place in places)
    if head.dep_ not in {"compound", "amod", "nmod", "poss"} and (metonym or (national and is_party(head))):
        mention.kind, mention.sector, mention.rule = "government", "GOV", "metonym"
        mention.country = stands.country if stands else next((p.country for p in places if p.country), None)
        mention.known = (stands,) if stands else ()
    return mention


def _people(mention: Mention) -> Mention | None:
    """A people or a following named as such ("the Kurds"); adjectives are none."""
    head = mention.head
    if _is_adjective(head) or head.dep_ in {"compound", "amod", "nmod"} or not is_plural(head):
        return mention if mention.known and not _is_adjective(head) else None
    role = role_nouns().get(noun_lemma(head))
    mention.kind = role.kind if role else "population"
    mention.sector = role.sector if role else None
    mention.rule, mention.plural = "people", True
    return mention


def by_form(mentions: Iterable[Mention]) -> list[Mention]:
    """Mentions with the fullest names first, then in order of the text."""
    return sorted(mentions, key=lambda m: (-len(m.words), m.head.i))
