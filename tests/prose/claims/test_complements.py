"""What a class leaves of its whole."""

import pytest
from sentence_claims import claims

HOUSEHOLDS = "Toàn xã có 2.640 hộ.\nĐã đấu nối điện lưới 2.385 hộ.\n{}"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (HOUSEHOLDS.format("Số hộ chưa đấu nối: 255 hộ."), ["2.385", "255"]),
        (HOUSEHOLDS.format("Còn 255 hộ chưa đấu nối."), ["2.385", "255"]),
    ],
)
def test_what_is_not_is_the_rest(text: str, parts: list[str]) -> None:
    assert [roles["parts"] for roles, _ in claims(text, "flow")] == [parts]


@pytest.mark.parametrize(
    "text",
    [
        HOUSEHOLDS.format("Số hộ chưa đấu nối: 254 hộ."),  # what does not fit is not meant for certain
        HOUSEHOLDS.format("Số hộ được vay vốn: 255 hộ."),
        HOUSEHOLDS.format("Số hộ chưa đấu nối: khoảng 255 hộ."),
        HOUSEHOLDS.format("Số thôn chưa đấu nối: 255 thôn."),
        "Có 9 tổ.\nĐã họp 4 tổ.\nChưa họp: 5 tổ.",  # too few digits to be no chance
    ],
)
def test_figures_that_are_not_the_rest(text: str) -> None:
    assert claims(text, "flow") == []
