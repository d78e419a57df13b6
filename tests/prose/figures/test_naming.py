"""What a figure is called."""

import pytest

from dqcheck.prose.figures.naming import called


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Với diện tích tự nhiên", "diện tích tự nhiên"),
        ("với dân số có", "dân số"),
        ("Tổng dân số là", "Tổng dân số"),
        ("cơ cấu các loại đất như sau: Diện tích đất nông nghiệp là", "Diện tích đất nông nghiệp"),
        ("Đất chưa sử dụng:", "Đất chưa sử dụng"),
        ("chiếm", ""),
        ("trong đó: còn", ""),
        ("+ Số hộ nghèo", "Số hộ nghèo"),
        ("", ""),
    ],
)
def test_joining_words_are_left_out(label: str, name: str) -> None:
    assert called(label) == name


def test_a_denominator_has_not_the_name_of_its_fraction() -> None:
    assert called("Đã qua bồi dưỡng kỹ năng số 27/") == ""
