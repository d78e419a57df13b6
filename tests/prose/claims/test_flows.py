"""The flow of cases: what came, what was done, what is left."""

import pytest
from sentence_claims import Stated, claims


def flow(total: str, *parts: str, less: str = "", doubt: bool = False) -> Stated:
    return {"total": [total], "parts": list(parts)} | ({"less": [less]} if less else {}), doubt


FOUND = [
    ("Tiếp nhận 120 hồ sơ, đã giải quyết 100 hồ sơ, đang giải quyết 20 hồ sơ.", flow("120", "100", "20")),
    ("Tiếp nhận 120 hồ sơ. Giải quyết xong 100 hồ sơ. Còn lại 20 hồ sơ.", flow("120", "100", "20")),
    ("Tiếp nhận 120 hồ sơ, đã xử lý 100 hồ sơ, rút 5 hồ sơ, chưa đến hạn 15 hồ sơ.", flow("120", "100", "15", "5")),
    # those withdrawn may be counted elsewhere
    ("Tiếp nhận 120 hồ sơ, đã xử lý 100 hồ sơ, trả lại 5 hồ sơ, chưa đến hạn 20 hồ sơ.", flow("120", "100", "20")),
    ("Tiếp nhận 120 đơn, trong đó kỳ trước chuyển sang 20 đơn, tiếp nhận mới 100 đơn.",
     flow("120", "20", "100", doubt=True)),
    ("Tồn đầu kỳ 20 hồ sơ, tiếp nhận 100 hồ sơ, đã giải quyết 90 hồ sơ, đang giải quyết 30 hồ sơ.",
     flow("100", "90", "30", less="20")),
    ("Tồn đầu kỳ 23 đơn, tiếp nhận mới 412 đơn, đã giải quyết 420 đơn, tồn cuối kỳ 15 đơn.",
     flow("412", "420", "15", less="23")),
    ("Tồn đầu kỳ 23 đơn, tiếp nhận mới 412 đơn, đã giải quyết 420 đơn, tồn cuối kỳ 19 đơn.",
     flow("412", "420", "19", less="23", doubt=True)),
    # nearly as many; in one sentence up to a half
    ("Tiếp nhận 1.000 hồ sơ. Đã giải quyết 900 hồ sơ. Đang giải quyết 112 hồ sơ.",
     flow("1.000", "900", "112", doubt=True)),
    ("Tiếp nhận 100 hồ sơ, đã giải quyết 90 hồ sơ, đang giải quyết 59 hồ sơ.", flow("100", "90", "59", doubt=True)),
    # a slip of the pen
    ("Tiếp nhận 1.020 hồ sơ. Đã giải quyết 900 hồ sơ. Đang giải quyết 102 hồ sơ.",
     flow("1.020", "900", "102", doubt=True)),
    ("Tiếp nhận 120 hồ sơ, đã giải quyết 100, đang giải quyết 20.", flow("120", "100", "20")),  # bare numbers
    ("Đã tiếp nhận (đã xử lý) 120 hồ sơ; có 100 hồ sơ đã trả; có 20 hồ sơ đang chờ.", flow("120", "100", "20")),
    ("\n".join(["Tiếp nhận 120 hồ sơ.", *["Họp."] * 7, "Đã giải quyết 100 hồ sơ, đang giải quyết 20 hồ sơ."]),
     flow("120", "100", "20")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), FOUND)
def test_a_flow(text: str, wanted: Stated) -> None:
    assert wanted in claims(text, "flow")


NONE = [
    "Tiếp nhận 120 hồ sơ, đã giải quyết 100 hồ sơ.",
    "Tiếp nhận 1.000 hồ sơ. Đã giải quyết 900 hồ sơ. Đang giải quyết 113 hồ sơ.",
    "Tiếp nhận 100 hồ sơ, đã giải quyết 90 hồ sơ, đang giải quyết 60 hồ sơ.",
    "Tiếp nhận 120 lớp, đã giải quyết 100 lớp, đang giải quyết 20 lớp.",  # no cases
    "\n".join(["Tiếp nhận 120 hồ sơ.", *["Họp."] * 8, "Đã giải quyết 100 hồ sơ, đang giải quyết 20 hồ sơ."]),
    "Tiếp nhận 120 hồ sơ.\nII. Việc khác\nĐã giải quyết 100 hồ sơ, đang giải quyết 20 hồ sơ.",
]


@pytest.mark.parametrize("text", NONE)
def test_figures_of_no_flow(text: str) -> None:
    assert claims(text, "flow") == []


def test_a_second_number_received_begins_another_flow() -> None:
    text = "Tiếp nhận 12 đơn, đã xử lý 10 đơn, đang xử lý 2 đơn. Tiếp nhận 30 đơn, đã xử lý 20 đơn, đang xử lý 10 đơn."
    assert claims(text, "flow") == [flow("12", "10", "2"), flow("30", "20", "10")]


def test_the_first_number_received_holds_until_something_is_resolved() -> None:
    text = "Tiếp nhận 12 đơn, tiếp nhận 5 đơn, đã xử lý 10 đơn, đang xử lý 2 đơn."
    assert claims(text, "flow") == [flow("12", "10", "2")]


def test_all_received_are_so_though_carried_ones_are_told_with_them() -> None:
    text = "Tổng số hồ sơ tiếp nhận (kỳ trước chuyển sang) 12 hồ sơ, đã xử lý 10 hồ sơ, đang xử lý 2 hồ sơ."
    assert claims(text, "flow") == [flow("12", "10", "2")]


RATE = ({"stated": ["85%"], "part": ["102"], "whole": ["120"]}, True)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tiếp nhận 120 đơn. Đã xử lý 102 đơn, đạt 85%. Còn lại 18 đơn.", True),
        ("Tiếp nhận 120 đơn. Đã xử lý 102 đơn đúng hạn, đạt 85%. Còn lại 18 đơn.", False),
        (f"Tiếp nhận 120 đơn. Đã xử lý 102 đơn, {'rất ' * 9}tốt 85%. Còn lại 18 đơn.", False),
        ("Tiếp nhận 125 đơn. Đã xử lý 102 đơn, đạt 85%. Còn lại 23 đơn.", False),
    ],
)
def test_a_rate_of_the_cases_received(text: str, found: bool) -> None:
    assert (RATE in claims(text, "percentage")) is found


@pytest.mark.parametrize(
    ("resolved", "doubt"),
    [("120", False), ("121", True)],
)
def test_results_are_of_the_cases_resolved(resolved: str, doubt: bool) -> None:
    text = f"Đã giải quyết {resolved} hồ sơ. Kết quả giải quyết: đúng hạn 118/120 hồ sơ."
    assert ({"values": [resolved, "120"]}, doubt) in claims(text, "same")


def test_a_fraction_of_anything_else_is_no_result() -> None:
    assert claims("Đã giải quyết 121 hồ sơ. Có mặt đúng hạn 118/120 hồ sơ.", "same") == []
