"""What is left of what there was, and what comes back of what went out."""

import pytest
from sentence_claims import claims


@pytest.mark.parametrize(("left", "doubt"), [("03", False), ("02", True)])
def test_what_is_left_is_what_there_was_less_what_was_done(left: str, doubt: bool) -> None:
    text = f"Đầu năm có 07 điểm lõm sóng, đã xóa 04 điểm, còn {left} điểm."
    assert claims(text, "flow") == [({"total": ["07"], "parts": ["04", left]}, doubt)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Có 100 thẻ, đã cấp 60 thẻ, còn lại 89 thẻ.", ["60", "89"]),  # half as many too many
        ("Đầu năm có 100 thẻ. Đã cấp 60 thẻ, còn nợ 39 thẻ.", ["60", "39"]),  # the noun told anew
    ],
)
def test_what_is_left_may_be_wrong_by_less_than_half(text: str, parts: list[str]) -> None:
    assert claims(text, "flow") == [({"total": ["100"], "parts": parts}, True)]


@pytest.mark.parametrize(
    "text",
    [
        "Phát ra 400 phiếu, thu về 416 phiếu.",
        "Triệu tập 400 đại biểu, có mặt 416 đại biểu.",
        "Thu nhận 400 hồ sơ, phê duyệt 416 hồ sơ.",
        "Phê duyệt 400 tài khoản, kích hoạt 416 tài khoản.",
    ],
)
def test_no_more_comes_back_than_went_out(text: str) -> None:
    assert claims(text, "part") == [({"part": ["416"], "whole": ["400"]}, True)]


@pytest.mark.parametrize(
    "text",
    [
        "Phát ra 400 phiếu, có mặt 416 phiếu.",
        "Phát ra 400 phiếu, thu về 416 thẻ.",
        "Phát ra 400 phiếu. Thu về 416 phiếu.",
    ],
)
def test_steps_that_do_not_follow_each_other(text: str) -> None:
    assert claims(text, "part") == []


@pytest.mark.parametrize(
    "text",
    [
        "Đầu năm có 07 điểm lõm sóng, đã lắp 04 camera, còn 03 thôn chưa có.",
        "Đã xóa 04 điểm lõm sóng, còn 03 điểm.",
        "Có 100 thẻ, đã cấp 60 thẻ, còn lại 90 thẻ.",  # half as many
        "Có 100 thẻ, đã cấp 60 thẻ. Còn lại 40 thẻ.",
    ],
)
def test_figures_of_other_things_leave_nothing(text: str) -> None:
    assert claims(text, "flow", besides="rests") == []


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("Có 100 thẻ, đã cấp 60 thẻ (còn lại 40 thẻ).", False),
        ("Có 100 thẻ, cấp 60 thẻ, còn lại 40 thẻ.", False),
        ("Có 100 thẻ, cấp 60 thẻ, còn lại 30 thẻ.", True),
        ("Đã cấp 60 thẻ trong tổng số 100 thẻ; 44 thẻ còn lại chờ in.", True),
    ],
)
def test_the_only_three_figures_of_a_sentence_are_whole_done_and_left(text: str, doubt: bool) -> None:
    assert [found for _, found in claims(text, "flow")] == [doubt]


@pytest.mark.parametrize(
    "text",
    [
        "Đã cấp 60 thẻ, còn lại 40 thẻ, tiêu hủy 100 thẻ.",  # the last is no whole
        "Có 100 thẻ, cấp 60 thẻ, cùng kỳ còn lại 20 thẻ.",  # of another time
        "Có 100 thẻ, cấp khoảng 60 thẻ, còn lại 30 thẻ.",
    ],
)
def test_what_was_left_of_something_else_is_no_remainder(text: str) -> None:
    assert claims(text, "flow") == []


@pytest.mark.parametrize(
    ("text", "doubts"),
    [
        ("Có 24 đội dự thi, vòng đầu loại 9 đội, thế là 13 đội đi tiếp.", [True]),
        ("Có 24 đội dự thi, vòng đầu loại 9 đội, thế là 15 đội đi tiếp.", [False]),
        ("Có 24 đội dự thi, vòng đầu có 9 đội, thế là 13 đội vui.", []),  # nothing went away
        ("Có 24 đội dự thi, vài đội bỏ cuộc, vòng đầu loại 9 đội, còn 13 đội.", []),  # nobody knows how many
        ("Có 24 đội dự thi, một số đội bỏ cuộc, vòng đầu loại 9 đội, còn 13 đội.", []),
        ("Nước về 420 m3/giờ, cấp ra 310 m3/giờ, phần còn lại 130 m3/giờ.", [True]),
        ("Giống mới 68 tạ/ha, giống cũ 61 tạ/ha, giống còn lại 5 tạ/ha.", []),  # yields have no parts
    ],
)
def test_what_a_word_says_to_follow_and_what_flows_in_a_period(text: str, doubts: list[bool]) -> None:
    assert [doubt for _, doubt in claims(text, "flow")] == doubts


def test_a_rest_behind_a_conjunction_is_none_of_the_figure_before_it() -> None:
    [(roles, doubt)] = claims(
        "The mill takes 420 tonnes, processes 310 tonnes and the remaining 130 tonnes are stored.", "flow"
    )
    assert roles == {"total": ["420 tonnes"], "parts": ["310 tonnes", "130 tonnes"]}
    assert doubt


def test_what_came_with_what_there_was_is_not_left_out() -> None:
    text = "Đầu quý tồn 18 vụ án; trong quý thụ lý thêm 42 vụ; xét xử xong 39 vụ; chuyển quý sau 21 vụ."
    assert [roles for roles, doubt in claims(text, "flow") if doubt] == []
