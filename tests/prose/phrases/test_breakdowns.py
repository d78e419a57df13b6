"""Totals with their parts, as the wording lays them out."""

import pytest
from sentence_claims import narrative

from dqcheck.prose.documents.reading import read
from dqcheck.prose.figures.blocks import blocks
from dqcheck.prose.phrases.breakdowns import find_breakdowns
from dqcheck.prose.phrases.items import Breakdown

Told = tuple[str, str, str, bool]


def found(text: str) -> list[Breakdown]:
    reading = read(narrative(text))
    return find_breakdowns(blocks(reading.passages, reading.words))


def told(text: str) -> list[Told]:
    """Total, parts, layout and whether all parts are meant."""
    return [
        (str(one.total.value), " ".join(str(part.value) for part in one.parts), one.layout, one.exhaustive)
        for one in found(text)
    ]


LAID_OUT = [
    ("Có 12 hộ (5 hộ nghèo, 7 hộ khá).", ("12", "5 7", "bracket", True)),
    ("Có 12 hộ (trong đó 5 hộ nghèo, 7 hộ khá).", ("12", "5 7", "bracket", False)),
    ("Có 12 hộ, trong đó 5 hộ nghèo, 7 hộ khá.", ("12", "5 7", "partial", False)),
    ("Có 12 hộ, trong số đó 5 hộ nghèo, 7 hộ khá.", ("12", "5 7", "partial", False)),
    ("Có 12 hộ, bao gồm 5 hộ nghèo và 7 hộ khá.", ("12", "5 7", "whole", True)),
    ("Có 12 hộ, chia ra 5 hộ nghèo và 7 hộ khá.", ("12", "5 7", "whole", True)),
    ("Có 12 hộ: 5 hộ nghèo; 7 hộ khá.", ("12", "5 7", "colon", True)),
    ("Có 12 hộ với 5 hộ nghèo và 7 hộ khá.", ("12", "5 7", "with", False)),
    ("Có 12 hộ. Trong đó: 5 hộ nghèo, 7 hộ khá.", ("12", "5 7", "sentence", False)),
    ("Có 12 hộ.\nTrong đó: 5 hộ nghèo, 7 hộ khá.", ("12", "5 7", "sentence", False)),
    ("Có 12 hộ. Trong đó 3 hộ. Có 4 hộ. Có 2 hộ. Có 1 hộ. Có 9 hộ.", ("12", "3 4 2 1", "sentence", False)),
    ("Có 12 hộ.\nTrong đó 3 hộ.\nCó 4 hộ.\nCó 5 hộ.", ("12", "3 4 5", "sentence", False)),
    ("Có 12 hộ.\nTrong đó, năm 2025:\n- 5 hộ nghèo\n- 7 hộ khá", ("12", "5 7", "list", False)),
    ("Có 12 hộ, trong đó\n- 5 hộ nghèo\n- 7 hộ khá", ("12", "5 7", "list", False)),
    ("Có 12 hộ. Gồm:\n- 5 hộ nghèo\n- 7 hộ khá", ("12", "5 7", "list", True)),
    ("Có 12 hộ nghèo:\n- thôn Đông (5 hộ)\n- thôn Tây (7 hộ)", ("12", "5 7", "list", True)),
    ("- Có 12 hộ:\n+ Nghèo 5 hộ\n+ Khá 7 hộ\n- Có 3 thôn", ("12", "5 7", "list", True)),
    ("- Tổng số có 12 hộ\n- Nghèo 5 hộ\n- Khá 7 hộ", ("12", "5 7", "lines", False)),
    ("Toàn xã có 12 hộ\nHộ nghèo: 5 hộ\nHộ khá: 7 hộ", ("12", "5 7", "lines", False)),
    ("Tổng số có 12 hộ.\nChia theo mức sống:\n- Nghèo 5 hộ\n- Khá 7 hộ", ("12", "5 7", "list", False)),
    ("Tổng số có 12 hộ.\n" + "Họp dân.\n" * 7 + "Chia theo mức sống:\n- Nghèo 5 hộ\n- Khá 7 hộ",
     ("12", "5 7", "list", False)),
    ("Có 12 tổ: Đông (3), Tây (4), Nam (5).", ("12", "3 4 5", "named", True)),
    ("Có 12 tổ.\nHọp.\nĐông (3), Tây (4), Nam (5).", ("12", "3 4 5", "named", True)),
    ("Có 13 tổ tại Đông (3), Tây (4), Nam (5).", ("13", "3 4 5", "named", False)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), LAID_OUT)
def test_parts_are_laid_out(text: str, wanted: Told) -> None:
    assert wanted in told(text)


NOT_LAID_OUT = [
    ("Có 12 hộ, sửa 9 hộ (5 hộ nghèo, 7 hộ khá).", "12"),  # another figure takes the total's place
    ("(Có 12 hộ), trong đó 5 hộ nghèo, 7 hộ khá.", "12"),  # the bracket of the total ends
    ("Có 12 hộ; đất: 5 hộ nghèo, 7 hộ khá.", "12"),  # another label
    ("Có 12 hộ. Mở 3 lớp. Trong đó 5 hộ nghèo, 7 hộ khá.", "12"),
    ("Có 12 hộ với 5 xe và 7 xe.", "12"),
    ("Có 12 hộ với 5 hộ.", "12"),
    ("Có 12 hộ.\nHọp dân.\nTrong đó: 5 hộ nghèo, 7 hộ khá.", "12"),
    ("Có 12 hộ\n- 5 hộ nghèo\n- 7 hộ khá", "12"),  # nothing opens the list
    ("- Có 12 hộ\n- 5 hộ nghèo\n- 7 hộ khá", "12"),
    ("Có 12 hộ:\n- 5 hộ nghèo", "12"),  # one line
    ("Toàn xã có 12 hộ\nHộ nghèo 5 hộ\nHộ khá 7 hộ", "12"),  # no labels
    (f"Toàn xã có 12 hộ\n{'rất ' * 20}nghèo: 5 hộ\nHộ khá: 7 hộ", "12"),
    (f"Toàn xã có 12 hộ\nNghèo: 5 hộ {'rất ' * 40}\nHộ khá: 7 hộ", "12"),
    ("Toàn xã có 12 hộ\nTổng thu: 5 hộ\nHộ khá: 7 hộ", "12"),  # another total
    ("Có 12 hộ.\nChia theo mức sống:\n- Nghèo 5 hộ\n- Khá 7 hộ", "12"),  # no word for a total
    ("Tổng số có 13 hộ.\nChia theo mức sống:\n- Nghèo 5 hộ\n- Khá 7 hộ", "13"),
    ("Tổng số có 12 hộ.\n" + "Họp dân.\n" * 8 + "Chia theo mức sống:\n- Nghèo 5 hộ\n- Khá 7 hộ", "12"),
    ("Có 7 tổ tại Đông (3), Tây (4).", "7"),  # two names only
    ("Có 12 tổ.\nHọp.\nHọp.\nĐông (3), Tây (4), Nam (5).", "12"),
    ("Có 13 tổ.\nĐông (3), Tây (4), Nam (5).", "13"),
]


@pytest.mark.parametrize(("text", "total"), NOT_LAID_OUT)
def test_parts_of_something_else(text: str, total: str) -> None:
    assert [one for one in told(text) if one[0] == total and " " in one[1]] == []


ITEMS = [
    # a list by commas ends at the semicolon, where it adds up or where all its parts are told
    ("Có 12 hộ, trong đó 5 hộ nghèo, 7 hộ khá; 3 hộ mới.", "5 7"),
    ("Có 12 hộ, trong đó 5 hộ nghèo, 6 hộ khá; 3 xe.", "5 6"),
    ("Có 12 hộ, trong đó 5 hộ nghèo; 6 hộ khá, 3 hộ mới.", "5 6"),
    ("Có 4 xã mới, gồm 3 xã cũ và 2 xã lập; huyện kia có 5 xã mới, gồm 6 xã.", "3 2"),
    ("Có 4 xã mới, gồm 3 xã cũ và 5 xã mới, gồm 6 xã.", "3"),
    # what is told aside is no part
    ("Có 12 hộ, gồm 5 hộ nghèo, riêng 2 hộ mới, 7 hộ khá.", "5 7"),
    ("Có 12 hộ, gồm 5 hộ nghèo trong đó 2 hộ mới, 7 hộ khá.", "5 7"),
    ("Có 12 hộ, gồm: thôn Đông 5 hộ, tăng 2 hộ; thôn Tây 7 hộ, tăng 3 hộ.", "5 7"),
    ("Có 12 hộ, gồm 5 hộ 3 hộ, 4 hộ.", "5 3 4"),
]


@pytest.mark.parametrize(("text", "parts"), ITEMS)
def test_the_parts_of_the_items(text: str, parts: str) -> None:
    assert parts in [one[1] for one in told(text) if one[0] == text.split()[1]]


@pytest.mark.parametrize(
    ("text", "complete"),
    [
        ("Có 12 hộ, gồm 5 hộ nghèo, 6 hộ khá.", True),
        ("Có 12 hộ, gồm 5 hộ nghèo, từ 6 hộ khá.", False),
        ("Có 12 hộ, gồm 5 hộ nghèo, lên 6 hộ khá.", False),
        ("Có 12 hộ, gồm 5 hộ nghèo, 6 xe 4 bàn.", False),
    ],
)
def test_a_breakdown_is_complete_when_each_item_has_its_part(text: str, complete: bool) -> None:
    assert [one.complete for one in found(text) if str(one.total.value) == "12"] == [complete]


def test_totals_of_the_same_parts_share_their_anchor() -> None:
    one, other = found("Có 10 tổ, 12 hộ: 5 hộ nghèo, 7 hộ khá.")[:2]
    assert one.anchor == other.anchor is not None


def test_a_total_has_four_breakdowns_at_most() -> None:
    brackets = "".join(f" và (nghèo {at} hộ, khá 5 hộ)" for at in range(1, 7))
    assert [one[1] for one in told(f"Có 12 hộ{brackets}.") if one[0] == "12"] == ["1 5", "2 5", "3 5", "4 5"]
