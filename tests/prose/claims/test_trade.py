"""Exports, imports, trade and what they leave."""

import pytest
from sentence_claims import Stated, claims


def total(stated: str, *parts: str, doubt: bool = False) -> Stated:
    return {"total": [f"{stated} tỷ USD"], "parts": [f"{part} tỷ USD" for part in parts]}, doubt


def apart(blocks: int) -> str:
    """Exports and imports, and so many blocks later the trade."""
    return "\n".join([
        "Xuất khẩu 9,4 tỷ USD, nhập khẩu 8,1 tỷ USD.", *["Họp dân."] * (blocks - 1), "Xuất nhập khẩu đạt 17,5 tỷ USD.",
    ])  # fmt: skip


FOUND = [
    ("Xuất khẩu 9,4 tỷ USD, nhập khẩu 8,1 tỷ USD, tổng xuất nhập khẩu 17,5 tỷ USD.", total("17,5", "9,4", "8,1")),
    ("XK 9,4 tỷ USD, NK 8,1 tỷ USD, kim ngạch XNK đạt 17,5 tỷ USD.", total("17,5", "9,4", "8,1")),
    ("Xuất, nhập khẩu 17,5 tỷ USD; xuất khẩu 9,4 tỷ USD; nhập khẩu 8,1 tỷ USD.", total("17,5", "9,4", "8,1")),
    ("Xuất khẩu 9,4 tỷ USD; nhập khẩu 8,1 tỷ USD; xuất siêu 1,3 tỷ USD.", total("9,4", "8,1", "1,3")),
    ("Xuất khẩu 8,1 tỷ USD; nhập khẩu 9,4 tỷ USD; nhập siêu 1,3 tỷ USD.", total("9,4", "8,1", "1,3")),
    # the nearest pair that fits
    ("Xuất khẩu 5,0 tỷ USD; xuất khẩu 9,4 tỷ USD; nhập khẩu 8,1 tỷ USD; thặng dư 1,3 tỷ USD.",
     total("9,4", "8,1", "1,3")),
    ("Xuất nhập khẩu 17,62 tỷ USD; xuất khẩu 9,41 tỷ USD; nhập khẩu 8,12 tỷ USD.",
     total("17,62", "9,41", "8,12", doubt=True)),  # one wrong digit
    (apart(8), total("17,5", "9,4", "8,1")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), FOUND)
def test_trade_that_is_made_of_exports_and_imports(text: str, wanted: Stated) -> None:
    assert wanted in claims(text, "total", besides="surpluses")


@pytest.mark.parametrize(
    "text",
    [
        "Xuất nhập khẩu 19,38 tỷ USD; xuất khẩu 9,41 tỷ USD; nhập khẩu 8,12 tỷ USD.",  # no slip explains it
        "Xuất nhập khẩu 17,62 tỷ USD.\nXuất khẩu 9,41 tỷ USD; nhập khẩu 8,12 tỷ USD.",  # a slip, but apart
        "Xuất nhập khẩu 17,62 tỷ USD; xuất khẩu 9,41 tỷ USD; nhập khẩu 8,12 tỷ USD; nhập khẩu 1,00 tỷ USD.",
        "Xuất nhập khẩu gần 17,62 tỷ USD; xuất khẩu 9,41 tỷ USD; nhập khẩu 8,12 tỷ USD.",
        "Xuất khẩu 9,4 tỷ USD; nhập khẩu 8,1 tỷ USD; nhập siêu 1,3 tỷ USD.",  # the wrong way round
        "Xuất khẩu 9,4 tỷ USD; nhập khẩu 8,1 tỷ USD; xuất siêu 1,5 tỷ USD.",
        "Xuất khẩu tăng 9,4 tỷ USD; nhập khẩu tăng 8,1 tỷ USD; xuất siêu 1,3 tỷ USD.",  # changes
        apart(9),
    ],
)
def test_amounts_that_make_no_trade(text: str) -> None:
    assert claims(text, "total", besides="surpluses") == []
