"""Leftovers of pages: what goes, what stays, and that blocks still fit their text."""

import pytest
from intake_samples import PAGE, PROSE
from trafilatura import load_html

from dateline.intake.blocks import classify
from dateline.intake.html import page_report
from dateline.intake.leftovers import Marks, marks_of, without_leftovers

MARKS = Marks(frozenset({"column enters varesh dol"}), frozenset({"two held over raid in dol"}))


def text_of(*parts: str) -> str:
    text = "\n\n".join(parts)
    kept, blocks = without_leftovers(text, classify(text), MARKS)
    assert all(block.span.of(kept).strip() == block.span.of(kept) != "" for block in blocks)
    return kept


@pytest.mark.parametrize(
    "line",
    [
        "- Two held over raid in Dol",
        "Related: Two held over raid in Dol",
        "Dossier | Two held over raid in Dol",
        "Donate now and become a member of the Hill Courier.",
        "Follow us on Twitter @hillcourier",
        "Like this story? Share it with a friend!",
    ],
)
def test_lines_that_are_not_the_article_go(line: str) -> None:
    assert text_of(PROSE[0], PROSE[1], line, PROSE[2]) == "\n\n".join(PROSE)


@pytest.mark.parametrize(
    "line",
    [
        "(Reporting by Ana Dole; editing by Petr Mazur)",
        "Who holds the bridge?",
        "The two held over the raid in Dol were freed on Friday, their lawyer said.",
        "The signs read: leave, or stay and fight.",
    ],
)
def test_what_may_be_the_article_stays(line: str) -> None:
    assert line in text_of(PROSE[0], PROSE[1], line, PROSE[2])


@pytest.mark.parametrize(
    "line", ["Column enters Varesh & Dol", "14/03/2024 - 9:30 - Ana Dole", "14 de março de 2024 às 9:30"]
)
def test_title_and_stamp_go_at_the_head_only(line: str) -> None:
    assert text_of(line, *PROSE) == "\n\n".join(PROSE)
    assert line in text_of(*PROSE, PROSE[0], line)


def test_a_text_of_nothing_but_leftovers_stays() -> None:
    assert text_of("Donate now!", "Share on Facebook") == "Donate now!\n\nShare on Facebook"


def test_links_to_other_pages_count_and_links_within_the_page_do_not() -> None:
    page = '<body><h1>Column</h1><a href="#who">Who holds the bridge</a><a href="/2">Two held in Dol</a><a href="/3">Dol</a></body>'
    marks = marks_of(load_html(f"<html>{page}</html>"), "Column enters")
    assert marks == Marks(frozenset({"column", "column enters"}), frozenset({"two held in dol"}))


def test_blocks_of_a_page_fit_the_text_that_is_left() -> None:
    page = PAGE.replace("</article>", "<p>Follow us on Twitter @hillcourier and on Facebook</p></article>")
    report = page_report(page.replace("<article>", "<article><p>14 March 2024</p>"), "a")
    assert report.text == "\n\n".join(PROSE)
    assert report.blocks is not None and [block.span.of(report.text) for block in report.blocks] == list(PROSE)
