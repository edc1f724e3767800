"""The encoder's frames into findings: what is kept, what is one claim, and through whom; frames are made by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.model.spans import Span
from dateline.model.vocabulary import HopRole
from dateline.reading.actors import STEP as ACTORS
from dateline.reading.claims.finding import Finding
from dateline.reading.claims.quotes import Quoted
from dateline.reading.claims.step import claims_of
from dateline.reading.claims.tagged import find
from dateline.reading.claims.tidy import tidy
from dateline.reading.draft import Draft
from dateline.reading.encoder.reading import CueFrame, Station

Make = Callable[..., Draft]


@pytest.fixture
def make_draft(draft: Make) -> Make:
    """The shared maker of drafts, under a name that leaves `draft` free for what it makes."""
    return draft


def spot(text: str, words: str) -> Span:
    assert text.count(words) == 1, words
    return Span(text.index(words), text.index(words) + len(words))


def frame(
    text: str, cue: str, source: tuple[str, HopRole] | None, *content: str, score: float = 0.97, inner: bool = False,
    stations: tuple[tuple[str, HopRole], ...] = (),
) -> CueFrame:  # fmt: skip
    return CueFrame(
        spot(text, cue),
        Station(spot(text, source[0]), source[1]) if source else None,
        tuple(spot(text, part) for part in content),
        tuple(Station(spot(text, words), role) for words, role in stations),
        score,
        inner,
    )


def drafted(make: Make, text: str) -> Draft:
    draft = make(text)
    draft.add(list(ACTORS.run(draft)))
    return draft


def said(draft: Draft, findings: list[Finding]) -> list[tuple[list[str], str | None, list[str]]]:
    text = draft.text
    return [
        ([s.of(text) for s in f.cue], f.source.of(text) if f.source else None, [s.of(text) for s in f.content])
        for f in findings
    ]


def hops(draft: Draft, findings: list[Finding]) -> list[list[tuple[str, str | None]]]:
    claims = [item for item in claims_of(draft, Quoted(draft.text), findings) if hasattr(item, "chain")]
    return [[(hop.role, hop.span.of(draft.text) if hop.span else None) for hop in claim.chain[1:]] for claim in claims]


NEST = "The mayor said the army had denied the raid."
CITE = "Reuters reported, citing two officials, that the bridge was closed."


@pytest.mark.parametrize(
    ("score", "source", "inner", "kept"),
    [
        (0.21, True, False, 1),
        (0.19, True, False, 0),
        (0.11, False, False, 1),
        (0.09, False, False, 0),
        (0.9, True, True, 0),
    ],
)
def test_what_is_believed_too_little_is_left_out(
    make_draft: Make, score: float, source: bool, inner: bool, kept: int
) -> None:
    draft = drafted(make_draft, "The mayor said the road was closed.")
    who: tuple[str, HopRole] | None = ("The mayor", "speaker") if source else None
    made = frame(draft.text, "said", who, "the road was closed", score=score, inner=inner)
    assert len(find(draft, [made], [])) == kept


def test_a_person_who_tells_what_another_said_makes_two_claims(make_draft: Make) -> None:
    draft = drafted(make_draft, NEST)
    outer = frame(NEST, "said", ("The mayor", "speaker"), "the army had denied the raid")
    inner = frame(
        NEST, "had denied", ("the army", "speaker"), "the raid", inner=True, stations=(("The mayor", "speaker"),)
    )
    found = find(draft, [outer, inner], [])
    assert said(draft, found) == [
        (["said"], "The mayor", ["the army had denied the raid"]),
        (["said", "had denied"], "the army", ["the raid"]),
    ]
    assert hops(draft, found) == [
        [("speaker", "The mayor")],
        [("speaker", "The mayor"), ("speaker", "the army")],
    ]


def test_an_outlet_that_only_hands_on_makes_one_claim(make_draft: Make) -> None:
    text = "State television quoted the ministry as saying the road was closed."
    draft = drafted(make_draft, text)
    outer = frame(text, "quoted", ("State television", "outlet"), "the ministry as saying the road was closed")
    inner = frame(text, "as saying", ("the ministry", "speaker"), "the road was closed", inner=True)
    found = find(draft, [outer, inner], [])
    assert said(draft, found) == [(["quoted", "as saying"], "the ministry", ["the road was closed"])]
    assert hops(draft, found) == [[("outlet", "State television"), ("speaker", "the ministry")]]


def test_an_outlet_that_says_more_keeps_its_claim(make_draft: Make) -> None:
    text = "The Herald reported that shells hit the port for six hours and that guards fled, as the mayor said."
    draft = drafted(make_draft, text)
    outer = frame(
        text,
        "reported",
        ("The Herald", "outlet"),
        "shells hit the port for six hours and that guards fled, as the mayor said",
    )
    inner = frame(text, "said", ("the mayor", "speaker"), "guards fled", inner=True)
    assert len(find(draft, [outer, inner], [])) == 2


def test_who_cites_and_who_is_cited_make_one_claim_with_the_longer_content(make_draft: Make) -> None:
    draft = drafted(make_draft, CITE)
    outer = frame(CITE, "reported", ("Reuters", "agency"), "the bridge was closed")
    cited = frame(CITE, "citing", ("two officials", "anonymous"), "was closed", stations=(("Reuters", "agency"),))
    found = find(draft, [outer, cited], [])
    assert said(draft, found) == [(["reported", "citing"], "two officials", ["the bridge was closed"])]
    assert hops(draft, found) == [[("agency", "Reuters"), ("anonymous", "two officials")]]


def test_two_cues_that_point_at_each_other_lose_neither(make_draft: Make) -> None:
    draft = drafted(make_draft, CITE)
    one = frame(CITE, "reported", ("Reuters", "agency"), "the bridge", stations=(("two officials", "anonymous"),))
    other = frame(CITE, "citing", ("two officials", "anonymous"), "was closed", stations=(("Reuters", "agency"),))
    assert len(find(draft, [one, other], [])) == 2


def test_a_station_of_another_sentence_is_none(make_draft: Make) -> None:
    text = "Reuters saw the report. The company denied any wrongdoing."
    draft = drafted(make_draft, text)
    made = frame(text, "denied", ("The company", "speaker"), "any wrongdoing", stations=(("Reuters", "agency"),))
    assert hops(draft, find(draft, [made], [])) == [[("speaker", "The company")]]


def test_reporters_who_are_told_are_no_station(make_draft: Make) -> None:
    text = "The colonel told reporters that the road was closed."
    draft = drafted(make_draft, text)
    made = frame(text, "told", ("The colonel", "speaker"), "the road was closed", stations=(("reporters", "outlet"),))
    assert hops(draft, find(draft, [made], [])) == [[("speaker", "The colonel")]]


def test_rules_fill_what_the_encoder_leaves(make_draft: Make) -> None:
    text = "The mayor said the road was closed. Residents feared a siege."
    draft = drafted(make_draft, text)
    made = frame(text, "said", ("The mayor", "speaker"), "the road was closed")
    rule = lambda words, content, score: Finding((spot(text, words),), (spot(text, content),), None, score, "r")  # noqa: E731
    again, sure = rule("said", "the road", 0.99), rule("feared", "a siege", 0.8)
    unsure = rule("feared", "a siege", 0.5)
    assert [f.rule for f in find(draft, [made], [again, sure])] == ["encoder:said", "r"]
    assert len(find(draft, [made], [unsure])) == 1


def test_documents_that_an_outlet_obtained_come_through_the_outlet(make_draft: Make) -> None:
    text = "Documents obtained by the Herald revealed that the dam was mined."
    draft = drafted(make_draft, text)
    made = frame(text, "revealed", ("Documents obtained by the Herald", "document"), "the dam was mined")
    tidied = tidy(draft, made)
    assert tidied.source is not None and tidied.source.span.of(text) == "Documents"
    assert [(s.span.of(text), s.role) for s in tidied.stations] == [("the Herald", "outlet")]


def test_half_a_phrase_becomes_a_whole_one(make_draft: Make) -> None:
    text = "The governor told the weekly Contrapunto that the road was closed."
    draft = drafted(make_draft, text)
    made = frame(text, "told", ("The governor", "speaker"), "the road was closed", stations=(("the weekly", "outlet"),))
    assert [s.span.of(text) for s in tidy(draft, made).stations] == ["the weekly Contrapunto"]


@pytest.mark.parametrize(
    ("who", "opinion", "role"),
    [
        ("Reuters", "outlet", "agency"),
        ("the agency Pamir", "outlet", "agency"),
        ("the Herald", "speaker", "outlet"),
        ("the ministry", "anonymous", "speaker"),
        ("the prefect", "anonymous", "speaker"),
        ("a prefect", "speaker", "anonymous"),
        ("the driver", "speaker", "anonymous"),
        ("two drivers", "speaker", "anonymous"),
        ("another", "speaker", "anonymous"),
        ("villagers", "anonymous", "speaker"),
        ("police sources", "speaker", "anonymous"),
        ("a spokesman", "anonymous", "speaker"),
        ("the report", "speaker", "document"),
        ("minutes of the meeting", "document", "document"),
    ],
)
def test_roles_between_lexicon_form_and_encoder(make_draft: Make, who: str, opinion: HopRole, role: HopRole) -> None:
    text = f"The road was closed, {who} said."
    draft = drafted(make_draft, text)
    made = frame(text, "said", (who, opinion), "The road was closed")
    assert hops(draft, find(draft, [made], [])) == [[(role, who)]]


def test_a_pronoun_has_the_role_of_the_one_before(make_draft: Make) -> None:
    text = "The road was closed, a councillor said. “Nobody drives now,” she added."
    draft = drafted(make_draft, text)
    first = frame(text, "said", ("a councillor", "speaker"), "The road was closed")
    second = frame(text, "added", ("she", "speaker"), "“Nobody drives now,”")
    assert hops(draft, find(draft, [first, second], []))[1] == [("anonymous", "she")]


@pytest.mark.parametrize("end", ["— AFP", "(AFP)", "- AFP."])
def test_an_agency_at_the_end_of_a_paragraph_is_a_credit(make_draft: Make, end: str) -> None:
    text = f"Gunmen killed nine farmers near the river at the weekend, the prefect said. {end}"
    draft = drafted(make_draft, text)
    made = frame(text, "said", ("the prefect", "speaker"), "Gunmen killed nine farmers near the river at the weekend")
    assert hops(draft, find(draft, [made], [])) == [[("agency", "AFP"), ("speaker", "the prefect")]]


def test_a_source_that_no_step_saw_becomes_an_actor(make_draft: Make) -> None:
    text = "To Bogotá, the column is a gang."
    draft = drafted(make_draft, text)
    made = frame(text, "To", ("Bogotá", "speaker"), "the column is a gang")
    items = claims_of(draft, Quoted(text), find(draft, [made], []))
    claim = next(item for item in items if hasattr(item, "chain"))
    actors = {item.id: item.name for item in [*draft.of(type(items[0])), *items] if hasattr(item, "mentions")}
    assert claim.source_actor is not None and actors.get(claim.source_actor, "Bogotá") == "Bogotá"
    assert claim.origin == 1
