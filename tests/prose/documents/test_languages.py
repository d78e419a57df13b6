"""In which language a text is read."""

import pytest

from dqcheck.prose.documents.languages import words_of


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Of the 1,745 households surveyed, 1,312 had a connection.", ","),
        ("The total of Đồng Nai and Bình Dương is 12 of the 14.", ","),
        ("Có 02 xã là An Bình và An Phú.", "."),
        ("Xã An An có 12 thôn.", "."),
        ("XA AN BINH: 12 THON, 34 TO", "."),  # without accents, and without English words
        ("", "."),
        ("1.234 5.678", "."),
    ],
)
def test_english_is_known_by_its_small_words(text: str, group: str) -> None:
    assert words_of([text]).figures.numerals.notation.group == group


def test_the_beginning_of_a_text_decides() -> None:
    english = "The sum of the parts is the total of them. " * 60
    assert words_of([english, "Có 12 thôn được công nhận."]).official is False
    assert words_of(["Có 12 thôn được công nhận. " * 100, english]).official is True
