"""What comes of several figures for each."""

import pytest
from sentence_claims import claims


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Thuê 6 xe, mỗi xe chạy 5 chuyến, mỗi chuyến chở 11 khối, thành ra 330 khối đất.", [False]),
        ("Thuê 6 xe, mỗi xe chạy 5 chuyến, mỗi chuyến chở 11 khối, thành ra 380 khối đất.", [True]),
        ("Thuê 6 xe, mỗi xe chạy 5 chuyến, mỗi chuyến chở 11 khối; mỏ còn 380 khối đất.", []),  # another clause
        ("Thuê 6 xe, mỗi xe chạy 5 chuyến, mỗi chuyến chở 11 khối, thành ra 980 khối đất.", []),  # too far off
        ("Thuê xe của xã, mỗi xe chạy 5 chuyến, mỗi chuyến chở 11 khối, thành ra 380 khối đất.", []),  # no number
        ("Có 12 cụ, mỗi tháng 0,4 triệu đồng/người, cả quý (3 tháng) chi 14,4 triệu đồng.", [False]),
        ("Có 12 cụ, mỗi tháng 0,4 triệu đồng/người, cả quý (3 tháng) chi 16,4 triệu đồng.", [True]),
    ],
)
def test_a_chain_makes_the_amount_of_its_sentence(text: str, found: list[bool]) -> None:
    assert [doubt for roles, doubt in claims(text, "product") if len(roles["factors"]) > 2] == found
