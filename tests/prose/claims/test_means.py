"""Averages: what there is, what it is spread over, and how much comes to each."""

import pytest
from padding import counts
from sentence_claims import claims


@pytest.mark.parametrize(
    ("text", "stated", "factors"),
    [
        ("Mở 5 lớp với 310 học viên, bình quân 62 học viên/lớp.", "310", ["62", "5"]),
        ("Mở 4 lớp, mỗi lớp 45 học viên, tổng số 180 học viên.", "180", ["45", "4"]),
        ("Mở 3 lớp với 100 học viên, bình quân 33 học viên/lớp.", "100", ["33", "3"]),  # rounded to a whole
    ],
)
def test_an_average_that_holds(text: str, stated: str, factors: list[str]) -> None:
    assert claims(text, "product") == [({"stated": [stated], "factors": factors}, False)]


def test_an_average_that_nearly_holds_is_claimed_in_doubt() -> None:
    text = "Mở 4 lớp, mỗi lớp 45 học viên, tổng số 190 học viên."
    assert claims(text, "product") == [({"stated": ["190"], "factors": ["45", "4"]}, True)]


@pytest.mark.parametrize(
    "text",
    [
        "Mở 5 lớp với 310 học viên, mỗi lớp 20 học viên nữ.",  # an average of other ones
        "Cấp 310 tài khoản cho 5 thôn, bình quân 62 học viên/lớp.",
        "Tổ chức 5 hội nghị với 310 đại biểu tham dự.",
    ],
)
def test_figures_that_make_no_average(text: str) -> None:
    assert claims(text, "product") == []


@pytest.mark.parametrize(("total", "found"), [("197", True), ("198", False), ("163", True), ("162", False)])
def test_a_tenth_from_the_only_average_it_is_meant(total: str, found: bool) -> None:
    text = f"Mở 4 lớp, mỗi lớp 45 học viên, có {total} học viên dự."
    assert [doubt for _, doubt in claims(text, "product")] == [True] * found


@pytest.mark.parametrize(("total", "found"), [("233", True), ("234", False), ("127", True), ("126", False)])
def test_a_third_from_the_only_average_a_total_is_meant(total: str, found: bool) -> None:
    text = f"Mở 4 lớp, mỗi lớp 45 học viên, tổng số {total} học viên."
    assert [doubt for _, doubt in claims(text, "product")] == [True] * found


def test_amount_and_base_stand_among_the_nearest_figures() -> None:
    text = "Mở 4 lớp,{} mỗi lớp 45 học viên, tổng số 180 học viên."
    assert len(claims(text.format(counts(7)), "product")) == 1
    assert claims(text.format(counts(8)), "product") == []


@pytest.mark.parametrize(
    "text",
    [
        "Mở 1 lớp, mỗi lớp 45 học viên, tổng số 45 học viên.",
        "Mở 4 lớp, mỗi lớp 45 học viên, tăng 180 học viên.",
        "Mở 4 lớp, mỗi lớp 45 học viên, tổng số 180 giáo viên.",
    ],
)
def test_figures_of_other_things_make_no_average(text: str) -> None:
    assert claims(text, "product") == []


def test_an_average_of_unnamed_things_is_for_each_of_the_fewer() -> None:
    text = "Sixteen rangers led {} walks, an average of 121 apiece."
    wanted = {"stated": ["1,936"], "factors": ["121", "Sixteen"]}
    assert claims(text.format("1,936"), "product") == [(wanted, False)]
    assert claims(text.format("2,936"), "product") == [({**wanted, "stated": ["2,936"]}, True)]
    assert claims(text.format("9,574"), "product") == []


def test_people_to_the_square_mile() -> None:
    text = "The isle has 21,460 people on 1,450 square miles, or {} people to the square mile."
    assert [doubt for _, doubt in claims(text.format("14.8"), "product")] == [False]
    assert [doubt for _, doubt in claims(text.format("18.4"), "product")] == [True]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kho phát 960 thùng cho 24 chốt, mỗi chốt 40 thùng.", [False]),
        ("Kho phát 960 thùng cho 24 chốt, mỗi chốt 50 thùng.", [True]),
        ("Kho phát 960 thùng cho 24 chốt, mỗi chốt phải trả 50 thùng.", []),  # something else of each
        ("Kho phát 960 thùng cho 24 chốt, mỗi chốt 50 thùng theo quy định.", []),
        ("Kho có 960 thùng, 24 chốt, 15 xe, mỗi chốt 50 thùng.", []),  # there is more in the sentence
        ("Bơm đạt 960 m3/giờ cho 24 ruộng, mỗi ruộng 50 m3/giờ.", [True]),  # both an hour
        ("The fund paid $48,000 to 30 families, or $2,000 a family.", [True]),
        ("The fund paid $48,000 to 30 families, up to $2,000 a family.", []),
    ],
)
def test_what_comes_to_each_behind_all_else_of_its_sentence(text: str, found: list[bool]) -> None:
    assert [doubt for _, doubt in claims(text, "product")] == found


def test_what_is_told_for_each_of_a_list() -> None:
    text = "Dân góp 720 cây tre, 288 ngày công; 24 hộ tham gia, bình quân mỗi hộ 30 cây tre và {} ngày công."
    assert [doubt for _, doubt in claims(text.format(12), "product")] == [False, False]
    assert [doubt for _, doubt in claims(text.format(15), "product")] == [False, True]


def test_what_is_nearly_so_much_for_each_has_both_ends() -> None:
    text = "Có 240 cuốn ở 8 giá, trung bình mỗi giá gần {} cuốn."
    assert [doubt for _, doubt in claims(text.format(31), "product")] == [False]
    assert [doubt for _, doubt in claims(text.format(40), "product")] == [True]
