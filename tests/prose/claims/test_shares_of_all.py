"""Shares of what a commune has one value of."""

import pytest
from sentence_claims import claims

HEAD = (
    "ỦY BAN NHÂN DÂN XÃ ĐÔNG HẢI\nBáo cáo kết quả năm 2025\nDân số toàn xã 10.940 người. Diện tích tự nhiên 42,5 km2.\n"
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (HEAD + "Hội họp, văn bản được đưa lên mạng.\nSổ sức khỏe điện tử: 7.033 người, bằng 72,65% dân số.", 1),
        (HEAD + "Sổ sức khỏe điện tử: 7.033 người, bằng 72,65% số người từ 15 tuổi.", 0),  # of others
        (HEAD + "Dân số: 10.490 người.\nSổ sức khỏe điện tử: 7.033 người, bằng 72,65% dân số.", 0),  # which?
        (HEAD + "Sổ sức khỏe điện tử: khoảng 7.033 người; tỷ lệ chung bằng 72,65% dân số.", 0),
    ],
)
def test_a_share_of_the_population(text: str, found: int) -> None:
    assert sum("72,65%" in roles["stated"] for roles, _ in claims(text, "percentage")) == found
