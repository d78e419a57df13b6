"""Totals of changes and balances, whose parts count with the sign of their words."""

import pytest
from sentence_claims import Stated, claims


def total(stated: str, parts: list[str], less: list[str] | None = None, *, doubt: bool = False) -> Stated:
    return {"total": [stated], "parts": parts, **({"less": less} if less else {})}, doubt


FOUND = [
    ("Giảm 46 đầu mối (trong đó giảm 19 phòng xã, giảm 27 phòng tỉnh).", total("46", ["19", "27"])),
    ("Giảm 46 đầu mối (trong đó giảm 19 phòng xã, giảm 28 phòng tỉnh).", total("46", ["19", "28"], doubt=True)),
    ("Giảm 46 đầu mối, trong đó giảm 19 phòng xã, 27 phòng tỉnh.", total("46", ["19", "27"])),  # the sign goes on
    ("Thu giảm 250 tỷ đồng, trong đó thuế vượt 160 tỷ đồng, phí hụt 410 tỷ đồng.",
     total("250 tỷ đồng", ["410 tỷ đồng"], ["160 tỷ đồng"])),
    ("Lãi 9 tỷ đồng, gồm: kho A lãi 12 tỷ đồng, kho B lỗ 3 tỷ đồng.",
     total("9 tỷ đồng", ["12 tỷ đồng"], ["3 tỷ đồng"])),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), FOUND)
def test_parts_add_up_with_their_signs(text: str, wanted: Stated) -> None:
    assert wanted in claims(text, "total")


@pytest.mark.parametrize(
    "text",
    [
        "Giảm 46 đầu mối (trong đó giảm 19 phòng xã, giảm 35 phòng tỉnh).",  # too far
        "Giảm 46 đầu mối, giảm 19 phòng xã, giảm 28 phòng tỉnh.",  # nothing opens them
        "Giảm 46 đầu mối (trong đó xuất siêu 19 phòng, lãi 28 phòng).",  # other pairs of words
        "Giảm khoảng 46 đầu mối (trong đó giảm 19 phòng xã, giảm 28 phòng tỉnh).",
        "Giảm 46 đầu mối; gồm giảm 19 phòng xã, giảm 28 phòng tỉnh.",
        "Giảm 46 đầu mối (trong đó giảm 19 phòng xã).",
    ],
)
def test_figures_that_are_no_parts_of_a_balance(text: str) -> None:
    assert [found for found in claims(text, "total") if found[1]] == []
