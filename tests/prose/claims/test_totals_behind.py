"""Totals behind their parts and written additions."""

import pytest
from sentence_claims import claims


@pytest.mark.parametrize(
    ("text", "total", "parts"),
    [
        ("Mua 53 bộ máy tính = 38 máy để bàn + 14 máy xách tay.", "53", ["38", "14"]),
        ("Trong kỳ có 38 + 14 = 53 máy.", "53", ["38", "14"]),
        ("Lớp có 18 nam và 12 nữ, tổng cộng 30 người.", "30", ["18", "12"]),
        ("Đợt 1 cấp 120 chữ ký số, đợt 2 cấp 85 chữ ký số, cộng 205 chữ ký số.", "205", ["120", "85"]),
    ],
)
def test_a_total_behind_its_parts(text: str, total: str, parts: list[str]) -> None:
    assert ({"total": [total], "parts": parts}, False) in claims(text, "total")


def test_a_total_that_nearly_holds_is_claimed_in_doubt() -> None:
    assert claims("Đội có 18 nam, 12 nữ, tổng cộng 31 người.", "total") == [
        ({"total": ["31"], "parts": ["18", "12"]}, True)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Huyện có 18 trường, 12 trạm y tế, tổng cộng 95 thôn.",  # other things than those before
        "Lớp có 18 nam và 12 nữ, tổng cộng 80 người.",  # far from it: others are left out
        "Xã có 18 trường, 12 trạm y tế, hiện nay 31 nhà văn hóa.",
    ],
)
def test_figures_of_other_things_make_no_total(text: str) -> None:
    assert claims(text, "total") == []
