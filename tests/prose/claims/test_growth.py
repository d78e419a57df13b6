"""Growth and decline: a change and the two values between which it lies."""

import pytest
from sentence_claims import claims


@pytest.mark.parametrize(
    ("text", "now", "before", "stated"),
    [
        ("Số hộ tăng từ 800 hộ lên 812 hộ, tăng 1,5%.", "812", "800", "1,5%"),
        ("Thu ngân sách đạt 920 triệu đồng, tăng 15% so với cùng kỳ (800 triệu đồng).", "920", "800", "15%"),
        ("Xử lý 206/113 vụ cùng kỳ, tăng 82,3%.", "206", "113", "82,3%"),
    ],
)
def test_a_rate_between_two_values(text: str, now: str, before: str, stated: str) -> None:
    found = [
        (roles["now"][0].split()[0], roles["before"][0].split()[0], roles["stated"][0])
        for roles, _ in claims(text, "growth")
    ]
    assert found == [(now, before, stated)]


def test_an_amount_between_two_values() -> None:
    text = "Xử lý 812 đơn, tăng 12 đơn so với cùng kỳ (800 đơn)."
    assert claims(text, "growth-amount") == [({"stated": ["12"], "now": ["812"], "before": ["800"]}, False)]


def test_points_between_two_percentages() -> None:
    [(roles, doubt)] = claims("Tỷ lệ hồ sơ trực tuyến từ 88,5% lên 92,1%, tăng 3,6%.", "growth-amount")
    assert roles["stated"] == ["3,6%"]
    assert not doubt


@pytest.mark.parametrize("text", ["Số hộ tăng 15%.", "Năm nay có 812 hộ, tăng cường 2 tổ công tác."])
def test_a_change_without_its_values_makes_no_claim(text: str) -> None:
    assert claims(text, "growth") + claims(text, "growth-amount") == []
