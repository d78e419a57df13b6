"""Balances whose amounts stand in other sentences."""

import pytest
from sentence_claims import claims

TEXT = "Tổng thu ngân sách 18.560 triệu đồng, đạt 92,8% dự toán. Chi ngân sách 15.421 triệu đồng; kết dư {} triệu đồng."


@pytest.mark.parametrize(("balance", "doubt"), [("3.139", False), ("3.319", True)])
def test_a_balance_of_two_sentences(balance: str, doubt: bool) -> None:
    wanted = {"total": ["18.560 triệu đồng"], "parts": ["15.421 triệu đồng", f"{balance} triệu đồng"]}
    assert (wanted, doubt) in claims(TEXT.format(balance), "total")


def test_a_balance_that_no_slip_explains_is_told_of_the_only_amounts_of_its_passage() -> None:
    wanted = {"total": ["18.560 triệu đồng"], "parts": ["15.421 triệu đồng", "2.800 triệu đồng"]}
    assert claims(TEXT.format("2.800"), "total") == [(wanted, True)]
    assert claims(TEXT.format("2.800") + " Nợ thuế 310 triệu đồng.", "total") == []
