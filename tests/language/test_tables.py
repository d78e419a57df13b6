"""The words of tables: filled in each language, and read in both at once."""

from dataclasses import fields, is_dataclass
from typing import Any

import pytest

from dqcheck.language.en.tables import TABLES as ENGLISH
from dqcheck.language.mixing import mixed
from dqcheck.language.types.tables import TableWords
from dqcheck.language.vi.tables import TABLES as VIETNAMESE
from dqcheck.language.wording import Wording
from dqcheck.tables.wordings import WORDS, folded


def leaves(record: Any, path: str = "") -> dict[str, Any]:
    found: dict[str, Any] = {}
    for field in fields(record):
        value, name = getattr(record, field.name), f"{path}{field.name}"
        found |= leaves(value, f"{name}.") if is_dataclass(value) else {name: value}
    return found


@pytest.mark.parametrize("words", [VIETNAMESE, ENGLISH], ids=["vi", "en"])
def test_a_language_fills_every_class_of_words(words: TableWords) -> None:
    empty = {name for name, value in leaves(words).items() if not value}
    assert empty <= {"item_letters"}


@pytest.mark.parametrize("words", [VIETNAMESE, ENGLISH, WORDS], ids=["vi", "en", "both"])
def test_every_pattern_can_be_read_and_matches_no_empty_label(words: TableWords) -> None:
    patterns = {name: value for name, value in leaves(words).items() if isinstance(value, Wording)}
    assert len(patterns) > 5
    assert [name for name, pattern in patterns.items() if pattern.search("")] == []


def test_two_languages_are_read_at_once() -> None:
    assert {"tổng cộng", "total"} <= set(WORDS.rows.totals)
    assert WORDS.rows.growth.search("Tốc độ tăng") and WORDS.rows.growth.search("Growth on 2024")
    assert WORDS.item_letters == "đ"


def test_a_word_of_both_languages_is_read_once() -> None:
    both = mixed(VIETNAMESE, VIETNAMESE)
    assert both.rows.totals == VIETNAMESE.rows.totals
    assert both.titles == VIETNAMESE.titles


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("signing_date", "hanoi 30 september 2025"),
        ("divided_by", "By sector"),
        ("structure", "Structure of the economy"),
        ("ratio", "Poverty rate"),
        ("mean", "Income per capita"),
        ("opening", "Opening balance"),
        ("closing", "Carried forward"),
    ],
)
def test_english_labels_of_rows(pattern: str, text: str) -> None:
    assert getattr(ENGLISH.rows, pattern).search(text)
    assert not getattr(ENGLISH.rows, pattern).search("Dossiers received")


def test_words_are_folded_once() -> None:
    assert folded(["Tổng số", "TONG SO", "ĐVT"]) == ("tong so", "dvt")
