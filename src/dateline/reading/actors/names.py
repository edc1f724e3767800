"""Names of parties: persons, bodies, peoples, and states that a country's name stands for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Phrase

from dateline.intake.outlets import find_outlet
from dateline.lexicon.given_names import given_names
from dateline.lexicon.registry import Identity, Registry, is_acronym, name_key
from dateline.model.spans import Span
from dateline.model.vocabulary import ActorKind
from dateline.reading.actors.evidence import Labels, gather, is_person, label_of
from dateline.reading.actors.mention import Mention
from dateline.reading.actors.runs import DOMAIN, PARTICLES, Run, find_runs, is_capitalised
from dateline.reading.actors.states import PlaceIndex, as_people, as_state, is_adjective
from dateline.reading.actors.words import (
    OrganisationWord,
    bare,
    is_title,
    noun_lemma,
    organisation_words,
    role_nouns,
    singular_role,
    titles,
    verb_class,
)
from dateline.reading.draft import Draft

LONG_NAME: Final = 6
"""Letters of a known name that is believed at the opening of a sentence, where every word has a capital."""

LABEL_KINDS: Final[dict[str, ActorKind]] = {"PERSON": "person", "ORG": "organisation", "NORP": "population"}


def find_names(draft: Draft, known: Registry) -> list[Mention]:
    """Every mention of a party by name, in order of the text."""
    found: list[Mention] = []
    labels, places = gather(draft.doc), PlaceIndex(draft)
    for number, sentence in enumerate(draft.sentences()):
        for run in _with_known(sentence, known):
            for mention in _mentions(draft, run, known, labels, places):
                mention.sentence = number
                mention.gender = mention.gender or _told_by_first_name(mention)
                found.append(mention)
    return found


def _with_known(sentence: Phrase, known: Registry) -> list[Run]:
    """The runs of a sentence, widened to the known names that go on behind them: "Group for Support of Islam and Muslims"."""
    runs: list[Run] = []
    found = list(find_runs(sentence))
    if (first := _known_opening(sentence, known)) is not None and not any(
        run.start <= first.start < run.end for run in found
    ):
        found.insert(0, first)
    for run in found:
        if runs and run.start < runs[-1].end:
            continue
        wide = _known_from(run, sentence, known)
        start = _with_particles(run, sentence, known)
        runs.append(Run(start, max(wide, run.end)))
    return runs


def _known_opening(sentence: Phrase, known: Registry) -> Run | None:
    """The word that opens a sentence where it is by itself a known name, whatever the tagger takes it for: "Timochenko"."""
    first = next((token for token in sentence if token.is_alpha), None)
    if first is None or len(first) < LONG_NAME or not is_capitalised(first) or not known.named(first.text):
        return None
    return Run(first.i, first.i + 1)


def _with_particles(run: Run, sentence: Phrase, known: Registry) -> int:
    """Where a run begins with the small words before it that belong to a known last name: "von der Leyen"."""
    start = run.start
    for first in range(run.start - 1, max(run.start - 4, sentence.start - 1), -1):
        if sentence.doc[first].lower_ not in PARTICLES:
            break
        if known.surnamed(sentence.doc[first : run.end].text):
            start = first
    return start


def _known_from(run: Run, sentence: Phrase, known: Registry) -> int:
    """Where the longest known name ends that begins with a run; 0 where none does."""
    doc = sentence.doc
    most = known.words_from(doc[run.start].text)
    for end in range(min(sentence.end, run.start + most + 6), max(run.end, run.start + 2), -1):
        if is_capitalised(doc[end - 1]) and known.named(doc[run.start : end].text):
            return end
    return 0


def _told_by_first_name(mention: Mention) -> str | None:
    """The gender that a person's first name tells, where it is one of the common ones."""
    return given_names().get(mention.words[0]) if mention.kind == "person" and len(mention.words) > 1 else None


def words_of(doc: Doc, start: int, end: int) -> tuple[str, ...]:
    """The words of a name for comparing: lower case, no accents, no particles' hyphens."""
    return tuple(name_key(doc[start:end].text).split())


def _mentions(draft: Draft, run: Run, known: Registry, labels: Labels, places: PlaceIndex) -> Iterator[Mention]:
    doc = draft.doc
    whole = doc[run.start : run.end].text
    if DOMAIN.fullmatch(whole):
        yield _mention(doc, run, "outlet", "domain")
        return
    if known.named(whole):
        yield from _known(draft, run, known)
        return
    inner = _behind_ranks(doc, run) or _behind_adjective(doc, run, known)
    if inner is not None:
        yield from _mentions(draft, inner, known, labels, places)
        return
    cut = _title_cut(doc, run)
    if cut is not None:
        left, person, gender = cut
        if left.end > left.start:
            yield from _mentions(draft, left, known, labels, places)
        if person.end > person.start:
            mention = _mention(doc, person, "person", "titled-name")
            mention.gender = gender
            mention.roles = frozenset(noun_lemma(t) for t in doc[left.end : person.start] if singular_role(t))
            mention.known = _persons_called(known, mention.text)
            yield mention
        return
    body = _body_word(doc, run)
    if body is not None:
        yield _body(draft, run, body, known)
        return
    if _speaks_through(doc, run):
        mention = _mention(doc, run, "organisation", "name-before-spokesman")
        mention.known = known.named(mention.text)
        yield mention
        return
    for part in _by_entity(doc, run):
        labelled = _labelled(draft, part, known, labels, places)
        if labelled is not None:
            yield labelled


def _behind_ranks(doc: Doc, run: Run) -> Run | None:
    """The name in "Fighters of the Sahel Front" where the noun has its capital from opening the sentence, else None."""
    first = doc[run.start]
    if run.end - run.start < 3 or not _opens(first) or doc[run.start + 1].lower_ != "of":
        return None
    role = role_nouns().get(noun_lemma(first))
    if role is None or role.form != "person" or not first.lower_.endswith(("s", "men")):
        return None
    start = run.start + 2
    while start < run.end and not is_capitalised(doc[start]):
        start += 1
    return Run(start, run.end) if start < run.end else None


def _behind_adjective(doc: Doc, run: Run, known: Registry) -> Run | None:
    """The known name behind the adjective of a country: "Russian Federal Security Service"."""
    if (
        run.end - run.start < 3
        or doc[run.start].ent_type_ != "NORP"
        or not known.named(doc[run.start + 1 : run.end].text)
    ):
        return None
    return Run(run.start + 1, run.end)


def _opens(token: Token) -> bool:
    """Whether a word opens its sentence, marks left out."""
    return all(t.is_punct or t.is_space for t in token.doc[token.sent.start : token.i])


def _mention(doc: Doc, run: Run, kind: ActorKind | None, rule: str) -> Mention:
    head = doc[run.start : run.end].root
    words = words_of(doc, run.start, run.end)
    return Mention("name", head, run.start, run.end, words, kind, rule)


def _known(draft: Draft, run: Run, known: Registry) -> Iterator[Mention]:
    doc = draft.doc
    found = known.named(doc[run.start : run.end].text)
    kinds = {item.kind for item in found}
    mention = _mention(doc, run, kinds.pop() if len(kinds) == 1 else None, "registry")
    if mention.head.dep_ in {"compound", "amod", "nmod"} and len(found) > 0 and is_adjective(mention.head):
        return
    mention.known = found
    yield mention


def _persons_called(known: Registry, name: str) -> tuple[Identity, ...]:
    """Who bears a person's name: in full, as the last name alone, or spelled otherwise."""
    return known.named(name) or (known.sounding(name) if " " in name else known.surnamed(name))


def _title_cut(doc: Doc, run: Run) -> tuple[Run, Run, str | None] | None:
    """A run with a title in it: what stands before the title, the person's name behind it, and the gender it tells."""
    places = [i for i in range(run.start, run.end) if is_title(doc[i]) and is_capitalised(doc[i])]
    if not places or any(bare(t) in {"of", "for"} for t in doc[run.start : run.end]):
        return None
    last = places[-1]
    behind = last + 1
    while behind < run.end and (doc[behind].text == "-" or bare(doc[behind]) in SUFFIXES):
        behind += 1
    if any(doc[i].lower_ in organisation_words() for i in range(behind, run.end)):
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


SUFFIXES: Final = frozenset("in chief general designate elect".split())
"""What may follow a title: "commander-in-chief", "president-elect"."""

MODIFIERS: Final = frozenset(
    "prime foreign defence defense interior finance health vice deputy major lieutenant field affairs home oil justice "
    "environment economy transport information trade education agriculture energy labour labor planning tourism".split()
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


def _speaks_through(doc: Doc, run: Run) -> bool:
    """Whether a name of several words that the tagger cannot place stands before its spokesman: "Relief Kesh spokeswoman"."""
    first = doc[run.start]
    if run.end - run.start < 2 or run.end >= len(doc) or doc[run.end].lower_ not in verb_class("mouthpiece"):
        return False
    return first.pos_ == "PROPN" and first.ent_type_ in {"", "ORG"} and not is_title(first)


def _body(draft: Draft, run: Run, body: OrganisationWord, known: Registry) -> Mention:
    doc = draft.doc
    mention = _mention(doc, run, body.kind, f"name-{body.id}")
    mention.sector = body.sector
    end = doc[run.end - 1].idx + len(doc[run.end - 1])
    country = country_in(draft, doc[run.start].idx, end)
    mention.country = country or _country_behind(draft, run)
    if body.open and country is not None and run.end - run.start <= 3:
        mention.kind, mention.sector = "government", "MIL"
    mention.known = known.named(mention.text)
    return mention


def _country_behind(draft: Draft, run: Run) -> str | None:
    """The country of the place right behind a body's name: "the Defence Ministry in Keth"."""
    doc = draft.doc
    if run.end + 1 >= len(doc) or doc[run.end].lower_ not in {"in", "of"}:
        return None
    return country_in(draft, doc[run.end].idx, doc[run.end + 1].idx + len(doc[run.end + 1]))


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


def _labelled(draft: Draft, run: Run, known: Registry, labels: Labels, places: PlaceIndex) -> Mention | None:
    """What the registry, the outlets and the tagger make of a run without title or head word."""
    doc = draft.doc
    mention = _mention(doc, run, None, "name")
    text = mention.text
    mention.known = known.named(text) or (known.surnamed(text) if run.end - run.start < 4 else ())
    if find_outlet(text) is not None:
        mention.kind, mention.rule, mention.sector = "outlet", "outlet", "JRN"
        return mention
    if len(mention.words) == 1 and mention.words[0] in labels.surnames and not is_adjective(mention.head):
        mention.rule = "surname"
        return mention
    if is_person(mention, labels):
        mention.kind, mention.rule = "person", "person-by-context"
        mention.known = _persons_called(known, text)
        return mention
    last = doc[run.end - 1]
    if _known_surname(mention, doc, known) and not places.around(doc[run.start].idx, doc[run.end - 1].idx + 1):
        mention.kind, mention.rule = "person", "known-surname"
        return mention
    state = as_state(mention, places.around(doc[run.start].idx, last.idx + len(last)), known)
    if state is not None:
        return state if state.kind else None
    if mention.known and known.named(text):
        mention.kind, mention.rule = mention.known[0].kind, "registry"
        return mention
    label = label_of(doc, run.start, run.end, labels)
    if label == "NORP":
        return as_people(mention)
    mention.kind = LABEL_KINDS.get(label)
    mention.rule = f"name-{label.lower()}" if label else "name"
    if mention.kind is None and mention.known:
        mention.kind = "person"
    if mention.kind == "person":
        mention.known = mention.known or known.sounding(text)
    if mention.kind is None and label:
        return None
    if not mention.known and name_key(text) in labels.where and mention.words[-1] not in labels.surnames:
        return None
    if mention.kind == "person" and is_acronym(text) and run.end - run.start == 1:
        mention.kind = "organisation"
    return mention


def _known_surname(mention: Mention, doc: Doc, known: Registry) -> bool:
    """Whether a run is the last name of a known person ("Haftar", "von der Leyen"), and no word that only opens its sentence."""
    if not mention.known or known.named(mention.text) or known.standing_for(mention.text):
        return False
    head = mention.head
    return (
        all(item.kind == "person" for item in mention.known)
        and head.ent_type_ != "DATE"
        and (head.pos_ == "PROPN" and not is_adjective(head))
    )


def by_form(mentions: Iterable[Mention]) -> list[Mention]:
    """Mentions with the fullest names first, then in order of the text."""
    return sorted(mentions, key=lambda m: (-len(m.words), m.head.i))
