"""Paragraphs, datelines, languages, outlets, encodings and kinds: the small questions of intake."""

from datetime import date

import pytest

from dateline.intake.datelines import date_line, full_dates, opening
from dateline.intake.decode import clean, declared_in, decode
from dateline.intake.kinds import kind_of
from dateline.intake.language import language_of
from dateline.intake.outlets import find_outlet, looks_like_outlet, outlet_of_domain
from dateline.intake.paragraphs import paragraphs
from dateline.intake.text import text_report


def parts(text: str) -> list[str]:
    return [span.of(text) for span in paragraphs(text)]


def test_blank_lines_and_single_newlines_separate() -> None:
    assert parts("Town taken\nThe army left.\n\n Nobody stayed. \r\n\r\nEnd.") == [
        "Town taken", "The army left.", "Nobody stayed.", "End.",
    ]  # fmt: skip


def test_wrapped_text_is_joined() -> None:
    text = (
        "The army left the town on Monday after three days of heavy fighting in\n"
        "the hills that surround it, and the column that had besieged it marched\n"
        "in without meeting any resistance, residents said by telephone later in\n"
        "the day.\nThe mayor was not there. He had left the town with his family on the\n"
        "Friday before, and with him went the archive of the town hall, which he\nhad kept for years."
    )
    assert [part.split()[0] for part in parts(text)] == ["The", "The"]
    assert len(parts(text)) == 2


def test_a_line_that_starts_in_lower_case_goes_on() -> None:
    assert len(parts("The army said on Monday that it had taken the\ntown of Varesh.")) == 1


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Thursday, March 14, 2024", date(2024, 3, 14)),
        ("14 March 2024", date(2024, 3, 14)),
        ("2024-03-14", date(2024, 3, 14)),
        ("March 14", None),
        ("31 February 2024", None),
        ("On 14 March 2024 the army left.", None),
    ],
)
def test_date_line(line: str, day: date | None) -> None:
    assert date_line(line) == day


@pytest.mark.parametrize(
    "prose",
    [
        "Fighting continues — the army says otherwise.",
        "THE ARMY - WHICH IS STRONG - SAID SO.",
        "U.S. forces -- backed by jets -- left.",
        "UN: The war goes on.",
        "Mazur – the commander – left.",
    ],
)
def test_prose_has_no_opening(prose: str) -> None:
    assert opening(prose) is None


def test_opening_gives_day_and_agency() -> None:
    found = opening("VARESH, 4 FEB 90 (HNA) -- [TEXT] THE ARMY LEFT.")
    assert found is not None
    assert (found.day, found.agency) == (date(1990, 2, 4), "HNA")


def test_full_dates() -> None:
    assert full_dates("Published 14 March 2024, updated March 15, 2024") == [date(2024, 3, 14), date(2024, 3, 15)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("THE ARMY OF THE NORTH HAS LEFT THE TOWN, THE MINISTRY SAID.", "en"),
        ("Three killed in attack on police station near Dol", "en"),
        ("Die Armee hat am Montag die Stadt verlassen, sagte ein Sprecher der Regierung.", "de"),
        ("El ejército dejó la ciudad el lunes, según el portavoz del gobierno.", "es"),
        ("Армия покинула город в понедельник, сообщил представитель.", "ru"),
        ("Varesh", None),
        ("", None),
    ],
)
def test_language(text: str, language: str | None) -> None:
    assert language_of(text) == language


def test_language_long_text_of_a_language_without_a_word_list() -> None:
    text = "Vojska je u ponedjeljak napustila grad, a stanovnici su se počeli vraćati kućama koje su napustili prije rata. "
    assert language_of(text * 4) not in (None, "en")


def test_declared_language_decides_only_where_the_text_is_silent() -> None:
    assert language_of("Varesh", "de-AT") == "de"
    assert language_of("The army has left the town and the people are back.", "de") == "en"


def test_outlets() -> None:
    found = outlet_of_domain("news.bbc.co.uk")
    assert found is not None and found.name == "BBC"
    assert outlet_of_domain("hill-courier.example") is None
    agency = find_outlet("AFP")
    assert agency is not None and agency.kind == "agency"
    assert looks_like_outlet("Hill Valley Times") and not looks_like_outlet("Who is in command")


@pytest.mark.parametrize(
    ("content", "declared", "encoding"),
    [
        ("Général".encode(), None, "utf-8"),
        ("“déjà vu” à l’armée".encode("cp1252"), "iso-8859-1", "cp1252"),
        ("Армия покинула город".encode("cp1251"), "windows-1251", "cp1251"),
        ("The army".encode("utf-8-sig"), None, "utf-8"),
        ("The army left.".encode("utf-16"), None, "utf-16-le"),
        ("The army left.".encode("utf-16-be"), None, "utf-16-be"),
        ("Général de l’armée à Dol".encode("cp1252"), "no-such-code", "cp1252"),
    ],
)
def test_decode(content: bytes, declared: str | None, encoding: str) -> None:
    text, used = decode(content, declared)
    assert used == encoding
    assert text.encode(encoding).endswith(content[3:])


def test_declared_encoding_is_found() -> None:
    assert declared_in(b"<html><meta http-equiv=x content='text/html; charset=koi8-r'>") == "koi8-r"
    assert declared_in(b'<?xml version="1.0" encoding="latin1"?>') == "latin1"
    assert declared_in(b"<p>charset") is None


def test_clean_drops_what_no_print_shows() -> None:
    assert clean("a\x00b\r\nc\ufeff\rd") == "ab\nc\nd"


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        (b"", "a", "empty"),
        (b" \n", "a.html", "empty"),
        (b"\x1f\x8b\x08", "a", "gzip"),
        (b"PK\x03\x04", "a", "zip"),
        (b"WARC/1.0\r\n", "a", "warc"),
        (b"<!DOCTYPE html><html>", "a.txt", "html"),
        (b"<p>The army", "a", "html"),
        (b'<?xml version="1.0"?><rss version="2.0">', "a", "feed"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom">', "a.html", "feed"),
        (b"<notes>x</notes>", "a.xml", "feed"),
        (b"<notes> a text", "a.txt", "text"),
        (b'{"id": "a", "text": "b"}\n{', "a.txt", "jsonl"),
        (b"what", "a.jsonl.gz", "jsonl"),
        (b'{\n "text": "b"}', "a", "json"),
        (b'[{"text": "b"}]', "a", "json"),
        (b'{"text": "cut off here', "a", "jsonl"),
        (b"[TEXT] THE ARMY LEFT.", "a", "text"),
        (b"{x", "a.json", "json"),
        (b"The army left.", "a", "text"),
        (b"%PDF-1.7", "a.txt", "binary"),
        (bytes(range(256)), "a.txt", "binary"),
    ],
)
def test_kind(head: bytes, name: str, kind: str) -> None:
    assert kind_of(head, name) == kind


REPORT = (
    "Column enters Varesh\n\nThe Hill Courier\n\nBy Ana Dole\n\nVARESH, 14 March 2024 (HNA) - The army has left the town.\n\n"
    "Nobody stayed behind, the mayor said on the radio."
)


def test_facts_of_a_plain_text() -> None:
    report = text_report(REPORT, "a.txt")
    assert (report.title, report.outlet, report.byline, report.published, report.language) == (
        "Column enters Varesh", "The Hill Courier", "Ana Dole", "2024-03-14", "en",
    )  # fmt: skip
    assert report.text == REPORT


@pytest.mark.parametrize(
    ("last", "published"),
    [
        ("Published 15 March 2024", "2024-03-15"),
        ("Published on Friday", None),
        ("The truce of 3 May 2019 is over.", None),
    ],
)
def test_publication_date_is_stated_or_none(last: str, published: str | None) -> None:
    text = f"Column enters Varesh\n\nThe army has left the town, and nobody stayed behind.\n\nThat is all.\n\n{last}"
    assert text_report(text, "a.txt").published == published


@pytest.mark.parametrize(
    ("byline", "names", "outlet"),
    [
        ("By Ana Dole, Hill Ledger", "Ana Dole", "Hill Ledger"),
        ("By Ana Dole and Petr Mazur, The Hill Courier", "Ana Dole and Petr Mazur", "The Hill Courier"),
        ("By Ana Dole, AFP", "Ana Dole", "AFP"),
        ("By Ana Dole, New Varesh", "Ana Dole, New Varesh", None),
        ("By a staff writer, Hill Ledger", "a staff writer", "Hill Ledger"),
        ("By our correspondent", "our correspondent", None),
        ("BY ANA DOLE", "ANA DOLE", None),
    ],
)
def test_byline_with_an_outlet(byline: str, names: str, outlet: str | None) -> None:
    report = text_report(
        f"Column enters Varesh\n\n{byline}\n\nThe army has left the town, and nobody stayed.\n\nSo it is.", "a"
    )
    assert (report.byline, report.outlet) == (names, outlet)


@pytest.mark.parametrize(
    ("lines", "names", "outlet", "published"),
    [
        (("By a staff writer, Hill Ledger", "VARESH, Upper Dol province - "), "a staff writer", "Hill Ledger", None),
        (("By Ana Dole", "VARESH, 14 March 2024 (Hill Wire) - "), "Ana Dole", "Hill Wire", "2024-03-14"),
        (("By Ana Dole, Hill Ledger", "VARESH (Hill Wire) - "), "Ana Dole", "Hill Ledger", None),
        (("Par Anne Dol et Luc Mazur, Le Fil des Monts\nPublié le 1er août 2024", ""), "Anne Dol et Luc Mazur",
         "Le Fil des Monts", "2024-08-01"),
    ],
)  # fmt: skip
def test_the_head_names_outlet_and_day(
    lines: tuple[str, str], names: str, outlet: str | None, published: str | None
) -> None:
    text = (
        f"Column enters Varesh\n\n{lines[0]}\n\n{lines[1]}The army has left the town, and nobody stayed.\n\nSo it is."
    )
    report = text_report(text, "a")
    assert (report.byline, report.outlet, report.published) == (names, outlet, published)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("3 février 2024", date(2024, 2, 3)),
        ("14 juillet 2023", date(2023, 7, 14)),
        ("9 mars 2024", date(2024, 3, 9)),
        ("2 déc 2024", None),
    ],
)
def test_french_dates(line: str, day: date | None) -> None:
    assert date_line(line) == day
