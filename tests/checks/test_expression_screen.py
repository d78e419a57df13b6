"""What the screen of a formula takes for plain, and what it leaves to the judge."""

import re

import pandas as pd
import polars as pl
import pytest

from dqcheck.checks.expression_language import parse
from dqcheck.checks.expression_screen import STRANGE, bounded, divides
from dqcheck.numerals.folding import comparable


def test_the_small_letters_of_plain_texts_are_the_same_everywhere():
    plain = [one for one in map(chr, range(0x21, 0x3000)) if not re.search(STRANGE, one)]
    assert {"a", "Z", "Đ", "Ỹ", "ạ", "é", "~"} <= set(plain)
    assert not {"\u0301", "ß", "\n", "\u00a0", "İ", "Σ"} & set(plain)
    keys = [comparable(one) for one in plain]
    assert pl.Series(plain).str.to_lowercase().to_list() == keys
    assert pd.Series(plain).str.lower().to_list() == keys


@pytest.mark.parametrize(
    ("that", "is_bounded"),
    [
        ("a * b < c / 2", True),
        ("abs(a - b) < max(a, 3 * b)", True),
        ("a * (b + c) < 1", False),
        ("a / abs(b) < 1", False),
        ("a < (if b < 1 then 2 else 3)", False),
        ("if b < 1 then a < 2", True),
    ],
)
def test_floats_bound_products_of_fields_alone(that, is_bounded):
    assert bounded(parse(that)) is is_bounded


def test_a_quotient_is_found_wherever_it_stands():
    assert divides(parse("if a < 1 then max(b, c / 2) < 3"))
    assert not divides(parse("if a < 1 then max(b, c * 2) < 3"))
