"""Totals and parts that only the lie of the sentence tells."""

import pytest
from sentence_claims import claims


def totals(text: str) -> list[tuple[list[str], list[str], bool]]:
    return [(roles["total"], roles["parts"], doubt) for roles, doubt in claims(text, "total")]


@pytest.mark.parametrize(
    ("text", "total", "parts"),
    [
        ("Gieo được 406,3 ha. Cụ thể: lúa thuần 268,4 ha, lúa lai 95,1 ha, nếp 32,8 ha.", "406,3 ha",
         ["268,4 ha", "95,1 ha", "32,8 ha"]),
        ("Trong tổng 16 trạm, Viettel có 07 trạm, VNPT 05 trạm và MobiFone 03 trạm.", "16", ["07", "05", "03"]),
        ("Các tổ tiếp nhận 25 vụ việc, hòa giải thành 21 vụ, không thành 02 vụ, đang hòa giải 01 vụ.", "25",
         ["21", "02", "01"]),
        ("Có 96 thành viên, trong đó thành viên chính thức 58, thành viên liên kết 48.", "96", ["58", "48"]),
        ("Thu về 2.400 phiếu, 2.316 phiếu hợp lệ và 94 phiếu không hợp lệ.", "2.400", ["2.316", "94"]),
        ("Hội viên nông dân: 1.845 người\n+ Nam: 1.012 người\n+ Nữ: 843 người", "1.845", ["1.012", "843"]),
    ],
)  # fmt: skip
def test_parts_that_do_not_make_their_total(text: str, total: str, parts: list[str]) -> None:
    assert ([total], parts, True) in totals(text)


@pytest.mark.parametrize(
    "text",
    [
        "Tổng số cán bộ 42 người, trong đó nữ 18, đảng viên 37, trình độ đại học 35.",  # one may be all of them
        "Thu 12,4 tỷ đồng, trong đó thuế 6,2 tỷ đồng, phí 1,1 tỷ đồng.",  # some of it only
        "Tổng 18,5 tỷ đồng, chủ yếu là cát 9,1 tỷ đồng, đá 8,9 tỷ đồng, sét 0,3 tỷ đồng.",
        "Trong đó dân tộc Kinh có 201.153 người, Xơ Đăng có 104.759 người, Ba Na có 53.997 người, Thái 60.000 người.",
        "Đất nông nghiệp 72.390 ha, đất lâm nghiệp 209.377 ha, đất dân cư 5.720 ha, đất chưa sử dụng 203.728 ha.",
        "Các mã ITA (980.540 đơn vị), HAG (352.130 đơn vị), IDJ (350.000 đơn vị), VCB (337.810 đơn vị).",
        "Có 3 trường học với 45 lớp; trường THCS có 12 lớp, trường tiểu học 15 lớp, trường mầm non 9 lớp.",
        "The fleet comprises 1,974 vehicles: 1,102 are diesel, 634 are older and 338 have been fitted with trackers.",
        "Hội viên: 1.845 người\n+ Nữ: 1.012 người\n+ Đảng viên: 843 người",
    ],
)
def test_parts_that_need_not_make_a_total(text: str) -> None:
    assert [one for one in totals(text) if one[2]] == []


def test_what_a_total_is_held_against_is_no_part_of_it() -> None:
    text = (
        "Chi 4.560 triệu đồng, bao gồm lương 2.450 triệu đồng, hoạt động 1.320 triệu đồng và đầu tư 690 triệu đồng; {}"
    )
    text = text.format("so với dự toán 4.800 triệu đồng đạt 95%.")
    assert (["4.560 triệu đồng"], ["2.450 triệu đồng", "1.320 triệu đồng", "690 triệu đồng"], False) in totals(text)
