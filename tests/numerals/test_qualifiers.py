"""Words and signs that widen or open the interval of the number behind them."""

import pytest

from dqcheck.language.en.numerals import NUMERALS as ENGLISH
from dqcheck.language.vi.numerals import NUMERALS
from dqcheck.model.quantity import Qualifier
from dqcheck.numerals.qualifiers import SIGNS, qualifier_before, split_qualifier


@pytest.mark.parametrize("word", sorted(NUMERALS.qualifiers))
def test_cells_and_sentences_know_the_same_words(word: str) -> None:
    meant = NUMERALS.qualifiers[word]
    assert split_qualifier(f"{word.capitalize()} 200", NUMERALS) == (meant, "200")
    assert qualifier_before(f"Có {word.capitalize()}  ", NUMERALS) == (meant, word)


@pytest.mark.parametrize("sign", SIGNS)
def test_signs_are_known_everywhere(sign: str) -> None:
    assert split_qualifier(f"{sign} 200", NUMERALS) == split_qualifier(f"{sign}200", NUMERALS) == (SIGNS[sign], "200")
    assert qualifier_before(f"Có{sign} ", NUMERALS) == (SIGNS[sign], sign)


def test_a_word_that_means_something_else_in_a_sentence() -> None:
    assert split_qualifier("từ 200", NUMERALS) == (Qualifier.AT_LEAST, "200")
    assert qualifier_before("tăng từ ", NUMERALS) == (None, "")


@pytest.mark.parametrize("text", ["200", "200 gần", "hộ 200", "gần", "gần200", ""])
def test_no_qualifier_leads(text: str) -> None:
    assert split_qualifier(text, NUMERALS) == (None, text)


@pytest.mark.parametrize("text", ["", "Có ", "gần xã ", "xagần ", "gần, "])
def test_no_qualifier_at_the_end(text: str) -> None:
    assert qualifier_before(text, NUMERALS) == (None, "")


def test_the_longest_qualifier_is_meant() -> None:
    assert split_qualifier("không dưới 200", NUMERALS) == (Qualifier.AT_LEAST, "200")
    assert qualifier_before("không dưới", NUMERALS) == (Qualifier.AT_LEAST, "không dưới")
    assert split_qualifier("no fewer than 200 000", ENGLISH) == (Qualifier.AT_LEAST, "200 000")
    assert qualifier_before("ước khoảng", NUMERALS) == (Qualifier.ABOUT, "ước khoảng")


def test_what_the_signs_mean() -> None:
    assert {sign: meant.value for sign, meant in SIGNS.items()} == {
        ">=": "at-least", "≥": "at-least", "<=": "at-most", "≤": "at-most", ">": "over", "<": "under", "~": "about",
        "≈": "about",
    }  # fmt: skip
