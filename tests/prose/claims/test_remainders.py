"""What is left of what there was, and what comes back of what went out."""

import pytest
from sentence_claims import claims


@pytest.mark.parametrize(("left", "doubt"), [("03", False), ("02", True)])
def test_what_is_left_is_what_there_was_less_what_was_done(left: str, doubt: bool) -> None:
    text = f"Đầu năm có 07 điểm lõm sóng, đã xóa 04 điểm, còn {left} điểm."
    assert claims(text, "flow") == [({"total": ["07"], "parts": ["04", left]}, doubt)]


def test_no_more_comes_back_than_went_out() -> None:
    wanted = [({"part": ["416"], "whole": ["400"]}, True)]
    assert claims("Phát ra 400 phiếu, thu về 416 phiếu.", "part") == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Đầu năm có 07 điểm lõm sóng, đã lắp 04 camera, còn 03 thôn chưa có.",
        "Đã xóa 04 điểm lõm sóng, còn 03 điểm.",
    ],
)
def test_figures_of_other_things_leave_nothing(text: str) -> None:
    assert claims(text, "flow") == []
