"""Rates for so many."""

import pytest
from sentence_claims import claims


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Trong 18.400 dân có 46 ca mắc sởi, tỷ lệ mắc 250 ca/100.000 dân.", [False]),
        ("Trong 18.400 dân có 46 ca mắc sởi, tỷ lệ mắc 310 ca/100.000 dân.", [True]),
        ("Trong 18.400 dân có 46 ca mắc sởi, ngưỡng là 900 ca/100.000 dân.", []),  # nowhere near
        ("Xã có 18.400 dân; 46 ổ dịch, ngưỡng 310 ca/100.000 dân.", []),  # no cases
        ("Xã có 9.200 dân, huyện 18.400 dân, 46 ca mắc, tỷ lệ 310 ca/100.000 dân.", []),  # of which of them?
        ("Xã có 12.500 người, 30 bác sĩ, đạt 24 bác sĩ/10.000 người.", [False]),
    ],
)
def test_a_rate_of_the_only_number(text: str, found: list[bool]) -> None:
    assert [doubt for _, doubt in claims(text, "product")] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("There were 72 crashes among 9,000 drivers, or 8.0 per 1,000.", [False]),
        ("There were 72 crashes among 9,000 drivers, or 11 per 1,000.", [True]),
        ("There were 72 crashes; 9,000 drivers in 4 towns, or 11 per 1,000.", []),  # there is more to it
        ("Khóa này có 125 nam/100 nữ (nam 450, nữ 360).", [False]),
        ("Khóa này có 112 nam/100 nữ (nữ 360, nam 450).", [True]),
        ("Khóa này có 112 nam/100 nữ (450 em lớp 6, 360 em lớp 7).", []),
    ],
)
def test_a_rate_of_the_only_two_numbers(text: str, found: list[bool]) -> None:
    assert [doubt for _, doubt in claims(text, "product")] == found
