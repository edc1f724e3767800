"""The step on parsed text: what is found, what is left alone, and where it points."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.model.annotation import Time
from dateline.reading.draft import Draft
from dateline.reading.times import STEP
from dateline.reading.times.find import day_of

MakeDraft = Callable[..., Draft]


def times(draft: Draft) -> list[Time]:
    return list(STEP.run(draft))  # type: ignore[arg-type]


def read(draft: Draft) -> list[tuple[str, str]]:
    return [(time.span.of(draft.text), time.value) for time in times(draft)]


def test_a_report_with_a_day_of_publication(draft: MakeDraft) -> None:
    made = draft(
        "The colonel spoke on Wednesday. In April his men took the port. He had served there in the late 1980s, "
        "and left in 2011.",
        published="2019-06-20T08:00:00+00:00",
    )
    found = times(made)
    assert [time.value for time in found] == ["2019-06-19", "2019-04", "198X", "2011"]
    assert [time.id for time in found] == ["t1", "t2", "t3", "t4"]
    assert (found[2].start, found[2].end) == ("1987-01-01", "1989-12-31")
    assert all(time.rule for time in found)


def test_the_same_report_without_one(draft: MakeDraft) -> None:
    made = draft("The colonel spoke on Wednesday. In April his men took the port.")
    assert [(time.value, time.start) for time in times(made)] == [("XXXX-WXX-3", None), ("XXXX-04", None)]


@pytest.mark.parametrize(
    "text",
    [
        "The army may march on the town.",
        "Theresa May spoke to the house.",
        "The Long March was over.",
        "A man, 34, and a boy aged 12 were hurt; the boy is 12 years old.",
        "The 34-year-old driver escaped.",
        "The 7th Brigade launched a second attack.",
        "The Sunday Times reported the clash.",
        "The council adopted Resolution 1973 with ten votes.",
        "About 2000 people fled.",
        "The raid was part of Operation Dawn.",
        "Three quarters of the houses are gone.",
        'The minister told "60 Minutes" so.',
        "He spoke on the Today programme.",
        "The fall of the city shocked them.",
        "It was reached as soon as possible.",
        "He said good evening to them.",
        "In his 30s he fled.",
        "The rebels then attacked the bridge.",
        "Once the convoy arrived, they left.",
        "He soon fled.",
        "The former mayor denied it.",
        "Black Friday sales went on.",
        "They were flown to Christmas Island.",
        "The Spring Revolution failed.",
        "King and Weeks were freed.",
    ],
)
def test_what_only_looks_like_a_time(draft: MakeDraft, text: str) -> None:
    assert read(draft(text, published="2019-06-20")) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The ministers will meet on Friday.", [("Friday", "2019-06-21")]),
        ("The ministers met on Friday.", [("Friday", "2019-06-14")]),
        ("They plan to leave on Monday.", [("Monday", "2019-06-24")]),
        ("The truce holds until Monday.", [("Monday", "2019-06-24")]),
        ("They could leave as soon as Monday.", [("Monday", "2019-06-24")]),
        ("They have rejected the order issued on Monday.", [("Monday", "2019-06-17")]),
        ("They scheduled a vote for Monday.", [("Monday", "2019-06-24")]),
        ("The talks resume on Monday.", [("Monday", "2019-06-24")]),
        ("The guns fired on the 19th.", [("the 19th", "2019-06-19")]),
        ("Bombs fell at 0300 on 3 June.", [("0300 on 3 June", "2019-06-03T03:00")]),
        ("They attack at night.", [("night", "XXXX-XX-XXTNI")]),
        ("They come to the camp twice a year.", [("a year", "P1Y")]),
        ("He was once a teacher.", [("once", "PAST_REF")]),
        ("By then it was quiet.", [("then", "PAST_REF")]),
        ("The shelling will soon end.", [("soon", "FUTURE_REF")]),
        ("Food has been short for months.", [("months", "PXM")]),
        ("Prices will rise over the next year.", [("the next year", "P1Y")]),
        ("The 2011 uprising failed.", [("2011", "2011")]),
        ("May was quiet; in March they fought.", [("March", "2019-03")]),
        ("The attack of 9/11 changed that.", [("9/11", "2001-09-11")]),
    ],
)
def test_sentences(draft: MakeDraft, text: str, found: list[tuple[str, str]]) -> None:
    assert read(draft(text, published="2019-06-20")) == found


def test_capitals(draft: MakeDraft) -> None:
    made = draft(
        "SHELLS HIT THE PORT IN MARCH AND MAY, OFFICIALS SAID ON FRIDAY NIGHT. THE ARMY MAY MARCH ON THE CITY.",
        published="2019-06-20",
    )
    assert [value for _, value in read(made)] == ["2019-03", "2019-05", "2019-06-14TNI"]


def test_the_dateline_dates_an_undated_report(draft: MakeDraft) -> None:
    text = "SAN TELMO, 4 Feb 1990 (Agencia) -- Three bombs exploded today near the harbour, police said.\n\nNobody was hurt."
    assert [value for _, value in read(draft(text))][:2] == ["1990-02-04", "1990-02-04"]


def test_a_report_with_much_history_stays_news(draft: MakeDraft) -> None:
    text = (
        "On Monday the two sides met. On Tuesday they met again, and yesterday they signed. On Sunday they had quarrelled "
        "about March 1948, May 1948, June 1949 and July 1949. In April they had walked out."
    )
    assert read(draft(text, published="2019-06-20"))[-1] == ("April", "2019-04")


def test_the_next_day_of_an_undated_weekday_is_open(draft: MakeDraft) -> None:
    found = read(draft("The port, leased in 1997, was shelled on Tuesday. He came the next day. At 10:35 it burnt."))
    assert [value for _, value in found] == ["1997", "XXXX-WXX-2", "XXXX-XX-XX", "XXXX-WXX-2T10:35"]


def test_a_history_reads_former_and_its_own_years(draft: MakeDraft) -> None:
    text = (
        "On 3 May 1912 the former governor landed at Porto. In June 1912 he took the fort. In August 1912 the islanders "
        "rose. In December 1912 winter came. In January the fleet left, and the war was over."
    )
    found = read(draft(text, published="2009-12-19"))
    assert ("former", "PAST_REF") in found
    assert found[-1] == ("January", "1913-01")


@pytest.mark.parametrize(
    "text", ["🙂", "May", "1", '"', "on", "AAAA " * 50, "12/13/14 99:99 0000 00/00 32nd of May 0th", "\n\n\n"]
)
def test_odd_texts_do_not_raise(draft: MakeDraft, text: str) -> None:
    made = draft(text, published="2019-06-20")
    assert all(made.text[slice(*time.span)] for time in times(made))


def test_spans_point_at_words(draft: MakeDraft) -> None:
    made = draft(
        "On “Friday, 21 June” — at 6 p.m. — shells fell; 3 days later, on Monday, more.", published="2019-06-25"
    )
    assert all(time.span.of(made.text).strip() == time.span.of(made.text) for time in times(made))


def test_nothing_is_read_in_an_appeal(draft: MakeDraft) -> None:
    from dateline.model.report import Block, Report
    from dateline.model.spans import Span

    text = "Shells fell on Monday.\n\nGive five pounds every month."
    blocks = (Block(Span(0, 22), "lede"), Block(Span(24, len(text)), "appeal"))
    parsed = draft(text)
    made = Draft(Report("x", text), blocks, parsed.doc)
    assert [value for _, value in read(made)] == ["XXXX-WXX-1"]


@pytest.mark.parametrize(
    ("published", "known"), [("2019-06-20T08:00", True), ("yesterday", False), (None, False), ("", False)]
)
def test_day_of(published: str | None, known: bool) -> None:
    assert (day_of(published) is not None) is known
