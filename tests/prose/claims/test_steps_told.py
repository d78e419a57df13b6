"""Changes told one after the other."""

import pytest
from sentence_claims import claims

STEPS = [
    ("Có 214 hộ nghèo, năm 2024 giảm 30 hộ còn 184 hộ, năm 2025 giảm tiếp 21 hộ còn 163 hộ.", [False, False]),
    ("Có 214 hộ nghèo, năm 2024 giảm 30 hộ còn 184 hộ, năm 2025 giảm tiếp 21 hộ còn 153 hộ.", [False, True]),
    ("Hộ nghèo giảm 30 hộ còn 184 hộ, hộ cận nghèo giảm 21 hộ còn 153 hộ.", []),  # of others
    ("Toàn huyện có 2.140 hộ nghèo, riêng xã An Bình giảm 30 hộ còn 184 hộ.", []),
]
SERIES = [
    ("Số lớp: năm 2021: 64, năm 2022: 71 (+7 lớp), năm 2023: 68 (–3 lớp).", [False, False]),
    ("Số lớp: năm 2021: 64, năm 2022: 71 (+9 lớp), năm 2023: 68 (–3 lớp).", [True, False]),
    ("Số lớp: năm 2021: 64, năm 2023: 71 (+9 lớp).", []),  # of which year?
    ("Số lớp: năm 2021: 64, năm 2022: 71 (+9 lớp so với kế hoạch).", []),
]


@pytest.mark.parametrize(("text", "found"), [*STEPS, *SERIES])
def test_a_step_sets_out_from_the_one_before_it(text: str, found: list[bool]) -> None:
    made = claims(text, "growth-amount", besides="changes_told lone_figures")
    assert sorted(doubt for _, doubt in made) == sorted(found)
