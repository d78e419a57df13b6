"""What is lost on the way, where only what went in and what came out are told."""

import pytest
from sentence_claims import claims


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Lò sấy nhận 640 tấn ngô, cho ra 544 tấn ngô, tỷ lệ tổn thất 15%.", [False]),
        ("Lò sấy nhận 640 tấn ngô, cho ra 544 tấn ngô, tỷ lệ hao hụt 12%.", [True]),
        ("Lò sấy nhận 640 tấn ngô, cho ra 544 tấn ngô, tỷ lệ hao hụt cho phép 12%.", []),  # a norm
        ("Lò sấy nhận 640 tấn ngô, hao 96 tấn ngô, tỷ lệ hao hụt 12%.", []),  # the loss by another name
        ("Lò sấy nhận 640 tấn ngô, cho ra 544 tấn ngô và 30 tấn cám, tỷ lệ hao hụt 12%.", []),
        ("Lò sấy nhận 640 tấn ngô, cho ra 544 tấn ngô, tỷ lệ hao hụt 12%, còn lại trong kho.", []),
        ("The kiln took 640 tonnes and gave 544 tonnes, a loss of 15%.", [False]),
    ],
)
def test_a_loss_between_two_amounts(text: str, found: list[bool]) -> None:
    derived = [doubt for roles, doubt in claims(text, "percentage") if " - " in roles["part"][0]]
    assert derived == found
