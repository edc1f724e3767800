"""Verbs as cues: one function a construction, each over spaCy's tree."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.reading.claims.frame import Frame
from dateline.reading.claims.lexicon import kinds
from dateline.reading.claims.nouns import according
from dateline.reading.claims.relayed import quoted_as
from dateline.reading.claims.speaking import Reading, after, below, speaker, subtree
from dateline.reading.tree import children, is_passive

_CLAUSE_PREPOSITIONS = frozenset("about against as at for from in into of on over to toward towards upon with".split())
_ADDRESSING = frozenset({"call", "appeal", "prevail", "plead"})
_WHEN = frozenset({"DATE", "TIME"})


def passive_clause(verb: Token) -> Frame | None:
    """A passive verb with a clause: "it is believed that", "was told that", "is expected to"."""
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
        p for p in after(verb, "prep") if p.lower_ in {"as", "of", "for", "about", "with"}
    ]
    if complement and subjects:
        return Frame(verb, "passive-oprd", subtree(subjects[0], *complement), speaker(verb))
    if subjects:
        return Frame(verb, "passive", subtree(subjects[0]), speaker(verb))
    return None


def clause(verb: Token) -> Frame | None:
    """A verb with a finite clause: "he said that ..." and "..., he said"."""
    clauses = [c for c in children(verb, "ccomp") if c.pos_ in {"VERB", "AUX"} or c.i > verb.i]
    if not clauses:
        return None
    behind = [c for c in clauses if c.i > verb.i]
    if behind:
        objects = [o for o in after(verb, "dobj") if o.i > behind[-1].i]
        return Frame(verb, "ccomp", subtree(*behind, *objects), speaker(verb))
    return Frame(verb, "inverted", below(verb, clauses), speaker(verb))


def parenthesis(verb: Token) -> Frame | None:
    """A verb hung into the clause that it reports: "the attack, officials said, killed nine"."""
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
    """A verb with a clause that has no subject of its own: "vowed to fight", "hopes to", "denied having"."""
    clauses = after(verb, "xcomp") or _behind_a_date(verb)
    if not clauses or verb.lemma_ == "be":
        return None
    addressed = [p for p in after(verb, "prep") if p.lower_ in {"on", "upon", "to"} and p.i < clauses[0].i]
    if addressed and verb.lemma_.lower() in _ADDRESSING and children(addressed[0], "pobj"):
        people = children(addressed[0], "pobj")
        return Frame(verb, "object-xcomp", subtree(*people, *clauses), speaker(verb), (addressed[0],))
    objects = after(verb, "dobj")
    if objects:
        return Frame(verb, "object-xcomp", subtree(*objects, *clauses), speaker(verb))
    if clauses[0].pos_ in {"ADJ", "NOUN", "PROPN"} and clauses[0].tag_ not in {"VB", "VBG"}:
        return None
    return Frame(verb, "xcomp", subtree(*clauses), speaker(verb))


def _behind_a_date(verb: Token) -> list[Token]:
    """The clause that the parser hangs to the day before it: "vowed on Thursday to fight"."""
    if "aim" in kinds(verb.lemma_.lower()):
        loose = [
            c for c in after(verb, "advcl") if c.tag_ == "VB" and any(a.lower_ == "to" for a in children(c, "aux"))
        ]
        if loose:
            return loose
    days = [child for child in after(verb, "npadvmod", "pobj") if child.ent_type_ in _WHEN]
    days += [day for link in after(verb, "prep") for day in children(link, "pobj") if day.ent_type_ in _WHEN]
    return [c for day in days for c in children(day, "acl", "relcl", "advcl") if c.tag_ == "VB" and children(c, "aux")]


def raising(verb: Token) -> Frame | None:
    """What looks so to nobody in particular: "seems calm", "appears to"."""
    if verb.lemma_ not in {"seem", "appear", "look", "sound"}:
        return None
    complement = after(verb, "xcomp", "oprd", "acomp", "prep")
    subjects = children(verb, "nsubj", "csubj")
    if not complement or not subjects:
        return None
    return Frame(verb, "raising", subtree(subjects[0], *complement), None)


def predicate(verb: Token) -> Frame | None:
    """A verb with an object and what is said of it: "called it a crime", "accused them of lying"."""
    objects = after(verb, "dobj")
    predicates = after(verb, "oprd") + [
        c for c in after(verb, "xcomp", "ccomp") if c.pos_ in {"ADJ", "NOUN", "PROPN"} and children(c, "nsubj")
    ]
    if predicates:
        return Frame(verb, "predicate", subtree(*objects, *predicates), speaker(verb))
    if not objects:
        return None
    prepositions = [p for p in after(verb, "prep") if p.lower_ in _CLAUSE_PREPOSITIONS and p.i > objects[0].i]
    named = [p for p in prepositions if p.lower_ in {"as", "of", "for", "to", "on", "against", "about"}]
    if named:
        return Frame(verb, f"object-{named[0].lower_}", subtree(*objects, *named), speaker(verb))
    return Frame(verb, "object", subtree(*objects), speaker(verb))


def prepositional(verb: Token) -> Frame | None:
    """A verb with a preposition: "called for a truce", "warned of famine", "spoke about the siege"."""
    prepositions = [p for p in after(verb, "prep") if p.lower_ in _CLAUSE_PREPOSITIONS and list(p.children)]
    if not prepositions:
        return None
    first = prepositions[0]
    objects = children(first, "pobj", "pcomp")
    if not objects or objects[0].ent_type_ in _WHEN:
        return None
    return Frame(verb, f"prep-{first.lower_}", subtree(*objects), speaker(verb), (first,))


def adjective(verb: Token) -> Frame | None:
    """A form of "be" with an adjective and a clause: "is confident that", "was afraid to", "is aware of"."""
    for complement in after(verb, "acomp", "attr"):
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


def as_said(token: Token) -> Frame | None:
    """A verb behind "as" with the sentence around it: "as the outlet put it"."""
    verb = token
    if verb.dep_ != "advcl" or not any(c.lower_ == "as" and c.dep_ in {"mark", "advmod"} for c in verb.children):
        return None
    if children(verb, "dobj", "ccomp", "xcomp", "oprd", "acomp", "attr") or verb.pos_ != "VERB":
        return None
    own = {t.i for t in verb.subtree}
    return Frame(verb, "as", tuple(t for t in verb.head.subtree if t.i not in own), speaker(verb))


VERB_READINGS: tuple[Reading, ...] = (
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
"""The first that fits is taken: from the most particular construction to the plainest."""
