"""Multiples: a value that is so many times another."""

import pytest
from sentence_claims import claims


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hồ sơ tăng từ 18 lên 63 hồ sơ, gấp 3,5 lần.", [False]),
        ("Hồ sơ tăng từ 18 lên 63 hồ sơ, gấp 2,5 lần.", [True]),
        ("Hồ sơ tăng từ 18 lên 63 hồ sơ, gấp 9,5 lần.", []),  # of something else
        ("Vốn đạt 94,6 triệu USD, gấp đôi cùng kỳ (47,3 triệu USD).", [False]),
        ("Vốn đạt 84,6 triệu USD, gấp đôi cùng kỳ (47,3 triệu USD).", [True]),
        ("Vốn đạt 84,6 triệu USD, gấp đôi vùng lân cận; cùng kỳ đạt 47,3 triệu USD.", []),  # of what it names
        ("Năm 2020 có 18 dự án, nay có 63 dự án, gấp 2,5 lần vùng lân cận.", []),
        ("Có 18 dự án, 40 dự án và 63 dự án, gấp 3,5 lần.", []),  # three values
    ],
)
def test_a_multiple_of_the_only_other_value(text: str, found: list[bool]) -> None:
    assert [doubt for _, doubt in claims(text, "product")] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sales came to $7.2 million, triple the $2.4 million of last year.", [False]),
        ("Sales came to $7.2 million, triple the $2.9 million of last year.", [True]),
        ("Sales came to $7.2 million; rates tripled in May and $2.9 million is open.", []),
        ("Sales have tripled, from $2.4 million to $7.2 million.", [False]),
        ("Sales have tripled, and $2.4 million is open of $7.2 million.", []),
    ],
)
def test_a_multiple_is_of_what_its_own_clause_tells(text: str, found: list[bool]) -> None:
    assert [doubt for _, doubt in claims(text, "product")] == found
