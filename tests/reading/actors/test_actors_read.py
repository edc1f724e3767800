"""Names and nouns as the encoder reads them: facts of the same width for all, and names that the rules pass over."""

from __future__ import annotations

from collections.abc import Callable

from dateline.lexicon.registry import registry
from dateline.reading.actors.find import find_actors
from dateline.reading.actors.heads import NO_NAME, head_facts, may_be_party, name_facts
from dateline.reading.actors.names import find_names
from dateline.reading.actors.nouns import find_nouns, read_nouns
from dateline.reading.actors.read_names import passed_over, read_names
from dateline.reading.draft import Draft
from dateline.reading.encoder.network import network

TEXT = (
    "The ferryman refused to cross the river on Tuesday. Sobolek, a beekeeper of 63, said the ferryman was right. "
    "Her brother waited at the pier."
)


def read(draft: Callable[..., Draft], *, encoder: bool = True) -> Draft:
    made = draft(TEXT)
    return Draft(made.report, (), made.doc, network() if encoder else None)


def test_facts_have_one_width(draft: Callable[..., Draft]) -> None:
    made = read(draft)
    nouns = [token for token in made.doc if may_be_party(token)]
    assert {"ferryman", "brother"} <= {token.text for token in nouns}
    widths = {len(head_facts(token, found=False, alone=False)) for token in nouns}
    assert len(widths) == 1
    assert len(name_facts(nouns[0], None)) == len(NO_NAME)


def test_a_name_that_the_rules_pass_over_is_read(draft: Callable[..., Draft]) -> None:
    made = read(draft)
    assert "Sobolek" in {actor.name for actor in find_actors(made)}
    ruled = find_names(made, registry())
    missed = {mention.text for mention in passed_over(made, ruled)}
    names = {mention.text for mention in read_names(made, ruled, registry())}
    assert names <= {mention.text for mention in ruled} | missed


def test_a_noun_that_no_lexicon_has_is_a_party_of_a_kind(draft: Callable[..., Draft]) -> None:
    made = read(draft)
    kinds = {mention.text: mention.kind for mention in read_nouns(made, set(), find_nouns(made, set()))}
    assert kinds["ferryman"] == "person"


def test_without_the_encoder_both_leave_the_rules_alone(draft: Callable[..., Draft]) -> None:
    made = read(draft, encoder=False)
    ruled = find_names(made, registry())
    assert read_names(made, ruled, registry()) == ruled
    nouns = find_nouns(made, set())
    assert read_nouns(made, set(), nouns) == nouns
