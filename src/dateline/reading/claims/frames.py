"""Which words of a sentence may be cues: one function a construction, each over spaCy's tree."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from spacy.tokens import Span as Phrase
from spacy.tokens import Token

from dateline.reading.claims.frame import Frame
from dateline.reading.claims.lexicon import kinds
from dateline.reading.claims.relayed import is_relay, quoted_as
from dateline.reading.tree import agents, children, is_passive, subject

LONGEST = 400
_CLAUSE_PREPOSITIONS = frozenset("about against as at for from in into of on over to toward towards upon with".split())
Reading = Callable[[Token], Frame | None]
"""A way to read a word as a cue; None where the word is not used so."""

_ADDRESSING = frozenset({"call", "appeal", "prevail", "plead"})
_WHEN = frozenset({"DATE", "TIME"})
_WH = frozenset("who which that whom".split())


def frames(sentence: Phrase) -> Iterator[Frame]:
    """Every frame of a sentence, in the order of its words, one for a word at most.

    A sentence of more than LONGEST tokens is a list or a table that the parser could not split, and has none.
    """
    if len(sentence) > LONGEST:
        return
    for token in sentence:
        if token.pos_ in {"VERB", "AUX"} and not is_relay(token):
            yield from _first(token, _VERB_READINGS)
        elif token.pos_ in {"NOUN", "PROPN"}:
            yield from _first(token, _NOUN_READINGS)
        elif token.pos_ in {"ADJ", "ADV", "SCONJ", "ADP"}:
            yield from _first(token, _OTHER_READINGS)


def _first(token: Token, readings: Iterable[Reading]) -> Iterator[Frame]:
    for reading in readings:
        frame = reading(token)
        if frame is not None:
            yield frame
            return


def speaker(verb: Token) -> Token | None:
    """Who does what a verb says: the subject of an active verb, the agent of a passive one, the noun of a participle."""
    if is_passive(verb):
        by = agents(verb)
        return by[0] if by else None
    own = children(verb, "nsubj", "csubj")
    if own:
        return own[0]
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        return verb.head
    if verb.dep_ in {"conj", "xcomp", "advcl"} and verb.head.pos_ in {"VERB", "AUX"}:
        above = verb.head
        if verb.dep_ == "advcl" and verb.tag_ != "VBG":
            return None
        if verb.dep_ == "xcomp":
            persuaded = children(above, "dobj")
            if persuaded:
                return persuaded[0]
        found = speaker(above)
        return found if found is not None else (subject(above) if verb.dep_ != "conj" or not is_passive(verb) else None)
    return None


def _after(verb: Token, *labels: str) -> list[Token]:
    return [child for child in children(verb, *labels) if child.i > verb.i]


def subtree(*heads: Token) -> tuple[Token, ...]:
    """All tokens under some heads."""
    return tuple(token for head in heads for token in head.subtree)


def _below(verb: Token, heads: Iterable[Token]) -> tuple[Token, ...]:
    return tuple(t for head in heads for t in head.subtree if t.i != verb.i)


# ---------------------------------------------------------------- verbs


def passive_clause(verb: Token) -> Frame | None:
    """ "It is believed that", "was told that", "is expected to": a passive verb with a clause."""
    if not is_passive(verb):
        return None
    subjects = children(verb, "nsubjpass", "csubjpass")
    clause = children(verb, "ccomp")
    if clause:
        return Frame(verb, "passive-ccomp", subtree(*clause), speaker(verb))
    infinitive = children(verb, "xcomp")
    if infinitive and subjects:
        return Frame(verb, "passive-xcomp", subtree(subjects[0], *infinitive), speaker(verb))
    complement = children(verb, "oprd") or [
        p for p in _after(verb, "prep") if p.lower_ in {"as", "of", "for", "about", "with"}
    ]
    if complement and subjects:
        return Frame(verb, "passive-oprd", subtree(subjects[0], *complement), speaker(verb))
    if subjects:
        return Frame(verb, "passive", subtree(subjects[0]), speaker(verb))
    return None


def clause(verb: Token) -> Frame | None:
    """ "He said that ..." and "..., he said": a verb with a finite clause."""
    clauses = [c for c in children(verb, "ccomp") if c.pos_ in {"VERB", "AUX"} or c.i > verb.i]
    if not clauses:
        return None
    after = [c for c in clauses if c.i > verb.i]
    if after:
        objects = [o for o in _after(verb, "dobj") if o.i > after[-1].i]
        return Frame(verb, "ccomp", subtree(*after, *objects), speaker(verb))
    return Frame(verb, "inverted", _below(verb, clauses), speaker(verb))


def parenthesis(verb: Token) -> Frame | None:
    """ "The attack, officials said, killed nine": a verb hung into the clause that it reports."""
    if verb.dep_ not in {"parataxis", "ccomp", "dep"} or verb.head.pos_ not in {"VERB", "AUX", "NOUN", "PROPN"}:
        return None
    if children(verb, "dobj", "xcomp", "ccomp", "mark") or not children(verb, "nsubj"):
        return None
    own = {t.i for t in verb.subtree}
    if (
        verb.dep_ == "ccomp"
        and verb.i > verb.head.i
        and verb.left_edge.i > 0
        and verb.doc[verb.left_edge.i - 1].text != ","
    ):
        return None
    said = {t.i: t for t in verb.head.subtree if t.i not in own}
    if min(said, default=0) > verb.i:  # the parser saw only what stands behind: the sentence before it is said as well
        said |= {t.i: t for t in verb.sent if t.i < verb.i and t.i not in own}
    return Frame(verb, "parenthesis", tuple(said.values()), speaker(verb))


def infinitive(verb: Token) -> Frame | None:
    """ "Vowed to fight", "hopes to", "denied having": a verb with a clause that has no subject of its own."""
    clauses = _after(verb, "xcomp") or _behind_a_date(verb)
    if not clauses or verb.lemma_ == "be":
        return None
    addressed = [p for p in _after(verb, "prep") if p.lower_ in {"on", "upon", "to"} and p.i < clauses[0].i]
    if addressed and verb.lemma_.lower() in _ADDRESSING and children(addressed[0], "pobj"):
        people = children(addressed[0], "pobj")
        return Frame(verb, "object-xcomp", subtree(*people, *clauses), speaker(verb), (addressed[0],))
    objects = _after(verb, "dobj")
    if objects:
        return Frame(verb, "object-xcomp", subtree(*objects, *clauses), speaker(verb))
    if clauses[0].pos_ in {"ADJ", "NOUN", "PROPN"} and clauses[0].tag_ not in {"VB", "VBG"}:
        return None
    return Frame(verb, "xcomp", subtree(*clauses), speaker(verb))


def _behind_a_date(verb: Token) -> list[Token]:
    """ "Vowed on Thursday to fight": the parser hangs the clause to the day."""
    if "aim" in kinds(verb.lemma_.lower()):
        loose = [
            c for c in _after(verb, "advcl") if c.tag_ == "VB" and any(a.lower_ == "to" for a in children(c, "aux"))
        ]
        if loose:
            return loose
    days = [child for child in _after(verb, "npadvmod", "pobj") if child.ent_type_ in _WHEN]
    days += [day for link in _after(verb, "prep") for day in children(link, "pobj") if day.ent_type_ in _WHEN]
    return [c for day in days for c in children(day, "acl", "relcl", "advcl") if c.tag_ == "VB" and children(c, "aux")]


def raising(verb: Token) -> Frame | None:
    """ "Seems calm", "appears to": what looks so to nobody in particular."""
    if verb.lemma_ not in {"seem", "appear", "look", "sound"}:
        return None
    complement = _after(verb, "xcomp", "oprd", "acomp", "prep")
    subjects = children(verb, "nsubj", "csubj")
    if not complement or not subjects:
        return None
    return Frame(verb, "raising", subtree(subjects[0], *complement), None)


def predicate(verb: Token) -> Frame | None:
    """ "Called it a crime", "dismissed the plan as a trick", "accused them of lying"."""
    objects = _after(verb, "dobj")
    predicates = _after(verb, "oprd") + [
        c for c in _after(verb, "xcomp", "ccomp") if c.pos_ in {"ADJ", "NOUN", "PROPN"} and children(c, "nsubj")
    ]
    if predicates:
        return Frame(verb, "predicate", subtree(*objects, *predicates), speaker(verb))
    if not objects:
        return None
    prepositions = [p for p in _after(verb, "prep") if p.lower_ in _CLAUSE_PREPOSITIONS and p.i > objects[0].i]
    named = [p for p in prepositions if p.lower_ in {"as", "of", "for", "to", "on", "against", "about"}]
    if named:
        return Frame(verb, f"object-{named[0].lower_}", subtree(*objects, *named), speaker(verb))
    return Frame(verb, "object", subtree(*objects), speaker(verb))


def prepositional(verb: Token) -> Frame | None:
    """ "Called for a truce", "warned of famine", "spoke about the siege"."""
    prepositions = [p for p in _after(verb, "prep") if p.lower_ in _CLAUSE_PREPOSITIONS and list(p.children)]
    if not prepositions:
        return None
    first = prepositions[0]
    objects = children(first, "pobj", "pcomp")
    if not objects or objects[0].ent_type_ in _WHEN:
        return None
    return Frame(verb, f"prep-{first.lower_}", subtree(*objects), speaker(verb), (first,))


def adjective(verb: Token) -> Frame | None:
    """ "Is confident that", "was afraid to", "is in favour of"."""
    for complement in _after(verb, "acomp", "attr"):
        clauses = children(complement, "ccomp", "xcomp")
        if clauses and complement.pos_ in {"ADJ", "VERB", "ADV"}:
            return Frame(verb, "adjective", subtree(*clauses), speaker(verb), _group(complement))
        prepositions = [
            p for p in children(complement, "prep") if p.lower_ in {"of", "about", "that", "with", "by", "to"}
        ]
        if prepositions and complement.pos_ in {"ADJ", "VERB"}:
            objects = children(prepositions[0], "pobj", "pcomp")
            if objects:
                cue = (*_group(complement), prepositions[0])
                return Frame(verb, "adjective-prep", subtree(*objects), speaker(verb), cue)
    return None


def bare(verb: Token) -> Frame | None:
    """A verb with nothing after it that may carry a quotation beside it."""
    source = speaker(verb)
    return Frame(verb, "bare", (), source) if source is not None and not is_passive(verb) else None


def _group(token: Token) -> tuple[Token, ...]:
    return (*[c for c in token.children if c.dep_ in {"advmod", "neg"} and c.i < token.i], token)


# ---------------------------------------------------------------- nouns


def noun_clause(noun: Token) -> Frame | None:
    """ "The claim that", "a plan to", "allegations of": a noun with what it says."""
    clauses = [c for c in _after(noun, "acl", "ccomp", "relcl") if _is_said(c)]
    if clauses:
        source, cue = _holder(noun)
        return Frame(noun, "noun-clause", subtree(clauses[0]), source, cue)
    prepositions = [
        p for p in _after(noun, "prep") if p.lower_ in {"of", "for", "about", "on", "against", "over", "to", "by"}
    ]
    for preposition in prepositions:
        objects = children(preposition, "pobj", "pcomp")
        if objects:
            source, cue = _holder(noun)
            return Frame(noun, f"noun-{preposition.lower_}", subtree(*objects), source, (*cue, preposition))
    return None


def _is_said(clause: Token) -> bool:
    marks = {m.lower_ for m in clause.children if m.dep_ in {"mark", "aux"}}
    if clause.dep_ in {"acl", "ccomp"}:
        return bool(marks & {"that", "to", "whether", "if"}) and not children(clause, "relcl")
    return "that" in marks and bool(children(clause, "nsubj")) and children(clause, "nsubj")[0].lower_ not in _WH


def _holder(noun: Token) -> tuple[Token | None, tuple[Token, ...]]:
    """Whose words a noun stands for, and the light verb that brings them: "his claim", "issued a statement"."""
    owners = children(noun, "poss")
    if owners:
        return owners[0], ()
    by = [o for p in children(noun, "prep") if p.lower_ in {"by", "from"} for o in children(p, "pobj")]
    if by:
        return by[0], ()
    if noun.dep_ == "dobj" and noun.head.pos_ == "VERB":
        verb = noun.head
        return speaker(verb), (verb, *[d for d in children(noun, "det", "amod") if d.i < noun.i])
    return None, ()


# ---------------------------------------------------------------- other words


def according(token: Token) -> Frame | None:
    """ "According to the ministry, ..."."""
    if token.lower_ not in {"according", "per"}:
        return None
    links = [token] if token.lower_ == "per" else [c for c in token.children if c.lower_ == "to"]
    objects = [o for link in links for o in children(link, "pobj")]
    if not objects:
        return None
    own = {t.i for t in token.subtree}
    clause = token.head
    while clause.dep_ not in {"ROOT", "ccomp", "conj", "advcl", "relcl", "parataxis"} and clause.head is not clause:
        clause = clause.head
    content = tuple(t for t in clause.subtree if t.i not in own)
    return Frame(token, "according", content, objects[0], tuple(links))


def as_said(token: Token) -> Frame | None:
    """ "As the outlet put it, ..."."""
    verb = token
    if verb.dep_ != "advcl" or not any(c.lower_ == "as" and c.dep_ in {"mark", "advmod"} for c in verb.children):
        return None
    if children(verb, "dobj", "ccomp", "xcomp", "oprd", "acomp", "attr") or verb.pos_ != "VERB":
        return None
    own = {t.i for t in verb.subtree}
    return Frame(verb, "as", tuple(t for t in verb.head.subtree if t.i not in own), speaker(verb))


def hearsay(token: Token) -> Frame | None:
    """ "Reportedly", "allegedly": a word that passes a clause on without saying whose it is."""
    if "hearsay" not in kinds(token.lower_) or token.dep_ not in {"advmod", "amod"}:
        return None
    return Frame(token, "hearsay", tuple(t for t in token.head.subtree if t.i != token.i), None)


_VERB_READINGS: tuple[Reading, ...] = (
    quoted_as,
    according,
    as_said,
    passive_clause,
    raising,
    clause,
    infinitive,
    predicate,
    parenthesis,
    adjective,
    prepositional,
    bare,
)
_NOUN_READINGS: tuple[Reading, ...] = (noun_clause,)
_OTHER_READINGS: tuple[Reading, ...] = (according, hearsay)
