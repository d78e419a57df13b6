"""What is told of claims that fail: those for which the wording leaves no other reading."""

import pytest
from sentence_claims import claims

PERCENTAGE = [
    "Đến nay 12/18 thôn có tỷ lệ hộ khá trên 90%.",  # of each
    "Nghị quyết được 41/43 đại biểu tán thành (chiếm 91,11%).",  # of voters
    "Có 41/43 hộ nghèo (chiếm 91,11% tổng số hộ cận nghèo).",  # of another base
    "Có 4/6 xưởng nấu bia, đạt 100% năng lượng sạch.",  # of what follows
    "Có 12/18 thôn có sóng (6,67% trở lên).",  # a limit
]
GROWTH = [
    "Lãi đạt 1.024 tỷ đồng, tăng 541 tỷ đồng, tương đương 212% so với cùng kỳ.",  # the new value as one of the earlier
    "Mức giá từ 0,5% đến 1,5%; giá điện tăng 1,31%.",  # another clause
]
PART = [
    "Dân số nam có 4.120 người, trong đó nữ có 4.365 người.",  # opposites
    "Biên chế hiện có/được giao là 412/398 người.",  # two things
    "Có 12 hộ, trong đó hơn 15 hộ nghèo.",  # a bound
]
TOTAL = [
    "Có bốn loại đất chính, diện tích 190 ha, gồm: đất cát 150 ha, đất đỏ 28 ha.",
    "Doanh thu đạt 380 tỷ đồng, trong đó miền Nam là 287 tỷ đồng, trong khi năm 2016 là 159 tỷ đồng.",
    "Tổng 1.285 triệu đồng, gồm 0,5 triệu đồng và 0,785 triệu đồng.",  # the point of another notation
]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        *(("percentage", text) for text in PERCENTAGE),
        *(("growth", text) for text in GROWTH),
        *(("growth-amount", text) for text in GROWTH),
        *(("part", text) for text in PART),
        *(("total", text) for text in TOTAL),
    ],
)
def test_what_leaves_another_reading_open_is_not_told(kind: str, text: str) -> None:
    assert claims(text, kind) == []


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("percentage", "Đến nay 12/18 thôn có sóng, đạt 76,67%."),
        ("percentage", "Nghị quyết được 27/32 đại biểu tán thành (84,8%)."),  # a slip of the pen
        ("percentage", "Có 41/43 hộ có điện (chiếm 91,11% tổng số hộ)."),
        ("growth", "Lãi đạt 1.024 tỷ đồng, tăng 541 tỷ đồng, tương đương 112,9% so với cùng kỳ."),
        ("part", "Có 412 người, trong đó 421 người nữ."),
        ("total", "Có 190 ha đất, gồm: đất cát 150 ha, đất đỏ 28 ha, đất khác 15 ha."),
    ],
)
def test_what_leaves_none_open_is_told(kind: str, text: str) -> None:
    assert len(claims(text, kind)) == 1


def test_a_rate_is_not_held_against_figures_of_which_another_holds() -> None:
    text = "Hà Giang (192.702 người, chiếm 23,3% dân số toàn tỉnh và 10,4% tổng số người Tày của cả nước là 1.845.492)."
    assert all(roles["stated"] != ["23,3%"] for roles, _ in claims(text, "percentage"))
