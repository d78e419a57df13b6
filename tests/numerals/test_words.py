"""Number words of Vietnamese."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dqcheck.numerals.words import MOST_WORDS, parse_words

ONES = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def spelt(value: int) -> str:
    """A number as an accountant writes it out."""
    words: list[str] = []
    for scale, name in ((10**9, "tỷ"), (10**6, "triệu"), (10**3, "nghìn"), (1, "")):
        group = value // scale % 1000
        if not group:
            continue
        hundreds, rest = divmod(group, 100)
        if hundreds or words:
            words += [ONES[hundreds], "trăm"]
        tens, ones = divmod(rest, 10)
        if tens == 1:
            words.append("mười")
        elif tens:
            words += [ONES[tens], "mươi"]
        elif ones and (hundreds or words):
            words.append("linh")
        if ones:
            words.append("mốt" if ones == 1 and tens > 1 else "lăm" if ones == 5 and tens else ONES[ones])
        words.append(name)
    return " ".join(words)


@given(st.integers(1, 999_999_999_999))
def test_what_is_spelt_out_is_read_back(value: int) -> None:
    assert parse_words(spelt(value)) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("hai tỷ bốn trăm năm mươi triệu", 2_450_000_000),
        ("Mười lăm triệu một trăm ba mươi nghìn", 15_130_000),
        ("một nghìn hai trăm tỷ", 1_200_000_000_000),
        ("hai mươi tư nghìn", 24_000),
        ("chín trăm linh năm", 905),
        ("năm mươi triệu chẵn", 50_000_000),
        ("trăm", 100),
        ("chục nghìn", 10_000),
        ("mười nghìn", 10_000),
        ("hai trăm mười", 210),
        ("không", 0),
    ],
)
def test_words_as_they_are_written(text: str, value: int) -> None:
    assert parse_words(text) == value


def test_a_number_has_so_many_words_and_no_more() -> None:
    assert parse_words("và " * (MOST_WORDS - 1) + "năm") == 5
    assert parse_words("và " * MOST_WORDS + "năm") is None


@pytest.mark.parametrize(
    "text", ["", "linh", "hai mười", "hai ba", "hồ sơ", "triệu", "một nghìn triệu", "mười triệu hai tỷ năm đồng"]
)
def test_what_is_no_number_is_refused(text: str) -> None:
    assert parse_words(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("không", 0),
        ("mười", 10),
        ("mươi", 10),
        ("trăm", 100),
        ("trăm linh hai", 102),
        ("một chục", 10),
        ("hai mươi mốt", 21),
        ("hai mươi lăm", 25),
        ("hai mươi nhăm", 25),
        ("ba mươi tư", 34),
        ("bẩy", 7),
        ("năm trăm lẻ một", 501),
        ("hai ngàn", 2000),
        ("hai tỉ", 2 * 10**9),
        ("một nghìn tỷ", 10**12),
        ("một nghìn hai trăm tỷ ba triệu", 1_200_003_000_000),
        ("hai nghìn ba trăm tỷ", 2_300_000_000_000),
        ("một triệu và hai nghìn", 1_002_000),
        ("hai trăm nghìn", 200_000),
        ("một triệu không nghìn", None),
        ("một triệu hai triệu", None),
        ("một nghìn hai nghìn", None),
        ("nghìn", None),
        ("mười hai ba", None),
        ("hai mười", None),
        ("mười đồng", None),
        ("12", None),
    ],
)
def test_what_each_word_counts(text: str, value: int | None) -> None:
    assert parse_words(text) == value


def test_forty_words_are_read_and_one_more_is_not() -> None:
    assert parse_words("một" + " và" * 39) == 1
    assert parse_words("một" + " và" * 40) is None
