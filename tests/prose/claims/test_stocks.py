"""Accounts: what there was, what came, what went, and what there is."""

import pytest
from sentence_claims import claims

ACCOUNT = "Đầu năm có 312 hội viên, kết nạp 14, thôi sinh hoạt 6, cuối năm còn {} hội viên."


@pytest.mark.parametrize(("closing", "found"), [("320", [False]), ("230", [True]), ("457", [True]), ("458", [])])
def test_an_account_that_holds_or_is_meant_to(closing: str, found: list[bool]) -> None:
    assert [doubt for _, doubt in claims(ACCOUNT.format(closing), "flow")] == found


def test_what_went_is_taken_off() -> None:
    [(roles, doubt)] = claims(
        "Tồn đầu kỳ 40,0 triệu đồng, thu 61,5 triệu đồng, chi 30,2 triệu đồng, dư 71,3 triệu đồng.", "flow"
    )
    assert roles == {
        "total": ["71,3 triệu đồng"],
        "parts": ["40,0 triệu đồng", "61,5 triệu đồng"],
        "less": ["30,2 triệu đồng"],
    }
    assert not doubt


def test_an_account_may_stand_in_lines() -> None:
    lines = [
        "Tồn quỹ đầu năm: 12 triệu đồng.",
        "Thu: 30 triệu đồng.",
        "Chi: 28 triệu đồng.",
        "Tồn cuối năm: 14 triệu đồng.",
    ]
    text = "\n".join(f"- {line}" for line in lines)
    assert [doubt for _, doubt in claims(text, "flow")] == [False]


@pytest.mark.parametrize(
    "text",
    [
        "9 tháng đầu năm thu 40 triệu đồng, chi 30 triệu đồng, dư 12 triệu đồng.",  # no opening figure
        "Đầu năm có 312 hội viên, kết nạp 14, có 9 hội viên nữ, cuối năm còn 300 hội viên.",  # one of no role
        "Đầu năm có 312 hội viên, cuối năm còn 300 hội viên.",  # nothing came or went
        "Đầu năm có 312 hội viên, kết nạp 14 đoàn, cuối năm còn 300 hội viên." + " rất" * 80,
    ],
)
def test_figures_that_are_no_account(text: str) -> None:
    assert [found for found in claims(text, "flow") if found[1]] == []


OPEN = "Đầu năm có 1.284 hội viên, {}, cuối năm có {} hội viên."


@pytest.mark.parametrize(
    ("movements", "end", "told"),
    [
        ("lên đường 37 hội viên, trở về 58 hội viên", "1.305", [["1.284", "58"]]),
        ("lên đường 37 hội viên, trở về 58 hội viên", "1.306", []),
        ("lên đường 37 hội viên, trở về 58 hội viên, về hưu 20 hội viên, đi xa 4 hội viên", "1.281", []),  # too many
    ],
)
def test_movements_that_no_word_names_came_or_went_as_one_way_makes_it_hold(
    movements: str, end: str, told: list[list[str]]
) -> None:
    found = claims(OPEN.format(movements, end), "flow", besides="rests remainders")
    assert [roles["parts"] for roles, _ in found] == told


@pytest.mark.parametrize(
    "text",
    [
        "Kho có mặt ngày 01/01 là 812 tấn; nhập kho 450 tấn; hao hụt 96 tấn; hiện 1.066 tấn.",
        "Tồn quý trước 812 tấn, được cấp thêm 450 tấn, bàn giao 96 tấn, sau cùng còn 1.066 tấn.",
        "Opening reserves of 812 tonnes, plus 450 tonnes and less 96 tonnes, gives closing reserves of 1,066 tonnes.",
    ],
)
def test_other_ways_to_tell_what_there_was_and_is(text: str) -> None:
    assert [doubt for _, doubt in claims(text, "flow")] == [True]


@pytest.mark.parametrize(
    ("text", "doubts"),
    [
        ("Membership stood at 1,320 in January; 140 people joined, 95 left, and the year ended with 1,375.", [True]),
        ("Membership stood at 1,320 in January; 140 people joined, 95 left, and the year ended with 1,365.", [False]),
        ("Đầu khóa có 64 em, giữa khóa 5 em sang trường khác, thêm 3 em mới, cuối khóa còn 66 em.", [True]),
        ("Đầu khóa có 64 em, giữa khóa 5 em sang trường khác, thêm 3 em mới, cuối khóa còn 62 em.", [False]),
    ],
)
def test_an_account_whose_first_figure_is_what_there_was(text: str, doubts: list[bool]) -> None:
    assert [doubt for roles, doubt in claims(text, "flow") if "less" in roles] == doubts
