"""An old value, what came to it, and the new value."""

import pytest
from sentence_claims import claims

WANTED = [({"total": ["57"], "parts": ["55", "2"]}, False)]


@pytest.mark.parametrize(
    "text",
    [
        "Bổ sung 2 dự án, nâng từ 55 dự án thành 57 dự án.",
        "Kết nạp 2 đảng viên, từ 55 đảng viên lên 57 đảng viên.",
        "Bổ sung 2 dự án.\nHọp dân.\nTừ 55 dự án thành 57 dự án.",  # two blocks before
        "Bổ sung 2 dự án; từ 55 dự án (1 tổ, 2 tổ, 3 tổ, 4 tổ, 5 tổ, 6 tổ, 7 tổ, 8 tổ, 9 tổ) thành 57 dự án.",
    ],
)
def test_a_value_with_its_addition(text: str) -> None:
    assert [one for one in claims(text, "total") if one in WANTED] == WANTED


@pytest.mark.parametrize(
    "text",
    [
        "Bổ sung 3 dự án, nâng từ 55 dự án thành 57 dự án.",
        "Bổ sung 2 xe, nâng từ 55 dự án thành 57 dự án.",
        "Bổ sung 2 dự án, bớt từ 59 dự án thành 57 dự án.",
        "Bổ sung 2 dự án; có 55 dự án rồi sau đó là 57 dự án.",  # no word for the change
        "Bổ sung 2 dự án.\nHọp dân.\nMở lớp.\nTừ 55 dự án thành 57 dự án.",  # three blocks before
        "Bổ sung 2 dự án; từ 55 dự án (1 tổ, 2 tổ, 3 tổ, 4 tổ, 5 tổ, 6 tổ, 7 tổ, 8 tổ, 9 tổ, 10 tổ) thành 57 dự án.",
    ],
)
def test_values_that_are_not_renewed(text: str) -> None:
    assert not any(one in WANTED for one in claims(text, "total"))
