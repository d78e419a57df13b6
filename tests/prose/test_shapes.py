"""Shapes of arithmetic that reports, statistics and the press share, and what only looks like one."""

from decimal import Decimal

import pytest

from dqcheck import rulesets
from dqcheck.checks.base import Terms
from dqcheck.checks.operands import with_params
from dqcheck.model.document import Narrative, Paragraph
from dqcheck.model.place import Place
from dqcheck.model.quantity import Quantity
from dqcheck.narratives import extract

ARITHMETIC = {"total", "part", "percentage", "shares", "growth", "growth-amount", "product", "flow"}


def verdicts(text: str) -> list[tuple[str, set[Decimal], str]]:
    """Kind, figures and outcome of each claim of the arithmetic in a text."""
    paragraphs = tuple(Paragraph(text=line, place=Place(paragraph=at)) for at, line in enumerate(text.split("\n"), 1))
    rules = {rule.params.claim: rule for rule in rulesets.load("narrative").rules}  # type: ignore[attr-defined]
    out = []
    for claim in extract(Narrative(source="a.txt", path="", media="txt", paragraphs=paragraphs)).claims:
        if claim.kind not in ARITHMETIC:
            continue
        check = with_params(rules[claim.kind], claim.params)
        values = {role: tuple(figure.value for figure in figures) for role, figures in claim.roles.items()}
        numbers = {one.value for given in values.values() for one in given if isinstance(one, Quantity)}
        out.append((claim.kind, numbers, check.judge(values, Terms()).outcome.value))
    return out


def numbers(*texts: str) -> set[Decimal]:
    return {Decimal(text) for text in texts}


HOLDS = [
    ("Xuất khẩu tháng này đạt 31,5 tỷ USD. Nhập khẩu đạt 28,7 tỷ USD. Tổng kim ngạch xuất nhập khẩu là 60,2 tỷ USD.",
     "total", ("60.2", "31.5", "28.7")),
    ("Kim ngạch xuất khẩu 9,4 tỷ USD; kim ngạch nhập khẩu 8,1 tỷ USD; xuất siêu 1,3 tỷ USD.",
     "total", ("9.4", "8.1", "1.3")),
    ("Mức hỗ trợ 250.000 đồng/suất cho 46 suất = 11.500.000 đồng.", "product", ("250000", "46", "11500000")),
    ("Tặng 120 suất quà, mỗi suất 400.000 đồng, tổng trị giá 48.000.000 đồng.",
     "product", ("120", "400000", "48000000")),
    ("Diện tích lúa là 410 ha, ngô 95 ha.\nLúa đạt 60 tạ/ha, sản lượng 2.460 tấn; ngô đạt 42 tạ/ha, sản lượng 399 tấn.",
     "product", ("410", "60", "2460")),
    ("Đã giải ngân 52,4 tỷ đồng, gồm: giao thông 30,1 tỷ; thủy lợi 15,2 tỷ; trường học 7,1 tỷ.",
     "total", ("52.4", "30.1", "15.2", "7.1")),
    ("Có 86 ha lúa bị ngập (Bình An 41, Phú Lộc 25, Tân Hòa 20).", "total", ("86", "41", "25", "20")),
    ("Toàn tỉnh có 8.250 hồ sơ (HS) phải giải quyết, trong đó 3.102 HS nộp trực tuyến (37,60%).",
     "percentage", ("8250", "3102", "37.60")),
    ("Hồ sơ trả đúng hạn là 4.387 hồ sơ (đạt 97,86%), hồ sơ đến hạn là 4.483 hồ sơ.",
     "percentage", ("4387", "4483", "97.86")),
    ("Năm nay có 62 đại biểu (thiếu 3 đại biểu so với tổng số 65 đại biểu được bầu).",
     "growth-amount", ("62", "3", "65")),
]  # fmt: skip
FAULTS = [
    ("Mức hỗ trợ 250.000 đồng/suất cho 46 suất = 15.100.000 đồng.", "product", ("250000", "46", "15100000")),
    ("Có 86 ha lúa bị ngập (Bình An 41, Phú Lộc 25, Tân Hòa 23).", "total", ("86", "41", "25", "23")),
    (("Tổng số cử tri là 4.312 người (nam 2.101, nữ 2.211), trong đó cử tri đã bỏ phiếu là 4.290 người, chiếm tỷ lệ "
     "99,59%."), "percentage", ("4312", "4290", "99.59")),
]  # fmt: skip
SOUND = [
    "Có 7/7 thôn đạt tỷ lệ hộ nghèo dưới 5%.",
    "Thu nội địa 812 tỷ đồng, gồm: thu thuế 500 tỷ đồng, bằng 41% dự toán; thu tiền đất 312 tỷ đồng, bằng 23% dự toán.",
    "Tháng này thu 5 nghìn tỷ đồng.\nChi thường xuyên 3,7 nghìn tỷ đồng, bằng 95% so với cùng kỳ năm ngoái.",
    "Chi ngân sách địa phương 9.460 tỷ đồng, trong đó chi đầu tư 5.661 tỷ đồng, chi thường xuyên 3.737 tỷ đồng.",
    "Cơ cấu đại biểu trúng cử: nữ 14 người, chiếm 28%; dưới 35 tuổi 5 người, chiếm 10%; ngoài Đảng 3 người, chiếm 6%.",
    (
        "Khách đạt 90.000 lượt, tăng 11% so với cùng kỳ năm trước (khách quốc tế 52.000 lượt, tăng 7%; còn lại 38.000 "
        "lượt, tăng 17%)."
    ),
    "Vụ xuân: tổng diện tích 155,2/155,2 ha. Trong đó vụ mùa: tổng diện tích 207,5/207,5 ha.",
    "Diện tích lúa 410 ha, rau 66 ha.\nLúa đạt 60 tạ/ha, sản lượng 2.460 tấn.",
    (
        "Lũy kế 151,9 tỷ USD, tương ứng tăng 28,5 tỷ USD. Cụ thể:\n- Xuất khẩu đạt hơn 12,1 tỷ USD;\n- Nhập khẩu đạt "
        "10,2 tỷ USD."
    ),
]


@pytest.mark.parametrize(("text", "kind", "figures"), HOLDS)
def test_arithmetic_that_holds_is_confirmed(text: str, kind: str, figures: tuple[str, ...]) -> None:
    assert any(
        one == kind and numbers(*figures) <= found and outcome in ("pass", "within-rounding")
        for one, found, outcome in verdicts(text)
    ), verdicts(text)


@pytest.mark.parametrize(("text", "kind", "figures"), FAULTS)
def test_arithmetic_that_does_not_hold_is_found(text: str, kind: str, figures: tuple[str, ...]) -> None:
    assert (kind, numbers(*figures), "fail") in verdicts(text)


@pytest.mark.parametrize("text", SOUND)
def test_figures_of_different_things_are_not_held_against_each_other(text: str) -> None:
    assert [found for found in verdicts(text) if found[2] == "fail"] == []
