"""A percentage of an amount, and what that comes to."""

import pytest
from sentence_claims import claims


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("Giữ lại 5% giá trị hợp đồng 3.480 triệu đồng, tức 174 triệu đồng.", False),
        ("Giữ lại 5% giá trị hợp đồng (3.480 triệu đồng), tương ứng 174 triệu đồng.", False),
        ("Giữ lại 5% giá trị hợp đồng 3.480 triệu đồng, tức 147 triệu đồng.", True),
        ("The tax is 18% of the $2,500 million collected, or $450 million, as in the past.", False),
        ("The tax is 18% of the $2,500 million collected, or $540 million, as in the past.", True),
    ],
)
def test_a_portion_is_computed(text: str, doubt: bool) -> None:
    assert [found for _, found in claims(text, "percentage")] == [doubt]


@pytest.mark.parametrize(
    "text",
    [
        "Giữ lại 5% giá trị hợp đồng 3.480 triệu đồng, nộp 147 triệu đồng.",
        "Tăng 5% giá trị hợp đồng 3.480 triệu đồng, tức 147 triệu đồng.",
        "Giữ lại khoảng 5% giá trị hợp đồng 3.480 triệu đồng, tức 147 triệu đồng.",
        "Giữ lại 5% giá trị hợp đồng 3.480 triệu đồng, tức 147 ha.",
        "Giữ lại 5% giá trị hợp đồng 3.480 triệu đồng, tức 4.000 triệu đồng.",
    ],
)
def test_an_amount_that_is_no_portion(text: str) -> None:
    assert claims(text, "percentage") == []
