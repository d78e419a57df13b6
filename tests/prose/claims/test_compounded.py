"""What changes one after the other come to."""

import pytest
from sentence_claims import claims

COMPOUNDED = [
    ("Giá tăng 2% tuần đầu, tuần sau tăng tiếp 3%, cộng dồn tăng 5,06%.", [False]),
    ("Giá tăng 2% tuần đầu, tuần sau tăng tiếp 3%, cộng dồn tăng 7%.", [True]),
    ("Giá tăng 2% tuần đầu, tuần sau giảm 4%, cộng dồn giảm 2,08%.", [False]),
    ("Giá tăng 12,0% tuần đầu, tuần sau tăng tiếp 13,0%, cộng dồn tăng 25,0%.", []),  # added up
    ("Giá tăng 2% tuần đầu, tuần sau tăng tiếp 3%, cộng dồn tăng 2,5%.", []),  # a mean
    ("Giá tăng 2% tuần đầu, tuần sau tăng tiếp 3%, cộng dồn tăng 7% so với cùng kỳ năm trước.", []),
    ("Giá tăng 2% tuần đầu, bán 40 tấn, tuần sau tăng tiếp 3%, cộng dồn tăng 7%.", []),
    ("Prices rose 2.0% in spring and 3.0% in autumn, a cumulative 5.06%.", [False]),
]


@pytest.mark.parametrize(("text", "found"), COMPOUNDED)
def test_changes_compound(text: str, found: list[bool]) -> None:
    made = claims(text, "growth", besides="growth changes_told lone_figures labelled_rates")
    assert [doubt for _, doubt in made] == found
