"""How far a time is beyond its limit."""

import pytest
from sentence_claims import claims

DEADLINES = [
    ("Quy định 12 ngày, làm mất 19 ngày, trễ 7 ngày.", [False]),
    ("Quy định 12 ngày, làm mất 19 ngày, trễ 9 ngày.", [True]),
    ("Quy định 12 ngày, làm mất 9 ngày, sớm 3 ngày.", [False]),
    ("Quy định 12 ngày, làm mất 9 ngày, trễ 3 ngày.", []),  # of another
    ("Quy định 12 ngày, khâu đo 5 ngày, khâu vẽ 14 ngày, trễ 3 ngày.", []),  # which of two?
    ("Quy định 12 ngày, họp 14 giờ, trễ 3 ngày.", []),
    ("Quy định khoảng 12 ngày, làm mất 19 ngày, trễ 9 ngày.", []),
    ("The wait is 112 days; the standard is 90, so it is 22 days beyond it.", [False]),
    ("The wait is 112 days; the standard is 90, so it is 32 days beyond it.", [True]),
    ("The wait is 112 days; the standard is 90 beds, so it is 32 days beyond it.", []),
]


@pytest.mark.parametrize(("text", "found"), DEADLINES)
def test_a_time_is_beyond_its_limit_by_what_is_told(text: str, found: list[bool]) -> None:
    made = claims(text, "growth-amount", besides="growth changes_told lone_figures steps_told")
    assert [doubt for _, doubt in made] == found
