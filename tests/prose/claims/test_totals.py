"""Totals and their parts: which sums are claimed, which are faults for certain, which only in doubt."""

import pytest
from sentence_claims import Stated, claims


def total(stated: str, *parts: str, doubt: bool = False) -> Stated:
    return {"total": [stated], "parts": list(parts)}, doubt


HOLDS = [
    ("Toàn xã có 120 hộ nghèo (trong đó: thôn Đông 45 hộ, thôn Tây 75 hộ).", total("120", "45", "75")),
    ("Toàn xã có 120 hộ, bao gồm thôn Đông 45 hộ và thôn Tây 75 hộ.", total("120", "45", "75")),
    ("Tỷ lệ đạt 80%, trong đó thôn Đông 50%, thôn Tây 30%.", total("80%", "50%", "30%")),
    ("Có 45 giáo viên gồm 20 giáo viên (12 nữ), 25 giáo viên (11 nữ).", total("45", "20", "25")),
    # all comparable figures of the items, where one of each item does not do
    ("Cấp 60 thẻ, trong đó đợt một 10 thẻ 20 thẻ; đợt hai 30 thẻ.", total("60", "10", "20", "30")),
    # numerators, where the items are fractions
    ("Đã tiêm cho 30 hộ, gồm: thôn Đông 10/15 hộ; thôn Tây 20/25 hộ.", total("30", "10", "20")),
    # the first parts, when a list goes on to something else
    ("Đã cấp 30 thẻ, trong đó thôn Đông 10 thẻ, thôn Tây 20 thẻ, còn 4 em chưa nhận.", total("30", "10", "20")),
    # to the last digit, when all together hold only about
    ("Chi khoảng 300 triệu đồng, gồm: 100 triệu đồng; 200 triệu đồng; 5 triệu đồng.",
     total("300 triệu đồng", "100 triệu đồng", "200 triệu đồng")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), HOLDS)
def test_a_sum_that_holds(text: str, wanted: Stated) -> None:
    assert wanted in claims(text, "total")


CERTAIN = [
    # a sum in a bracket is meant to be complete up to 30 percent, when no other noun is counted
    ("Toàn xã có 1.000 hộ (thôn Đông 460 hộ, thôn Tây 840 hộ).", total("1.000", "460", "840")),
    ("Toàn xã có 1.000 hộ (thôn Đông 300 hộ, thôn Tây 400 hộ).", total("1.000", "300", "400")),
    # behind a word for all parts up to 5 percent
    ("Toàn xã có 1.000 hộ, bao gồm thôn Đông 460 hộ, thôn Tây 590 hộ.", total("1.000", "460", "590")),
    ("Toàn xã có 1.000 hộ, bao gồm thôn Đông 460 hộ, thôn Tây 490 hộ.", total("1.000", "460", "490")),
    ("Xã có 100 nhà (60 trường, 20 trạm).", total("100", "60", "20")),  # each in another noun
    # opposites exhaust a whole
    ("Toàn xã có 1.000 hồ sơ, bao gồm 460 hồ sơ trực tuyến, 240 hồ sơ trực tiếp.", total("1.000", "460", "240")),
]


@pytest.mark.parametrize(("text", "wanted"), CERTAIN)
def test_a_sum_that_must_hold(text: str, wanted: Stated) -> None:
    assert wanted in claims(text, "total")


PROBABLE = [
    # some parts (``trong đó``) up to 1.2 percent
    ("Toàn xã có 1.000 hộ, trong đó thôn Đông 460 hộ, thôn Tây 552 hộ.", total("1.000", "460", "552", doubt=True)),
    ("Tỷ lệ đạt 84,0%, trong đó nam 44,0%, nữ 41,0%.", total("84,0%", "44,0%", "41,0%", doubt=True)),
    # opposites up to 30 percent
    ("Có 1.000 hồ sơ, trong đó 460 hồ sơ trực tuyến, 240 hồ sơ trực tiếp.", total("1.000", "460", "240", doubt=True)),
    ("Có 1.000 hồ sơ, trong đó chưa xử lý 460 hồ sơ, đã xử lý 240 hồ sơ.", total("1.000", "460", "240", doubt=True)),
    # four counts behind a colon up to 5 percent
    ("Đã trồng 200 cây: 50 cây xoài, 60 cây cam, 40 cây bưởi, 60 cây mít.",
     total("200", "50", "60", "40", "60", doubt=True)),
    ("Đã trồng 200 cây: 50 cây xoài, 60 cây cam, 40 cây bưởi, 40 cây mít.",
     total("200", "50", "60", "40", "40", doubt=True)),
    # three list lines up to 5 percent
    ("Cấp tổng số 200 thẻ\n- 100 thẻ đỏ\n- 60 thẻ xanh\n- 50 thẻ vàng", total("200", "100", "60", "50", doubt=True)),
    # ``và`` closes a list behind a word for all parts, up to 30 percent
    ("Xã có 100 trường, gồm 60 trường và 65 trường.", total("100", "60", "65", doubt=True)),
    ("Xã có 100 trường, gồm 60 trường và 140 trường.", total("100", "60", "140", doubt=True)),
    ("Xã có 100 hộ, trong đó thôn Đông 60 hộ, thôn Tây 53 hộ.", total("100", "60", "53", doubt=True)),
    # two digits that changed places, however wide the gap in a bracket
    ("Toàn xã có 1.950 hộ, trong đó thôn Đông 1.200 hộ, thôn Tây 390 hộ.", total("1.950", "1.200", "390", doubt=True)),
    ("Toàn xã có 5.190 hộ (thôn Đông 1.200 hộ, thôn Tây 390 hộ).", total("5.190", "1.200", "390", doubt=True)),
    # amounts that are together more than what holds them
    ("Chi 500 triệu đồng, trong đó chi lương 300 triệu đồng, chi khác 280 triệu đồng.",
     total("500 triệu đồng", "300 triệu đồng", "280 triệu đồng", doubt=True)),
    # things are in one class only
    ("Có 50 xe, trong đó 20 xe đỏ, 20 xe xanh, 20 xe vàng.", total("50", "20", "20", "20", doubt=True)),
    ("Có 100 xe, trong đó 40 xe đỏ, 40 xe xanh, 50 xe vàng.", total("100", "40", "40", "50", doubt=True)),
    # the same lines make up another total
    ("Có 10 trạm, 1.000 người, trong đó\n- Tỉnh: 3 trạm, 600 người\n- Xã: 7 trạm, 700 người",
     total("1.000", "600", "700", doubt=True)),
    ("Cấp tổng số 200 thẻ\n- 100 thẻ đỏ\n- 50 thẻ xanh\n- 40 thẻ vàng", total("200", "100", "50", "40", doubt=True)),
    ("Chi 500 triệu đồng, trong đó trong nước 300 triệu đồng, nước ngoài 250 triệu đồng.",
     total("500 triệu đồng", "300 triệu đồng", "250 triệu đồng", doubt=True)),
    ("Chi 500 triệu đồng, trong đó lương 480 triệu đồng, điện 520 triệu đồng.",  # all of it again
     total("500 triệu đồng", "480 triệu đồng", "520 triệu đồng", doubt=True)),
    ("Chi 5.250 triệu đồng, trong đó lương 3.111 triệu đồng, điện 2.203 triệu đồng.",
     total("5.250 triệu đồng", "3.111 triệu đồng", "2.203 triệu đồng", doubt=True)),
    ("Chi 5 tỷ đồng, trong đó lương 3,0 tỷ đồng, điện 2,7 tỷ đồng.",
     total("5 tỷ đồng", "3,0 tỷ đồng", "2,7 tỷ đồng", doubt=True)),
    ("Xã có 100 đơn vị, gồm 60 trường và 20 trạm.", total("100", "60", "20", doubt=True)),  # kinds of units
    # names with brackets up to 1.2 percent
    ("Có 300 tổ tại các thôn Đông (120), Tây (83), Nam (100).", total("300", "120", "83", "100", doubt=True)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), PROBABLE)
def test_a_sum_that_should_hold(text: str, wanted: Stated) -> None:
    assert wanted in claims(text, "total")


NONE = [
    "Toàn xã có 1.000 hộ (loại khá 460 hộ, loại tốt 841 hộ).",
    "Toàn xã có 1.000 hộ (thôn Đông 300 hộ, thôn Tây 399 hộ).",
    "Toàn xã có 1.000 hộ, bao gồm loại khá 460 hộ, loại tốt 591 hộ.",
    "Toàn xã có 1.000 hộ, trong đó loại khá 460 hộ, loại tốt 553 hộ.",
    "Tỷ lệ đạt 83,0%, trong đó nam 44,0%, nữ 41,0%.",
    "Có 1.000 hồ sơ, trong đó 460 hồ sơ trực tuyến, 239 hồ sơ trực tiếp.",
    "Có 1.000 hồ sơ, trong đó 460 hồ sơ lao động, 240 hồ sơ đất đai.",
    "Đã trồng 200 cây: 50 cây xoài, 60 cây cam, 40 cây bưởi, 39 cây mít.",
    "Đã trồng 200 cây: 70 cây xoài, 60 cây cam, 60 cây mít.",  # three only
    "Cấp tổng số 200 thẻ\n- 100 thẻ đỏ\n- 90 thẻ xanh",  # two lines only
    "Xã có 100 trường, gồm 60 trường và 141 trường.",
    "Xã có 100 trường, gồm 20 trường và 49 trường.",
    "Xã có 100 trường, gồm 60 trường, 65 trường.",  # a list that is not told to its end
    "Xã có 100 nhà, gồm 60 giếng và 65 giếng.",  # in another noun than the total's
    "Chi 500 triệu đồng, trong đó chi lương 300 triệu đồng, chi khác 150 triệu đồng.",  # room for others
    "Có 50 xe, trong đó 30 xe đỏ, 31 xe xanh.",  # two classes only
    "Có 50 hộ, trong đó 20 hộ đỏ, 20 hộ xanh, 20 hộ vàng.",  # a household may be in two classes
    "Có 50 xe, trong đó 20 xe đỏ, 26 xe xanh, 20 xe vàng.",  # more than 30 percent
    "Có 300 tổ tại các thôn Đông (120), Tây (84), Nam (100).",
    "Có 100 xe, gồm 100 xe đỏ và 2 xe xanh.",  # all of them in one class: they overlap
    "Có 100 xe, trong đó 40 xe đỏ, 40 xe xanh, 51 xe vàng.",
    "Có 1.000 người, trong đó\n- Tỉnh: 3 trạm, 600 người\n- Xã: 7 trạm, 700 người",
    "Có 9 trạm, 1.000 người, trong đó\n- Tỉnh: 3 trạm, 600 người\n- Xã: 7 trạm, 700 người",
    "Cấp tổng số 200 thẻ\n- 150 thẻ đỏ\n- 40 thẻ xanh",  # two lines only
    "Cấp tổng số 200 thẻ\n- 100 thẻ đỏ\n- 50 thẻ xanh\n- 39 thẻ vàng",
    "Có 1.000 hồ sơ, trong đó 460 hồ sơ trực tuyến, 240 hồ sơ đất đai.",  # no opposites
    "Có 1.000 hồ sơ, trong đó 460 hồ sơ trực tuyến, 240 hồ sơ trực tuyến.",
    "Chi 500 triệu đồng, trong đó trong nước 300 triệu đồng, nước ngoài 150 triệu đồng.",
    "Chi 500 triệu đồng, trong đó lương 481 triệu đồng, điện 520 triệu đồng.",
    "Chi 5.250 triệu đồng, trong đó lương 3.111 triệu đồng, điện 2.202 triệu đồng.",
    "Chi 500 triệu đồng, trong đó lương 300 triệu đồng.\nMua điện 280 triệu đồng.",
    "Xã có 100 nhà, gồm 60 trường và 20 trạm.",
    "Xã có 100 đơn vị, gồm 60 trường và 20 trường.",
    "Có 0 hộ (thôn Đông 3 hộ, thôn Tây 4 hộ).",
    "Có khoảng 1.250 hộ (thôn Đông 300 hộ, thôn Tây 400 hộ).",
    "Có 1.000 hộ (thôn Đông hơn 300 hộ, thôn Tây 400 hộ).",
    "Số thu tăng 500 triệu đồng (thuế 300 triệu đồng, phí 210 triệu đồng).",  # a change
    "Có 5 lớp, trong đó 2 lớp, 3 bàn, 3 lớp phụ đạo.",
]


@pytest.mark.parametrize("text", NONE)
def test_parts_that_need_not_make_the_total(text: str) -> None:
    assert claims(text, "total", besides="totals_told") == []


def test_a_sum_that_makes_another_total_is_a_fault_of_the_nearer_one() -> None:
    text = "Xã có 12 tổ, 90 thành viên, trong đó thôn Đông 40 thành viên, thôn Tây 50 thành viên."
    assert total("90", "40", "50") in claims(text, "total")
    assert not any(roles["total"] == ["12"] for roles, _ in claims(text, "total"))


def test_figures_between_a_total_and_its_parts_take_them() -> None:
    text = "Có 100 máy tính, hỏng 50 máy in (phòng một 20 máy, phòng hai 21 máy)."
    assert [roles["total"] for roles, _ in claims(text, "total")] == [["50"]]


PARTS = [
    ("Toàn xã có 12 hộ, trong đó 5 hộ nghèo.", ("5", "12")),
    ("Toàn xã có 12 hộ, trong đó 15 hộ nghèo.", ("15", "12")),  # the very same thing, and more of it
    ("Có 304 lao động (131 lao động nữ).", ("131", "304")),
    ("Chi 500 triệu đồng, trong đó lương 700 triệu đồng, điện 20 triệu đồng.", ("700 triệu đồng", "500 triệu đồng")),
    ("Cả xã tổng số 20 thẻ\nthẻ đỏ: 25 thẻ\nthẻ xanh: 3 thẻ", ("25", "20")),
]


@pytest.mark.parametrize(("text", "pair"), PARTS)
def test_a_part_is_no_more_than_its_whole(text: str, pair: tuple[str, str]) -> None:
    part, whole = pair
    assert ({"part": [part], "whole": [whole]}, True) in claims(text, "part")


@pytest.mark.parametrize(
    "text",
    [
        "Có 12 lớp, trong đó 150 học sinh.",  # other things
        "Có 12 lớp, trong đó tổng số 15 lớp.",  # a total of its own
        "Số hộ tăng 12 hộ, trong đó 15 hộ mới.",
        "Tỷ lệ đạt 12%, trong đó thôn Đông 15%.",
        "Chi 500 triệu đồng, trong đó tổng thu 700 triệu đồng, điện 20 triệu đồng.",
    ],
)
def test_a_greater_figure_that_is_no_part(text: str) -> None:
    assert claims(text, "part") == []


def test_opposites_may_stand_behind_their_figures() -> None:
    text = "The office employs 1,150 people, of whom 690 work at {} and 490 in the {}."
    assert [doubt for _, doubt in claims(text.format("headquarters", "regions"), "total")] == [True]
    assert claims(text.format("weekends", "evenings"), "total") == []
