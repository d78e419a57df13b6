"""Percentages that bear the name of their part."""

from sentence_claims import claims

VOTES = "Tán thành 24 phiếu, không tán thành 02 phiếu, trên tổng số 26 phiếu; tỷ lệ tán thành {}."


def test_a_rate_and_the_part_of_its_name() -> None:
    wanted = {"stated": ["92,3%"], "part": ["24"], "whole": ["26"]}
    assert (wanted, False) in claims(VOTES.format("92,3%"), "percentage")


def test_a_rate_with_a_slip() -> None:
    wanted = {"stated": ["93,2%"], "part": ["24"], "whole": ["26"]}
    assert (wanted, True) in claims(VOTES.format("93,2%"), "percentage")


def test_a_rate_of_another_name_is_of_something_else() -> None:
    text = "Tiếp nhận 25 vụ, hòa giải thành 21 vụ. Tỷ lệ người dân hài lòng 84%."
    assert claims(text, "percentage") == []
