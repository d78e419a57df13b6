"""Totals behind their parts and written additions."""

import pytest
from sentence_claims import claims


@pytest.mark.parametrize(
    ("text", "total", "parts"),
    [
        ("Mua 53 bộ máy tính = 38 máy để bàn + 14 máy xách tay.", "53", ["38", "14"]),
        ("Trong kỳ có 38 + 14 = 53 máy.", "53", ["38", "14"]),
        ("Lớp có 18 nam và 12 nữ, tổng cộng 30 người.", "30", ["18", "12"]),
        ("Đợt 1 cấp 120 chữ ký số, đợt 2 cấp 85 chữ ký số, cộng 205 chữ ký số.", "205", ["120", "85"]),
    ],
)
def test_a_total_behind_its_parts(text: str, total: str, parts: list[str]) -> None:
    assert ({"total": [total], "parts": parts}, False) in claims(text, "total")


@pytest.mark.parametrize("stated", ["31", "600"])
def test_a_total_that_nearly_holds_is_claimed_in_doubt(stated: str) -> None:
    parts = ["18", "12"] if stated == "31" else ["300", "330"]
    text = f"Đội có {parts[0]} nam, {parts[1]} nữ, tổng cộng {stated} người."
    assert claims(text, "total") == [({"total": [stated], "parts": parts}, True)]


def test_a_word_of_what_it_comes_to_is_enough_where_it_holds() -> None:
    text = "Thôn Đông có 18 hộ. Thôn Tây có 12 hộ. Như vậy có 30 hộ."
    assert ({"total": ["30"], "parts": ["18", "12"]}, False) in claims(text, "total")


@pytest.mark.parametrize(("count", "found"), [(24, True), (25, False)])
def test_so_many_figures_before_a_total_may_be_its_parts(count: int, found: bool) -> None:
    parts = ", ".join(["7 thẻ"] * count)
    held = [roles for roles, doubt in claims(f"Cấp {parts}, tổng cộng {7 * count} thẻ.", "total") if not doubt]
    assert bool(held) is found


@pytest.mark.parametrize(
    "text",
    [
        "Huyện có 18 trường, 12 trạm y tế, tổng cộng 95 thôn.",  # other things than those before
        "Lớp có 18 nam và 12 nữ, tổng cộng 80 người.",  # far from it: others are left out
        "Đội có 300 nam, 331 nữ, tổng cộng 600 người.",  # more than 5 percent
        "Đội có hơn 18 nam, 12 nữ, tổng cộng 29 người.",
        "Đội có 18 nam, tăng 12 nữ, tổng cộng 30 người.",  # a change
        "Đội có 18 nam. Đội có 13 nữ, tổng cộng 32 người.",  # another sentence
        "Xã có 18 trường, 12 trạm y tế, hiện nay 31 nhà văn hóa.",
    ],
)
def test_figures_of_other_things_make_no_total(text: str) -> None:
    assert claims(text, "total") == []


@pytest.mark.parametrize("text", ["1=2+3", "4 = 5 + 6", "A | 1=2+3 | (4)=(5)+(6)", "38 + 14 = 53"])
def test_numbers_of_columns_are_no_equation(text: str) -> None:
    assert claims(text, "total") == []


LIST = "Thu 120 thùng cam, 85 thùng quýt, 240 thùng bưởi, {} {} thùng."


@pytest.mark.parametrize(
    ("opener", "total", "doubts"),
    [
        ("gộp lại được", "445", [False]),
        ("gộp lại được", "521", [True]),  # 17 percent off, and nothing else in the sentence is of its kind
        ("gộp lại được", "640", []),  # farther than is meant
        ("trong tổng số", "521", []),  # some of it
    ],
)
def test_a_list_that_misses_its_total_by_far(opener: str, total: str, doubts: list[bool]) -> None:
    assert [doubt for roles, doubt in claims(LIST.format(opener, total), "total") if len(roles["parts"]) == 3] == doubts


@pytest.mark.parametrize(
    "text",
    [
        "Chi 120 triệu đồng, 85 triệu đồng, 240 triệu đồng; tổng thu 520 triệu đồng.",  # of what came in
        "Có 25 cán bộ nữ, 14 đảng viên, 9 người cao tuổi, tổng cộng 40 người.",  # classes that overlap
        "Có 340 thùng táo. Thu 120 thùng cam, 85 thùng quýt, 540 thùng bưởi, gộp lại được 520 thùng.",  # a larger part
    ],
)
def test_a_list_that_may_be_of_something_else(text: str) -> None:
    assert [roles for roles, doubt in claims(text, "total") if doubt] == []
