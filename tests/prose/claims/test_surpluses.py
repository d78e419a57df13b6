"""What is left between an amount in and an amount out."""

import pytest
from sentence_claims import claims


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Quỹ thu 146,2 tỷ đồng, chi 158,9 tỷ đồng, bội chi 12,7 tỷ đồng.", [False]),
        ("Quỹ thu 146,2 tỷ đồng, chi 158,9 tỷ đồng, bội chi 17,2 tỷ đồng.", [True]),
        ("Quỹ thu 146,2 tỷ đồng, chi 158,9 tỷ đồng, kết dư 12,7 tỷ đồng.", [True]),  # the other way round
        ("Xuất khẩu 9,4 tỷ USD, nhập khẩu 8,1 tỷ USD, nhập siêu 1,3 tỷ USD.", [True]),
        ("Xuất khẩu gạo 9,4 tỷ USD, nhập khẩu ngô 8,1 tỷ USD, nhập siêu 1,3 tỷ USD.", []),  # of some goods
        ("Quỹ thu 146,2 tỷ đồng, chi 158,9 tỷ đồng, bội chi 41,0 tỷ đồng.", []),  # too far
        ("Quỹ thu 146,2 tỷ đồng, chi hơn 158 tỷ đồng, bội chi 17,2 tỷ đồng.", []),
    ],
)
def test_a_balance_of_the_only_amounts_in_and_out(text: str, found: list[bool]) -> None:
    assert [doubt for _, doubt in claims(text, "total")] == found
