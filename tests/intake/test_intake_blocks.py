"""Blocks of plain text: every role, in texts of every shape that reports come in."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.intake.blocks import classify, read_text

BODY = (
    "Fighters of the Northern Column entered Varesh before dawn and met no resistance, two residents said by telephone."
)
MORE = (
    "The army has not commented. Its garrison of about forty soldiers left the town last week, according to the mayor."
)


def roles(text: str, **known: str) -> list[str]:
    return [block.role for block in classify(text, **known)]


def quotes(text: str, role: str, **known: str) -> list[str]:
    return [block.span.of(text) for block in classify(text, **known) if block.role == role]


def paragraphs(*parts: str) -> str:
    return "\n\n".join(parts)


def test_head_of_a_report() -> None:
    text = paragraphs(
        "Column enters Varesh without a fight", "The Hill Courier", "By Ana Dole and Petr Mazur", BODY, MORE
    )
    assert roles(text) == ["headline", "byline", "byline", "lede", "body"]


@pytest.mark.parametrize(
    ("prefix", "rest"),
    [
        ("VARESH, Karania (HNA) -", "The army left."),
        ("VARESH, 4 FEB 90 (HILL-RADIO) -- [TEXT]", "THE ARMY LEFT THE TOWN TODAY."),
        ("VARESH, 3 JAN 90 -- [REPORT] [PRESS COMMITTEE] [TEXT]", "THE ARMY LEFT THE TOWN TODAY."),
        ("Varesh, 14 March 2024 (HNA) –", "The army left."),
        ("DOL —", "The army left."),
        ("VARESH, Upper Dol province -", "The army left."),
        ("Dol —", "The army left."),
        ("(HNA) -", "The army left."),
    ],
)
def test_dateline_is_only_the_prefix(prefix: str, rest: str) -> None:
    text = paragraphs(f"{prefix} {rest}", MORE)
    assert quotes(text, "dateline") == [prefix]
    assert quotes(text, "lede") == [rest]


def test_dateline_on_a_line_of_its_own_leaves_the_lede_to_the_next() -> None:
    assert roles(paragraphs("VARESH, Karania (HNA) _", BODY, MORE)) == ["dateline", "lede", "body"]


@pytest.mark.parametrize("text", ["Three soldiers were killed in Varesh on Monday", "3 killed in Varesh: police", BODY])
def test_a_single_paragraph_is_always_read(text: str) -> None:
    assert roles(text) == ["lede"]


def test_subheads_are_told_from_quotations_and_introductions() -> None:
    text = paragraphs(
        "Column enters Varesh without a fight", BODY, "Who is in command?", MORE, "“We will not leave.”", MORE,
        "Ties to the capital", MORE, "As the paper puts it:", "He has never been seen in the town without his guards.",
    )  # fmt: skip
    assert roles(text) == ["headline", "lede", "subhead", "body", "body", "body", "subhead", "body", "body", "body"]


APPEAL = (
    "We need your help ...",
    "The world is changing fast, and we will do all we can to keep bringing you news of the war in Karania.",
    "Governments and armies have to be held to account by a press that nobody owns.",
    "Can you support us with just £3 each month?",
    "The Hill Courier Support us",
)


def test_the_closing_appeal_reaches_to_the_end_even_where_it_speaks_of_other_crises() -> None:
    text = paragraphs("Column enters Varesh without a fight", BODY, "Who is in command?", MORE, *APPEAL)
    assert quotes(text, "appeal") == list(APPEAL)
    assert read_text(text, classify(text)).endswith(MORE)


def test_a_boxed_appeal_does_not_swallow_the_rest_of_the_report() -> None:
    text = paragraphs(
        "Column enters Varesh", BODY, "Support our journalism from as little as $3 per month.", MORE, BODY, MORE, BODY
    )
    assert roles(text) == ["headline", "lede", "appeal", "body", "body", "body", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "(Reporting by Ana Dole; editing by Petr Mazur)",
        "Published 14 March 2024",
        "Read more: What the truce says",
        "© 2024 Hill Courier. All rights reserved.",
        "Share on Facebook | Twitter | WhatsApp",
        "Follow us on Twitter @hillcourier",
        "This article was first published in the Hill Courier.",
        "Ana Dole contributed to this report from Dol.",
        "https://hill-courier.example/varesh",
        "DRILL: this report is fictional, and so are the towns that it names.",
    ],
)
def test_furniture(line: str) -> None:
    assert roles(paragraphs("Column enters Varesh without a fight", BODY, MORE, line))[-1] == "furniture"


@pytest.mark.parametrize(
    "line",
    [
        "Subscribe to our newsletter",
        "Sign up for our daily newsletter and get the best of the Hill Courier in your inbox.",
        "Please make a donation today to keep our journalism free.",
        "The Courier is owned by its readers. If you value honest reporting from the hills, please give what you can.",
    ],
)
def test_appeals(line: str) -> None:
    assert roles(paragraphs("Column enters Varesh without a fight", BODY, MORE, line))[-1] == "appeal"


@pytest.mark.parametrize(
    "line",
    [
        "FILE - Soldiers of the garrison stand at the gate of Varesh, March 3, 2024.",
        "The gate of Varesh in March. Photo: Ana Dole",
        "Residents leave Varesh on foot. (Ana Dole/AFP)",
    ],
)
def test_captions(line: str) -> None:
    assert roles(paragraphs("Column enters Varesh without a fight", BODY, line, MORE))[2] == "caption"


@pytest.mark.parametrize(
    "prose",
    [
        "“We need your support,” the governor told the crowd. “Without it this town will fall within days.”",
        "The agency appealed for donations on Tuesday and said it had run out of blankets for the camp at Dol.",
        "In other attacks, 12 people were killed on the road to Dol.",
        "He was a journalist who covered the war for six years. Gunmen shot him on his doorstep in Varesh.",
        "More than 300 people have been killed since the truce ended, the ministry said.",
        "The correction comes too late for the families: the ministry now puts the toll at 14, not 41.",
        "Follow the money, investigators say, and it leads to the port.",
        "People fled into the hills, and shops stayed closed.",
        "The clinic lives on donations of its members and asks the town to give what it can, the doctor said.",
        "“Please give us water,” a boy shouted to the soldiers from behind the fence of the camp.",
    ],
)
def test_prose_stays_in_the_report(prose: str) -> None:
    assert roles(paragraphs("Column enters Varesh without a fight", BODY, prose, MORE, prose))[2::2] == ["body", "body"]


def test_upper_case_prose_has_no_headings_of_the_page() -> None:
    text = paragraphs(BODY.upper(), MORE.upper(), "THE FRONT WINDOW. THE DOCUMENT WAS SIGNED BY ALL PARTIES IN DOL.")
    assert roles(text) == ["lede", "body", "body"]


def test_stamps_of_a_live_page_are_subheads_and_the_newest_item_is_the_lede() -> None:
    assert roles(paragraphs("Varesh: what we know", "14:32 GMT", BODY, "13:05 GMT", MORE)) == [
        "headline", "subhead", "lede", "subhead", "body",
    ]  # fmt: skip


def test_title_and_outlet_that_are_known_settle_the_head() -> None:
    text = paragraphs("All quiet.", "Hillside", BODY)
    assert roles(text, title="All quiet", outlet="Hillside") == ["headline", "byline", "lede"]


def test_date_line_is_a_dateline() -> None:
    assert roles(paragraphs("Column enters Varesh", "Thursday, March 14, 2024", BODY)) == [
        "headline",
        "dateline",
        "lede",
    ]


def test_outlet_name_at_the_very_end_behind_furniture_is_furniture() -> None:
    text = paragraphs("Column enters Varesh", BODY, "All rights reserved.", "Hill Courier")
    assert roles(text)[-1] == "furniture"


def test_empty_text_has_no_blocks() -> None:
    assert classify(" \n\n ") == ()


@given(
    st.lists(
        st.sampled_from([BODY, *APPEAL, "Who?", "14:32 GMT", "By Ana Dole", "“x", ".", "-", "DOL — "]), max_size=12
    )
)
def test_blocks_are_in_order_cover_all_words_and_never_overlap(parts: list[str]) -> None:
    text = "\n\n".join(parts)
    blocks = classify(text)
    joined = "".join(block.span.of(text) for block in blocks)
    assert "".join(joined.split()) == "".join(text.split())
    assert all(first.span.end <= second.span.start for first, second in pairwise(blocks))


@given(st.text(max_size=200))
def test_any_text_has_blocks(text: str) -> None:
    assert all(block.span.of(text).strip() for block in classify(text))


def test_a_data_file_is_one_block() -> None:
    assert roles("a\n" * 500_001) == ["lede"]
