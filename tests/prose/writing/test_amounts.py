"""Amounts that are impossible for what they pay, in the report of a commune."""

from decimal import Decimal

import pytest
from sentence_claims import claims, narrative

from dqcheck.model.quantity import Quantity
from dqcheck.narratives import extract

HEADING = "ỦY BAN NHÂN DÂN XÃ BA ĐỘNG\n"


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("Kinh phí tổ chức Lễ phát động phong trào là 28,5 tỷ đồng.", "5000000000"),
        ("Bố trí 15.130 triệu đồng cho việc tổ chức lễ phát động.", "5000000000"),
        (
            "Mua 05 máy tính và 02 máy quét cho Trung tâm Phục vụ hành chính công với số tiền 145.000 triệu đồng.",
            "10000000000",
        ),
        ("Mức chi bồi dưỡng cho thành viên là 150.000 triệu đồng/người/tháng.", "5000000000"),
    ],
)
def test_what_an_amount_pays_bounds_it(text: str, bound: str) -> None:
    [claim] = [claim for claim in extract(narrative(HEADING + text)).claims if claim.kind == "amount.magnitude"]
    most = claim.params["at_most"]
    assert isinstance(most, Quantity)
    assert most.value == Decimal(bound)


def test_a_price_per_piece_is_not_bounded() -> None:
    assert claims(HEADING + "Giá bán 250.000 triệu đồng/tấn.", "amount.magnitude") == []
