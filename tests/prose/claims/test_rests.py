"""What is left of a whole over a few sentences, or of two figures told before."""

import pytest
from sentence_claims import claims


def flow(text: str) -> list[tuple[list[str], list[str], bool]]:
    return [(roles["total"], roles["parts"], doubt) for roles, doubt in claims(text, "flow")]


@pytest.mark.parametrize(
    ("text", "whole", "parts"),
    [
        ("Dự toán năm 76,5 tỷ đồng; thực chi 51,2 tỷ đồng; số dư chuyển năm sau 23,5 tỷ đồng.", "76,5 tỷ đồng",
         ["51,2 tỷ đồng", "23,5 tỷ đồng"]),
        ("Đã thu 1,26 tỷ đồng trong tổng số 1,80 tỷ đồng phải thu; nợ đọng còn 5,4 tỷ đồng.", "1,80 tỷ đồng",
         ["1,26 tỷ đồng", "5,4 tỷ đồng"]),  # the point slipped
        ("Vốn giao 18.560 triệu đồng; giải ngân được 13.921 triệu đồng; còn lại 4.369 triệu đồng.",
         "18.560 triệu đồng", ["13.921 triệu đồng", "4.369 triệu đồng"]),
    ],
)  # fmt: skip
def test_a_rest_that_is_not_left(text: str, whole: str, parts: list[str]) -> None:
    assert ([whole], parts, True) in flow(text)


@pytest.mark.parametrize(
    "text",
    [
        "Vốn 1,2 tỷ đồng năm trước chuyển sang, đã giải ngân 650 triệu đồng; chưa quyết toán 780 triệu đồng.",
        "Đến nay còn 25 hồ sơ đang giải quyết, đã trả 310 hồ sơ, trong tháng tiếp nhận mới 298 hồ sơ.",
        "Tổng đàn 4.215 con, xuất bán 1.200 con, còn gần 2.900 con.",
    ],
)
def test_figures_that_leave_no_rest(text: str) -> None:
    assert flow(text) == []


HOUSEHOLDS = "Toàn xã có 2.640 hộ.\nĐã đấu nối điện lưới 2.385 hộ.\n{}"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (HOUSEHOLDS.format("Số hộ chưa đấu nối: 255 hộ."), ["2.385", "255"]),
        (HOUSEHOLDS.format("Còn 255 hộ chưa đấu nối."), ["2.385", "255"]),
    ],
)
def test_what_is_not_is_the_rest(text: str, parts: list[str]) -> None:
    assert [roles["parts"] for roles, _ in claims(text, "flow", besides="totals_unsaid")] == [parts]


@pytest.mark.parametrize(
    "text",
    [
        HOUSEHOLDS.format("Số hộ chưa đấu nối: 254 hộ."),  # what does not fit is not meant for certain
        HOUSEHOLDS.format("Số hộ được vay vốn: 255 hộ."),
        HOUSEHOLDS.format("Số hộ chưa đấu nối: khoảng 255 hộ."),
        HOUSEHOLDS.format("Số thôn chưa đấu nối: 255 thôn."),
        "Có 9 tổ.\nGiỏi 4 tổ.\nChưa họp: 5 tổ.",  # too few digits to be no chance
    ],
)
def test_figures_that_are_not_the_rest(text: str) -> None:
    assert claims(text, "flow", besides="totals_unsaid") == []
