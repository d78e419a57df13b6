"""Amounts in figures and in words."""

import pytest
from sentence_claims import claims


@pytest.mark.parametrize(
    "text",
    [
        "Thu phí 2.450.000 đồng (Hai triệu bốn trăm năm mươi nghìn đồng).",
        "Thu phí 2.540.000 đồng (Bằng chữ: Hai triệu bốn trăm năm mươi nghìn đồng).",
        "Thu phí 2.450.000 đồng (số tiền viết bằng chữ: hai triệu bốn trăm năm mươi nghìn đồng).",
    ],
)
def test_an_amount_and_its_words(text: str) -> None:
    [(roles, doubt)] = claims(text, "in-words")
    assert roles["values"][1].lower() == "hai triệu bốn trăm năm mươi nghìn đồng"
    assert not doubt


@pytest.mark.parametrize(
    "text", ["Thu phí 2.450.000 đồng (hai đợt).", "Có 12 hộ (mười hai hộ).", "Thu 2 triệu đồng của năm hộ."]
)
def test_words_that_are_no_amount(text: str) -> None:
    assert claims(text, "in-words") == []


@pytest.mark.parametrize(
    ("amount", "spelt", "found"),
    [
        ("1.000 đồng", "một nghìn đồng", True),
        ("999 đồng", "chín trăm chín mươi chín đồng", False),
        ("2,45 triệu đồng", "hai triệu bốn trăm năm mươi nghìn đồng chẵn", True),
        ("2.450.000 đồng", "hai triệu bốn trăm", False),
        ("2.450.000 đồng", "hai triệu rất nhiều đồng", False),
    ],
)
def test_the_smallest_amount_that_is_spelt_out(amount: str, spelt: str, found: bool) -> None:
    assert len(claims(f"Chi {amount} ({spelt}).", "in-words")) == found
