"""Spellings of names: what meets under one key, and what is kept apart although it sounds alike."""

from __future__ import annotations

import pytest

from dateline.lexicon.spelling import folded, name_parts, same_sound, spellings


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Hafter", "Haftar"),
        ("Hifter", "Haftar"),
        ("حفتر", "Haftar"),
        ("Qadhafi", "Gaddafi"),
        ("Zelenskyy", "Zelenskiy"),
        ("Зеленський", "Zelensky"),
        ("Кадыров", "Kadyrov"),
        ("Gritsak", "Hrytsak"),
        ("Dagalo", "Daglo"),
        ("Mohammed", "Muhamad"),
        ("Massoud", "Mas'ud"),
        ("Jamal", "Gamal"),
        ("Qaderi", "Ghaderi"),
        ("Htun", "Tun"),
        ("Afeworki", "Afwerki"),
        ("Ghazouani", "Ghazwani"),
    ],
)
def test_spellings_of_one_name_sound_alike(first: str, second: str) -> None:
    assert same_sound(first, second) and same_sound(second, first)
    assert first == second or spellings(first) & spellings(second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Hatar", "Haftar"),
        ("Hassan", "Hussein"),
        ("Bashir", "Bashar"),
        ("Omar", "Amir"),
        ("Kamal", "Jamal"),
        ("Ali", "Aliyev"),
        ("Karim", "Karimov"),
        ("Petrov", "Petrova"),
        ("Mahmoud", "Mohammed"),
        ("Hamid", "Ahmed"),
    ],
)
def test_names_that_are_near_are_kept_apart(first: str, second: str) -> None:
    assert not same_sound(first, second) and not same_sound(second, first)


def test_particles_and_marks_are_no_part_of_a_name() -> None:
    assert name_parts("Field Marshal Khalifa al-Haftar") == ("Field", "Marshal", "Khalifa", "Haftar")
    assert name_parts("Yahya bin Saqr") == ("Yahya", "Saqr")
    assert folded("Wolde-Mariam") == folded("Woldemariam")
