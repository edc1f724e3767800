"""To which outlet, or in which document, somebody spoke: "told Radio North", "in a letter", "in an interview with ..."."""

from __future__ import annotations

from spacy.tokens import Span as Phrase
from spacy.tokens import Token

from dateline.model.annotation import Hop
from dateline.model.spans import Span
from dateline.reading.claims.content import runs
from dateline.reading.claims.hops import address, is_document, medium_role
from dateline.reading.draft import Draft
from dateline.reading.tree import children, subject, token_span

_ADDRESSING = frozenset("to with on in by via through".split())
_OCCASIONS = frozenset(
    "interview comment remark statement conversation column article piece op-ed appearance broadcast".split()
)
_TALKING = frozenset("speak talk tell say comment appear write give".split())
_PRONOUNS = frozenset("he she they it".split())


def media_of(draft: Draft, cue: list[Token], taken: list[Span]) -> list[Hop]:
    """The outlets and documents that stand between the outlet that prints and the speaker, told beside the cue.

    `taken` are spans of the claim that cannot be a medium: its source and content.
    """
    verbs = [token for token in cue if token.pos_ in {"VERB", "AUX"}]
    hops: list[Hop] = []
    for verb in verbs:
        for noun in _nearby_nouns(verb):
            hop = _hop(draft, noun, taken)
            if hop is not None and hop not in hops:
                hops.append(hop)
    return hops


def spoken_to_before(draft: Draft, sentence: Phrase, source: Token) -> list[Hop]:
    """The outlet that the sentence before says the speaker spoke to, where a pronoun goes on with the speaker.

    "The commander spoke to a local site. He said ...": the outlet belongs to what he said.
    """
    if sentence.start == 0 or source.lower_ not in _PRONOUNS:
        return []
    before = draft.doc[sentence.start - 1].sent
    if "\n\n" in draft.text[before.start_char : sentence.start_char + 1].strip():
        return []
    speaking = [t for t in before if t.lemma_.lower() in _TALKING and t.pos_ == "VERB" and _is_talk(t)]
    for verb in speaking:
        who = subject(verb)
        actor, earlier = draft.actor_at(source), draft.actor_at(who) if who is not None else None
        if who is None or (actor is not None and earlier is not None and actor.id != earlier.id):
            continue
        hops = [hop for noun in _nearby_nouns(verb) if (hop := _hop(draft, noun, [])) is not None]
        if hops:
            return hops[:1]
    return []


def _is_talk(verb: Token) -> bool:
    """Speaking without saying what: no clause of its own, and with "give" only an interview."""
    if children(verb, "ccomp"):
        return False
    objects = {child.lemma_.lower() for child in children(verb, "dobj")}
    return bool(objects & _OCCASIONS) if verb.lemma_.lower() in {"give", "say"} else True


def _nearby_nouns(verb: Token) -> list[Token]:
    """Addressee and the nouns of "to", "with", "in", "on" phrases, through "in an interview with"."""
    nouns = [child for child in children(verb, "dobj", "dative") if child.i > verb.i]
    links = [child for child in children(verb, "prep", "agent", "dative") if child.lower_ in _ADDRESSING]
    links += [link for noun in nouns for link in children(noun, "prep") if noun.lemma_.lower() in _OCCASIONS]
    for adverbial in children(verb, "advcl"):
        if adverbial.lemma_.lower() in {"speak", "talk"}:
            links += children(adverbial, "prep")
    for link in links:
        for noun in children(link, "pobj"):
            nouns.append(noun)
            if noun.lemma_.lower() in _OCCASIONS or is_document(noun):
                nouns += [deep for inner in children(noun, "prep") for deep in children(inner, "pobj")]
    return nouns


def _hop(draft: Draft, noun: Token, taken: list[Span]) -> Hop | None:
    if any(span.contains(token_span(noun)) for span in taken):
        return None
    name = named(noun)
    actor = draft.actor_at(noun) or draft.actor_in(name)
    phrase = draft.doc.char_span(*name, alignment_mode="expand")
    if phrase is None or noun.lower_ in {"reporters", "journalists", "media", "press"}:
        return None
    role = medium_role(draft, phrase, actor)
    if role is not None:
        return Hop(actor.id if actor is not None else None, name, role)
    if is_document(noun) and noun.dep_ == "pobj" and noun.head.lower_ in {"in", "on", "via", "through"}:
        return Hop(None, name, "document")
    return None


def named(noun: Token) -> Span:
    """The noun phrase without what hangs behind it; where an apposition holds a web address or a name, that alone."""
    for child in noun.subtree:
        if child.dep_ in {"appos", "compound"} and address(child.text) is not None:
            return token_span(child)
    names = [child for child in children(noun, "appos") if child.pos_ == "PROPN"]
    head = names[0] if names else noun
    kept = [t for t in head.subtree if t.i <= head.i and t.i >= head.left_edge.i]
    while kept[0].is_punct and len(kept) > 1:
        kept.pop(0)
    return Span(runs(kept)[0].start, runs(kept)[-1].end)
