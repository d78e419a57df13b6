"""Totals that no word announces: only what holds, of figures that tell enough not to agree by chance."""

import pytest
from sentence_claims import Stated, claims


def total(stated: str, *parts: str) -> Stated:
    return {"total": [stated], "parts": list(parts)}, False


def listed(lines: int, empty: int = 0) -> str:
    """A total, lines of other things, and lines with its parts."""
    parts = [f"Thôn {at} thu {at} triệu đồng." for at in range(1, lines + 1)]
    added = sum(range(1, lines + 1)) + 1000
    return "\n".join([f"Thu {added} triệu đồng.", *["Họp dân."] * empty, "Phí thu 1000 triệu đồng.", *parts])


FOUND = [
    ("Thu 1.250 triệu đồng. Thuế 730 triệu đồng. Phí 520 triệu đồng.", "1.250 triệu đồng", 2),
    ("Thuế 730 triệu đồng. Phí 520 triệu đồng. Thu 1.250 triệu đồng.", "1.250 triệu đồng", 2),  # right before it
    ("Thu 125 triệu đồng. Thuế 73 triệu đồng. Phí 52 triệu đồng.", "125 triệu đồng", 2),
    ("Thu khoảng 1.250 triệu đồng. Thuế 730 triệu đồng. Phí 520 triệu đồng.", "1.250 triệu đồng", 2),
    # from the third figure behind it on
    ("Thu 1.250 triệu đồng. Nợ 9 triệu đồng. Vay 8 triệu đồng. Thuế 730 triệu đồng. Phí 520 triệu đồng.",
     "1.250 triệu đồng", 2),
    ("Thu 1.250 triệu đồng.\nThuế 730 triệu đồng. Nợ 9 triệu đồng.\nPhí 520 triệu đồng.", "1.250 triệu đồng", 2),
    (listed(13), "1091 triệu đồng", 14),
    (listed(3, empty=5), "1006 triệu đồng", 4),
    # rounded: a total of 40 times as much as its parts may have been rounded by
    ("Thu 12,5 tỷ đồng. Thuế 7,3 tỷ đồng. Phí 5,2 tỷ đồng.", "12,5 tỷ đồng", 2),
    ("Thu 120 triệu đồng. Thuế 50 triệu đồng. Phí 40 triệu đồng. Lãi 30 triệu đồng.", "120 triệu đồng", 3),
    ("Cấp 168 thẻ." + " Cấp 7 thẻ." * 24, "168", 24),
    ("Thuế 730 triệu đồng (Thu 1.250 triệu đồng; vay 800 triệu đồng; nợ 450 triệu đồng).", "1.250 triệu đồng", 2),
    ("Cấp 1.250 thẻ, 730 thẻ đỏ (12 mất), 520 thẻ xanh.", "1.250", 2),
]  # fmt: skip


@pytest.mark.parametrize(("text", "stated", "parts"), FOUND)
def test_a_total_that_no_word_announces(text: str, stated: str, parts: int) -> None:
    found = [roles for roles, doubt in claims(text, "total") if not doubt and roles["total"] == [stated]]
    assert [len(roles["parts"]) for roles in found] == [parts]


SMALL = [
    ("Có 47 chiếc; dùng tốt 29 chiếc; cần thay 18 chiếc.", total("47", "29", "18")),
    ("Dùng tốt 29 chiếc; cần thay 18 chiếc; có 47 chiếc.", total("47", "29", "18")),
    ("Có 5 chiếc; dùng tốt 3 chiếc; cần thay 2 chiếc.", total("5", "3", "2")),
    ("Có 21 chiếc; 1 chiếc; 2 chiếc; 3 chiếc; 4 chiếc; 5 chiếc; 6 chiếc.", total("21", "1", "2", "3", "4", "5", "6")),
    ("Có 47 chiếc; dùng tốt 29; cần thay 18.", total("47", "29", "18")),  # without the noun
    ("Có 47 chiếc (29 chiếc tốt); cần thay 18 chiếc.", total("47", "29", "18")),  # one bracket apart
]


@pytest.mark.parametrize(("text", "wanted"), SMALL)
def test_a_small_total_beside_its_parts(text: str, wanted: Stated) -> None:
    assert wanted in claims(text, "total")


NONE = [
    "Thu 12 triệu đồng. Thuế 7 triệu đồng. Phí 5 triệu đồng.",  # too few digits
    "Thu khoảng 125 triệu đồng. Thuế 73 triệu đồng. Phí 52 triệu đồng.",  # too few for what is about so much
    "Thu 1.250 triệu đồng. Nợ 9 triệu đồng, 8 triệu đồng, 7 triệu đồng. Thuế 730 triệu đồng. Phí 520 triệu đồng.",
    "Thu 1.252 triệu đồng. Thuế 730 triệu đồng. Phí 520 triệu đồng.",
    "Thu 1.250 triệu đồng. Cấp 730 thẻ. Cấp 520 thẻ.",  # other things
    "Thu 1.250 triệu đồng. Thuế tăng 730 triệu đồng. Phí tăng 520 triệu đồng.",  # changes
    "Thu 1.250 triệu đồng. Thuế 1.250 triệu đồng.",  # one part is none
    "Thu 119 triệu đồng. Thuế 50 triệu đồng. Phí 40 triệu đồng. Lãi 29 triệu đồng.",
    "Cấp 175 thẻ." + " Cấp 7 thẻ." * 25,
    "Có 47 chiếc (của xã (29 chiếc tốt)); cần thay 18 chiếc.",  # two brackets apart
    listed(14),
    listed(3, empty=6),
    "Có 4 chiếc; dùng tốt 3 chiếc; cần thay 1 chiếc.",
    "Có 28 chiếc; 1 chiếc; 2 chiếc; 3 chiếc; 4 chiếc; 5 chiếc; 6 chiếc; 7 chiếc.",  # more than six
    "Có 47 chiếc; dùng tốt 29 bàn; cần thay 18 bàn.",
    "Có 47 chiếc. Dùng tốt 29 chiếc; cần thay 18 chiếc.",  # another sentence
    "Có 47 chiếc; dùng tốt 29 chiếc; cần thay 19 chiếc.",
]


@pytest.mark.parametrize("text", NONE)
def test_figures_that_agree_by_chance_or_not_at_all(text: str) -> None:
    assert claims(text, "total") == []
