"""Lists of changes that answer a bracketed list."""

import pytest
from sentence_claims import claims

LISTS = [
    ("Có 64 ca sốt, 21 ca sởi; so với tháng trước (52 ca, 30 ca) tăng 12 ca, giảm 9 ca.", [False, False]),
    ("Có 64 ca sốt, 21 ca sởi; so với tháng trước (52 ca, 30 ca) tăng 12 ca, giảm 11 ca.", [False, True]),
    ("Có 64 ca sốt, 21 ca sởi; so với tháng trước (52 ca, 30 ca) tăng 14 ca, giảm 11 ca.", []),  # none holds
    ("Có 64 ca sốt, 21 ca sởi; so với tháng trước (52 ca, 30 ca) tăng 12 ca.", []),
    ("Có 64 ca sốt, 21 ca sởi; tại 2 trạm (52 ca, 30 ca) tăng 12 ca, giảm 9 ca.", []),
]


@pytest.mark.parametrize(("text", "found"), LISTS)
def test_a_list_of_changes_answers_its_values_in_order(text: str, found: list[bool]) -> None:
    made = claims(text, "growth-amount", besides="growth changes_told steps_told lone_figures")
    assert [doubt for _, doubt in made] == found


def test_so_does_one_of_rates() -> None:
    text = "Có 60 ca sốt, 21 ca sởi; so với tháng trước (50 ca, 30 ca) tăng 20%, giảm 40%."
    made = claims(text, "growth", besides="growth changes_told steps_told lone_figures")
    assert [doubt for _, doubt in made] == [False, True]
