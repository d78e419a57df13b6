"""What rounds take away and leave."""

import pytest
from sentence_claims import claims

ROUNDS = [
    ("Có 64 bài dự thi, vòng đầu loại 21 bài, 43 bài vào chung kết.", [False]),
    ("Có 64 bài dự thi, vòng đầu loại 21 bài, 45 bài vào chung kết.", [True]),
    (
        "Có 64 bài dự thi, chọn vào vòng 2 ba mươi bài (loại 34 bài), vòng 2 loại tiếp 12 bài, chung khảo 18 bài.",
        [False, False],
    ),
    (
        "Có 64 bài dự thi, chọn vào vòng 2 ba mươi bài (loại 34 bài), vòng 2 loại tiếp 12 bài, chung khảo 20 bài.",
        [False, True],
    ),
    ("Có 64 bài dự thi, bị loại 21 bài, 45 em vào chung kết.", []),
    ("Có 64 bài dự thi, bị loại 21 bài, 12 bài vào chung kết.", []),  # far off
    ("Có 64 bài dự thi, bị loại khoảng 21 bài, 45 bài vào chung kết.", []),
    ("Of the 60 bids, 22 were ruled out and 38 went through.", [False]),
    ("Of the 60 bids, 22 were ruled out and 48 went through.", [True]),
]


@pytest.mark.parametrize(("text", "found"), ROUNDS)
def test_a_round_leaves_what_it_does_not_take(text: str, found: list[bool]) -> None:
    made = claims(text, "flow", besides="remainders stocks rests flows")
    assert [doubt for _, doubt in made] == found
