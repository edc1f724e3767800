"""Claims, labels, ties, identities, search and the marked report."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.report import Block
from dateline.model.spans import Span
from dateline.model.statement import EvidenceRow
from dateline.record import open_record
from dateline.views.backers import list_ties
from dateline.views.claims import claim_json, list_claims
from dateline.views.filters import Filters
from dateline.views.labels import list_labels, speaker_by_target
from dateline.views.quote import sentence_around
from dateline.views.search import search
from dateline.views.show import stretches
from dateline.views.snapshot import Snapshot
from dateline.views.who import all_identities, find_identities, identity_json, local_ids


def test_a_chain_reads_from_the_outlet_to_the_speaker(snapshot: Snapshot) -> None:
    chains = {" → ".join(view.chain) for view in list_claims(snapshot)}
    assert chains == {
        "Sahel Wire → Jufra Joint Force",
        "Kosti Evening Bulletin → Sahel Wire",
        "Sidra Gazette → Black Dune Front",
    }


@pytest.mark.parametrize(
    "filters, found",
    [
        (Filters(status="denying"), 1),
        (Filters(actor="Sahel Wire"), 2),
        (Filters(outlet="Sidra Gazette"), 1),
        (Filters(place="sokna"), 3),
        (Filters(since="2024-03-22"), 2),
    ],
)
def test_claims_are_filtered(snapshot: Snapshot, filters: Filters, found: int) -> None:
    assert len(list_claims(snapshot, filters)) == found


def test_claim_json_points_into_the_text(snapshot: Snapshot) -> None:
    for view in list_claims(snapshot):
        row = claim_json(view, snapshot)
        text = snapshot.reports[view.claim.report].text
        assert " … ".join(text[start:end] for start, end in row["content"]) == row["text"]
        assert row["chain"][0]["role"] == "outlet" and row["chain"][0]["span"] is None


def test_labels_belong_to_their_speaker(snapshot: Snapshot) -> None:
    (label,) = list_labels(snapshot)
    assert (label.speaker, label.target, label.words) == ("Jufra Joint Force", "Black Dune Front", "terrorists")
    assert speaker_by_target((label, label)) == {("Jufra Joint Force", "Black Dune Front"): ["terrorists"]}
    assert list_labels(snapshot, Filters(actor="Harbour Guard")) == ()


def test_ties_are_stated_by_somebody(snapshot: Snapshot) -> None:
    (tie,) = list_ties(snapshot)
    assert (tie.subject, tie.tie, tie.object, tie.reports) == ("neighbour", "arms", "front", 1)
    assert tie.statements[0].said_by == "own voice"
    assert list_ties(snapshot, kinds=frozenset({"leads"})) == ()


def test_identity_json_names_local_ids(snapshot: Snapshot) -> None:
    local = local_ids(snapshot)
    (front,) = find_identities(all_identities(snapshot), "black dune")
    row = identity_json(front, snapshot, local)
    assert {mention["actor"] for mention in row["mentions"]} == {"a1"}
    for mention in row["mentions"]:
        text = next(r.text for r in snapshot.reports.values() if r.name == mention["report"])
        assert all(text[start:end] for start, end in mention["spans"])
    assert len(all_identities(snapshot)) == len({row.id for row in all_identities(snapshot)})


def test_search_finds_words_and_says_where(exercise: Path) -> None:
    with open_record(exercise) as reader:
        found = {hit.report: hit for hit in search(reader, "SOKNA")}
        assert set(found) == {"wire.txt", "second.txt", "denial.txt"}
        assert found["denial.txt"].quote.startswith("The Black Dune Front denied")
        assert [hit.report for hit in search(reader, "climbs")] == ["second.txt"]
        assert search(reader, "sokna", Filters(outlet="Aden")) == ()


def test_stretches_join_to_the_text_and_carry_their_marks() -> None:
    text = "Zarmani spoke. Donate."
    blocks = [Block(Span(0, 14), "lede"), Block(Span(15, 22), "appeal")]
    marks = [
        EvidenceRow("s", "r", kind, "f", 0, span, "") for kind, span in (("actor", Span(0, 7)), ("claim", Span(0, 14)))
    ]
    parts = stretches(text, blocks, marks)
    assert "".join(part.words for part in parts) == text
    assert parts[0].kinds == ("actor", "claim") and parts[1].kinds == ("claim",)
    assert parts[-1].role == "appeal" and parts[-1].kinds == ()


@given(st.text(max_size=400), st.data())
def test_a_quote_always_holds_its_span(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    quote = sentence_around(text, Span(start, end), longest=60)
    words = text[start:end].strip()
    assert words in quote.of(text) or not words
