"""Parties that are named by their role: "residents", "the ministry", "Salem's forces"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, Literal

from spacy.tokens import Token

from dateline.model.spans import Span
from dateline.model.vocabulary import ActorKind
from dateline.reading.actors.heads import KINDS, NO_NAME, head_facts, may_be_party
from dateline.reading.actors.mention import Mention
from dateline.reading.actors.names import country_in
from dateline.reading.actors.parties import acts
from dateline.reading.actors.words import RoleNoun, is_plural, noun_lemma, role_of
from dateline.reading.draft import Draft
from dateline.reading.encoder.decode import Numbers
from dateline.reading.tree import apposed, bearer, children

PARTY: Final = 0.5
"""From which chance on a noun is a party by itself."""

OFFICE: Final = 0.1
"""The same for the office of a state, "Keth's president", which the registry may tell the holder of."""

LEFT: Final = frozenset(
    {"amod", "compound", "nmod", "poss", "nummod", "npadvmod", "punct", "case", "advmod", "quantmod"}
)
DEFINITE: Final = frozenset({"the", "this", "that", "these", "those"})
NO_MENTION: Final = frozenset({"compound", "amod", "nmod", "npadvmod", "attr", "oprd"})
STOPS: Final = frozenset(
    {"a", "an", "the", "this", "that", "these", "those", "some", "any", "no", "all", "both", "and", "or"}
)
EDGES: Final = frozenset({'"', "(", ",", ":"})
MARKERS: Final = frozenset({"styled", "called", "proclaimed", "declared"})


def find_nouns(draft: Draft, taken: set[int]) -> list[Mention]:
    """Role nouns that name a party, in order; `taken` are tokens that belong to names."""
    found: list[Mention] = []
    for number, sentence in enumerate(draft.sentences()):
        for token in sentence:
            if token.pos_ not in {"NOUN", "PROPN"} or token.i in taken:
                continue
            role = role_of(token)
            if role is None or not _names_party(token, taken):
                continue
            mention = _mention(draft, token, *role, taken)
            mention.sentence = number
            mention.alone = stands_alone(mention, role[0])
            found.append(mention)
    return found


def read_nouns(draft: Draft, taken: set[int], ruled: Sequence[Mention]) -> list[Mention]:
    """The nouns that the encoder takes for a party, and those of the rules (`ruled`), in order.

    It decides which are parties by themselves, and the kind of those that the lexicon does not have. Without it the rules'.
    """
    encoded = draft.encoded()
    if encoded is None:
        return list(ruled)
    found = {mention.head.i: mention for mention in ruled}
    asked: list[tuple[Token, int, Numbers]] = []
    for number, sentence in enumerate(draft.sentences()):
        for token in sentence:
            if token.i not in taken and (token.i in found or may_be_party(token)):
                state = encoded.state_at(Span(token.idx, token.idx + len(token)))
                if state is not None:
                    asked.append((token, number, state))
    facts = [_gate_facts(token, found.get(token.i)) for token, _, _ in asked]
    for (token, number, _), chances in zip(asked, encoded.parties([s for *_, s in asked], facts), strict=True):
        party = 1.0 - float(chances[0])
        if token.i in found:
            found[token.i].alone = party >= (OFFICE if _is_office_of_state(found[token.i]) else PARTY)
        elif party >= PARTY:
            found[token.i] = read_noun(draft, token, KINDS[int(chances[1:].argmax())], number, taken)
    return [found[i] for i in sorted(found)]


def _is_office_of_state(mention: Mention) -> bool:
    return mention.kind == "person" and mention.country is not None and mention.role is not None and mention.role.office


def _gate_facts(token: Token, mention: Mention | None) -> list[float]:
    own = head_facts(token, found=mention is not None, alone=mention is not None and mention.alone)
    return [*own, *NO_NAME]


def read_noun(draft: Draft, token: Token, kind: ActorKind, sentence: int, taken: set[int]) -> Mention:
    """A noun that the lexicon does not have."""
    form: Literal["person", "body"] = "person" if kind == "person" else "body"
    mention = _mention(draft, token, RoleNoun("read", (), form, kind), noun_lemma(token), taken)
    mention.sentence = sentence
    return mention


def _names_party(token: Token, taken: set[int]) -> bool:
    """Whether a role noun stands for a party: not before another noun, not as predicate, not beside the name it explains."""
    if token.dep_ in NO_MENTION and not _misparsed(token):
        return False
    if token.i + 1 < len(token.doc) and token.nbor().i in taken and token.dep_ in {"compound", "nmod", "amod"}:
        return False
    if token.dep_ == "appos":
        return not (token.head.i in taken or token.head.pos_ == "PROPN")
    return not any(child.i in taken and (child.head == token or token.tag_ == "NN") for child in apposed(token))


def _misparsed(token: Token) -> bool:
    """A noun that the tree puts before another although a verb or a stop follows it."""
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    return token.dep_ == "compound" and following is not None and following.pos_ in {"VERB", "AUX", "PUNCT"}


def _mention(draft: Draft, token: Token, role: RoleNoun, lemma: str, taken: set[int]) -> Mention:
    plural = is_plural(token)
    kind = "person" if role.form == "person" and not plural else role.kind
    start = _short_of_long_possessor(token, _left_edge(token), taken)
    end = _of_phrase(token)
    mention = Mention("noun", token, start, end, (), kind, f"noun-{role.id}", role.sector, plural=plural, lemma=lemma)
    mention.role = role
    mention.gender = role.gender
    determiner = next((child.lower_ for child in token.children if child.dep_ in {"det", "poss"}), None)
    mention.definite = determiner in DEFINITE
    mention.possessor = next((child for child in token.children if child.dep_ == "poss"), None)
    mention.restriction = restriction(token)
    doc = draft.doc
    mention.country = country_in(draft, doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))
    mention.words = tuple(t.lower_ for t in doc[start : token.i] if t.is_alpha)
    if role.id == "forces" and (mention.country or any(w in {"government", "state", "army"} for w in mention.words)):
        mention.kind, mention.sector = "government", "MIL"
    if any(child.dep_ == "poss" for child in token.children) and role.id == "forces":
        mention.kind, mention.sector = "group", None
    return mention


def restriction(head: Token) -> str:
    """The words behind a noun that say which one is meant: "in Derna", "of the east"; "" where there are none."""
    for child in head.rights:
        if child.dep_ == "prep" and child.i == head.i + 1 and child.lower_ in {"in", "of", "from", "for", "at", "near"}:
            return " ".join(t.lower_ for t in child.subtree)[:80]
        if child.dep_ in {"acl", "relcl"} and child.i - head.i <= 3 and child.head == head:
            return child.lower_
    return ""


def _left_edge(head: Token) -> int:
    """The first token of a noun phrase without its article and without words like "self-styled"."""
    start = head.i
    while start > head.sent.start:
        token = head.doc[start - 1]
        if token.text in EDGES or token.lower_ in STOPS or token.lower_ in MARKERS or token.is_space:
            break
        if not _belongs(token, head) or head.i - start > 9:
            break
        start -= 1
    while start < head.i and (
        head.doc[start].text in {"-", "'s", "'"} or head.doc[start].dep_ in {"det", "predet", "advmod"}
    ):
        start += 1
    return start


def _short_of_long_possessor(head: Token, start: int, taken: set[int]) -> int:
    """The start of a phrase whose possessor carries a title before the name: the title is left out."""
    owner = next((child for child in head.children if child.dep_ == "poss"), None)
    if owner is None or owner.i not in taken:
        return start
    first = owner.i
    while first > start and first - 1 in taken:
        first -= 1
    return first


def _belongs(token: Token, head: Token) -> bool:
    seen = 0
    while token != head and seen < 5:
        if token.dep_ not in LEFT and not (token.dep_ in {"conj", "cc", "det"} and token.head.dep_ in LEFT):
            return False
        token, seen = token.head, seen + 1
    return token == head


def _of_phrase(head: Token) -> int:
    """Behind the noun and a short "of" phrase with a name or a role in it: "governor of Aleppo"."""
    following = head.i + 1
    if following >= head.sent.end or head.doc[following].lower_ != "of" or head.doc[following].head != head:
        return following
    objects = children(head.doc[following], "pobj")
    if not objects:
        return following
    inner = objects[0]
    right = max((t.i for t in inner.lefts), default=inner.i)
    if (
        inner.i - following > 4
        or right > inner.i
        or any(t.pos_ in {"VERB", "PUNCT"} for t in head.doc[following : inner.i])
    ):
        return following
    return (
        inner.i + 1 if inner.pos_ == "PROPN" or role_of(inner) or noun_lemma(inner) in {"state", "staff"} else following
    )


def stands_alone(mention: Mention, role: RoleNoun) -> bool:
    """Whether a role noun that points back at nobody is a party of its own: it acts, or it is a body or an office."""
    head = mention.head
    counted = any(child.dep_ == "nummod" for child in head.children)
    if acts(head):
        return True
    if head.dep_ in {"nsubjpass", "dobj"} and counted:
        return False
    if role.form == "body":
        return not (role.crowd or counted) and not (role.generic and not mention.words and not mention.restriction)
    if role.crowd or counted:
        return False
    if mention.kind == "person":
        return role.office and (mention.definite or _possessed(head) or mention.end > head.i + 1)
    return True


def _possessed(head: Token) -> bool:
    return any(child.dep_ == "poss" for child in head.children)


def roles_beside(draft: Draft, name: Mention) -> Iterator[str]:
    """Lemmas of the roles that the text gives a named person: before the name, in apposition, as predicate."""
    head = name.head
    for child in head.children:
        if child.dep_ in {"compound", "nmod", "amod", "appos"} and (role := role_of(child)):
            yield role[1]
            yield noun_lemma(child)
    if head.dep_ == "appos" and (role := role_of(bearer(head))):
        yield role[1]
    before = head.doc[name.start - 1] if name.start > head.sent.start else None
    if before is not None and (role := role_of(before)) and before.pos_ in {"NOUN", "PROPN"}:
        yield role[1]
        yield noun_lemma(before)
    if head.dep_ == "nsubj" and head.head.lemma_ in {"be", "become"}:
        for attribute in children(head.head, "attr"):
            if role := role_of(attribute):
                yield role[1]
