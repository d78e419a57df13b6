"""Fractions in words and with nouns on both sides."""

import pytest
from sentence_claims import claims


@pytest.mark.parametrize(
    ("text", "part", "whole", "stated"),
    [
        ("Có 61 trên tổng số 63 cán bộ có chữ ký số, đạt 96,8%.", "61", "63", "96,8%"),
        ("Giải quyết đúng hạn 820 hồ sơ/1.250 hồ sơ, đạt 65,6%.", "820", "1.250", "65,6%"),
        ("Đã cấp cho 18 trong số 24 cán bộ, đạt 75%.", "18", "24", "75%"),
    ],
)
def test_a_percentage_of_a_fraction_in_words(text: str, part: str, whole: str, stated: str) -> None:
    assert claims(text, "percentage") == [({"stated": [stated], "part": [part], "whole": [whole]}, False)]


def test_a_rate_of_two_kinds_of_things_is_no_fraction() -> None:
    assert claims("Có 30 giường bệnh trên 1.000 dân, tăng 3%.", "percentage") == []
