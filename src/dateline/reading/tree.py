"""Small questions put to spaCy's tree, shared by the steps."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Span as Phrase
from spacy.tokens import Token

from dateline.model.spans import Span

SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})


def token_span(token: Token) -> Span:
    """Where a token stands in the report."""
    return Span(token.idx, token.idx + len(token))


def phrase_span(phrase: Phrase) -> Span:
    """Where a phrase stands in the report."""
    return Span(phrase.start_char, phrase.end_char)


def cover(tokens: Iterable[Token]) -> Span | None:
    """The span from the first to the last of some tokens, white space at the edges left out; None for no tokens."""
    kept = [token for token in tokens if not token.is_space]
    if not kept:
        return None
    first, last = min(kept, key=lambda t: t.i), max(kept, key=lambda t: t.i)
    return Span(first.idx, last.idx + len(last))


def children(token: Token, *labels: str) -> list[Token]:
    """The children of a token with one of the dependency labels, in order."""
    return [child for child in token.children if child.dep_ in labels]


def subject(verb: Token) -> Token | None:
    """The subject of a verb, active or passive; of a conjoined verb without one, that of the verb it is joined to."""
    seen = 0
    while seen < 4:
        own = children(verb, *SUBJECTS, *PASSIVE_SUBJECTS)
        if own:
            return own[0]
        if verb.dep_ not in {"conj", "xcomp"}:
            return None
        verb, seen = verb.head, seen + 1
    return None


def is_passive(verb: Token) -> bool:
    """Whether a verb stands in the passive."""
    return any(child.dep_ in {"auxpass", "nsubjpass", "csubjpass"} for child in verb.children)


def agents(verb: Token) -> list[Token]:
    """Heads of the noun phrases that a passive verb (or a noun) names with "by"."""
    return [
        noun
        for by in verb.children
        if by.lower_ == "by" and by.dep_ in {"agent", "prep"}
        for noun in with_conjuncts(children(by, "pobj"))
    ]


def is_negated(token: Token) -> bool:
    """Whether the word itself is negated: "did not attack", "no attack", "never attacked"."""
    return any(
        child.dep_ == "neg" or (child.dep_ == "det" and child.lower_ in {"no", "neither"}) or child.lower_ == "never"
        for child in token.children
    )


def with_conjuncts(tokens: Iterable[Token]) -> list[Token]:
    """The tokens and what is joined to them by "and" or "or", in order."""
    out: list[Token] = []
    for token in tokens:
        out.append(token)
        out.extend(t for t in token.conjuncts if t.i > token.i and t not in out)
    return sorted(out, key=lambda t: t.i)


def apposed(noun: Token) -> list[Token]:
    """Heads of what stands in apposition to a noun, in order.

    The name in "a spokesman for the Front, Ada Okoye" hangs on "Front" in many parses; it is looked for there as well.
    """
    own = [child for child in children(noun, "appos") if child.i > noun.i]
    for preposition in children(noun, "prep"):
        for inner in children(preposition, "pobj"):
            own += [t for t in children(inner, "appos") if _is_misplaced(t)]
    return own


def bearer(name: Token) -> Token:
    """The noun that a name in apposition stands beside ("the spokesman, Ada Okoye"); any other token is itself."""
    if name.dep_ != "appos":
        return name
    above = name.head
    if _is_misplaced(name) and above.dep_ == "pobj" and above.head.dep_ == "prep":
        outer = above.head.head
        return outer if outer.pos_ == "NOUN" and outer.tag_ == "NN" else above
    return above


def _is_misplaced(name: Token) -> bool:
    """Whether a person's name hangs on the name of something else, which it cannot explain."""
    return name.ent_type_ == "PERSON" and name.head.pos_ == "PROPN" and name.head.ent_type_ != "PERSON"


def noun_phrase(head: Token) -> Span:
    """The noun phrase of a head without relative clauses, appositions and joined phrases: "the commander of the brigade"."""
    left_out = {"relcl", "appos", "conj", "cc", "punct", "acl", "advcl", "preconj"}
    kept = [head]
    queue: list[Token] = list(head.children)
    while queue:
        token = queue.pop()
        if token.dep_ in left_out and token.dep_ != "punct":
            continue
        if token.dep_ == "punct" and token.text not in {"-", '"', "'"}:
            continue
        kept.append(token)
        queue.extend(token.children)
    kept = _run_around(head, kept)
    return cover(kept) or token_span(head)


def _run_around(head: Token, tokens: list[Token]) -> list[Token]:
    """The unbroken run of tokens around the head: what was left out in the middle cuts the phrase short."""
    have = {token.i for token in tokens}
    low = high = head.i
    while low - 1 in have:
        low -= 1
    while high + 1 in have:
        high += 1
    return [token for token in tokens if low <= token.i <= high]
