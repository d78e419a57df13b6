"""Which figures are changes, and in which direction."""

import pytest
from marks import marks


def directions(text: str) -> list[bool | None]:
    return [mark.rises for mark in marks(text)]


@pytest.mark.parametrize(
    "words",
    [
        "tăng",
        "Tăng thêm",
        "tăng khoảng",
        "cao hơn",
        "vượt",
        "nhiều hơn",
        "nhanh hơn",
        "bổ sung",
        "thêm",
        "tăng lên gần",
    ],
)
def test_a_rise(words: str) -> None:
    assert directions(f"Số hộ {words} 12 hộ") == [True]


@pytest.mark.parametrize("words", ["giảm", "giảm mạnh", "thấp hơn", "ít hơn", "sụt", "hụt", "thiếu", "chậm hơn", "kém"])
def test_a_fall(words: str) -> None:
    assert directions(f"Số hộ {words} 12 hộ") == [False]


@pytest.mark.parametrize("text", ["Số hộ là 12 hộ", "Tăng số hộ 12 hộ", "Số hộ tăng, 12 hộ", "Số hộ gia tăngs 12 hộ"])
def test_no_change(text: str) -> None:
    assert directions(text) == [None]


def test_a_length_of_time_changes_too_and_a_name_does_not() -> None:
    assert directions("Tăng 12 tháng") == [True]
    assert directions("Tăng Quyết định 12") == [None]


def test_the_words_of_a_change_reach_so_far_and_no_further() -> None:
    fill = " " * 39
    assert directions(f"Số hộ tăng{fill}12 hộ") == [True]
    assert directions(f"Số hộ tăng{fill}  12 hộ") == [None]


@pytest.mark.parametrize("word", ["tương ứng", "tương đương với", "hay", "bằng", "=", "tức là"])
def test_a_change_told_again(word: str) -> None:
    assert directions(f"Số vụ giảm 266 vụ, {word} 17,63%") == [False, False]


def test_a_change_is_told_again_so_far_and_no_further() -> None:
    assert directions(f"Số vụ giảm 266 vụ{'a' * 39} bằng 17,63%") == [False, False]
    assert directions(f"Số vụ giảm 266 vụ{'a' * 43} bằng 17,63%") == [False, None]


def test_only_the_figure_before_is_told_again() -> None:
    assert directions("Số vụ giảm 266 vụ, còn 12 vụ, bằng 17,63%") == [False, None, None]
    assert directions("Số vụ giảm 266 vụ trong tháng 9, bằng 17,63%") == [False, None, False]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Số vụ giảm 266 vụ (17,63%)", [False, False]),
        ("Số vụ giảm 266 vụ (-17,63%)", [False, False]),
        ("Số vụ giảm 266 vụ (gần 17,63%)", [False, False]),
        ("Số vụ giảm 266 vụ, gồm (17,63%)", [False, None]),
        (f"Số vụ giảm 266 vụ {'a' * 24} (17,63%)", [False, False]),
        (f"Số vụ giảm 266 vụ {'a' * 28} (17,63%)", [False, None]),
        ("Thu tăng 10,74% so với đầu năm (+10.960 tỷ đồng)", [True, True]),
        ("Thu tăng 10,74% so với đầu năm (10.960 tỷ đồng)", [True, None]),
        ("Thu giảm 10,74% so với đầu năm (-10.960 tỷ đồng)", [False, False]),
        (f"Thu tăng 10,74% {'a' * 68} (+10.960 tỷ đồng)", [True, True]),
        (f"Thu tăng 10,74% {'a' * 70} (+10.960 tỷ đồng)", [True, None]),
        ("Thu tăng 10,74% (12,5%)", [True, None]),
    ],
)
def test_a_change_told_again_in_brackets(text: str, told: list[bool | None]) -> None:
    assert directions(text) == told
