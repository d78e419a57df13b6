"""Amounts told again in another unit."""

import pytest
from sentence_claims import claims


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Vốn 1,25 tỷ đồng (tức 1.250 triệu đồng).", [False]),
        ("Vốn 1,25 tỷ đồng (tức 12.500 triệu đồng).", [True]),
        ("Vốn 1,25 tỷ đồng, tương đương 1.520 triệu đồng.", [True]),  # two digits exchanged
        ("Rộng 2,5 ha, tương đương 25.000 m2.", [False]),
        ("Vốn 1,25 tỷ đồng (900 triệu đồng năm trước).", []),  # something else
        ("Vốn 1,25 tỷ đồng (tức 1.900 triệu đồng).", [True]),  # said to be the same
        ("Vốn 1,25 tỷ đồng (tương đương 1.900 triệu đồng).", []),  # perhaps worth as much: no slip explains it
        ("Rộng 0,48 km², quy ra 84 ha mặt nước.", [True]),
        ("Nợ 4,2 tỷ đồng, tức 420 triệu đồng mỗi năm.", []),  # for each of something
        ("Vốn 1,25 tỷ đồng và 12.500 triệu đồng.", []),
        ("Vốn 1,25 tỷ đồng (tức 1,27 tỷ đồng).", []),  # the same unit
    ],
)
def test_an_amount_right_behind_itself(text: str, found: list[bool]) -> None:
    assert [doubt for _, doubt in claims(text, "same")] == found
